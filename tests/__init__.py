"""Tests: they mirror the rooms, and flows/ and bench/ run the whole."""
