"""What a scanner still sends of a code that is taken away from its window."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from device_sim.scanning import Scanning
from drivers.addresses import Address, parse
from drivers.api.input_event import KEY, UP, InputEvent, take_event
from drivers.scanner.codecs.keyboard import ENTER, Typing

pytestmark = pytest.mark.socket


@pytest.fixture
def scanning(tmp_path: Path) -> Iterator[Scanning]:
    with ExitStack() as undo:
        one = Scanning(undo, tmp_path)
        one.fit("keyboard")
        yield one


def host_of(scanning: Scanning) -> socket.socket:
    address: Address = parse("scanner", scanning.address)
    return socket.create_connection((address.host, address.port), 5.0)


def keys_until_enter(host: socket.socket, heard: bytearray) -> list[InputEvent]:
    """What is pressed and let go, up to the Enter that comes up."""
    keys: list[InputEvent] = []
    while not (keys and keys[-1].code == ENTER and keys[-1].value == UP):
        event = take_event(heard)
        if event is None:
            heard += host.recv(4096)
        elif event.type == KEY:
            keys.append(event)
    return keys


def test_a_code_that_is_hidden_while_it_is_typed_is_typed_to_its_end_and_the_next_one_behind_it(
    scanning: Scanning,
) -> None:
    with host_of(scanning) as host:
        scanning.show("陈建明广州市荔湾区".encode())
        heard = bytearray(host.recv(4096))
        scanning.hide()
        scanning.show(b"GZ0117")
        hidden, typing = keys_until_enter(host, heard), Typing()
        held = {event.code for event in hidden if event.value != UP} - {
            event.code for event in hidden if event.value == UP
        }
        assert held == set()
        shown = keys_until_enter(host, heard)
        typed = b"".join(typing.release(one.code) if one.value == UP else typing.press(one.code) for one in shown)
        assert typed == b"GZ0117\r"
