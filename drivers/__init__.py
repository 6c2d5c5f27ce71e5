"""Device drivers: codec, transport, driver. Nothing in here knows what a visit or a citizen is."""
