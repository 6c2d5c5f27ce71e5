"""What a recogniser of speech understands of whole spoken journeys. By hand: see docs/listening.md."""
