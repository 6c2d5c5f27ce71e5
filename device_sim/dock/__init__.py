"""The dock: a window in which a visitor plays the physical world around the terminal."""
