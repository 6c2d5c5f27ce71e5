"""The table of problems: codes, sentences, what a technician does."""
