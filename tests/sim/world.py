"""The devices of one terminal and the back end behind it, all in process and on the scheduler's time."""

import json
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from pathlib import Path
from random import Random
from typing import Any

from device_sim.backend.app import build
from device_sim.backend.auth import DEMO_TERMINALS
from device_sim.backend.faults import Mode
from device_sim.id_card.reader import SimIdCardReader
from device_sim.page_printer.printer import SimPagePrinter
from device_sim.people import person
from device_sim.port import Emit
from device_sim.receipt_printer.printer import SimReceiptPrinter
from device_sim.scanner.engine import SimHexScanner
from drivers.addresses import Address
from drivers.api.transport import OpenTransport
from drivers.transports.host import Host
from kiosk.config.settings import Config, load
from tests.sim.http_server import Answer, AsgiServer, HttpPeer, Request, Response
from tests.sim.scheduler import Scheduler
from tests.sim.wire import Wire, WireSocket

TERMINAL = "GZ0117"
BACKEND_PORT, PRINTER_PORT = 8700, 6310
MEMORY = Path("/dev/shm")  # noqa: S108 - what is flushed there costs no time
SETTINGS = f"""\
[terminal]
id = "{TERMINAL}"
name = "0117"
place = "越秀区"
[devices]
id_card = "serial:///sim/id_card"
scanner = "serial:///sim/scanner"
receipt_printer = "serial:///sim/receipt_printer"
page_printer = "ipp://127.0.0.1:{PRINTER_PORT}/ipp/print"
[backend]
url = "http://127.0.0.1:{BACKEND_PORT}"
key_file = "terminal.key"
[data]
folder = "data"
"""


class World:
    """Hands upon the simulated machines.

    `line_is_cut`: nothing goes through to the back end. `answers`: who answers where the back end should.
    """

    def __init__(self, run: Scheduler, folder: Path, dice: Random) -> None:
        self.folder = folder
        self.settings = SETTINGS  # the file of whichever terminal starts next
        self._run = run
        self.wires = {
            "id_card": Wire(run, "id_card", self._reader),
            "scanner": Wire(run, "scanner", self._engine),
            "receipt_printer": Wire(run, "receipt_printer", self._slip_printer),
        }
        self.page_printer = SimPagePrinter(clock=run.now, wait=run.sleep, pages_per_minute=20.0, listening=False)
        database = f"sqlite:///{folder / 'backend.db'}"
        self._app = build(database, clock=run.true, verify_code=lambda: f"{dice.getrandbits(64):016x}")
        self._backend = AsgiServer(self._app, "127.0.0.1", BACKEND_PORT, lambda: formatdate(run.true(), usegmt=True))
        self._open: list[WireSocket] = []
        self.line_is_cut = False
        self.answers: Answer = self._backend  # another one stands in its place, or listens
        self.host = Host(run.now, run.sleep, self._line, self.dial)

    def close(self) -> None:
        self._backend.close()
        self._app.state.store.close()

    def config(self) -> Config:
        key = self.folder / "terminal.key"
        key.touch(mode=0o600)
        key.write_text(DEMO_TERMINALS[TERMINAL].hex(), encoding="ascii")
        path = self.folder / "kiosk.toml"
        path.write_text(self.settings, encoding="utf-8")
        return load(path)

    # --- hands ---

    def insert_card(self, who: str) -> None:
        self.reader.insert_card(person(who).card)

    def remove_card(self) -> None:
        self.reader.remove_card()

    def cut_line(self) -> None:
        self.line_is_cut = True
        for connection in self._open:
            connection.cut()
        self._open.clear()

    def restore_line(self) -> None:
        self.line_is_cut = False

    def lose_answers(self) -> None:
        """The back end does what it is asked, and nobody hears of it, until `keep_answers`."""
        self._app.state.faults.set(Mode.LOSE_ANSWERS)

    def keep_answers(self) -> None:
        self._app.state.faults.set(Mode.OK)

    def choose_answer(self, who: str, query: str, example: str) -> None:
        """From now on this person gets this example or refusal."""
        self._app.state.office.choose(who, query, example)

    def papers(self) -> tuple[int, int]:
        """How many sheets and how many slips have come out."""
        return sum(job.out for job in self.page_printer.jobs), len(self.slip_printer.receipts)

    def backend(self, request: Request) -> Response | None:
        """What the back end itself answers."""
        return self._backend(request)

    def records(self) -> Any:
        """What has arrived at the back end."""
        answer = self._backend(Request("GET", "/v1/office/records", (), b""))
        assert answer is not None
        return json.loads(answer.body)

    # --- ways in ---

    def dial(self, address: tuple[str, int], _seconds: float) -> socket.socket:
        _, port = address
        if port == PRINTER_PORT:
            return self._connection("page_printer", self._ipp)
        if port != BACKEND_PORT or self.line_is_cut:
            raise ConnectionRefusedError(111, "Connection refused")
        connection = self._connection("backend", lambda request: self.answers(request))
        self._open.append(connection)
        return connection

    def _connection(self, name: str, answer: Answer) -> WireSocket:
        made: list[WireSocket] = []
        made.append(
            WireSocket(self._run, name, lambda emit: HttpPeer(emit, answer, lambda: made[0].cut()))
        )  # fmt: skip
        return made[0]

    def _ipp(self, request: Request) -> Response:
        try:
            body, status = self.page_printer.answer(request.target, request.body), 200
        except ValueError:
            body, status = b"", 400
        size = ("Content-Length", str(len(body)))
        return Response(status, (("Content-Type", "application/ipp"), size, ("Connection", "close")), body)

    def _line(self, address: Address) -> OpenTransport:
        return self.wires[Path(address.path).name].open

    def _reader(self, emit: Emit) -> SimIdCardReader:
        self.reader = SimIdCardReader(emit)
        return self.reader

    def _engine(self, emit: Emit) -> SimHexScanner:
        self.engine = SimHexScanner(emit, self._run.now)
        return self.engine

    def _slip_printer(self, emit: Emit) -> SimReceiptPrinter:
        self.slip_printer = SimReceiptPrinter(emit, clock=self._run.now)
        return self.slip_printer


@contextmanager
def folder() -> Iterator[Path]:
    """One for all that a world writes, where flushing costs no time if there is such a place."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as made:
        yield Path(made)


@contextmanager
def world(run: Scheduler, folder: Path, dice: Random) -> Iterator[World]:
    one = World(run, folder, dice)
    try:
        yield one
    finally:
        run.close()
        one.close()
