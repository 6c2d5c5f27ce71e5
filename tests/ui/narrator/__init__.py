"""What is said of a screen, and six keys."""
