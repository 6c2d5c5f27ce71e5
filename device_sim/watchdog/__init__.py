"""A watchdog and a service manager made of software."""
