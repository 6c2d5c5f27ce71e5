"""The process that plays: looks up clips, stretches and levels them, and feeds `aplay`."""
