"""The long forms of what the tests do at small counts: each file has `TIMES` and `run(times, seed)`."""
