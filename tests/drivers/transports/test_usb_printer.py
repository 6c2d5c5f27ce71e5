"""A printer at the kernel's driver for USB printers: what it is asked, how it is gone, and how it takes no more.

The kernel answers from a table over a real descriptor, as usblp does.
"""

import errno
import os
import pty
import tty
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from drivers.addresses import parse
from drivers.api.permission import InUse, NotPermitted
from drivers.transports.line import opener
from drivers.transports.usb_printer import LPGETSTATUS, LPIOC_GET_DEVICE_ID, WRITE_TIMEOUT_S, UsbPrinter, port_of
from tests.nobody import as_nobody

ID = b"MFG:Custom;CMD:ESCPOS;MDL:VKP80III;CLS:PRINTER;"


class Kernel:
    """Answers the requests of a printer's node. `status`: the bits of its port, or the error it fails with."""

    def __init__(self, status: int | OSError = 0x18, device_id: bytes | None = ID) -> None:
        self.status, self.device_id = status, device_id

    def __call__(self, fd: int, request: int, argument: bytearray) -> Any:
        if request == LPGETSTATUS:
            if isinstance(self.status, OSError):
                raise self.status
            argument[:4] = self.status.to_bytes(4, "little")
        if request == LPIOC_GET_DEVICE_ID:
            if self.device_id is None:
                raise OSError(errno.EIO, "Input/output error")
            told = (len(self.device_id) + 2).to_bytes(2, "big") + self.device_id
            argument[: len(told)] = told
        return 0


class Far:
    """The printer's end."""

    def __init__(self) -> None:
        self.master, self._slave = pty.openpty()
        tty.setraw(self._slave)
        self.path = os.ttyname(self._slave)
        os.set_blocking(self.master, False)

    def says(self, data: bytes) -> None:
        os.write(self.master, data)

    def hears(self) -> bytes:
        heard = b""
        while True:
            try:
                heard += os.read(self.master, 65536)
            except BlockingIOError:
                return heard

    def unplug(self) -> None:
        os.close(self._slave)
        os.close(self.master)
        self.master = -1


@pytest.fixture
def far() -> Iterator[Far]:
    one = Far()
    yield one
    if one.master >= 0:
        one.unplug()


def test_the_requests_are_those_of_linux() -> None:
    assert LPGETSTATUS == 0x060B  # linux/lp.h
    read, size, group, number = 2 << 30, 1024 << 16, ord("P") << 8, 1
    assert read | size | group | number == LPIOC_GET_DEVICE_ID  # usblp.c: _IOC(_IOC_READ, 'P', 1, 1024)


def test_bytes_go_both_ways(far: Far) -> None:
    printer = UsbPrinter(far.path, Kernel())
    assert printer.read(8, 0.0) == b""
    printer.write(b"\x10\x04\x01")
    assert far.hears() == b"\x10\x04\x01"
    far.says(b"\x12")
    assert printer.read(8, 5.0) == b"\x12"
    printer.close()


def test_what_was_not_read_can_be_thrown_away(far: Far) -> None:
    printer = UsbPrinter(far.path, Kernel())
    far.says(b"\x12" * 100)
    assert printer.read(1, 5.0) == b"\x12"
    printer.flush_input()
    assert printer.read(8, 0.0) == b""
    printer.close()


@pytest.mark.parametrize(
    ("device_id", "name"),
    [
        (ID, "Custom VKP80III"),
        (b"MANUFACTURER:EPSON;MODEL:TM-T88V", "EPSON TM-T88V"),
        (b"mdl: XP-80C ;", "XP-80C"),
        (b"MFG:\xff;;:;MDL", "\ufffd"),
        (b"", ""),
        (None, ""),
    ],
)
def test_it_is_called_what_its_id_says(far: Far, device_id: bytes | None, name: str) -> None:
    printer = UsbPrinter(far.path, Kernel(device_id=device_id))
    assert printer.name == name
    printer.close()


