"""Devices made of software: they speak the same bytes as the real ones, so the real drivers drive them."""
