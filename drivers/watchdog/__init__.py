"""A watchdog of the machine: it restarts the machine where nobody feeds it in time."""
