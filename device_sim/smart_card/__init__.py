"""A reader for chip cards and social-security cards made of software."""
