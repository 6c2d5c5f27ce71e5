"""The terminal's own queue of records: where it lies, how it is looked after and told of."""
