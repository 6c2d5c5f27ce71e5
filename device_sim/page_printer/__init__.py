"""An A4 printer made of software."""
