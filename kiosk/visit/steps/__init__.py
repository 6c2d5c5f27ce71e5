"""The kinds of step a visit is made of, one a file. Pure."""
