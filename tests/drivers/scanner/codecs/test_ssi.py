"""Packets of the Simple Serial Interface, as public programs for it have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.scanner.codecs.ssi import ENGINE, HOST, PACKETS, QR, Opcode, Packet, encode, take_packet

PRINTED = [
    (Packet(Opcode.START_SESSION), "04 E4 04 00 FF 14"),
    (Packet(Opcode.STOP_SESSION), "04 E5 04 00 FF 13"),
    (Packet(Opcode.REQUEST_REVISION), "04 A3 04 00 FF 55"),
    (Packet(Opcode.ACK), "04 D0 04 00 FF 28"),
    (Packet(Opcode.ACK, source=ENGINE), "04 D0 00 00 FF 2C"),
    (Packet(Opcode.SET_PARAMETER, PACKETS), "07 C6 04 00 FF EE 01 FD 41"),
    (Packet(Opcode.DECODED, bytes((QR,)) + b"AB", source=ENGINE), "07 F3 00 00 1C 41 42 FE 67"),
    (Packet(0xE6, b"\x00"), "05 E6 04 00 00 FF 11"),
]


@pytest.mark.parametrize(("packet", "printed"), PRINTED)
def test_packets_are_the_printed_ones(packet: Packet, printed: str) -> None:
    assert encode(packet) == bytes.fromhex(printed)
    buffer = bytearray.fromhex(printed)
    assert take_packet(buffer, source=packet.source) == packet
    assert not buffer


def test_of_a_packet_that_is_still_coming_nothing_is_taken() -> None:
    whole = bytes.fromhex("07 F3 00 00 1C 41 42 FE 67")
    for size in range(len(whole)):
        buffer = bytearray(whole[:size])
        assert take_packet(buffer) is None
        assert buffer == whole[:size]


@pytest.mark.parametrize(
    "came", ["07 F3 00 00 1C 41 42 FE 68", "03 F3 00 00 FE 67", "07 F3 04 00 1C 41 42 FE 63", "00 00 00 00"]
)
def test_what_is_no_packet_is_passed_over_byte_by_byte(came: str) -> None:
    buffer = bytearray.fromhex(came)
    before = len(buffer)
    with pytest.raises(ValueError, match="expected"):
        take_packet(buffer)
    assert len(buffer) == before - 1


def test_a_packet_holds_no_more_than_its_length_says() -> None:
    with pytest.raises(ValueError, match="at most 251"):
        encode(Packet(Opcode.DECODED, bytes(252)))


@given(
    st.builds(
        Packet, st.integers(0, 255), st.binary(max_size=251), st.integers(0, 255), st.sampled_from([HOST, ENGINE])
    )
)
def test_what_is_written_is_read_again(packet: Packet) -> None:
    assert take_packet(bytearray(encode(packet)), source=packet.source) == packet
