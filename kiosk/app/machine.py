"""Wires the machine: drivers, outbox, gateway, workers, watch.

Imported after the first frame is on the screen (by `kiosk.__main__`), because what it imports is heavy.
"""

import importlib
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

from drivers.api import CodeScanner, DeviceError, Fault, HasStatus, PagePrinter, Receipt, ReceiptPrinter
from drivers.id_card.driver import SdtReader
from drivers.page_printer.driver import IppPrinter
from drivers.receipt_printer.driver import EscPosPrinter
from drivers.receipt_printer.raster import TERMINAL_FACES, GlyphRaster
from drivers.scanner.content import text_of
from drivers.scanner.driver import HexScanner
from drivers.transport import opener
from kiosk.backend.gateway import Gateway
from kiosk.backend.signing import Signer
from kiosk.config.settings import Config
from kiosk.journal.writer import Journal
from kiosk.model.clock import now
from kiosk.model.contract import uncertain
from kiosk.model.events import Delivered, Event, WorldChanged
from kiosk.model.preferences import Reading
from kiosk.model.problem import Problem
from kiosk.model.text import Text
from kiosk.papers import PAGES, TEMPLATES, PaperFonts, enlarged, in_letters_of
from kiosk.papers.pdf import page_count
from kiosk.problems.table import problem_for, problem_named
from kiosk.queue.keeper import Keeping
from kiosk.runtime.handlers import Handlers
from kiosk.runtime.ports import Hands
from kiosk.runtime.workers import Watch, Worker, Works
from kiosk.visit.service import Service
from offline_cache.entry import Entry
from offline_cache.sync import Accepted, Delivery, Syncer, Unreachable

Says = Callable[[str], Callable[[Text], str]]  # how each language says a sentence
PAGE_LANGUAGE = "zh-Hans"  # certificates are official papers; slips are in the citizen's own language
STATUS_EVERY_S = 2.0
BACKEND_EVERY_S = 5.0
CLOCK_DIFFERS_S = 285.0  # the back end allows questions 300 s; it says whole seconds, and answers take a while
CLOCK_DIFFERS = problem_named("clock-differs").code


