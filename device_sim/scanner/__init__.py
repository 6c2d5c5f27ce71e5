"""A scan engine made of software."""
