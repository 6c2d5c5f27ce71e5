"""Draws the papers that a visit asks for by name. Knows where templates are; knows no printer and no visit.

A page has the name of the service whose folder holds its `page.toml`. A slip has the name of a template that all
services share (`kiosk/papers/slips`), or, with `-slip` behind it, of the service whose folder holds a `slip.toml`.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from drivers.api.receipt_printer import Receipt, ReceiptElement, ReceiptPair, ReceiptText
from kiosk.model.frozen import dataclass
from kiosk.model.preferences import DisplayPreferences
from kiosk.model.text import Text
from kiosk.papers.fonts import PaperFonts
from kiosk.papers.large import enlarged
from kiosk.papers.lettering import Lettering
from kiosk.papers.official_page import official_page
from kiosk.papers.paper_data import BOTH, PrintPlace, paper_data
from kiosk.papers.slip import slip
from kiosk.papers.template_file import read_page, read_slip
from kiosk.papers.templates import page_file, slip_file

PAGE_LANGUAGE = "zh-Hans"  # certificates are official papers; slips are in the citizen's own language


@dataclass(frozen=True)
class Papers:
    """The papers of one terminal. `services`: the folder of all services. `says`: how each language says a sentence."""

    services: Path
    says: Callable[[str], Callable[[Text], str]]
    fonts: PaperFonts
    lettering: Lettering
    place: PrintPlace
    now: Callable[[], datetime]

    def page(self, name: str, data: Mapping[str, Any]) -> tuple[bytes, int]:
        """A PDF and its number of sheets. LookupError: no such page, or something is missing in `data`.

        ValueError: it cannot be drawn from what `data` holds. UnwritableError: there is a character that no font has.
        """
        assert name
        template = read_page(page_file(self.services, name))
        filled = paper_data(data, self.place, self.now(), BOTH)
        pdf, sheets = official_page(template, name, filled, self.says(PAGE_LANGUAGE), self.fonts)
        assert pdf.startswith(b"%PDF-")
        return pdf, sheets

    def slip(
        self, name: str, data: Mapping[str, Any], preferences: DisplayPreferences, *, unasked: bool = False
    ) -> Receipt:
        """A slip in the citizen's language, in large print for whoever reads that. `data` names its `service`.

        `unasked`: nobody knows whether the printer prints it. Then its last line lets the reader know that it is whole.
        A character that no font has is spelled out by its code. LookupError and ValueError as for `page`.
        """
        assert name
        template = read_slip(slip_file(self.services, name))
        filled = paper_data(data, self.place, self.now(), preferences.language)
        say = self.says(preferences.language)
        written = slip(template, filled["service"], filled, say)
        if unasked:
            written += (ReceiptText(say(Text("paper-slip-unasked")), scale=2),)
        drawn = tuple(map(self._spelled, written))
        printed = enlarged(drawn) if preferences.elder else drawn
        assert len(printed) >= len(drawn)
        return printed

    def _spelled(self, element: ReceiptElement) -> ReceiptElement:
        match element:
            case ReceiptText(text=text):
                return replace(element, text=self.lettering.spelled(text))
            case ReceiptPair(value=value):
                return replace(element, value=self.lettering.spelled(value))
        return element
