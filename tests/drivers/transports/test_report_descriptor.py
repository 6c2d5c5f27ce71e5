"""What a HID device is for, from its report descriptor."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.transports.report_descriptor import pages_of

# USB HID 1.11, appendix E.6: the keyboard of the example.
KEYBOARD = bytes.fromhex(
    "05 01 09 06 A1 01 05 07 19 E0 29 E7 15 00 25 01 75 01 95 08 81 02 95 01 75 08 81 01 95 05 75 01 05 08 19 01 29 05"
    "91 02 95 01 75 03 91 01 95 06 75 08 15 00 25 65 05 07 19 00 29 65 81 00 C0"
)
# A scanner by the HID Point of Sale usage tables: page 8C, usage 02, with a collection in it.
SCANNER = bytes.fromhex("05 8C 09 02 A1 01 85 02 09 12 A1 02 15 00 26 FF 00 75 08 95 38 09 FE 81 02 C0 C0")


def test_a_keyboard_and_a_scanner_are_told_apart() -> None:
    assert pages_of(KEYBOARD) == (0x01,)
    assert pages_of(SCANNER) == (0x8C,)


def test_a_device_may_be_several_things() -> None:
    assert pages_of(KEYBOARD + SCANNER) == (0x01, 0x8C)


@pytest.mark.parametrize(
    ("descriptor", "pages"),
    [
        (bytes.fromhex("0B 02 00 8C 00 A1 01 C0"), (0x8C,)),  # the usage says its page itself
        (bytes.fromhex("06 8C 00 09 02 A1 01 C0"), (0x8C,)),
        (bytes.fromhex("05 8C A4 05 01 B4 09 02 A1 01 C0"), (0x8C,)),  # pushed and popped
        (bytes.fromhex("FE 02 00 05 01 05 8C 09 02 A1 01 C0"), (0x8C,)),  # behind a long item
        (b"", ()),
    ],
)
def test_every_way_of_saying_it_is_understood(descriptor: bytes, pages: tuple[int, ...]) -> None:
    assert pages_of(descriptor) == pages


@given(
    st.binary(max_size=200) | st.lists(st.sampled_from([0xA1, 0xC0, 0xFE, 0xB4, 0x05, 0x0B]), max_size=60).map(bytes)
)
def test_whatever_it_says_is_read_to_its_end(descriptor: bytes) -> None:
    assert len(pages_of(descriptor)) <= len(descriptor)
