"""The running terminal: machine, window and what joins them."""
