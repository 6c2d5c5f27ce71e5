"""A stream of bytes in a USB device's pipes: how it is cut, put together again, and how it ends.

Real pyusb, on a bus whose devices are at the other end of a socket.
"""

import errno
import os
import time
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from device_sim.usb_model import FOUR_PIPES, PLUGS, STREAM, WITH_KEYBOARD, Endpoint, Interface, Pipes, UsbModel
from drivers.api.transport import Transport
from drivers.transports import usb_pipes
from drivers.transports.usb_device import Id, Taken
from drivers.transports.usb_pipes import FOUR, FourPipes, open_pipes
from drivers.transports.usb_pipes import STREAM as ONE_PAIR
from tests.drivers.transports.usb import READER, Pipe, Socketed, far_of, opened

FIND = bytes.fromhex("AA AA AA 96 69 00 03 20 01 22")
FOUND = bytes.fromhex("AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97")


def all_of(line: Transport, size: int) -> bytes:
    data = b""
    while len(data) < size and (piece := line.read(4096, 5.0)):
        data += piece
    return data


@pytest.mark.parametrize("plug", PLUGS)
def test_bytes_go_both_ways_in_the_order_in_which_they_were_sent(usb: Socketed, plug: str) -> None:
    port = usb.plug(PLUGS[plug])
    line = opened(usb, port.model)
    assert line.read(64, 0.0) == b""
    line.set_baud(9600)
    line.write(FIND)
    assert far_of(port).heard == FIND
    far_of(port).says(FOUND)
    assert all_of(line, len(FOUND)) == FOUND
    assert line.read(64, 0.0) == b""
    line.close()


def test_a_long_frame_is_written_in_packets_of_64_bytes_and_the_last_is_short(usb: Socketed) -> None:
    port = usb.plug()
    line = opened(usb, STREAM)
    line.write(bytes(range(130)))
    line.close()
    assert [len(packet) for _, packet in port.written] == [64, 64, 2]


def test_of_four_pipes_the_head_goes_by_one_and_the_rest_by_the_other(usb: Socketed) -> None:
    port = usb.plug(FOUR_PIPES)
    line = opened(usb, FOUR_PIPES)
    line.write(FIND)
    line.close()
    assert list(port.written) == [(0x02, FIND[:7]), (0x06, FIND[7:])]


@pytest.mark.parametrize("size", [1, 63, 64, 65, 128, 1295, 2321])
@pytest.mark.parametrize("model", [STREAM, FOUR_PIPES])
def test_a_reply_of_any_length_is_there_once_its_last_packet_is(usb: Socketed, model: UsbModel, size: int) -> None:
    port = usb.plug(model)
    line = opened(usb, model)
    reply = FIND[:5] + max(size - 7, 0).to_bytes(2, "big") + bytes(range(256)) * 10
    before = time.monotonic()
    far_of(port).says(reply[:size])
    assert all_of(line, size) == reply[:size]
    assert time.monotonic() - before < 4.0  # no end was waited for that never comes
    line.close()


def test_a_packet_may_be_read_in_parts(usb: Socketed) -> None:
    port = usb.plug()
    line = opened(usb, STREAM)
    far_of(port).says(b"A" * 64 + b"B" * 30)
    assert line.read(10, 5.0) + line.read(4096, 5.0) + line.read(4096, 5.0) == b"A" * 64 + b"B" * 30
    line.close()


def test_an_empty_packet_is_neither_an_end_nor_silence(usb: Socketed) -> None:
    port = usb.plug()
    port.empty_packets = True
    line = opened(usb, STREAM)
    far_of(port).says(b"A" * 64)
    assert line.read(64, 5.0) == b"A" * 64
    far_of(port).says(b"B")
    assert line.read(64, 5.0) == b"B"
    line.close()


@pytest.mark.parametrize("model", [STREAM, FOUR_PIPES])
def test_what_was_not_read_can_be_thrown_away(usb: Socketed, model: UsbModel) -> None:
    port = usb.plug(model)
    line = opened(usb, model)
    far_of(port).says(FOUND * 3)
    line.read(3, 5.0)
    line.flush_input()
    assert line.read(64, 0.0) == b""
    line.write(FIND)
    far_of(port).says(FOUND)
    assert all_of(line, len(FOUND)) == FOUND
    line.close()


def test_a_device_that_never_stops_talking_holds_nobody(usb: Socketed) -> None:
    port = usb.plug()
    line = opened(usb, STREAM)
    far_of(port).says(bytes(64 * (usb_pipes.MOST_OLD_PACKETS + 40)))
    line.read(1, 5.0)
    line.flush_input()
    assert line.read(64, 0.0)
    line.close()


@pytest.mark.hits("pipe-halted")
@pytest.mark.parametrize("end", [0x01, 0x81])
def test_a_pipe_that_the_device_halts_is_told_and_then_works_again(usb: Socketed, end: int) -> None:
    port = usb.plug()
    line = opened(usb, STREAM)
    port.halt(end)
    act = line.flush_input if end == 0x81 else lambda: line.write(FIND)
    with pytest.raises(OSError, match=f"pipe {end:02x} was halted by the device") as caught:
        act()
    assert caught.value.errno == errno.EPIPE
    line.write(FIND)
    far_of(port).says(FOUND)
    assert line.read(64, 5.0) == FOUND
    line.close()


