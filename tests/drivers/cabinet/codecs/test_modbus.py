"""Frames of Modbus RTU as the specification and public programs have them, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device_sim.cabinet.board import crc16
from drivers.cabinet.codecs import modbus
from drivers.cabinet.codecs.modbus import LONGEST, RefusedError
from tests.drivers.failing import failure

EIGHT = modbus.read_coils(1, 8)
COIL_0_ON = modbus.write_coil(1, 0, on=True)


def taken(frame: str) -> bytes | None:
    return modbus.take_answer(bytearray.fromhex(frame))


@pytest.mark.parametrize(
    ("ask", "frame"),
    [
        (EIGHT, "01 01 00 00 00 08 3d cc"),
        (modbus.read_inputs(1, 8), "01 02 00 00 00 08 79 cc"),
        (COIL_0_ON, "01 05 00 00 ff 00 8c 3a"),
        (modbus.write_coil(1, 0, on=False), "01 05 00 00 00 00 cd ca"),
        (modbus.write_coil(1, 1, on=True), "01 05 00 01 ff 00 dd fa"),
    ],
)
def test_questions_are_the_published_frames(ask: modbus.Ask, frame: str) -> None:
    assert ask.frame.hex(" ") == frame


def test_answers_are_the_published_frames() -> None:
    answer = taken("01 01 01 01 90 48")
    assert answer is not None
    assert modbus.bits_of(EIGHT, answer) == [True, *[False] * 7]
    for frame, closed in (("01 02 01 03 e1 89", [0, 1]), ("01 02 01 20 a0 50", [5])):
        inputs = taken(frame)
        assert inputs is not None
        bits = modbus.bits_of(modbus.read_inputs(1, 8), inputs)
        assert [at for at, on in enumerate(bits) if on] == closed
    written = taken("01 05 00 00 ff 00 8c 3a")
    assert written is not None
    modbus.require_done(COIL_0_ON, written)


def test_a_refusal_has_its_reason() -> None:
    answer = taken("01 85 02 c3 51")
    assert answer is not None
    with pytest.raises(RefusedError, match="01 85 02: illegal data address"):
        modbus.require_done(COIL_0_ON, answer)
    with pytest.raises(RefusedError, match="no known reason"):
        modbus.require_done(COIL_0_ON, bytes((1, 0x85, 0x63)))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("02 01 01 01", "an answer of unit 2, expected unit 1"),
        ("01 02 01 01", "expected function 01"),
        ("01 01 02 01", "expected 1 bytes of them"),
        ("01 01 01", "expected 1 bytes of them"),
        ("01 81 02 02", "expected function 01"),
    ],
)
def test_what_is_no_answer_to_the_question_is_refused(answer: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        modbus.bits_of(EIGHT, bytes.fromhex(answer))


def test_an_answer_about_another_coil_is_refused() -> None:
    with pytest.raises(ValueError, match="expected 01 05 00 00 ff 00"):
        modbus.require_done(COIL_0_ON, bytes.fromhex("01 05 00 01 ff 00"))


def test_half_a_frame_is_waited_for_and_a_damaged_one_is_told() -> None:
    assert taken("01 01 01 01 90") is None
    assert taken("") is None
    with pytest.raises(ValueError, match="expected a frame of Modbus RTU with its CRC"):
        taken("01 01 01 03 90 48")


def test_noise_without_end_is_not_waited_for() -> None:
    with pytest.raises(ValueError, match=f"within {LONGEST} bytes"):
        modbus.take_answer(bytearray(LONGEST))


def test_an_adapter_that_echoes_is_no_board_that_answers() -> None:
    with pytest.raises(ValueError, match="expected"):
        taken(EIGHT.frame.hex() + "01 01 01 01 90 48")


_FRAME = st.builds(
    lambda unit, function, data, good: (body := bytes((unit, function)) + data) + (crc16(body) if good else b"\0\0"),
    st.integers(0, 255),
    st.sampled_from([1, 2, 5, 7, 8, 15, 0x2B, 0x81, 0x85]) | st.integers(0, 255),
    st.sampled_from([b"\x01\x01", b"\x00\x00\xff\x00", b"\x02"]) | st.binary(max_size=300),
    st.booleans(),
)


@given(_FRAME | st.binary(max_size=300))
def test_whatever_comes_is_an_answer_a_refusal_or_told(data: bytes) -> None:
    refusals: list[Exception | None] = []

    def hear() -> None:
        answer = modbus.take_answer(bytearray(data))
        if answer is not None:
            refusals.append(failure(RefusedError, lambda: modbus.bits_of(EIGHT, answer)))
            refusals.append(failure(RefusedError, lambda: modbus.require_done(COIL_0_ON, answer)))

    refusals.append(failure(ValueError, hear))
    assert all(str(refusal) for refusal in refusals if refusal), "each says why"
