"""The cards of the dock, one a device."""
