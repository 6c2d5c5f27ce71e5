"""Pages of a visit: drawn before anything is written down, compared with the person before a printer gets a byte.

Knows how papers are drawn only by what is lent to it; knows no printer.
"""

import hmac
import traceback
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from kiosk.model.effects import PrintPage
from kiosk.model.mark import mark
from kiosk.papers.subject import subject_of

D = TypeVar("D")
Draw = Callable[[str, Mapping[str, Any]], tuple[bytes, int]]  # template, data -> PDF and its number of sheets
Digest = Callable[[str, str], str]  # number on the chip, visit -> the digest that names this person's paper


class PaperError(Exception):
    """A paper could not be drawn; nothing has been sent to a printer. The message names no person."""


class ForeignPaperError(Exception):
    """The paper that was drawn is not the one of this person and this visit; nothing has been sent to a printer."""


class Pages:
    """Keeps the page that was drawn last, until it is printed."""

    def __init__(self, draw: Draw, digest: Digest) -> None:
        self._draw = draw
        self._digest = digest
        self._kept: tuple[str, PrintPage, tuple[bytes, int]] | None = None

    def prepare(self, page: PrintPage, visit: str) -> None:
        """Draw it now and keep it. PaperError, ForeignPaperError: there is no page to be printed."""
        drawn_page = drawn(lambda: self._draw(page.template, page.data))
        self._check(drawn_page[0], page, visit)
        self._kept = visit, page, drawn_page

    def take(self, page: PrintPage, visit: str) -> tuple[bytes, int]:
        """The PDF and its number of sheets, as it was prepared or drawn now. PaperError, ForeignPaperError."""
        kept, self._kept = self._kept, None
        if kept is None or kept[:2] != (visit, page):
            self.prepare(page, visit)
            return self.take(page, visit)
        self._check(kept[2][0], page, visit)
        return kept[2]

    def _check(self, pdf: bytes, page: PrintPage, visit: str) -> None:
        """Terminals have printed papers of others, where two answers crossed: what the document itself says counts."""
        if not hmac.compare_digest(subject_of(pdf), self._digest(page.subject, visit)):
            mark("foreign-paper-refused")
            raise ForeignPaperError


def drawn(draw: Callable[[], D]) -> D:
    """The paper. PaperError: it cannot be drawn from what it is to show."""
    try:
        return draw()
    except Exception as error:  # any at all: whoever orders the paper is told that there is none
        where = "".join(traceback.format_tb(error.__traceback__, limit=-2))
        raise PaperError(f"{type(error).__name__}\n{where}") from error  # not its message: it may quote data
