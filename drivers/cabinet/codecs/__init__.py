"""How boards are spoken to, one file a protocol."""
