"""Messages to and from a slot for chip cards, as vpcd of vsmartcard has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.api.slot import MOST_BYTES, Order, message, take_message


def test_a_message_stands_behind_its_length() -> None:
    assert message(bytes((Order.ATR,))) == b"\x00\x01\x04"
    assert message(b"\x00\xa4" * 150)[:4] == b"\x01\x2c\x00\xa4"


@given(st.lists(st.binary(min_size=1, max_size=300), max_size=4), st.integers(1, 50))
def test_messages_are_taken_in_order_however_they_arrive(sent: list[bytes], piece: int) -> None:
    stream, buffer, taken = b"".join(map(message, sent)), bytearray(), []
    for at in range(0, len(stream), piece):
        buffer += stream[at : at + piece]
        while (one := take_message(buffer)) is not None:
            taken.append(one)
    assert (taken, bytes(buffer)) == (sent, b"")


@pytest.mark.parametrize("data", [b"", bytes(MOST_BYTES + 1)])
def test_nothing_and_too_much_are_no_message(data: bytes) -> None:
    with pytest.raises(ValueError, match=f"{len(data)} bytes, expected 1 to {MOST_BYTES}"):
        message(data)


@pytest.mark.parametrize("head", [b"\x00\x00", b"\xff\xff"])
def test_a_length_that_no_message_has_is_refused(head: bytes) -> None:
    with pytest.raises(ValueError, match="expected 1 to"):
        take_message(bytearray(head))
