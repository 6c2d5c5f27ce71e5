"""For whoever mends the terminal: how every part is, and what can be done about it."""
