"""What the back end has agreed to (docs/backend-api.md): questions it answers, records it takes. Pure."""

import re
from collections.abc import Mapping
from typing import Any

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_DAY = re.compile(_MONTH.pattern + r"-(0[1-9]|[12][0-9]|3[01])")
# Those a certificate has words for: it is refused before anything is written down, not when paper is to come out.
_KIND = re.compile("pension|medical|unemployment|injury|maternity")
_STATUS = re.compile("paying|paused|receiving")
_INSURANCE = {"kind": _KIND, "status": _STATUS, "from": _MONTH, "to": _MONTH, "months": int, "employer": str}
_APPLICATION = {"number": str, "kind": str, "state": str, "since": str}
# What an answer must hold: a type, a pattern of a whole text, {name: shape}, or [shape] for a list of them.
ANSWERS: Mapping[str, Any] = {
    "social-insurance-certificate": {
        "number": str,
        "issued_on": _DAY,
        "name": str,
        "id_number": str,
        "verify_code": str,
        "verify_url": str,
        "insurances": [_INSURANCE],
    },
    "old-age-allowance-prefill": {"phone": str, "has_social_security_card": bool, "receives_elsewhere": bool},
    "applications": {"applications": [_APPLICATION]},
    "application": {**_APPLICATION, "genuine": bool},
}
# What an answer says of the one who was asked about must be what was asked: no paper for somebody else.
ECHOED = frozenset({"id_number", "name", "number"})
# The questions a catalogue file may ask, with what must be sent; the others of ANSWERS are the terminal's own.
QUERIES: Mapping[str, frozenset[str]] = {
    "social-insurance-certificate": frozenset({"id_number", "name"}),
    "old-age-allowance-prefill": frozenset({"id_number"}),
}
# The kinds of records, with what each must hold. Whatever else a service wants to tell may be added.
RECORDS: Mapping[str, frozenset[str]] = {
    "certificate_requested": frozenset({"number"}),
    "certificate_issued": frozenset({"number"}),
    "certificate_uncertain": frozenset({"number"}),
    "certificate_spoiled": frozenset({"number"}),
    "application_submitted": frozenset({"id_number", "service"}),
    "receipt_printed": frozenset({"number"}),
    "help_requested": frozenset(),
}


def uncertain(opening: str) -> str:
    """The kind of record that says of an opened one that nobody knows how it ended."""
    return f"{opening.rpartition('_')[0]}_uncertain"
