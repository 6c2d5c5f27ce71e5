"""What happened at this terminal, without personal data."""
