"""Commands of makers, as their manuals and public programs print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.scanner.codecs.dialects import (
    DIALECTS,
    DONE,
    OUT_OF_RANGE,
    UNKNOWN,
    Answer,
    honeywell,
    newland,
    take_answer,
    without_answer,
)

NEWLAND, HONEYWELL, DATALOGIC = (DIALECTS[name] for name in ("newland", "honeywell", "datalogic"))


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (NEWLAND.trigger, "7E 01 30 30 30 30 23 53 43 4E 54 52 47 31 3B 03"),
        (NEWLAND.untrigger, "7E 01 30 30 30 30 23 53 43 4E 54 52 47 30 3B 03"),
        (newland("@SCNMOD0"), "7E 01 30 30 30 30 40 53 43 4E 4D 4F 44 30 3B 03"),
        (HONEYWELL.trigger, "16 54 0D"),
        (HONEYWELL.untrigger, "16 55 0D"),
        (honeywell("232BAD9."), "16 4D 0D 32 33 32 42 41 44 39 2E"),
        (DATALOGIC.trigger, "45"),
        (DATALOGIC.untrigger, "44"),
        (DATALOGIC.ask, "69"),
        (DIALECTS["powerscan"].trigger, "54"),
        (DIALECTS["powerscan"].untrigger, "58"),
    ],
)
def test_commands_are_those_of_the_manuals(sent: bytes, said: str) -> None:
    assert sent == bytes.fromhex(said)


@pytest.mark.parametrize(
    ("dialect", "command", "came", "answer"),
    [
        (
            "newland",
            newland("@SCNMOD0"),
            bytes.fromhex("02 01 30 30 30 30 40 53 43 4E 4D 4F 44 30 06 3B 03"),
            Answer(b"SCNMOD0", DONE),
        ),
        ("newland", newland("#ABCDEF1"), b"\x02\x010000#ABCDEF1\x05;\x03", Answer(b"ABCDEF1", UNKNOWN)),
        ("newland", newland("@RRDDUR0"), b"\x02\x010000@RRDDUR0\x15;\x03", Answer(b"RRDDUR0", OUT_OF_RANGE)),
        ("honeywell", honeywell("232BAD9."), b"232BAD9\x06.", Answer(b"232BAD9", DONE)),
        ("honeywell", honeywell("cbrena*."), b"CBRENA0-1\x06", Answer(b"CBRENA0-1", DONE)),
        ("datalogic", b"i", b"\x01\x02Magellan\x03\x04", Answer(b"Magellan", DONE)),
    ],
)
def test_answers_are_those_of_the_manuals(dialect: str, command: bytes, came: bytes, answer: Answer) -> None:
    buffer = bytearray(came + b"CODE")
    assert take_answer(buffer, DIALECTS[dialect], command) == answer
    assert buffer == b"CODE"


@pytest.mark.parametrize(
    ("came", "left"),
    [
        (b"\x02\x010000#SCNTRG1\x06;\x03GZ0117", b"GZ0117"),
        (b"GZ\x02\x010000#SCNTRG1\x06;\x030117", b"GZ0117"),
        (b"\x02\x010000#SCNMOD0\x06;\x03GZ0117", b"\x02\x010000#SCNMOD0\x06;\x03GZ0117"),  # another command's
        (b"GZ0117", b"GZ0117"),
    ],
)
def test_a_late_answer_is_cut_out_of_what_it_came_with(came: bytes, left: bytes) -> None:
    assert without_answer(came, NEWLAND, newland("#SCNTRG1")) == left


def test_a_late_answer_is_not_taken_for_that_of_the_next_command() -> None:
    buffer = bytearray(b"\x02\x010000#SCNTRG0\x06;\x03\x02\x010000#SCNMOD0\x15;\x03")
    assert take_answer(buffer, NEWLAND, newland("#SCNMOD0")) == Answer(b"SCNMOD0", OUT_OF_RANGE)
    assert take_answer(bytearray(b"\x02\x010000#SCNTRG0\x06;\x03"), NEWLAND, newland("#SCNMOD0")) is None


@pytest.mark.parametrize("dialect", DIALECTS)
def test_half_an_answer_is_none_yet(dialect: str) -> None:
    buffer = bytearray(b"\x02\x010000#SCN")
    assert take_answer(buffer, DIALECTS[dialect], b"") is None
    assert buffer == b"\x02\x010000#SCN"


@given(st.binary(max_size=80), st.sampled_from(list(DIALECTS)))
def test_whatever_comes_is_an_answer_or_stays(came: bytes, dialect: str) -> None:
    buffer = bytearray(came)
    answer = take_answer(buffer, DIALECTS[dialect], b"")
    assert (answer is None) == (buffer == came)
