"""Reads the Screen to ears: what is said in which order, and six keys to go about in it. Knows no sound and no Qt."""
