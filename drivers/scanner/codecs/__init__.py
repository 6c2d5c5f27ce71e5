"""What scanners of other kinds send and understand, bytes to values and back. Pure."""
