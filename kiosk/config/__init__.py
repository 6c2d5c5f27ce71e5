"""What a terminal is set to, and the rules for it. Pure but for reading the file."""
