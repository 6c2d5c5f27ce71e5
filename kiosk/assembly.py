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
from kiosk.agreed import uncertain
from kiosk.clock import now
from kiosk.config import Config
from kiosk.gateway import Gateway
from kiosk.handlers import Handlers
from kiosk.hands import Hands
from kiosk.journal import Journal
from kiosk.model import Delivered, Event, Problem, Reading, Text, WorldChanged
from kiosk.papers import PAGES, TEMPLATES, PaperFonts, enlarged, in_letters_of
from kiosk.papers.pdf import page_count
from kiosk.parked import answer_requests, requests_folder
from kiosk.problems import problem_for, problem_named
from kiosk.service import Service
from kiosk.signing import Signer
from kiosk.state import parked_row, write_state
from kiosk.watch import Watch, Worker, Works
from offline_cache.db import Database, open_database
from offline_cache.entry import Entry
from offline_cache.errors import CacheError, DatabaseUnusable
from offline_cache.outbox import Outbox
from offline_cache.sealing import Sealer, load_or_create_key
from offline_cache.sync import Accepted, Delivery, Syncer, Unreachable

Says = Callable[[str], Callable[[Text], str]]  # how each language says a sentence
PAGE_LANGUAGE = "zh-Hans"  # certificates are official papers; slips are in the citizen's own language
STATUS_EVERY_S = 2.0
BACKEND_EVERY_S = 5.0


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
        self._database = open_database(outbox_path(config))
        try:
            self._build(says, key)
        except BaseException:
            self._database.close()  # or the next try would find the queue in use
            raise

    def _build(self, says: Says, key: bytes) -> None:
        config = self._config
        self.outbox = build_outbox(config, self._database)
        self._watch = Watch(self._world_changed)
        self._syncer = Syncer(self.outbox, self._deliver, time.time, Random())  # noqa: S311 - spreads load, no secret
        self._hands = self._build_hands(says, Signer(config.terminal.id, key))
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
        self._database.close()

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
            "outbox": self._check_outbox,
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

    def _check_outbox(self) -> None:
        try:
            self._watch.put("outbox", problem_named("outbox-full") if self.outbox.full() else None)
            self._release_what_is_asked()
            self._say_how_it_is()
        except CacheError as error:
            self._watch.put("outbox", problem_named("outbox", str(error)))

    def _release_what_is_asked(self) -> None:
        for key in answer_requests(requests_folder(self._config.data.folder), self.outbox):
            self._journal.write("released", {"key": key})
            self._syncer.wake()

    def _say_how_it_is(self) -> None:
        """For `kiosk doctor`, which cannot look into the queue while this program holds it."""
        parked = [parked_row(entry) for entry in self.outbox.parked()]
        lacking = {
            need: {"code": problem.code, "says": problem.evidence, "action": problem.technician}
            for need, problem in sorted(self._watch.lacking.items())
        }
        waiting, oldest = self.outbox.waiting(), self.outbox.oldest_waiting()
        state = {"waiting": waiting, "oldest": oldest, "parked": parked, "lacking": lacking}
        write_state(state_path(self._config), state)

    def _check_backend(self) -> None:
        was_down = "backend" in self._watch.lacking
        reachable = self._gateway.reachable()
        self._watch.put("backend", None if reachable else problem_named("unreachable", self._config.backend.url))
        if reachable and was_down:
            self._syncer.line_is_back()

    def _world_changed(self, lacking: Mapping[str, Problem]) -> None:
        self._post(WorldChanged(lacking, now().date()))

    def _deliver(self, entry: Entry) -> Delivery:
        reply = self._gateway.deliver(entry.key, entry.kind, entry.number, entry.visit, entry.created, entry.payload)
        if not isinstance(reply, Unreachable):
            self._watch.put("backend", None)  # whatever the last look said: the line is there
        if isinstance(reply, Accepted):
            self._post(Delivered(entry.key))
        return reply


def opened_by(services: tuple[Service, ...]) -> dict[str, str]:
    """Kinds of records that must be completed -> the kind that completes them, over all services."""
    return {kind: closing for service in services for kind, closing in service.opens.items()}


def outbox_path(config: Config) -> Path:
    """Where the queue is. DatabaseUnusable: its folder, which is for nobody else to look into, cannot be made."""
    try:
        config.data.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseUnusable(f"folder {config.data.folder}: {error.strerror or error}") from error
    return config.data.folder / "outbox.db"


def state_path(config: Config) -> Path:
    return config.data.folder / "state.json"


def build_outbox(config: Config, database: Database) -> Outbox:
    """The terminal's own durable queue. CacheError: it cannot be used, and why."""
    sealer = Sealer(load_or_create_key(config.data.folder / "outbox.key"))
    return Outbox(database, sealer, config.terminal.id, time.time)


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