def test_its_port_tells_whether_paper_is_there(far: Far) -> None:
    kernel = Kernel()
    printer = UsbPrinter(far.path, kernel)
    assert printer.port_status() == 0x18
    kernel.status = 0x38
    assert printer.port_status() == 0x38
    kernel.status = OSError(errno.EIO, "Input/output error")
    assert printer.port_status() is None
    printer.close()


@pytest.mark.parametrize("number", [errno.ENOTTY, errno.EINVAL])
def test_a_device_that_is_no_printer_is_not_printed_on(far: Far, number: int) -> None:
    with pytest.raises(OSError, match="no printer") as caught:
        UsbPrinter(far.path, Kernel(OSError(number, "what?")))
    assert caught.value.filename == far.path


def test_a_file_is_no_printer(tmp_path: Path) -> None:
    file = tmp_path / "lp0"
    file.write_bytes(b"")
    with pytest.raises(OSError, match="no printer"):
        UsbPrinter(str(file), Kernel())
    assert file.read_bytes() == b""


def test_nothing_is_a_printer_that_the_kernel_does_not_call_one() -> None:
    with pytest.raises(OSError, match="no printer"):
        opener(parse("receipt_printer", "lp:///dev/null"))()


def test_a_printer_that_is_not_there_is_said_once() -> None:
    with pytest.raises(FileNotFoundError) as caught:
        opener(parse("receipt_printer", "lp:///dev/usb/lp77"))()
    assert str(caught.value) == "[Errno 2] No such file or directory: '/dev/usb/lp77'"


def test_a_printer_that_another_program_has_is_said_to_be_in_use(far: Far, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> int:
        raise OSError(errno.EBUSY, "Device or resource busy")

    monkeypatch.setattr(os, "open", busy)
    with pytest.raises(InUse, match="in use by another program"):
        UsbPrinter(far.path, Kernel())


def test_a_printer_that_this_user_may_not_use_says_what_gives_the_permission(far: Far) -> None:
    os.chmod(far.path, 0o600)
    with as_nobody(), pytest.raises(NotPermitted, match="a udev rule has to give it a group"):
        UsbPrinter(far.path)


def test_a_printer_that_was_pulled_out_is_gone(far: Far) -> None:
    printer = UsbPrinter(far.path, Kernel())
    far.unplug()
    with pytest.raises(OSError, match=r"No such device|Input/output"):
        printer.read(8, 5.0)
    with pytest.raises(OSError, match=r"No such device|Input/output"):
        printer.write(b"A")
    printer.close()


@pytest.mark.thorough  # it waits for what does not come
def test_a_printer_that_takes_no_more_is_waited_for_and_then_said_to_be_full(far: Far) -> None:
    now = [0.0]

    def clock() -> float:
        now[0] += WRITE_TIMEOUT_S / 2  # so that nothing has to be waited for
        return now[0]

    printer = UsbPrinter(far.path, Kernel(), clock)
    with pytest.raises(TimeoutError, match="bytes not taken in 5 s"):
        printer.write(bytes(10_000_000))
    printer.close()


def test_a_long_job_reaches_a_printer_that_is_slow_to_take_it(far: Far) -> None:
    taken = bytearray()

    def clock() -> float:
        taken.extend(far.hears())
        return 0.0

    printer = UsbPrinter(far.path, Kernel(), clock)
    job = bytes(range(256)) * 400
    printer.write(job)
    taken.extend(far.hears())
    assert bytes(taken) == job
    printer.close()


def test_a_printer_that_sends_nothing_back_is_told_apart(far: Far, monkeypatch: pytest.MonkeyPatch) -> None:
    printer = UsbPrinter(far.path, Kernel())
    far.says(b"\x12")

    def unidirectional(*_: object) -> bytes:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "read", unidirectional)
    with pytest.raises(OSError, match="status=none"):
        printer.read(8, 5.0)
    monkeypatch.undo()
    printer.close()


def test_no_other_line_tells_of_itself_beside_its_bytes(far: Far) -> None:
    port = opener(parse("receipt_printer", f"serial://{far.path}"))()
    assert port_of(port) is None
    port.close()
