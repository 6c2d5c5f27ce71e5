"""The simulated terminal: real rooms on virtual time, one task at a time, everything from one seed."""
