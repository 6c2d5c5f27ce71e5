"""What every kind of line keeps, whatever carries its bytes: these sentences are held against all of them."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from drivers.api.permission import NotPermitted
from drivers.api.transport import Transport
from tests.drivers.transports.means import EVERY, Means, line_of
from tests.nobody import as_nobody

EXCLUSIVE = ("serial", "usb", "usb_four")  # of the others only a kernel can say so: see their own tests
WITH_A_NODE = ("serial", "lp", "hidraw", "usb", "usb_four", "process", "pcsc")
SAID = bytes.fromhex("AA AA AA 96 69 00 F9") + bytes(range(249))  # a frame, as four pipes need one


@pytest.fixture(params=EVERY)
def means(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Means]:
    with line_of(request.param, tmp_path) as one:
        yield one


@pytest.fixture
def line(means: Means) -> Iterator[Transport]:
    one = means.open()
    means.wait()
    yield one
    with suppress(OSError):
        one.close()


def all_of(line: Transport, size: int, piece: int = 4096) -> bytes:
    data = b""
    while len(data) < size and (more := line.read(piece, 10.0)):
        assert len(more) <= piece
        data += more
    return data


@pytest.mark.parametrize("piece", [1, 7, 100, 4096])
def test_what_the_device_says_comes_once_and_in_order_however_little_is_read(
    means: Means, line: Transport, piece: int
) -> None:
    means.says(SAID)
    assert all_of(line, len(SAID), piece) == SAID
    assert line.read(piece, 0.0) == b""


def test_what_is_written_arrives_whole(means: Means, line: Transport) -> None:
    line.write(SAID)
    line.write(SAID)
    assert means.heard(2 * len(SAID)) == SAID + SAID


def test_silence_ends_when_the_time_is_up_and_not_before(line: Transport) -> None:
    before = time.monotonic()
    assert line.read(64, 0.05) == b""
    assert 0.045 <= time.monotonic() - before < 5.0


def test_who_waits_is_given_the_first_bytes_as_soon_as_they_are_there(means: Means, line: Transport) -> None:
    threading.Timer(0.02, means.says, [SAID[:3]]).start()
    before = time.monotonic()
    assert all_of(line, 3) == SAID[:3]
    assert time.monotonic() - before < 8.0  # of ten


def test_what_was_not_read_is_thrown_away_and_what_comes_then_is_not(means: Means, line: Transport) -> None:
    means.says(SAID)
    assert line.read(7, 10.0)
    for _ in range(200):  # until all of it has come
        line.flush_input()
        if not line.read(1, 0.01):
            break
    line.flush_input()
    line.write(SAID)
    means.says(SAID)
    assert all_of(line, len(SAID)) == SAID


def test_a_speed_may_be_set_whether_or_not_there_is_one(means: Means, line: Transport) -> None:
    for baud in (9600, 115200):
        line.set_baud(baud)
    line.write(SAID)
    assert means.heard(len(SAID)) == SAID


@pytest.mark.parametrize("act", ["read", "write", "flush_input"])
def test_pulled_out_every_call_says_so_and_none_hangs(means: Means, line: Transport, act: str) -> None:
    means.unplug()
    before = time.monotonic()
    calls = {"read": lambda: line.read(64, 10.0), "write": lambda: line.write(SAID), "flush_input": line.flush_input}
    with pytest.raises(OSError, match=r".") as caught:  # noqa: PT012 - a network tells it by the second time
        calls[act]()
        calls[act]()
    assert not isinstance(caught.value, NotPermitted)
    assert time.monotonic() - before < 5.0
    line.close()


def test_pulled_out_while_somebody_waits_the_wait_ends(means: Means, line: Transport) -> None:
    threading.Timer(0.02, means.unplug).start()
    before = time.monotonic()
    with pytest.raises(OSError, match=r"."):
        line.read(64, 10.0)
    assert time.monotonic() - before < 8.0


def test_what_is_not_there_cannot_be_opened_and_plugged_in_again_it_speaks(means: Means, line: Transport) -> None:
    means.says(SAID[:5])
    means.unplug()
    with pytest.raises(OSError, match=r"(?i)no such|refused|not plugged in|none|does not run") as caught:
        means.open()
    assert caught.value.filename  # so that who mends it need not guess what was looked for
    means.plug()
    again = means.open()
    means.wait()
    again.write(SAID)
    assert means.heard(len(SAID)) == SAID
    means.says(SAID)
    assert all_of(again, len(SAID)) == SAID
    again.close()


@pytest.mark.parametrize("means", EXCLUSIVE, indirect=True)
def test_of_two_that_open_it_the_second_is_told_that_another_has_it(means: Means, line: Transport) -> None:
    with pytest.raises(OSError, match="in use by another program"):
        means.open()
    line.write(SAID)
    assert means.heard(len(SAID)) == SAID
    line.close()
    means.open().close()


@pytest.mark.parametrize("kind", WITH_A_NODE)
def test_whoever_may_not_use_it_is_told_what_gives_the_permission(kind: str) -> None:
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with line_of(kind, Path(folder)) as means:
            means.forbid()
            with as_nobody(), pytest.raises(NotPermitted):
                means.open()


def test_opened_and_closed_it_leaves_nothing_open(means: Means) -> None:
    def open_now() -> int:
        return len(os.listdir("/proc/self/fd"))

    means.open().close()
    before = open_now()
    for _ in range(5):
        means.open().close()
    assert open_now() <= before + 3  # the far end closes in its own time
