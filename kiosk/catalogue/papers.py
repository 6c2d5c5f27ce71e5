"""The names of the papers a catalogue file may ask for. Their drawing is loaded later, because it is heavy."""

TEMPLATES = frozenset({"social-insurance-certificate", "certificate-slip", "application-slip", "claim-slip"})
