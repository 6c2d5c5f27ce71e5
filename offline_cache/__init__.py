"""The durable outbox and its delivery. Knows no device, no screen and no network."""
