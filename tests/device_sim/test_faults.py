"""What becomes of a message on a bad wire."""

import pytest

from device_sim.faults import LineFaults

SAID = bytes(range(16))


def test_a_good_wire_carries_everything_at_once() -> None:
    assert LineFaults().through(SAID) == [(SAID, 0.0)]


def test_one_bit_of_a_garbled_message_is_another_and_the_next_one_is_whole() -> None:
    wire = LineFaults(garble_next=1)
    ((garbled, _),) = wire.through(SAID)
    assert [one ^ other for one, other in zip(garbled, SAID, strict=True) if one != other] == [0x10]
    assert wire.through(SAID) == [(SAID, 0.0)]


def test_a_plug_is_pulled_once_and_only_within_a_message_that_is_long_enough() -> None:
    wire = LineFaults(pull_within=16)
    assert not wire.pulls(SAID[:15])
    assert [wire.pulls(SAID), wire.pulls(SAID)] == [True, False]
    assert not LineFaults().pulls(b"")


@pytest.mark.parametrize(
    ("wire", "first"),
    [
        (LineFaults(drop_after=3), [(SAID[:3], 0.0)]),
        (LineFaults(noise_next=b"\xaa"), [(b"\xaa" + SAID, 0.0)]),
    ],
)
def test_what_happens_once_happens_to_one_message(wire: LineFaults, first: list[tuple[bytes, float]]) -> None:
    assert wire.through(SAID) == first
    assert wire.through(SAID) == [(SAID, 0.0)]


def test_a_stalled_wire_carries_nothing_until_it_goes_on() -> None:
    wire = LineFaults(stalled=True)
    assert wire.through(SAID) == wire.through(SAID) == []
    wire.stalled = False
    assert wire.through(SAID) == [(SAID, 0.0)]


def test_pieces_come_one_after_the_other_and_all_of_them_late() -> None:
    arrived = LineFaults(piece=6, late_s=0.5).through(SAID)
    assert b"".join(data for data, _ in arrived) == SAID
    assert arrived == [(SAID[:6], 0.5), (SAID[6:12], 0.501), (SAID[12:], 0.502)]
