"""The picture of a card, made by a vendor's library or not at all."""

from dataclasses import replace

import pytest

from device_sim.id_card.reader import photo_block
from drivers.api.id_card import IdCard
from drivers.id_card.codec import Command
from drivers.id_card.photo import MOST_BYTES
from tests.drivers.id_card.desk import CHEN, Desk, as_read, set_up_desk


@pytest.fixture
def desk() -> Desk:
    return set_up_desk()


PNG = b"\x89PNG\r\n\x1a\n"


class Decoder:
    """A vendor's library, as far as a test needs one: gives or raises what it was told to."""

    def __init__(self, gives: object) -> None:
        self.gives = gives
        self.blocks: list[bytes] = []

    def decode(self, block: bytes) -> bytes | None:
        self.blocks.append(block)
        if isinstance(self.gives, Exception):
            raise self.gives
        return self.gives  # type: ignore[return-value] # a foreign library keeps no types


def test_without_a_vendors_library_there_is_no_picture(desk: Desk) -> None:
    desk.module.insert_card(CHEN)
    card = desk.reader.read()
    assert (card.photo, card.picture) == (photo_block(CHEN), b"")


def test_a_vendors_library_makes_a_picture_of_the_block() -> None:
    decoder = Decoder(PNG + b"a face")
    desk = set_up_desk(decoder)
    desk.module.insert_card(CHEN)
    assert desk.reader.read() == replace(as_read(CHEN), picture=PNG + b"a face")
    assert decoder.blocks == [photo_block(CHEN)]


def test_the_largest_picture_is_a_picture() -> None:
    desk = set_up_desk(Decoder(PNG.ljust(MOST_BYTES)))
    desk.module.insert_card(CHEN)
    assert len(desk.reader.read().picture) == MOST_BYTES


@pytest.mark.parametrize(
    "gives",
    [None, b"", b"BM a bitmap", "text", bytearray(PNG), PNG.ljust(MOST_BYTES + 1)],
    ids=lambda gives: type(gives).__name__,
)
def test_a_library_that_gives_something_else_spoils_no_reading(gives: object) -> None:
    assert _read_once(set_up_desk(Decoder(gives))).picture == b""


@pytest.mark.hits("photo-decoder-failed")
@pytest.mark.parametrize("fails", [OSError("no licence"), TypeError()], ids=lambda fails: type(fails).__name__)
def test_a_library_that_fails_spoils_no_reading(fails: Exception) -> None:
    assert _read_once(set_up_desk(Decoder(fails))).picture == b""


def _read_once(desk: Desk) -> IdCard:
    desk.module.insert_card(CHEN)
    card = desk.reader.read()
    assert (replace(card, picture=b""), desk.asked(Command.READ)) == (as_read(CHEN), 1)
    return card


def test_neither_photo_nor_picture_is_told_with_a_card() -> None:
    told = repr(replace(as_read(CHEN), picture=PNG))
    assert "WLf" not in told
    assert "PNG" not in told
