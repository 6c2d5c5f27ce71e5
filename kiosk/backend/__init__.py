"""The line to the back end: requests, signatures, answers. Knows no visit and no screen."""
