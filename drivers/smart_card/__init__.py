"""A reader for chip cards: social-security cards."""
