"""The product on a real kernel: a Debian guest in QEMU into which USB devices made of software are plugged.

Not part of the ordinary tests: `sh packaging/test.sh --vm` runs it. See docs/adr, "A real kernel in a virtual machine".
"""
