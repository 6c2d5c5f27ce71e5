"""A keypad made of software."""
