"""A headphone jack made of software."""
