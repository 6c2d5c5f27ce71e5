"""The papers a catalogue file may ask for. Their drawing is loaded later, because it is heavy."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """One template. `needs`: the names that its data must hold, whether given one by one or as parts of a fact."""

    on_slip: bool
    needs: frozenset[str]


PAPERS: Mapping[str, Paper] = {
    "social-insurance-certificate": Paper(
        on_slip=False,
        needs=frozenset({"number", "issued_on", "name", "id_number", "verify_code", "verify_url", "insurances"}),
    ),
    "certificate-slip": Paper(
        on_slip=True, needs=frozenset({"number", "issued_on", "name", "id_number", "verify_url"})
    ),
    "claim-slip": Paper(on_slip=True, needs=frozenset({"number", "name", "id_number"})),
    "application-slip": Paper(on_slip=True, needs=frozenset({"number", "qr", "name", "service"})),
}
