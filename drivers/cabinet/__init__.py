"""The board in the cabinet: relays for the lamps beside the devices."""
