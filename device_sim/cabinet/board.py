"""A board with relays made of software: one that is only told (LCUS), or one that speaks Modbus RTU.

It counts, sums and answers by itself, so that nothing of the driver's is taken for granted.
"""

from device_sim.port import Emit

CHANNELS = 8
UNIT = 1
ANSWER_DELAY_S = 0.005
MODELS = ("lcus", "modbus")
READ_COILS, READ_INPUTS, WRITE_COIL = 1, 2, 5
ILLEGAL_FUNCTION, ILLEGAL_ADDRESS, ILLEGAL_VALUE = 1, 2, 3


class SimBoard:
    """Hands: `become`, `power_cycle`, `move`, `silent`. `closed`: the channels, from 1, whose relays are closed.

    `inputs`: those whose contacts are closed; all while nobody has moved one.
    """

    def __init__(self, emit: Emit) -> None:
        self.model = MODELS[0]
        self.closed: set[int] = set()
        self.inputs = set(range(1, CHANNELS + 1))  # that are closed
        self.channels = CHANNELS
        self.silent = False
        self.told = 0  # how often a relay was switched, or told again what it is
        self._emit = emit
        self._buffer = bytearray()

    def become(self, model: str) -> None:
        """ValueError: there is no such board."""
        if model not in MODELS:
            raise ValueError(f"board {model!r}, expected one of {', '.join(MODELS)}")
        self.model = model
        self.power_cycle()

    def power_cycle(self) -> None:
        """Every relay falls open."""
        self.closed.clear()
        self._buffer.clear()

    def move(self, contact: int, *, closed: bool) -> None:
        """The contact at this input, from 1."""
        if closed:
            self.inputs.add(contact)
        else:
            self.inputs.discard(contact)

    def receive(self, data: bytes) -> None:
        self._buffer += data
        take = self._take_told if self.model == "lcus" else self._take_asked
        while take():
            pass

    def _switch(self, channel: int, *, on: bool) -> None:
        self.told += 1
        if on:
            self.closed.add(channel)
        else:
            self.closed.discard(channel)

    def _take_told(self) -> bool:
        """A0, channel, state, sum; what is none of that is passed over a byte at a time."""
        if len(self._buffer) < 4:
            return False
        head, channel, state, total = self._buffer[:4]
        if head != 0xA0 or total != (head + channel + state) & 0xFF:
            del self._buffer[0]
            return True
        del self._buffer[:4]
        if 1 <= channel <= self.channels and state in (0, 1) and not self.silent:
            self._switch(channel, on=state == 1)
        return True

    def _take_asked(self) -> bool:
        """Requests that this board knows are eight bytes long."""
        if len(self._buffer) < 8:
            return False
        request = bytes(self._buffer[:8])
        if crc16(request[:6]) != request[6:]:
            del self._buffer[0]
            return True
        del self._buffer[:8]
        if request[0] == UNIT and not self.silent:
            answer = self._answer(request[1], int.from_bytes(request[2:4], "big"), request[4:6])
            self._emit(bytes((UNIT,)) + answer + crc16(bytes((UNIT,)) + answer), ANSWER_DELAY_S)
        return True

    def _answer(self, function: int, address: int, value: bytes) -> bytes:
        if function == WRITE_COIL:
            return self._written(address, value)
        if function not in (READ_COILS, READ_INPUTS):
            return bytes((function | 0x80, ILLEGAL_FUNCTION))
        count = int.from_bytes(value, "big")
        if address + count > self.channels:
            return bytes((function | 0x80, ILLEGAL_ADDRESS))
        on = self.closed if function == READ_COILS else self.inputs
        bits = sum(1 << at for at in range(count) if address + at + 1 in on)
        size = (count + 7) // 8
        return bytes((function, size)) + bits.to_bytes(size, "little")

    def _written(self, address: int, value: bytes) -> bytes:
        if address >= self.channels:
            return bytes((WRITE_COIL | 0x80, ILLEGAL_ADDRESS))
        if value not in (b"\xff\x00", b"\x00\x00"):
            return bytes((WRITE_COIL | 0x80, ILLEGAL_VALUE))
        self._switch(address + 1, on=value == b"\xff\x00")
        return bytes((WRITE_COIL,)) + address.to_bytes(2, "big") + value


def crc16(data: bytes) -> bytes:
    """CRC-16/MODBUS, low byte first."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ 0xA001 if crc & 1 else crc >> 1
    return crc.to_bytes(2, "little")
