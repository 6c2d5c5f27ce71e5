"""Sizes, colours, and who is reading."""
