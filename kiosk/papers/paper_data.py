"""Gathers what a paper says: what the visit knows, and where and when it is printed. Pure; knows no template."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kiosk.model.frozen import dataclass

LATIN = "english_name"  # the name as a card writes it in Latin letters
BOTH = ""  # in place of a language: the paper shows every name there is


@dataclass(frozen=True, slots=True)
class PrintPlace:
    """The terminal that prints, and whom to call there."""

    terminal: str
    help_phone: str


def paper_data(given: Mapping[str, Any], place: PrintPlace, printed_at: datetime, language: str) -> dict[str, Any]:
    """`given` laid flat (the parts of an answer beside single values), with `terminal`, `help_phone` and `printed_at`
    (YYYY-MM-DD HH:MM).

    `name` is as a reader of `language` writes it, where the card has one in Latin letters, or for BOTH both of them.
    """
    assert place.terminal
    data: dict[str, Any] = {}
    for name, value in given.items():
        data.update(value if isinstance(value, Mapping) else {name: value})
    if data.get(LATIN) and not language.startswith("zh"):
        names = (data.get("name"), data[LATIN]) if language == BOTH else (data[LATIN],)
        data["name"] = " ".join(filter(None, names))
    filled = {
        **data,
        "terminal": place.terminal,
        "help_phone": place.help_phone,
        "printed_at": f"{printed_at:%Y-%m-%d %H:%M}",
    }
    assert filled.keys() >= data.keys()
    assert filled["terminal"] == place.terminal  # whatever was given
    return filled
