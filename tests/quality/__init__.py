"""The quality scale of docs/quality.md: what devices and services reach, and whether what they claim is there."""
