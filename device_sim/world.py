"""All simulated devices of one terminal and the back end behind it, and everything a hand can do to them.

The dock, `tell` and the journeys do the same things by the same names.
"""

import json
import threading
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from device_sim import reading
from device_sim.backend.auth import DEMO_TERMINALS
from device_sim.backend.server import BackendServer
from device_sim.cabinet_board import CabinetBoard
from device_sim.chip_cards import ChipCards
from device_sim.control import Hold
from device_sim.hearing import Hearing
from device_sim.id_card import program
from device_sim.id_card.reader import SimIdCardReader
from device_sim.office_desk import OfficeDesk
from device_sim.page_printer.printer import SimPagePrinter
from device_sim.people import person
from device_sim.port import Device, Emit
from device_sim.pty_port import PtyPort
from device_sim.receipt_printer.printer import SimReceiptPrinter
from device_sim.receipt_printer.receipt import PrintedReceipt
from device_sim.scanning import Scanning
from device_sim.settings import CONFIG, sound_of
from device_sim.standing import card_reader, page_printer, slip_printer
from device_sim.threaded_port import ThreadedPort
from device_sim.verbs import (
    UnknownVerbError,
    Verb,
    hexadecimal,
    line_verbs,
    page_verbs,
    require_words,
    slip_verbs,
    switch,
    usages,
    whole,
)

TERMINAL = "GZ0117"
CARD_BYTES = 256  # nothing but what a reader tells of a card is as long


@dataclass(frozen=True)
class Speeds:
    """How long things take. Zero for journeys that are tests, lifelike for people who watch."""

    card: bool = True
    receipt_mm_s: float = 200.0
    pages_per_minute: float = 20.0


LIFELIKE = Speeds()
AT_ONCE = Speeds(card=False, receipt_mm_s=0.0, pages_per_minute=0.0)


