"""The user interface: shows one Screen value at a time, in the reader's size, contrast and language."""
