"""Every slip with its own data, and how its text is read."""

from typing import Any

from drivers.api.receipt_printer import Receipt, ReceiptPair, ReceiptText
from kiosk.model.preferences import DisplayPreferences
from tests.kiosk.paper_samples import CERTIFICATE, PAPERS, certificate

LANGUAGES = ["zh-Hans", "en"]
PERSON = {"certificate": certificate(), "id_number": "440106195803120012", "service": CERTIFICATE}
DATA: dict[str, dict[str, Any]] = {
    "application-slip": {
        "number": "GZ0117-20261123-0042-7",
        "qr": "SUIZHU1|GZ0117-20261123-0042-7|ABCDEFGH",
        "name": "陈志明",
        "service": "disability-subsidies",
    },
    "certificate-slip": PERSON,
    "claim-slip": {**PERSON, "code": "PAG-01"},
}


def slip(name: str, language: str = "zh-Hans", **changes: Any) -> Receipt:
    return PAPERS.slip(name, {**DATA[name], **changes}, DisplayPreferences(language=language))


def read(receipt: Receipt) -> str:
    lines = []
    for element in receipt:
        match element:
            case ReceiptText(text=text):
                lines.append(text)
            case ReceiptPair(label=label, value=value):
                lines.append(f"{label} {value}")
    return "\n".join(lines)
