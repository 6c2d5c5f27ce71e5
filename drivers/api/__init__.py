"""What every kind of device offers, one file a kind. Protocols and values only."""
