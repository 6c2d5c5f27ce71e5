"""Handlers with real drivers over simulated wires and a real outbox. Jobs are done at once; no thread, no waiting."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from device_sim.id_card.reader import SimIdCardReader
from device_sim.page_printer.printer import SimPagePrinter
from device_sim.port import Emit, Loopback
from device_sim.receipt_printer.printer import SimReceiptPrinter
from device_sim.scanner.engine import SimHexScanner
from drivers.id_card.driver import SdtReader
from drivers.page_printer.driver import IppPrinter
from drivers.receipt_printer.driver import EscPosPrinter
from drivers.receipt_printer.raster import TERMINAL_FACES, GlyphRaster
from drivers.scanner.content import text_of
from drivers.scanner.driver import HexScanner
from kiosk.app.lettering import lettering_of
from kiosk.backend.replies import GatewayError
from kiosk.backend.signing import Signer
from kiosk.config.settings import Fonts
from kiosk.model.effects import Effect, Order, PrintPage, PrintReceipt
from kiosk.model.events import Answer, Event, Failed
from kiosk.model.problem import Problem
from kiosk.papers.subject import subject_mark
from kiosk.queue.interrupted import InterruptedPrints
from kiosk.runtime.availability import Availability
from kiosk.runtime.handlers import Handlers
from kiosk.runtime.ports import Ports
from kiosk.runtime.threads import Threads
from kiosk.runtime.workers import Job
from offline_cache.db import Database, open_database
from offline_cache.outbox import Outbox
from offline_cache.sealing import Sealer
from tests.drivers.page_printer.pages import blank_pdf
from tests.drivers.page_printer.printer_time import PrinterTime
from tests.kiosk.paper_samples import PAPERS
from tests.kiosk.play import ALLOWANCE, CERT, CERTIFICATE, CHEN, HUANG

KEY = bytes(range(32))
NOON = 1_795_406_400.0  # 2026-11-23 12:00 in Guangzhou

CODE = "SUIZHU1|GZ0117-20261123-0042-7|CSSQSUIF"
APPLICATION = {"service": ALLOWANCE, "name": HUANG.name, "id_number": HUANG.number}
SLIP = PrintReceipt("claim-slip", {"certificate": CERTIFICATE, "code": "PAG-03", "service": CERT})
WHOSE = Signer("GZ0117", KEY).subject(CHEN.number, "v-1")
PAGE = PrintPage("social-insurance-certificate", {"certificate": {**CERTIFICATE, "subject": WHOSE}}, CHEN.number)


def page_of(_template: str, data: Mapping[str, Any]) -> tuple[bytes, int]:
    """Two blank sheets of whoever the data are about."""
    return blank_pdf(2) + f"% {subject_mark(data['certificate']['subject'])}\n".encode(), 2


class AtOnce:
    """A worker without a thread."""

    def do(self, job: Job) -> None:
        job()

    def beat(self) -> None:
        """Nobody looks whether it goes on."""

    def stop(self) -> None:
        """Nothing is under way."""


class ByHand(Threads):
    """Clocks that stand until a test sets them."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.at = NOON
        self.slept: list[float] = []  # what somebody would have waited

    def now(self) -> float:
        return self.seconds

    def wall(self) -> float:
        return self.at

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


