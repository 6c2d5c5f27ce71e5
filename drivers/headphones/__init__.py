"""A headphone jack: whether headphones are plugged in."""
