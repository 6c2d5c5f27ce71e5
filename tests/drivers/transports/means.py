"""Every kind of line with a far end in this process, so that one set of sentences can be held against all of them."""

import os
import select
import signal
import socket
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from queue import SimpleQueue

from device_sim.port import Port
from device_sim.pty_port import PtyPort
from device_sim.smart_card.vpcd import InVpcd
from device_sim.tcp_port import TcpPort
from device_sim.usb_model import FOUR_PIPES, STREAM, UsbModel
from device_sim.usb_port import UsbPort
from drivers.addresses import parse
from drivers.api.transport import Transport
from drivers.transports.line import opener
from drivers.transports.pcsc import PcscSlot
from drivers.transports.process import ProcessLine
from drivers.transports.reports import ReportDevice, open_reports
from drivers.transports.usb_pipes import FOUR, open_pipes
from drivers.transports.usb_pipes import STREAM as ONE_PAIR
from drivers.transports.usb_printer import UsbPrinter
from tests.drivers.transports.chip import ROOM, Mirror, OfChip
from tests.drivers.transports.pcscd import READER as READER_OF_PCSCD
from tests.drivers.transports.pcscd import the_pcscd
from tests.drivers.transports.usb import Far, Socketed, far_of, sockets

READER = (0x0400, 0xC35A, "")
REPORT_ROOM = 63  # of a counted report


class Means(ABC):
    """A line and the device at its far end."""

    @abstractmethod
    def open(self) -> Transport:
        """As the product opens it. OSError: it is not there."""

    @abstractmethod
    def says(self, data: bytes) -> None:
        """The device says this."""

    @abstractmethod
    def heard(self, size: int) -> bytes:
        """What it has heard; waits for so many bytes."""

    @abstractmethod
    def unplug(self) -> None: ...

    @abstractmethod
    def plug(self) -> None: ...

    def forbid(self) -> None:
        """From now on only an administrator may open it."""
        raise NotImplementedError

    def wait(self) -> None:
        """Return once the far end knows that somebody has opened it."""
        return


class OnPort(Means):
    """With a simulated port at its end."""

    def __init__(self, port: Port, far: Far, open_line: Callable[[], Transport], node: Path | None = None) -> None:
        self._port, self._far, self._open, self._node = port, far, open_line, node

    def open(self) -> Transport:
        return self._open()

    def says(self, data: bytes) -> None:
        self._far.says(data)

    def heard(self, size: int) -> bytes:
        self._far.wait_for(size)
        return self._far.heard

    def unplug(self) -> None:
        self._port.unplug()

    def plug(self) -> None:
        self._far.heard = b""
        self._port.plug()

    def forbid(self) -> None:
        assert self._node is not None
        self._node.chmod(0)

    def wait(self) -> None:
        if isinstance(self._port, TcpPort):
            self._port.wait_for_host()


class OverReports(Means):
    """Counted reports of a HID device: at its end is a socket that keeps packets apart."""

    def __init__(self, node: Path) -> None:
        self._node = node
        self.plug()

    def open(self) -> Transport:
        if not self._plugged:
            return open_reports(str(self._node), 64, counted=True)
        return ReportDevice(os.dup(self._near.fileno()), 64, counted=True)

    def says(self, data: bytes) -> None:
        for at in range(0, len(data), REPORT_ROOM):
            piece = data[at : at + REPORT_ROOM]
            self._far.send(bytes((len(piece),)) + piece.ljust(REPORT_ROOM, b"\0"))

    def heard(self, size: int) -> bytes:
        heard = b""
        while len(heard) < size:
            report = self._far.recv(4096)
            heard += report[2 : 2 + report[1]]
        return heard

    def unplug(self) -> None:
        self._plugged = False
        self._near.close()
        self._far.close()

    def plug(self) -> None:
        self._plugged = True
        self._near, self._far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._near.setblocking(False)

    def forbid(self) -> None:
        self._node.touch()
        self._node.chmod(0)
        self.unplug()


class OverPcsc(Means):
    """A chip in a reader of the real pcscd. Unplugged is pcscd, as vpcd's readers cannot be."""

    def __init__(self) -> None:
        self._pcscd = the_pcscd()
        self.chip = Mirror()
        self._in: InVpcd | None = None
        self._line: OfChip | None = None

    def open(self) -> Transport:
        self._line = OfChip(PcscSlot(READER_OF_PCSCD))
        return self._line

    def says(self, data: bytes) -> None:
        for at in range(0, len(data), ROOM):
            self.chip.to_say.put(data[at : at + ROOM])
            assert self._line
            self._line.ask()

    def heard(self, size: int) -> bytes:
        self.chip.wait_for(size)
        return self.chip.heard

    def unplug(self) -> None:
        """Returns once the line knows: of a program that ends nobody hears in the same moment, as of a plug."""
        self._pcscd.stop()
        if self._line and self._line.fileno() >= 0:  # which is open
            select.select([self._line.fileno()], [], [], 10.0)
        self._line = None
        if self._in:
            self._in.pull()
        self._in = None

    def plug(self) -> None:
        self._pcscd.start()
        self._pcscd.path.chmod(0o666)
        self.chip.heard, self.chip.to_say = b"", SimpleQueue()
        self._in = self._in or InVpcd(self.chip, self._pcscd.port)

    def forbid(self) -> None:
        self._pcscd.path.chmod(0)


