"""A real cupsd, on a loopback port of its own, as `docs/printing.md` configures it; and a USB printer made of a script.

Everything it writes lies in one folder, so it disturbs no other cupsd, and it runs for anybody. What its backend would
do with a printer the test says line by line.
"""

import contextlib
import os
import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from drivers.page_printer import requests
from drivers.page_printer.codec import Message
from drivers.page_printer.http import Endpoint
from tests.again import connected
from tests.docs.page import ROOT, blocks
from tests.drivers.page_printer.eve_printer import own_port
from tests.drivers.page_printer.usb_bus import plug_in

PROGRAM = "/usr/sbin/cupsd"  # Debian's package cups-daemon
PATIENCE_S = 20.0
DEVICE = "usb://Test/Laser%20400?serial=A1"

# cupsd runs the backend for each job: lines from the test go on to cupsd, `take` takes the document, `exit N` ends it.
_BACKEND = """#!/bin/sh
[ $# -gt 0 ] || exit 0
while read -r line <&3; do
    case $line in
        take) cat -- "${{6:--}}" >>"{folder}/paper" ;;
        exit*) exit "${{line#exit }}" ;;
        *) echo "$line" >&2 ;;
    esac
done 3<"{folder}/orders"
"""
_QUEUE = f"""<DefaultPrinter kiosk>
DeviceURI {DEVICE}
State Idle
Accepting Yes
Shared No
ErrorPolicy abort-job
</DefaultPrinter>
"""
_FILES = """ServerRoot {folder}/etc
ServerBin {folder}/bin
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/tmp
ErrorLog {folder}/log/error_log
AccessLog {folder}/log/access_log
SystemGroup {group}
"""


class Cupsd:
    """A running cupsd with one queue, and the printer behind it."""

    def __init__(self, folder: Path, port: int, orders: int) -> None:
        self.uri = f"ipp://127.0.0.1:{port}/printers/kiosk"
        self.usb = folder / "bus"
        self._folder, self._orders = folder, orders
        self._unplug: Callable[[], None] = lambda: None

    def plug(self) -> None:
        self._unplug = plug_in(self.usb, serial="A1", product="Laser 400", manufacturer="Test")

    def unplug(self) -> None:
        self._unplug()

    def order(self, *lines: str) -> None:
        """For the job under way, or else for the next: `STATE: +KEYWORD`, `PAGE: 1 1`, `take`, `exit STATUS`."""
        os.write(self._orders, "".join(f"{line}\n" for line in lines).encode())

    def paper(self) -> bytes:
        """What the printer got, one document after the other."""
        with contextlib.suppress(FileNotFoundError):
            return (self._folder / "paper").read_bytes()
        return b""

    def holding(self, words: bytes, *rooms: str) -> list[str]:
        """Which files of cupsd in these folders (spool, cache, tmp, log) hold these words."""
        kept = (path for room in rooms for path in (self._folder / room).rglob("*"))
        return sorted(path.name for path in kept if path.is_file() and words in path.read_bytes())

    def documents(self) -> list[str]:
        """The documents in the spool."""
        return sorted(path.name for path in (self._folder / "spool").glob("d*"))

    def attributes(self) -> Message:
        """How the queue is, asked past the driver."""
        return self._ask(requests.printer_attributes(self.uri, 1))

    def job(self, number: int) -> Message:
        """How a job is, asked past the driver."""
        return self._ask(requests.job_attributes(self.uri, 1, number))

    def _ask(self, question: Message) -> Message:
        endpoint = Endpoint(self.uri, time.monotonic, socket.create_connection)
        return endpoint.exchange(endpoint.connect(), question, PATIENCE_S)


@contextlib.contextmanager
def cupsd(folder: Path) -> Iterator[Cupsd]:
    """`folder` is empty, and nobody's but this server's."""
    with own_port() as port:
        _write(folder, port)
        orders = os.open(folder / "orders", os.O_RDWR)  # for writing alone it would wait for a job to read
        try:
            with _server(folder, port):
                yield Cupsd(folder, port, orders)
        finally:
            os.close(orders)


def _write(folder: Path, port: int) -> None:
    for room in ("etc", "bin/backend", "spool", "cache", "state", "tmp", "log", "bus"):
        (folder / room).mkdir(parents=True)
    (folder / "bin/daemon").symlink_to("/usr/lib/cups/daemon")  # what cupsd starts a backend by
    os.mkfifo(folder / "orders")
    backend = folder / "bin/backend/usb"
    backend.write_text(_BACKEND.format(folder=folder))
    backend.chmod(0o700)  # so that a cupsd of root runs it as root: nobody else may look into this folder
    (folder / "etc/printers.conf").write_text(_QUEUE)
    documented = dict(blocks((ROOT / "docs/printing.md").read_text(encoding="utf-8")))
    server = re.sub(r"(?m)^Listen .*$", f"Listen 127.0.0.1:{port}", documented["cupsd.conf"])
    files = (
        _FILES.format(folder=folder, group="root" if os.getuid() == 0 else "nogroup") + documented["cups-files.conf"]
    )
    (folder / "etc/cupsd.conf").write_text(server)
    (folder / "etc/cups-files.conf").write_text(files)


@contextlib.contextmanager
def _server(folder: Path, port: int) -> Iterator[None]:
    program = [PROGRAM, "-f", "-c", str(folder / "etc/cupsd.conf"), "-s", str(folder / "etc/cups-files.conf")]
    with (folder / "log/said").open("wb") as said, subprocess.Popen(program, stderr=said, stdout=said) as server:
        try:
            _await_listener(server, port, folder / "log")
            yield
        finally:
            server.terminate()
            server.wait(PATIENCE_S)


def _await_listener(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    def connect() -> socket.socket:
        return socket.create_connection(("127.0.0.1", port), PATIENCE_S)

    try:
        connected(connect, PATIENCE_S, lambda: server.poll() is not None).close()
    except OSError as error:
        said = "\n".join(path.read_text(errors="replace") for path in sorted(log.iterdir()))
        raise AssertionError(f"cupsd does not listen on port {port}: {said}") from error
