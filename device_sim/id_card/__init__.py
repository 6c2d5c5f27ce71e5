"""An identity-card module made of software."""
