"""A camera made of a folder."""
