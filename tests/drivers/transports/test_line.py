"""Lines opened from their addresses: how a line is set, and how it says that it is not there.

Covers serial and tcp as well.
"""

import errno
import os
import pty
import socket
import termios
import threading
from collections.abc import Iterator

import pytest
import serial

from drivers.addresses import parse
from drivers.api.permission import InUse
from drivers.api.transport import Transport
from drivers.transports.line import opener
from drivers.transports.tcp import MOST_OLD_BYTES


@pytest.fixture
def line() -> Iterator[str]:
    """A serial line's device file."""
    master, slave = pty.openpty()
    yield os.ttyname(slave)
    os.close(master)
    os.close(slave)


def opened(address: str) -> Transport:
    return opener(parse("receipt_printer", address))()


def test_a_missing_device_is_said_once() -> None:
    with pytest.raises(FileNotFoundError) as caught:
        opened("serial:///dev/nope")
    assert str(caught.value) == "[Errno 2] No such file or directory: '/dev/nope'"


def test_a_device_server_that_refuses_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(ConnectionRefusedError) as caught:
        opened(f"tcp://127.0.0.1:{port}")
    assert str(caught.value) == f"[Errno 111] Connection refused: '127.0.0.1:{port}'"


def test_a_device_server_that_never_stops_talking_does_not_hold_us() -> None:
    """What is old is thrown away, but not for ever: else whoever asks the device would hang."""
    much = 200 * MOST_OLD_BYTES
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = opened(f"tcp://127.0.0.1:{server.getsockname()[1]}")
        talker, _ = server.accept()
        talking = threading.Thread(target=talker.sendall, args=(bytes(much),))
        talking.start()
        assert port.read(1, 5.0)
        port.flush_input()
        left = 0
        while left < much - 2 * MOST_OLD_BYTES and (data := port.read(MOST_OLD_BYTES, 5.0)):
            left += len(data)
        assert left >= much - 2 * MOST_OLD_BYTES
        talking.join()
        talker.close()
        port.close()


def test_a_line_that_another_program_holds_is_said_to_be_in_use(line: str) -> None:
    first = opened(f"serial://{line}")
    with pytest.raises(InUse, match="in use by another program") as caught:
        opened(f"serial://{line}")
    assert caught.value.errno == errno.EAGAIN
    first.close()
    opened(f"serial://{line}").close()


def test_a_file_that_is_no_line_is_named() -> None:
    with pytest.raises(OSError, match="'/dev/null'"):
        opened("serial:///dev/null")


@pytest.mark.parametrize("trouble", [termios.error(5, "Input/output error"), ValueError("no such speed")])
def test_whatever_keeps_a_line_from_opening_is_an_os_error(
    trouble: Exception, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise trouble

    monkeypatch.setattr(serial.Serial, "_reconfigure_port", fail)
    with pytest.raises(OSError, match=str(trouble.args[-1])):
        opened(f"serial://{line}")


def test_a_speed_that_a_line_cannot_have_is_an_os_error(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = opened(f"serial://{line}")

    def fail(*_: object) -> None:
        raise ValueError("Failed to set custom baud rate")

    monkeypatch.setattr(serial.Serial, "_set_special_baudrate", fail)
    with pytest.raises(OSError, match="custom baud rate"):
        port.set_baud(123_456)
    port.close()


@pytest.mark.parametrize(
    ("flow", "software", "hardware"), [("none", False, False), ("xonxoff", True, False), ("rtscts", False, True)]
)
def test_the_line_itself_is_set_to_the_flow_control_of_its_address(
    flow: str, software: bool, hardware: bool, line: str
) -> None:
    port = opened(f"serial://{line}?flow={flow}")
    watcher = os.open(line, os.O_RDWR | os.O_NOCTTY)
    arriving, _, control, *_ = termios.tcgetattr(watcher)
    assert bool(arriving & termios.IXON) == bool(arriving & termios.IXOFF) == software
    assert bool(control & termios.CRTSCTS) == hardware
    os.close(watcher)
    port.close()


def test_bytes_that_stop_and_start_us_are_no_answer() -> None:
    master, slave = pty.openpty()
    port = opened(f"serial://{os.ttyname(slave)}?flow=xonxoff")
    os.write(master, b"\x13\x11\x12")
    assert port.read(8, 1.0) == b"\x12"
    port.close()
    os.close(master)
    os.close(slave)
