"""A stream of bytes in the reports of a HID device: how it is cut, put together again, and how it ends.

The far end is a socket that keeps packets apart, as the kernel keeps reports apart.
"""

import errno
import os
import pty
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from device_sim.id_card.reader import SimIdCardReader
from device_sim.people import person
from drivers.addresses import parse
from drivers.api.errors import DeviceError, Fault
from drivers.api.permission import NotPermitted
from drivers.id_card.driver import SdtReader
from drivers.transports.line import opener
from drivers.transports.reports import (
    HIDIOCGRAWINFO,
    HIDIOCGRAWNAME,
    HIDIOCGRDESC,
    HIDIOCGRDESCSIZE,
    ReportDevice,
    open_reports,
)
from tests.drivers.transports.test_report_descriptor import SCANNER
from tests.nobody import as_nobody

FIND = bytes.fromhex("AA AA AA 96 69 00 03 20 01 22")


class Far:
    """The device's end of its reports."""

    def __init__(self) -> None:
        self._near, self.socket = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._near.setblocking(False)
        self.threads: list[threading.Thread] = []

    def device(self, report: int = 64, *, counted: bool = False) -> ReportDevice:
        return ReportDevice(os.dup(self._near.fileno()), report, counted=counted)

    def close(self) -> None:
        self._near.close()
        for one in self.threads:
            one.join()
        self.socket.close()


@pytest.fixture
def far() -> Iterator[Far]:
    one = Far()
    yield one
    one.close()


def test_a_frame_is_written_in_one_report_behind_its_number(far: Far) -> None:
    device = far.device()
    device.write(FIND)
    assert far.socket.recv(4096) == b"\x00" + FIND + bytes(54)
    device.close()


@pytest.mark.parametrize(
    ("report", "counted", "reports"), [(64, False, 3), (64, True, 3), (8, False, 17), (8, True, 19)]
)
def test_a_long_frame_is_cut_into_reports_and_nothing_of_it_is_lost(
    far: Far, report: int, counted: bool, reports: int
) -> None:
    sent = bytes(range(1, 131))
    device = far.device(report, counted=counted)
    device.write(sent)
    device.close()
    came = [far.socket.recv(4096) for _ in range(reports)]
    assert {len(one) for one in came} == {1 + report}
    pieces = [one[2 : 2 + one[1]] if counted else one[1:] for one in came]
    assert b"".join(pieces).rstrip(b"\x00") == sent


def test_what_comes_is_given_in_order_and_a_report_may_be_read_in_parts(far: Far) -> None:
    device = far.device()
    far.socket.send(b"A" * 64)
    far.socket.send(b"B" * 64)
    assert device.read(10, 1.0) + device.read(4096, 1.0) + device.read(4096, 1.0) == b"A" * 64 + b"B" * 64
    assert device.read(4096, 0.0) == b""
    device.close()


@pytest.mark.parametrize(
    ("report", "held"), [(b"\x03ABC" + bytes(60), b"ABC"), (b"\x00" * 64, b""), (b"\xffAB", b"AB"), (b"\x05", b"")]
)
def test_of_a_counted_report_so_many_bytes_count(far: Far, report: bytes, held: bytes) -> None:
    device = far.device(counted=True)
    far.socket.send(report)
    assert device.read(4096, 1.0) == held
    device.close()


def test_what_was_not_read_can_be_thrown_away(far: Far) -> None:
    device = far.device()
    for _ in range(5):
        far.socket.send(b"A" * 64)
    device.read(1, 1.0)
    device.flush_input()
    assert device.read(4096, 0.0) == b""
    device.close()


def test_a_device_that_was_pulled_out_is_gone(far: Far) -> None:
    device = far.device()
    far.socket.close()
    with pytest.raises(OSError, match="No such device"):
        device.read(64, 1.0)
    with pytest.raises(OSError, match=r"pipe|device"):
        device.write(FIND)
    device.close()


# --- its node --------------------------------------------------------------------------------------------------


def kernel(fd: int, request: int, argument: bytearray) -> Any:
    assert os.fstat(fd)
    if request == HIDIOCGRAWNAME:
        argument[:9] = b"IDR READ\0"
    if request == HIDIOCGRDESCSIZE:
        argument[:] = len(SCANNER).to_bytes(4, sys.byteorder)
    if request == HIDIOCGRDESC:
        assert argument[:4] == len(SCANNER).to_bytes(4, sys.byteorder)
        argument[4 : 4 + len(SCANNER)] = SCANNER
    return 0


