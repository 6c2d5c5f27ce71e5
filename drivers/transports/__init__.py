"""Ways to a device: what carries its bytes."""
