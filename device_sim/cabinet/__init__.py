"""A board with relays, made of software."""
