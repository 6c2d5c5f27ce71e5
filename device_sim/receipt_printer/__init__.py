"""A receipt printer made of software: commands in, paper out."""
