"""A visit as a frozen value, and the rules by which it goes on. Pure."""