@pytest.mark.hits("pipe-takes-nothing")
def test_a_device_that_takes_nothing_is_given_up(usb: Socketed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(usb_pipes, "WRITE_TIMEOUT_S", 0.05)
    port = usb.plug()
    line = opened(usb, STREAM)
    port.takes_nothing = True
    with pytest.raises(TimeoutError, match="10 bytes not taken"):
        line.write(FIND)
    line.close()


def test_a_packet_larger_than_the_device_said_is_an_error_and_not_cut(usb: Socketed) -> None:
    port = usb.plug()
    line = opened(usb, STREAM)
    port._pipes = Pipes(STREAM._replace(interfaces=(Interface((Endpoint(0x81, packet=512),)),)))
    far_of(port).says(bytes(65))
    with pytest.raises(OSError, match="large"):
        line.read(64, 5.0)
    line.close()


@pytest.mark.parametrize("model", [STREAM, FOUR_PIPES])
def test_a_device_that_was_pulled_out_is_gone(usb: Socketed, model: UsbModel) -> None:
    port = usb.plug(model)
    line = opened(usb, model)
    port.unplug()
    for act in (lambda: line.read(64, 5.0), lambda: line.write(FIND), line.flush_input):
        with pytest.raises(OSError, match="No such device") as caught:
            act()
        assert caught.value.filename == "usb://0400:c35a"
    line.close()
    port.plug()
    opened(usb, model).close()


PACKETS = st.lists(st.binary(max_size=64), max_size=5)


@settings(max_examples=100, deadline=None)
@given(PACKETS, PACKETS, st.integers(0, 4))
def test_whatever_comes_by_four_pipes_is_given_once_and_no_read_is_for_ever(
    heads: list[bytes], bodies: list[bytes], reads: int
) -> None:
    sent = sorted(b"".join((*heads, *bodies)))
    back, body = Pipe(*heads), Pipe(*bodies)
    line = FourPipes(  # nothing of it is taken or closed
        Id(*READER),
        cast(Taken, None),
        None,
        back,
        lambda: back.now + body.now,
        body_out=None,
        body_back=body,
    )
    came = b"".join(line.read(7, 0.01) for _ in range(reads))
    rest = b"".join((line._left, *back.packets, *body.packets))
    assert sorted(came + rest) == sent
    line.flush_input()
    assert (line.read(64, 0.01), back.packets, body.packets) == (b"", [], [])


# --- which pipes ------------------------------------------------------------------------------------------------


def test_a_reader_of_the_other_kind_is_refused_with_the_setting_that_helps(usb: Socketed) -> None:
    port = usb.plug(FOUR_PIPES)
    with pytest.raises(OSError, match="it has 02 06 81 85: its address needs pipes=four"):
        open_pipes(READER, ONE_PAIR, usb.bus)
    port.model = STREAM
    with pytest.raises(OSError, match="it has 01 81: its address needs pipes=stream"):
        open_pipes(READER, FOUR, usb.bus)
    assert not port.owned


def test_a_device_that_has_no_such_pipes_at_all_is_no_reader(usb: Socketed) -> None:
    port = usb.plug(WITH_KEYBOARD._replace(interfaces=WITH_KEYBOARD.interfaces[:1]))
    for pipes in (ONE_PAIR, FOUR):
        with pytest.raises(OSError, match=f"no pipes for pipes={pipes}, it has 83: 'usb"):
            open_pipes(READER, pipes, usb.bus)
    port.model = STREAM._replace(interfaces=())
    with pytest.raises(OSError, match="it has none"):
        open_pipes(READER, ONE_PAIR, usb.bus)


def test_no_descriptor_is_left_open(usb: Socketed) -> None:
    port = usb.plug()
    opened(usb, STREAM).close()
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(3):
        line = opened(usb, STREAM)
        line.write(FIND)
        line.close()
    for _ in range(3):
        with pytest.raises(OSError, match="pipes"):
            open_pipes(READER, FOUR, usb.bus)
    with port.lock:  # what is closed here is closed there by its thread
        pass
    assert len(os.listdir("/proc/self/fd")) <= before + 2


ENDS = st.builds(Endpoint, st.integers(0, 255), st.integers(0, 255), st.integers(0, 0xFFFF), st.integers(0, 255))
INTERFACES = st.builds(Interface, st.lists(ENDS, max_size=5).map(tuple), st.integers(0, 255))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(INTERFACES, max_size=4).map(tuple), st.sampled_from([ONE_PAIR, FOUR]))
def test_whatever_a_device_says_of_its_pipes_it_is_opened_or_refused(
    usb: Socketed, interfaces: tuple[Interface, ...], pipes: str
) -> None:
    if not usb.bus.ports:
        usb.plug()
    (port,) = usb.bus.ports
    port.model = STREAM._replace(interfaces=interfaces)
    try:
        line = open_pipes(READER, pipes, usb.bus)
    except OSError:
        assert not port.owned
        return
    assert port.owned
    line.close()
