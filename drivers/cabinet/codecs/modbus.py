"""Boards that speak Modbus RTU: which frames are asked of them, and what their answers say. Pure; by pymodbus.

MODBUS over Serial Line 1.02 and Application Protocol 1.1b3: unit, function, data, CRC-16. Coils and inputs count from
0. A slave answers `01` (read coils) and `02` (read discrete inputs) with a byte for eight of them, `05` (write a coil)
with the request itself, and what it does not do with the function + 80h and a reason.
"""

from collections.abc import Sequence
from typing import NamedTuple

from pymodbus.framer.rtu import FramerRTU
from pymodbus.pdu import DecodePDU
from pymodbus.pdu.bit_message import ReadCoilsRequest, ReadDiscreteInputsRequest, WriteSingleCoilRequest
from pymodbus.pdu.pdu import ModbusPDU

READ_COILS, READ_INPUTS, WRITE_COIL = 0x01, 0x02, 0x05
REFUSED = 0x80
LONGEST = 256  # bytes of a frame
MOST_BITS = 2000  # of one question
REASONS = {
    1: "illegal function",
    2: "illegal data address",
    3: "illegal data value",
    4: "device failure",
    5: "acknowledged, takes long",
    6: "busy",
    8: "memory parity error",
    10: "gateway path not available",
    11: "gateway target does not respond",
}
_FRAMER = FramerRTU(DecodePDU(is_server=False))


class RefusedError(Exception):
    """The board understood and said no; the reason in words."""


class Ask(NamedTuple):
    """A question: its frame, and what the answer has to be about."""

    frame: bytes
    unit: int
    function: int
    bits: int = 0  # that are read


def read_coils(unit: int, count: int) -> Ask:
    """The first `count` coils."""
    assert 1 <= count <= MOST_BITS
    frame = _frame(ReadCoilsRequest(address=0, count=count, dev_id=unit))
    assert frame[:2] == bytes((unit, READ_COILS))
    return Ask(frame, unit, READ_COILS, count)


def read_inputs(unit: int, count: int) -> Ask:
    """The first `count` discrete inputs."""
    assert 1 <= count <= MOST_BITS
    frame = _frame(ReadDiscreteInputsRequest(address=0, count=count, dev_id=unit))
    assert frame[:2] == bytes((unit, READ_INPUTS))
    return Ask(frame, unit, READ_INPUTS, count)


def write_coil(unit: int, coil: int, *, on: bool) -> Ask:
    """This coil, from 0, on or off."""
    assert 0 <= coil < MOST_BITS
    frame = _frame(WriteSingleCoilRequest(address=coil, bits=[on], dev_id=unit))
    assert frame[:2] == bytes((unit, WRITE_COIL))
    return Ask(frame, unit, WRITE_COIL)


def take_answer(buffer: bytearray) -> bytes | None:
    """The first frame without its CRC, cut off the front; None: not complete yet. ValueError: it can be none."""
    assert isinstance(buffer, bytearray)  # what is taken is cut off in place
    used, unit, _, data = _FRAMER.decode(bytes(buffer))
    if not used and len(buffer) >= LONGEST:
        raise ValueError(f"{bytes(buffer[:16]).hex(' ')}, expected a frame of Modbus RTU within {LONGEST} bytes")
    if not used:
        return None
    if not data:
        raise ValueError(f"{bytes(buffer[:16]).hex(' ')}, expected a frame of Modbus RTU with its CRC")
    buffer.clear()  # a master asks one question at a time: what follows an answer is noise
    answer = bytes((unit,)) + data
    assert 2 <= len(answer) <= LONGEST
    return answer


def bits_of(ask: Ask, answer: bytes) -> Sequence[bool]:
    """Of the coils or inputs that were asked for, which are on. RefusedError, ValueError: see `_data_of`."""
    assert ask.function in (READ_COILS, READ_INPUTS)
    data = _data_of(ask, answer)
    size = (ask.bits + 7) // 8
    if len(data) != size + 1 or data[0] != size:
        raise ValueError(f"{answer[:16].hex(' ')}, expected {size} bytes of them")
    bits = [bool(data[1 + at // 8] >> at % 8 & 1) for at in range(ask.bits)]
    assert len(bits) == ask.bits
    return bits


def require_done(ask: Ask, answer: bytes) -> None:
    """Return where the coil was written: the answer is the question again. RefusedError, ValueError: see `_data_of`."""
    assert ask.function == WRITE_COIL
    if _data_of(ask, answer) != ask.frame[2:-2]:
        raise ValueError(f"{answer[:16].hex(' ')}, expected {ask.frame[:-2].hex(' ')}")
    assert answer == ask.frame[:-2]  # unit and function as well


def _data_of(ask: Ask, answer: bytes) -> bytes:
    """RefusedError: the board said no. ValueError: it is no answer to this question."""
    assert len(answer) >= 2
    unit, function, data = answer[0], answer[1], answer[2:]
    if unit != ask.unit:
        raise ValueError(f"an answer of unit {unit}, expected unit {ask.unit}")
    if function == ask.function | REFUSED and len(data) == 1:
        raise RefusedError(f"{answer.hex(' ')}: {REASONS.get(data[0], 'no known reason')}")
    if function != ask.function:
        raise ValueError(f"{answer[:16].hex(' ')}, expected function {ask.function:02x}")
    return data


def _frame(request: ModbusPDU) -> bytes:
    frame: bytes = _FRAMER.buildFrame(request)
    assert len(frame) == 8
    return frame