@contextmanager
def serial(folder: Path) -> Iterator[Means]:
    with _pty(folder) as (port, far, link):
        yield OnPort(port, far, opener(parse("id_card", f"serial://{link}")), link)


@contextmanager
def lp(folder: Path) -> Iterator[Means]:
    def usblp(_fd: int, _request: int, _answer: bytearray) -> int:
        return 0

    with _pty(folder) as (port, far, link):
        yield OnPort(port, far, lambda: UsbPrinter(str(link), usblp), link)


@contextmanager
def tcp(_folder: Path) -> Iterator[Means]:
    port = TcpPort(Far, "far")
    assert isinstance(port.device, Far)
    yield OnPort(port, port.device, opener(parse("id_card", port.address)))
    port.close()


@contextmanager
def hidraw(folder: Path) -> Iterator[Means]:
    means = OverReports(folder / "hidraw0")
    yield means
    means.unplug()


@contextmanager
def pcsc(_folder: Path) -> Iterator[Means]:
    means = OverPcsc()
    means.plug()
    yield means
    means.unplug()


@contextmanager
def usb(folder: Path) -> Iterator[Means]:
    with sockets(folder) as bus:
        yield _on_usb(bus, STREAM, ONE_PAIR)


@contextmanager
def usb_four(folder: Path) -> Iterator[Means]:
    with sockets(folder) as bus:
        yield _on_usb(bus, FOUR_PIPES, FOUR)


def _on_usb(bus: Socketed, model: UsbModel, pipes: str) -> Means:
    port: UsbPort = bus.plug(model)
    return OnPort(port, far_of(port), lambda: open_pipes(READER, pipes, bus.bus), port.path)


@contextmanager
def _pty(folder: Path) -> Iterator[tuple[PtyPort, Far, Path]]:
    port = PtyPort(Far, folder / "far")
    assert isinstance(port.device, Far)
    yield port, port.device, folder / "far"
    port.close()


class OfProcess(Means):
    """A program of its own that hands on what it hears, and says what it is told to."""

    def __init__(self, folder: Path) -> None:
        self._path, self._away = folder / "program", folder / "unplugged"
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(folder / "far"))
        self._listener.listen()
        self._far = socket.socket()
        self._path.write_text(RELAY.format(python=sys.executable, far=str(folder / "far")), encoding="utf-8")
        self._path.chmod(0o700)

    def open(self) -> Transport:
        line = ProcessLine(str(self._path))
        self._far.close()
        self._far = self._listener.accept()[0]
        self._pid = int.from_bytes(self._far.recv(4), "big")
        return line

    def says(self, data: bytes) -> None:
        self._far.sendall(data)

    def heard(self, size: int) -> bytes:
        heard = b""
        while len(heard) < size:
            heard += self._far.recv(size - len(heard))
        return heard

    def unplug(self) -> None:
        life = os.pidfd_open(self._pid)
        os.kill(self._pid, signal.SIGSEGV)
        select.select([life], [], [], 10.0)
        os.close(life)
        self._path.rename(self._away)

    def plug(self) -> None:
        self._away.rename(self._path)

    def forbid(self) -> None:
        self._path.chmod(0)

    def close(self) -> None:
        self._far.close()
        self._listener.close()


RELAY = """#!{python} -IS
import os, select, socket
far = socket.socket(socket.AF_UNIX)
far.connect({far!r})
far.sendall(os.getpid().to_bytes(4, "big"))
print("what a library prints is no answer", flush=True)
while True:
    ready = select.select([0, far], [], [])[0]
    if 0 in ready:
        data = os.read(0, 4096)
        if not data:
            break
        far.sendall(data)
    if far in ready:
        data = far.recv(4096)
        if not data:
            break
        os.write(3, data)
"""


@contextmanager
def process(folder: Path) -> Iterator[Means]:
    means = OfProcess(folder)
    yield means
    means.close()


EVERY = ("serial", "tcp", "lp", "hidraw", "usb", "usb_four", "process", "pcsc")


def line_of(kind: str, folder: Path) -> AbstractContextManager[Means]:
    """One of EVERY."""
    every = {"serial": serial, "tcp": tcp, "lp": lp, "hidraw": hidraw, "usb": usb, "usb_four": usb_four}
    every |= {"process": process, "pcsc": pcsc}
    return every[kind](folder)
