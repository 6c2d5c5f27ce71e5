"""What the receipt printer prints for each template: data to elements. Knows no printer and no language.

Names and identity numbers are masked: slips lie about. The printer's own characters are 3 mm high, 8.5 points, so all
that is to be read is twice as high. Every template needs `terminal`, its `help_phone` and
`printed_at` (YYYY-MM-DD HH:MM) of this print; KeyError where something is missing.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from drivers.api.receipt_printer import (
    Align,
    Receipt,
    ReceiptElement,
    ReceiptFeed,
    ReceiptPair,
    ReceiptQr,
    ReceiptRule,
    ReceiptText,
)
from kiosk.model.masking import masked
from kiosk.model.text import Text

Say = Callable[[Text], str]
Data = Mapping[str, Any]

CLAIM_DAYS = 30


def application_slip(data: Data, say: Say) -> Receipt:
    """`data`: number, qr (the text of the code), name, service (its id)."""
    return (
        *_head("application", data["service"], say),
        *_number("application-number", data["number"], say),
        ReceiptQr(data["qr"]),
        _centred(say(Text("paper-application-follow"))),
        ReceiptRule(),
        _pair("name", masked(data["name"], "name"), say),
        *_made(data, say),
        ReceiptRule(),
        *_paragraphs("application-done", ("application-kept",), say),
        ReceiptFeed(),
        *_paragraphs("application-open", ("application-undecided", "application-undelivered"), say),
        *_foot(data, say),
    )


def certificate_slip(data: Data, say: Say) -> Receipt:
    """`data`: certificate, as the office prepared it: number, name, id_number, issued_on, verify_url."""
    certificate = _certificate(data)
    return (
        *_head("certificate-slip", "social-insurance-certificate", say),
        *_number("certificate-slip-number", certificate["number"], say),
        *_person(certificate, say),
        _pair("issued-on", certificate["issued_on"], say),
        *_made(data, say),
        ReceiptRule(),
        _sentence("certificate-slip-printed", say),
        ReceiptFeed(),
        ReceiptQr(certificate["verify_url"]),
        _centred(say(Text("paper-certificate-slip-verify"))),
        *_foot(data, say),
    )


def claim_slip(data: Data, say: Say) -> Receipt:
    """The certificate did not come out. `data`: certificate (number, name, id_number), and the problem's `code`."""
    certificate = _certificate(data)
    until = date.fromisoformat(data["printed_at"][:10]) + timedelta(days=CLAIM_DAYS)
    return (
        *_head("claim", "social-insurance-certificate", say),
        _sentence("claim-failed", say, bold=True),
        _sentence("claim-void", say, number=certificate["number"]),
        ReceiptFeed(),
        _sentence("claim-again", say, bold=True, date=_written(until, say)),
        _sentence("claim-nothing-else", say),
        ReceiptRule(),
        *_person(certificate, say),
        *_made(data, say),
        *([_pair("code", data["code"], say)] if data.get("code") else []),
        *_foot(data, say),
    )


def in_letters_of(language: str, data: Data) -> Data:
    """The same with the name as a reader of this language writes it, where the card has one in Latin letters."""
    latin = data.get("english_name")
    return {**data, "name": latin} if latin and language != "zh-Hans" else data


TEMPLATES: Mapping[str, Callable[[Data, Say], Receipt]] = {
    "application-slip": application_slip,
    "certificate-slip": certificate_slip,
    "claim-slip": claim_slip,
}


def _certificate(data: Data) -> dict[str, Any]:
    return {**data.get("certificate", {}), **data}


def _head(paper: str, service: str, say: Say) -> tuple[ReceiptElement, ...]:
    return (
        ReceiptText(say(Text(f"paper-{paper}-title")), scale=2, bold=True, align=Align.CENTRE),
        _centred(say(Text(f"service-{service}"))),
        ReceiptRule(),
    )


def _number(label: str, number: str, say: Say) -> tuple[ReceiptElement, ...]:
    return (
        _centred(say(Text(f"paper-{label}"))),
        ReceiptText(number, scale=2, bold=True, align=Align.CENTRE),
        ReceiptFeed(),
    )


def _person(certificate: Data, say: Say) -> tuple[ReceiptElement, ...]:
    return (
        _pair("name", masked(certificate["name"], "name"), say),
        _pair("id-number", masked(certificate["id_number"], "number"), say),
    )


def _made(data: Data, say: Say) -> tuple[ReceiptElement, ...]:
    return _pair("time", data["printed_at"], say), _pair("terminal", data["terminal"], say)


def _paragraphs(title: str, keys: tuple[str, ...], say: Say) -> tuple[ReceiptElement, ...]:
    return (
        _sentence(title, say, bold=True),
        *(_sentence(key, say) for key in keys),
    )


def _foot(data: Data, say: Say) -> tuple[ReceiptElement, ...]:
    return (
        ReceiptRule(),
        _centred(say(Text("paper-slip-help", {"phone": data["help_phone"]}, private=False))),
        _centred(say(Text("paper-slip-demonstration"))),
    )


def _pair(label: str, value: str, say: Say) -> ReceiptPair:
    return ReceiptPair(say(Text(f"paper-slip-{label}")), value, tall=True)


def _sentence(key: str, say: Say, *, bold: bool = False, **args: str) -> ReceiptText:
    return ReceiptText(say(Text(f"paper-{key}", args, private=True)), bold=bold, tall=True)


def _centred(text: str) -> ReceiptText:
    return ReceiptText(text, align=Align.CENTRE, tall=True)


def _written(day: date, say: Say) -> str:
    parts = {"year": str(day.year), "month": str(day.month), "day": str(day.day)}
    return say(Text("paper-date", parts, private=True))