class World:
    """Runs everything under `folder`: ttys, papers, the back end's database, the terminal's configuration."""

    def __init__(self, folder: Path, *, database: str = "", speeds: Speeds = LIFELIKE, backend_port: int = 0) -> None:
        """AlreadyRunningError: another one runs there, and was not touched. OSError: it cannot run there."""
        self.folder = folder
        self.papers = folder / "papers"
        self._lock = threading.RLock()
        self._codes: list[str] = []  # codes on the receipts that came out
        self._receipts = 0
        self._slip: list[str] = []  # the rows of the newest receipt
        self._program: Path | None = None  # the maker's, by which the card reader is reached
        folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as undo:  # what runs already ends again where something else cannot start
            undo.callback(Hold(folder).release)
            self.papers.mkdir(exist_ok=True)
            self._start(undo, database or f"sqlite:///{folder / 'backend.db'}", backend_port, speeds)
            self._undo = undo.pop_all()
        self._verbs = self._all_verbs()

    def _start(self, undo: ExitStack, database: str, backend_port: int, speeds: Speeds) -> None:
        self.backend = BackendServer(database, backend_port).start()
        undo.callback(self.backend.stop)
        self._office = OfficeDesk(self.backend, self._here)
        self._speeds = speeds
        self._lay_on(reading.SERIAL)
        undo.callback(lambda: self.id_card.close())
        self.scanning = Scanning(undo, self.folder)
        self.receipt_printer = self._port(
            undo, "receipt_printer", lambda emit: SimReceiptPrinter(emit, self._receipt_came)
        )
        self.page_printer = SimPagePrinter(folder=self.papers, pages_per_minute=speeds.pages_per_minute)
        undo.callback(self.page_printer.unplug)
        self.hearing = Hearing(undo)
        self.chip_cards = ChipCards(undo)
        self.cabinet = CabinetBoard(undo, self.folder)
        self._slip_printer.speed_mm_s = speeds.receipt_mm_s

    def _port(self, undo: ExitStack, name: str, build: Callable[[Emit], Device]) -> ThreadedPort:
        port = PtyPort(build, self.folder / f"{name}.tty")
        undo.callback(port.close)
        return port

    def fit_receipt_printer(self, model: str) -> None:
        """Another model, one of DIALECTS, stands in the cabinet from now on, and in what `write_config` writes."""
        self._slip_printer.become(model)

    def fit_id_card(self, lying: str) -> None:
        """A module that tells this much of a card that lies on: see `SimIdCardReader.lying`; so `write_config` says."""
        self._reader.lying = lying

    def fit_reader(self, model: str) -> None:
        """It is reached in this way, one of READERS, from now on; so `write_config` says."""
        if model != self.reader:
            lying = self._reader.lying
            self.id_card.close()
            self._lay_on(model)
            self._reader.lying = lying
        folder = self.folder.resolve()
        self._program = program.install(folder, folder / reading.TTY) if model == reading.PROGRAM else None
        self._verbs["id_card"] = self._card_verbs()

    def _lay_on(self, model: str) -> None:
        self.reader, self.id_card = model, reading.reader_port(model, self.folder)
        self._reader.seconds = self._reader.seconds if self._speeds.card else {}

    def _card_address(self) -> str:
        if self._program:
            return f"process://{self._program}"
        return reading.reader_address(self.reader, self.folder, self._reader.lying)

    def fit_scanner(self, model: str) -> None:
        """Another model, one of MODELS of `scanning`, stands in the cabinet; so `write_config` says."""
        self.scanning.fit(model)
        self._verbs["scanner"] = self._code_verbs()

    def fit_switches(self, switches: int) -> None:
        """So many are plugged into the keypad; so `write_config` says."""
        self.hearing.switches = switches

    def close(self) -> None:
        """Everything ends and the folder is free; a second time nothing happens."""
        self._undo.close()

    # --- what can be told -------------------------------------------------------------------------------------

    def tell(self, device: str, verb: str, *args: str) -> Any:
        """Do it. UnknownVerbError or ValueError: no such thing, and what there is or was expected."""
        verbs = self._verbs.get(device)
        if verbs is None:
            raise UnknownVerbError(f"no device {device!r}; there are {', '.join(sorted(self._verbs))}")
        if verb not in verbs:
            raise UnknownVerbError(f"{device} cannot {verb!r}; it can {', '.join(sorted(verbs))}")
        require_words(f"{device} {verb}", verbs[verb], args)
        with self._lock:
            return verbs[verb](*args)

    def verbs(self) -> Mapping[str, Mapping[str, str]]:
        """Each device's verbs with the words that follow; those in brackets may be left out."""
        return {device: usages(verbs) for device, verbs in self._verbs.items()}

    @property
    def _reader(self) -> SimIdCardReader:
        assert isinstance(self.id_card.device, SimIdCardReader)
        return self.id_card.device

    @property
    def _slip_printer(self) -> SimReceiptPrinter:
        assert isinstance(self.receipt_printer.device, SimReceiptPrinter)
        return self.receipt_printer.device

    def _all_verbs(self) -> dict[str, dict[str, Verb]]:
        return {
            "id_card": self._card_verbs(),
            "scanner": self._code_verbs(),
            "receipt_printer": slip_verbs(self.receipt_printer, self._slip_printer),
            "page_printer": page_verbs(self.page_printer),
            **self.hearing.verbs(),
            **self.chip_cards.verbs(),
            **self.cabinet.verbs(),
            **self._office.verbs(),
            "world": {"state": self.state, "records": self.records, "printed": self.printed, "verbs": self.verbs},
        }

    def _card_verbs(self) -> dict[str, Verb]:
        reader = self._reader
        return {
            "insert_card": lambda who: self._insert(who, strange=False),
            "insert_strange_card": lambda: self._insert("chen-jianming", strange=True),
            "remove_card": reader.remove_card,
            "take_away_during_read": reader.take_away_during_read,
            "half_frame": lambda: reader.take_away_during_read(half_frame=True),
            "refuse_card": switch(reader, "refuse_card"),
            "self_test_failed": switch(reader, "self_test_failed"),
            "not_authorised": switch(reader, "not_authorised"),
            "unplug_during_read": lambda: setattr(self.id_card.faults, "pull_within", CARD_BYTES),
            "program": self._misbehave,
            **line_verbs(self.id_card),
        }

    def _misbehave(self, how: str) -> None:
        if not self._program:
            raise ValueError("no maker's program is between terminal and reader, expected `serve --reader program`")
        program.misbehave(self._program, how)

    def _code_verbs(self) -> dict[str, Verb]:
        show = self.scanning.show
        return {
            "show_code": lambda payload: show(payload.encode()),
            "show_hex": lambda payload: show(hexadecimal("payload", payload)),
            "show_long": lambda size="5000": show(b"A" * whole("size", size, 1)),
            "show_receipt": lambda back="1": show(self._receipt_code(whole("back", back, 1)).encode()),
            "hide_code": self.scanning.hide,
            **self.scanning.verbs(),
        }

    # --- what there is to see ---------------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """How everything stands, as JSON values."""
        return {
            "id_card": {**card_reader(self.id_card, self._reader), "program": program.misdeed(self._program)},
            "scanner": self.scanning.state(),
            "receipt_printer": {**slip_printer(self.receipt_printer, self._slip_printer), "receipts": self._receipts},
            "page_printer": page_printer(self.page_printer),
            **self.hearing.state(),
            **self.chip_cards.state(),
            **self.cabinet.state(),
            **self._office.state(),
            "papers": sorted(path.name for path in self.papers.glob("*.png")),
        }

    def records(self) -> Any:
        """What the back end holds, as JSON values."""
        return self._office.records()

    def printed(self) -> dict[str, list[str]]:
        """What stands on the newest A4 document and on the newest slip, a row at a time."""
        return {"page": self.page_printer.text(), "slip": self._slip}

    def write_config(
        self,
        *,
        width: int,
        height: int,
        diagonal: float,
        fullscreen: bool = False,
        sound: str = "",
        voices: Path | None = None,
    ) -> Path:
        """The kiosk.toml of a terminal that is joined to this world. `sound`, `voices`: see `settings.sound_of`."""
        key = self.folder / "terminal.key"
        key.touch(mode=0o600)
        key.write_text(DEMO_TERMINALS[TERMINAL].hex(), encoding="ascii")
        path = self.folder / "kiosk.toml"
        path.write_text(
            CONFIG.format(
                terminal=TERMINAL, width=width, height=height, diagonal=diagonal, fullscreen=str(fullscreen).lower(),
                folder=json.dumps(str(self.folder.resolve()))[1:-1], page=self.page_printer.address,
                url=self.backend.url, slip_model=self._slip_printer.model,
                id_card=json.dumps(self._card_address())[1:-1], scanner=json.dumps(self.scanning.address)[1:-1],
                **self.hearing.addresses(), smart_card=self.chip_cards.address,
                cabinet=json.dumps(self.cabinet.address)[1:-1],
            ) + sound_of(sound, voices),
            encoding="utf-8",
        )  # fmt: skip
        return path

    def _insert(self, who: str, *, strange: bool) -> None:
        self._reader.unknown_type = strange
        self._reader.insert_card(person(who).card)

    def _receipt_came(self, receipt: PrintedReceipt) -> None:
        self._receipts += 1
        self._slip = receipt.lines
        (self.papers / f"receipt-{self._receipts}.png").write_bytes(receipt.png())
        (self.papers / f"receipt-{self._receipts}.bin").write_bytes(receipt.data)
        for line in receipt.lines:
            if line.startswith("[QR "):
                self._codes.append(line.removeprefix("[QR ").removesuffix("]"))

    def _receipt_code(self, back: int) -> str:
        """The code on the newest receipt that has one, or on an older one."""
        if len(self._codes) < back:
            raise ValueError(f"{len(self._codes)} receipts with a code have come out so far")
        return self._codes[-back]

    def _here(self) -> str:
        """The name of whoever's card lies on the reader. ValueError: none does."""
        if self._reader.card is None:
            raise ValueError("no card lies on the reader, expected one or somebody's name")
        return self._reader.card.name
