"""What a simulated USB device says goes by its pipes in packets, and a head goes by the first of two."""

import pytest

from device_sim.usb_model import FOUR_PIPES, PLUGS, STREAM, STREAM_BY_INTERRUPT, TO_HOST, WITH_KEYBOARD, Pipes

REPLY = bytes.fromhex("AA AA AA 96 69 00 04 00 00 90 94")


def test_a_stream_is_cut_into_packets_of_one_pipe() -> None:
    assert list(Pipes(STREAM).packets(bytes(130))) == [(0x81, bytes(64)), (0x81, bytes(64)), (0x81, bytes(2))]
    assert list(Pipes(STREAM_BY_INTERRUPT).packets(b"A")) == [(0x82, b"A")]


def test_of_four_pipes_one_carries_heads_and_one_as_many_bytes_as_the_head_says() -> None:
    pipes = Pipes(FOUR_PIPES)
    assert list(pipes.packets(REPLY + REPLY[:3])) == [(0x81, REPLY[:7]), (0x85, REPLY[7:]), (0x81, REPLY[:3])]
    assert list(pipes.packets(REPLY[3:])) == [(0x81, REPLY[3:7]), (0x85, REPLY[7:])]
    assert list(pipes.packets(REPLY[:5])) == [(0x81, REPLY[:5])]
    pipes.begin()
    assert list(pipes.packets(REPLY)) == [(0x81, REPLY[:7]), (0x85, REPLY[7:])]


@pytest.mark.parametrize("plug", PLUGS)
def test_every_plug_has_as_many_pipes_there_as_back(plug: str) -> None:
    model = PLUGS[plug]
    assert len(model.pipes(0)) == len(model.pipes(TO_HOST)) == (2 if model.head else 1)


def test_a_keyboard_beside_the_reader_carries_nothing_of_its_stream() -> None:
    assert [end.address for end in WITH_KEYBOARD.pipes(TO_HOST)] == [0x81]
