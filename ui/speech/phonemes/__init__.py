"""What is said as the symbols of sounds that a synthesiser speaks. The kiosk's own process imports none of it."""
