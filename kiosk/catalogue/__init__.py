"""How services are read from their folders, and checked."""
