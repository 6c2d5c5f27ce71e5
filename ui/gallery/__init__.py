"""Every screen as a picture, with invented services."""
