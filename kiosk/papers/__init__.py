"""Papers by template name: A4 pages and receipts. Pure: data and words in, bytes or elements out."""

from collections.abc import Callable, Mapping
from typing import Any

from kiosk.model.text import Text
from kiosk.papers.fonts import PaperFonts
from kiosk.papers.large import enlarged
from kiosk.papers.official_page import certificate_pdf
from kiosk.papers.slip import TEMPLATES, in_letters_of

PAGES: Mapping[str, Callable[[Mapping[str, Any], Callable[[Text], str], PaperFonts], bytes]] = {
    "social-insurance-certificate": certificate_pdf,
}

__all__ = ["PAGES", "TEMPLATES", "PaperFonts", "enlarged", "in_letters_of"]