class Later:
    """A worker whose jobs are done when the test says so."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []

    def do(self, job: Job) -> None:
        self.jobs.append(job)

    def beat(self) -> None:
        """Nobody looks whether it goes on."""

    def stop(self) -> None:
        self.work()

    def work(self) -> None:
        while self.jobs:
            self.jobs.pop(0)()


@dataclass
class Office:
    """A back end that says what it was told to say."""

    replies: dict[str, Mapping[str, Any] | Exception] = field(default_factory=dict)
    asked: list[tuple[str, Mapping[str, Any], str]] = field(default_factory=list)

    def ask(self, query: str, data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        self.asked.append((query, data, key))
        reply = self.replies.get(query, GatewayError("unreachable", "no line"))
        if isinstance(reply, Exception):
            raise reply
        return reply


class Desk:
    """Everything on the terminal, its simulated devices in reach of a hand."""

    def __init__(self, folder: Path) -> None:
        self.database: Database = open_database(folder / "outbox.db", lambda: NOON)
        self.outbox = Outbox(self.database, Sealer(KEY), "GZ0117", lambda: NOON)
        self.reported: list[Exception] = []
        self.interrupted = InterruptedPrints(folder / "interrupted", KEY, lambda: NOON, self.reported.append)
        self.office = Office()
        self.time = PrinterTime()
        self.run: ByHand = ByHand()
        self.page_printer = SimPagePrinter(clock=self.time.clock, wait=self.time.wait)
        self.wires: dict[str, Loopback] = {}
        self.card_reader: SimIdCardReader = self._wire("id_card", lambda emit, _clock: SimIdCardReader(emit))
        self.scanner: SimHexScanner = self._wire("scanner", SimHexScanner)
        self.receipt_printer: SimReceiptPrinter = self._wire(
            "receipt_printer", lambda emit, clock: SimReceiptPrinter(emit, clock=clock)
        )
        self.events: list[Event] = []
        self.seen: Callable[[Event], object] = lambda _: None  # called with each, once it is among them
        self.lacking: Mapping[str, Problem] = {}
        self.woken = 0
        self.ports = self._ports()
        self.tries = 0
        self.build()

    def build(self, workers: Mapping[str, Any] | None = None, **other: Any) -> None:
        """Put the handlers together anew, with some other hands or workers."""
        self.availability = Availability(self._world_changed, lambda: NOON)
        names = ("id_card", "scanner", "receipt_printer", "page_printer", "backend", "outbox")
        everyone = {**{name: AtOnce() for name in names}, **(workers or {})}
        self.ports = replace(self.ports, **other)
        self.handlers = Handlers(self.ports, everyone, self.availability, self._posted, self.run)

    def close(self) -> None:
        self.page_printer.unplug()
        self.database.close()

    def order(self, effect: Effect, place: str = "step") -> Order:
        self.tries += 1
        return Order(f"v-1/{place}/{self.tries}/do", f"v-1/{place}", "v-1", effect)

    def perform(self, effect: Effect, place: str = "step") -> Event:
        """Do it, and give what was posted last."""
        order = self.order(effect, place)
        self.handlers.perform(order)
        event = self.events[-1]
        assert isinstance(event, Answer | Failed)
        assert event.ticket == order.ticket
        return event

    def answer(self, effect: Effect, place: str = "step") -> Any:
        event = self.perform(effect, place)
        assert isinstance(event, Answer), event
        return event.value

    def problem(self, effect: Effect) -> Problem:
        event = self.perform(effect)
        assert isinstance(event, Failed), event
        return event.problem

    def _wire(self, name: str, build: Callable[[Emit, Callable[[], float]], Any]) -> Any:
        made: list[Any] = []

        def built(emit: Emit) -> Any:
            made.append(build(emit, lambda: self.wires[name].now))
            return made[0]

        self.wires[name] = Loopback(built)
        return made[0]

    def _ports(self) -> Ports:
        reader, scanner, printer = self.wires["id_card"], self.wires["scanner"], self.wires["receipt_printer"]
        return Ports(
            id_card=SdtReader(reader.open, clock=reader.clock),
            scanner=HexScanner(scanner.open, clock=scanner.clock),
            receipt_printer=EscPosPrinter(printer.open, GlyphRaster(TERMINAL_FACES), printer.clock),
            page_printer=IppPrinter(self.page_printer.uri, self.time.clock, self.time.wait),
            office=self.office,
            records=self.outbox,
            record_added=self._wake,
            attended=lambda: None,
            untimely=lambda: None,
            terminal="GZ0117",
            receipt_mac=Signer("GZ0117", KEY).receipt_mac,
            code_text=text_of,
            page=page_of,
            subject=Signer("GZ0117", KEY).subject,
            lettering=lettering_of(Fonts()),
            prints=self.interrupted,
            slip=PAPERS.slip,
        )

    def _posted(self, event: Event) -> None:
        self.events.append(event)
        self.seen(event)

    def _wake(self) -> None:
        self.woken += 1

    def _world_changed(self, lacking: Mapping[str, Problem]) -> None:
        self.lacking = lacking


def codes(desk: Desk) -> dict[str, str]:
    """What is lacking, by its code."""
    return {need: problem.code for need, problem in desk.lacking.items()}
