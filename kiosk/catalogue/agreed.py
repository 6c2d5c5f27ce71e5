"""What the back end has agreed to (docs/backend-api.md): questions it answers, records it takes. Pure."""

QUERIES = frozenset({"social-insurance-certificate", "old-age-allowance-prefill"})
RECORDS = frozenset(
    {
        "certificate_requested",
        "certificate_issued",
        "certificate_uncertain",
        "certificate_spoiled",
        "application_submitted",
        "receipt_printed",
        "help_requested",
    }
)


def uncertain(opening: str) -> str:
    """The kind of record that says of an opened one that nobody knows how it ended."""
    return f"{opening.rpartition('_')[0]}_uncertain"
