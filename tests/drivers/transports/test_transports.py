"""Lines opened from their addresses: what is refused before anything is opened, and how a line says that it is not."""

import errno
import os
import pty
import termios
from collections.abc import Iterator

import pytest
import serial

from drivers.transports.line import opener


@pytest.fixture
def line() -> Iterator[str]:
    """A serial line's device file."""
    master, slave = pty.openpty()
    yield os.ttyname(slave)
    os.close(master)
    os.close(slave)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("serial:///dev/x?baud=abc", "baud 'abc', expected a whole number such as 115200"),
        ("serial:///dev/x?foo=1", "option 'foo', expected baud"),
        ("tcp://127.0.0.1:99999", "port '99999', expected a whole number from 1 to 65535"),
        ("tcp://127.0.0.1", "expected tcp://HOST:PORT"),
        ("com1", r"expected serial:///dev/ttyS1\?baud=115200 or tcp://HOST:PORT"),
        ("camera:///dev/video0", r"expected serial:///dev/ttyS1\?baud=115200 or tcp://HOST:PORT"),
    ],
)
def test_a_wrong_address_is_refused_before_anything_is_opened(address: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        opener(address)


def test_a_missing_device_is_said_once() -> None:
    with pytest.raises(FileNotFoundError) as caught:
        opener("serial:///dev/nope")()
    assert str(caught.value) == "[Errno 2] No such file or directory: '/dev/nope'"


def test_a_line_that_another_program_holds_is_said_to_be_in_use(line: str) -> None:
    first = opener(f"serial://{line}")()
    with pytest.raises(OSError, match="in use by another program") as caught:
        opener(f"serial://{line}")()
    assert caught.value.errno == errno.EAGAIN
    first.close()
    opener(f"serial://{line}")().close()


def test_a_file_that_is_no_line_is_named() -> None:
    with pytest.raises(OSError, match="'/dev/null'"):
        opener("serial:///dev/null")()


@pytest.mark.parametrize("trouble", [termios.error(5, "Input/output error"), ValueError("no such speed")])
def test_whatever_keeps_a_line_from_opening_is_an_os_error(
    trouble: Exception, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise trouble

    monkeypatch.setattr(serial.Serial, "_reconfigure_port", fail)
    with pytest.raises(OSError, match=str(trouble.args[-1])):
        opener(f"serial://{line}")()


def test_a_speed_that_a_line_cannot_have_is_an_os_error(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = opener(f"serial://{line}")()

    def fail(*_: object) -> None:
        raise ValueError("Failed to set custom baud rate")

    monkeypatch.setattr(serial.Serial, "_set_special_baudrate", fail)
    with pytest.raises(OSError, match="custom baud rate"):
        port.set_baud(123_456)
    port.close()
