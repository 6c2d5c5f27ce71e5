"""The visit: what a citizen is taken through. Everything but the shell files is pure."""
