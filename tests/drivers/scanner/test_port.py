"""A scanner's port: opened when it is needed, and its troubles told as what they are."""

import errno
from collections.abc import Callable
from typing import Any

import pytest

from device_sim.port import Loopback
from device_sim.scanner.engine import SimHexScanner
from drivers.api.errors import DeviceError, Fault
from drivers.api.permission import NotPermitted
from drivers.scanner.port import ScannerPort


def test_it_is_opened_by_the_first_call_and_again_after_it_was_closed() -> None:
    loop = Loopback(SimHexScanner)
    closed: list[bool] = []
    port = ScannerPort(loop.open, lambda: closed.append(True))
    assert not port.is_open
    assert port.name == ""
    port.say(b"\x7e")
    assert (port.hear(0.0), port.is_open, closed) == (b"", True, [])
    assert port.name == "", "a line has no name of its own"
    port.close()
    assert (port.is_open, closed) == (False, [True])
    assert (port.hear(0.0), port.is_open) == (b"", True)


@pytest.mark.parametrize(
    ("trouble", "fault"),
    [
        (FileNotFoundError(errno.ENOENT, "gone"), Fault.OFFLINE),
        (NotPermitted("group dialout"), Fault.FORBIDDEN),
        (ValueError("Attempting to use a port that is not open"), Fault.OFFLINE),
    ],
)
@pytest.mark.parametrize("act", ["say", "hear"])
def test_what_keeps_it_from_opening_is_told_as_a_fault(trouble: Exception, fault: Fault, act: str) -> None:
    def fail() -> Any:
        raise trouble

    closed: list[bool] = []
    port = ScannerPort(fail, lambda: closed.append(True))
    acts: dict[str, Callable[[], object]] = {
        "say": lambda: port.say(b"A"),
        "hear": lambda: port.hear(0.0),
    }
    with pytest.raises(DeviceError) as caught:
        acts[act]()
    assert (caught.value.fault, caught.value.device) == (fault, "scanner")
    assert closed == [True]


def test_a_line_that_was_pulled_out_is_closed_and_opened_by_the_next_call() -> None:
    loop = Loopback(SimHexScanner)
    port = ScannerPort(loop.open, lambda: None)
    port.hear(0.0)
    loop.unplugged = True
    with pytest.raises(DeviceError):
        port.say(b"A")
    assert not port.is_open
    loop.unplugged = False
    assert port.hear(0.0) == b""


@pytest.mark.hits("scanner-dropped-an-idle-line")
def test_a_line_that_was_dropped_while_it_was_idle_is_opened_again_once() -> None:
    loop, tried = Loopback(SimHexScanner), 0
    port = ScannerPort(loop.open, lambda: None)

    def ask() -> bytes:
        nonlocal tried
        tried += 1
        return port.hear(0.0)

    port.hear(0.0)
    loop.dropped = True
    assert (port.reopening(ask), tried) == (b"", 2)
    loop.unplugged = True
    for tries in (2, 1):  # it was open, and then not even that
        tried = 0
        with pytest.raises(DeviceError):
            port.reopening(ask)
        assert tried == tries


def test_another_trouble_than_a_lost_line_is_told_at_once() -> None:
    loop, tried = Loopback(SimHexScanner), 0
    port = ScannerPort(loop.open, lambda: None)

    def refuse() -> None:
        nonlocal tried
        tried += 1
        raise DeviceError("scanner", Fault.REFUSED, "no such setting")

    port.hear(0.0)
    with pytest.raises(DeviceError, match="no such setting"):
        port.reopening(refuse)
    assert tried == 1