@pytest.fixture
def node() -> Iterator[str]:
    master, slave = pty.openpty()
    yield os.ttyname(slave)
    os.close(master)
    os.close(slave)


def test_the_requests_are_those_of_linux() -> None:
    read, group = 2 << 30, ord("H") << 8
    assert read | 8 << 16 | group | 3 == HIDIOCGRAWINFO
    assert read | 256 << 16 | group | 4 == HIDIOCGRAWNAME
    assert read | 4 << 16 | group | 1 == HIDIOCGRDESCSIZE
    assert read | (4 + 4096) << 16 | group | 2 == HIDIOCGRDESC


def test_a_device_that_has_to_be_a_scanner_is_refused_where_it_is_something_else(node: str) -> None:
    open_reports(node, page=0x8C, ioctl=kernel).close()
    before = len(os.listdir("/proc/self/fd"))
    with pytest.raises(OSError, match="a HID device of usage page 8C, expected 01"):
        open_reports(node, page=0x01, ioctl=kernel)
    assert len(os.listdir("/proc/self/fd")) == before


def test_it_is_called_what_the_kernel_calls_it(node: str) -> None:
    device = open_reports(node, 64, counted=False, ioctl=kernel)
    assert device.name == "IDR READ"
    device.close()


def test_what_is_no_hid_device_is_not_written_to(node: str) -> None:
    for path in (node, "/dev/null"):
        with pytest.raises(OSError, match="no HID device"):
            opener(parse("id_card", f"hidraw://{path}"))()


def test_a_device_that_is_not_there_is_said_once() -> None:
    with pytest.raises(FileNotFoundError) as caught:
        opener(parse("id_card", "hidraw:///dev/hidraw77"))()
    assert str(caught.value) == "[Errno 2] No such file or directory: '/dev/hidraw77'"


def test_a_device_that_this_user_may_not_use_says_what_gives_the_permission(node: str) -> None:
    os.chmod(node, 0o600)
    with as_nobody(), pytest.raises(NotPermitted, match="a udev rule has to give it a group"):
        open_reports(node, 64, counted=False)


def test_a_device_that_fails_when_it_is_asked_is_no_other_kind_of_device(node: str) -> None:
    def gone(*_: object) -> int:
        raise OSError(errno.ENODEV, "No such device")

    with pytest.raises(OSError, match="No such device"):
        open_reports(node, 64, counted=False, ioctl=gone)


# --- a card reader behind it -----------------------------------------------------------------------------------


class Module:
    """A simulated reader whose stream goes in reports. `pads`: of its last report, with these bytes."""

    def __init__(self, far: Far, *, counted: bool, pads: bytes) -> None:
        self._far, self._counted, self._pads = far, counted, pads
        self.sim = SimIdCardReader(self._emit)
        self.sim.seconds = {}
        far.threads.append(threading.Thread(target=self._run, daemon=True))
        far.threads[-1].start()

    def _emit(self, data: bytes, _after: float) -> None:
        room = 64 - self._counted
        for at in range(0, len(data), room):
            piece = data[at : at + room]
            count = bytes((len(piece),)) if self._counted else b""
            self._far.socket.send((count + piece).ljust(64, self._pads))

    def _run(self) -> None:
        with suppress(ConnectionError):  # the terminal's end may be closed while it answers
            while report := self._far.socket.recv(4096):
                body = report[2 : 2 + report[1]] if self._counted else report[1:]
                self.sim.receive(body)


@pytest.mark.parametrize("counted", [False, True])
@pytest.mark.parametrize("pads", [b"\x00", b"\xaa"])
def test_a_card_is_read_through_reports_as_over_a_line(far: Far, counted: bool, pads: bytes) -> None:
    module = Module(far, counted=counted, pads=pads)
    reader = SdtReader(lambda: far.device(counted=counted))
    reader.status()
    assert reader.identity()
    assert reader.find() is False
    module.sim.insert_card(person("chen-jianming").card)
    assert reader.find() is True
    assert reader.read().name == person("chen-jianming").card.name
    reader.close()


def test_reports_that_are_counted_and_are_read_as_if_not_are_told_as_damaged(far: Far) -> None:
    module = Module(far, counted=True, pads=b"\x00")
    module.sim.insert_card(person("chen-jianming").card)
    reader = SdtReader(lambda: far.device(counted=False))
    with pytest.raises(DeviceError) as caught:
        reader.status()
    assert caught.value.fault in (Fault.SILENT, Fault.GARBLED)
    reader.close()