class Machine:
    """Everything behind the screen. `post` may be called from any thread."""

    def __init__(
        self,
        config: Config,
        services: tuple[Service, ...],
        says: Says,
        journal: Journal,
        post: Callable[[Event], None],
    ) -> None:
        self._config = config
        self._opens = opened_by(services)
        self._journal = journal
        self._post = post
        key = read_terminal_key(config.backend.key_file)
        self._gateway = Gateway(config.backend.url, config.terminal.id, key)
        self._watch = Watch(self._world_changed)
        self._keeping = Keeping(
            config, journal, self._watch, ahead=lambda: self._gateway.ahead, kept=lambda: self._syncer.wake()
        )
        self.outbox = self._keeping.outbox
        try:
            self._build(says, key)
        except BaseException:
            self.outbox.close()  # or the next try would find the queue in use
            raise

    def _build(self, says: Says, key: bytes) -> None:
        self._syncer = Syncer(self.outbox, self._deliver, time.time, Random())  # noqa: S311 - spreads load, no secret
        self._hands = self._build_hands(says, Signer(self._config.terminal.id, key))
        self.report_unfinished()
        workers = self._build_workers()
        self.handlers = Handlers(self._hands, workers, self._watch, self._post)
        self._syncer.start()

    def stop(self) -> None:
        self.handlers.stop()
        for device in (self._hands.id_card, self._hands.scanner, self._hands.receipt_printer):
            if device is not None:
                device.close()
        self._syncer.stop()
        self._gateway.close()
        self.outbox.close()

    def report_unfinished(self) -> None:
        """Paper was asked for and nobody knows whether it came out: said to the back end, never printed again."""
        for entry in self.outbox.unfinished(self._opens):
            self._journal.write("uncertain", {"visit": entry.visit, "kind": entry.kind, "key": entry.key})
            self.outbox.put(
                uncertain(entry.kind),
                {"number": entry.number},
                visit=entry.visit,
                number=entry.number,
                key=f"{entry.visit}/uncertain",
                closes=entry.kind,
            )

    def _build_hands(self, says: Says, signer: Signer) -> Hands:
        devices = self._config.devices
        paper_fonts = PaperFonts(self._config.fonts.page, self._config.fonts.page_rare)

        def draw_page(template: str, data: Mapping[str, Any]) -> tuple[bytes, int]:
            pdf = PAGES[template](self._papered(data), says(PAGE_LANGUAGE), paper_fonts)
            return pdf, page_count(pdf)

        return Hands(
            id_card=SdtReader(opener(devices.id_card)) if devices.id_card else None,
            scanner=build_scanner(devices.scanner),
            receipt_printer=build_receipt_printer(devices.receipt_printer),
            page_printer=IppPrinter(devices.page_printer) if devices.page_printer else None,
            office=self._gateway,
            keeps=self.outbox,
            kept=self._syncer.wake,
            terminal=self._config.terminal.id,
            receipt_mac=signer.receipt_mac,
            code_text=text_of,
            page=draw_page,
            slip=self._draw_slip(says),
            now=now,
            seconds=time.monotonic,
        )

    def _draw_slip(self, says: Says) -> Callable[[str, Mapping[str, Any], Reading], Receipt]:
        def draw(template: str, data: Mapping[str, Any], reading: Reading) -> Receipt:
            slip = TEMPLATES[template](self._papered(in_letters_of(reading.language, data)), says(reading.language))
            return enlarged(slip) if reading.elder else slip

        return draw

    def _papered(self, data: Mapping[str, Any]) -> Mapping[str, Any]:
        terminal = self._config.terminal
        return {**data, "terminal": terminal.id, "help_phone": terminal.help_phone}

    # --- status -----------------------------------------------------------------------------------------------

    def _build_workers(self) -> dict[str, Works]:
        hands = self._hands
        checks: dict[str, Callable[[], None]] = {
            "id_card": self._checking("id_card", lambda: self._check_reader("id_card", hands.id_card)),
            "scanner": self._checking("scanner", lambda: self._check_reader("scanner", hands.scanner)),
            "receipt_printer": self._checking(
                "receipt_printer", lambda: self._check_printer("receipt_printer", hands.receipt_printer)
            ),
            "page_printer": self._checking(
                "page_printer", lambda: self._check_printer("page_printer", hands.page_printer)
            ),
            "outbox": self._keeping.look,
        }
        workers: dict[str, Works] = {name: Worker(name, check, STATUS_EVERY_S) for name, check in checks.items()}
        workers["backend"] = Worker("backend", self._check_backend, BACKEND_EVERY_S)
        return workers

    def _checking(self, need: str, check: Callable[[], None]) -> Callable[[], None]:
        """A look at a device, after which it is known whether it can be used, and why not."""

        def look() -> None:
            try:
                check()
            except DeviceError as error:
                self._watch.put(need, problem_for(error))
            except Exception as error:
                self._watch.put(need, problem_named("unexpected", f"{need}: {type(error).__name__}: {error}"))

        return look

    def _check_reader(self, need: str, reader: HasStatus | None) -> None:
        if reader is None:
            raise DeviceError(need, Fault.OFFLINE, "not configured on this terminal")
        reader.status()
        self._watch.put(need, None)

    def _check_printer(self, need: str, printer: ReceiptPrinter | PagePrinter | None) -> None:
        if printer is None:
            raise DeviceError(need, Fault.OFFLINE, "not configured on this terminal")
        status = printer.status()
        if status.fault:
            raise DeviceError(need, status.fault, status.evidence)
        self._watch.put(need, None)

    def _check_backend(self) -> None:
        before = self._watch.lacking.get("backend")
        problem = backend_problem(self._gateway, self._config.backend.url)
        self._watch.put("backend", problem)
        if line_came_back(before, problem):
            self._syncer.line_is_back()

    def _world_changed(self, lacking: Mapping[str, Problem]) -> None:
        self._post(WorldChanged(lacking, now().date()))

    def _deliver(self, entry: Entry) -> Delivery:
        reply = self._gateway.deliver(
            entry.key, entry.kind, entry.number, entry.visit, entry.created, entry.payload, entry.released
        )
        lacking = self._watch.lacking.get("backend")
        if not isinstance(reply, Unreachable) and lacking and lacking.code != CLOCK_DIFFERS:
            self._watch.put("backend", None)  # whatever the last look said: the line is there
        if isinstance(reply, Accepted):
            self._post(Delivered(entry.key))
        return reply


def opened_by(services: tuple[Service, ...]) -> dict[str, str]:
    """Kinds of records that must be completed -> the kind that completes them, over all services."""
    return {kind: closing for service in services for kind, closing in service.opens.items()}


def backend_problem(gateway: Gateway, url: str) -> Problem | None:
    """What keeps the back end from answering questions, after a look at it."""
    if not gateway.reachable():
        return problem_named("unreachable", f"{url}: {gateway.why}")
    ahead = gateway.ahead or 0.0
    if abs(ahead) > CLOCK_DIFFERS_S:
        return problem_named("clock-differs", f"ours is {abs(ahead) / 60:.0f} min {'ahead' if ahead > 0 else 'behind'}")
    words = "" if gateway.believed else gateway.disbelief()
    return problem_named("unauthorised", words) if words else None


def line_came_back(before: Problem | None, after: Problem | None) -> bool:
    """Whether records that waited for the line may be tried now; those are taken whatever our clock says."""
    no_line = before is not None and before.code != CLOCK_DIFFERS
    return no_line and (after is None or after.code == CLOCK_DIFFERS)


def read_terminal_key(path: Path) -> bytes:
    """The key this terminal shares with the back end: 64 hex digits in a file. ValueError: not that."""
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise ValueError(f"{path}: expected the terminal's key as 64 hex digits ({error})") from error
    if len(key) != 32:
        raise ValueError(f"{path}: the key has {len(key)} bytes, expected 32")
    return key


def build_scanner(address: str) -> CodeScanner | None:
    """A scan engine on a serial line, or a camera. OpenCV is loaded only on terminals that have a camera."""
    if not address:
        return None
    if urlsplit(address).scheme in ("camera", "frames"):
        camera = importlib.import_module("drivers.camera.driver")
        built: CodeScanner = camera.camera_at(address)
        return built
    return HexScanner(opener(address))


def build_receipt_printer(address: str) -> ReceiptPrinter | None:
    return EscPosPrinter(opener(address), GlyphRaster(TERMINAL_FACES)) if address else None
