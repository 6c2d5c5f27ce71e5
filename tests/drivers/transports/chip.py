"""A chip that carries a stream of bytes in its commands and answers, for what is said of every kind of line."""

import threading
import time
from queue import SimpleQueue

from device_sim.smart_card.card import ATR_T1
from drivers.api.slot import Order, Word, message, take_message
from drivers.transports.pcsc import PcscSlot

ROOM = 250  # bytes of a command or an answer


class Mirror:
    """A chip that keeps what it is told, and tells what it is to say. Commands of ISO/IEC 7816-4."""

    atr = ATR_T1

    def __init__(self) -> None:
        self.heard = b""
        self.to_say: SimpleQueue[bytes] = SimpleQueue()
        self._hears = threading.Condition()

    def off(self) -> None:
        """It forgets nothing."""

    def answer(self, command: bytes) -> bytes:
        if command[1] == 0xB0:
            return self.to_say.get() + b"\x90\0"
        with self._hears:
            self.heard += command[5:]
            self._hears.notify_all()
        return b"\x90\0"

    def wait_for(self, size: int) -> None:
        with self._hears:
            assert self._hears.wait_for(lambda: len(self.heard) >= size, 10.0)


class OfChip:
    """The bytes that a chip is told and tells, without the commands and lengths that carry them. A Transport."""

    def __init__(self, slot: PcscSlot) -> None:
        self._slot = slot
        self._buffer, self._left = bytearray(), b""
        while self._next(10.0) != bytes((Word.IN,)):
            pass
        slot.write(message(bytes((Order.ATR,))))
        assert self._next(10.0) == ATR_T1

    def write(self, data: bytes) -> None:
        for at in range(0, len(data), ROOM):
            piece = data[at : at + ROOM]
            self._slot.write(message(bytes((0, 0xD6, 0, 0, len(piece))) + piece))

    def ask(self) -> None:
        self._slot.write(message(bytes((0, 0xB0, 0, 0, 0))))

    def read(self, size: int, timeout: float) -> bytes:
        ends = time.monotonic() + timeout
        while not self._left and (said := self._next(max(ends - time.monotonic(), 0.0))):
            self._left = said[:-2]
        data, self._left = self._left[:size], self._left[size:]
        return data

    def flush_input(self) -> None:
        self._slot.flush_input()
        self._buffer.clear()
        self._left = b""

    def set_baud(self, baud: int) -> None:
        self._slot.set_baud(baud)

    def fileno(self) -> int:
        return self._slot.fileno()

    def close(self) -> None:
        self._slot.close()

    def _next(self, timeout: float) -> bytes:
        while (said := take_message(self._buffer)) is None:
            if not (data := self._slot.read(4096, timeout)):
                return b""
            self._buffer += data
        return said
