"""What the handlers work with: drivers, outbox and office by their protocols, and what else a terminal lends them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from drivers.api.id_card import IdCardReader
from drivers.api.page_printer import PagePrinter
from drivers.api.receipt_printer import Receipt, ReceiptPrinter
from drivers.api.scanner import CodeScanner
from kiosk.model.effects import (
    AskBackend,
    Effect,
    FindApplication,
    PrintPage,
    PrintReceipt,
    ReadIdCard,
    Record,
    ScanCode,
)
from kiosk.model.events import Interrupted
from kiosk.model.frozen import dataclass
from kiosk.model.preferences import DisplayPreferences
from kiosk.model.problem import Problem
from kiosk.papers.lettering import Lettering
from offline_cache.entry import Entry

WORKER_FOR: Mapping[type[Effect], str] = {
    ReadIdCard: "id_card",
    ScanCode: "scanner",
    PrintReceipt: "receipt_printer",
    PrintPage: "page_printer",
    AskBackend: "backend",
    FindApplication: "backend",
    Record: "outbox",
}
"""By whom it is done, and so which need cannot be met when it fails."""


class DrawsSlip(Protocol):
    def __call__(
        self, name: str, data: Mapping[str, Any], preferences: DisplayPreferences, *, unasked: bool = ...
    ) -> Receipt:
        """Draws a slip. `unasked`: for a printer of which nobody will know whether it prints it."""
        ...


class Office(Protocol):
    """The back end, as far as a visit needs it."""

    def ask(self, query: str, data: Mapping[str, Any], key: str) -> Mapping[str, Any]: ...


class RecordStore(Protocol):
    """The outbox, as far as a visit needs it."""

    def put(
        self,
        kind: str,
        payload: Mapping[str, Any],
        *,
        visit: str,
        key: str,
        number: str = "",
        numbered: bool = False,
        closes: str = "",
    ) -> Entry: ...

    def find(self, number: str) -> str | None: ...

    def pending(self, predicate: Callable[[Entry], bool]) -> Sequence[Entry]: ...


class PrintsUnderWay(Protocol):
    """Which paper is being printed for whom, by the number on the chip, and which ones a stop has interrupted."""

    def begin(self, person: str, number: str) -> None: ...

    def end(self, number: str) -> None: ...

    def of(self, person: str) -> Interrupted | None: ...


@dataclass(frozen=True)
class Ports:
    """Everything the handlers work with, wired once at the top."""

    id_card: IdCardReader | None
    scanner: CodeScanner | None
    receipt_printer: ReceiptPrinter | None
    page_printer: PagePrinter | None
    office: Office
    records: RecordStore
    record_added: Callable[[], None]  # something new waits for delivery
    attended: Callable[[], None]  # somebody is there
    untimely: Callable[[], Problem | None]  # why no acceptance number is given out now
    terminal: str
    receipt_mac: Callable[[str], str]  # the proof on receipts of this terminal
    code_text: Callable[[bytes], str]  # ValueError: not acceptable content
    page: Callable[[str, Mapping[str, Any]], tuple[bytes, int]]  # template, data -> PDF and its number of pages
    subject: Callable[[str, str], str]  # number on the chip, visit -> the digest that names this person's paper
    lettering: Lettering
    prints: PrintsUnderWay
    slip: DrawsSlip
