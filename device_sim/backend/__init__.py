"""The departments' back end, simulated behind real HTTP. Knows the contract, nothing of the terminal's code."""
