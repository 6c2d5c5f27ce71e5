"""Which version this is: the one place that says so. pyproject.toml reads it when a package is built.

Asking the installed package instead (importlib.metadata) costs 10 ms of the start.
"""

VERSION = "0.1.0"
