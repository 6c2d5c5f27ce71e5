"""Device drivers: codec, transport, driver. Nothing in here knows what a visit or a citizen is.

Marks after a fact say how sure it is: [A] two independent sources or more, [B] one good source, [C] one weak source,
[U] unverified without hardware.
"""
