"""A board that speaks Modbus RTU. Knows how often it is asked and how long is waited, no lamp."""

from collections.abc import Callable
from typing import TypeVar

from drivers.addresses import Address
from drivers.api.errors import DeviceError, Fault
from drivers.api.transport import Transport
from drivers.cabinet.codecs import modbus
from drivers.transports.framing import read_frame
from drivers.transports.host import Host

T = TypeVar("T")
DEVICE = "cabinet"
TRIES = 3
ANSWER_TIMEOUT_S = 0.2
LATE_S = 4.0  # after a question was given up, until its answer will not come any more: it does not say what it answers
CHUNK = 256
GAP_S = 0.05  # within an answer: adapters hand bytes on in pieces
BITS = 11  # of a character on the line, with start, stop and parity
SILENCE = 3.5  # characters between two frames


class Talk:
    """Implements `drivers.cabinet.talk.Talk`. To ask again is harmless, and so is to switch again."""

    answers = True

    def __init__(self, to: Address, host: Host) -> None:
        self._unit = int(to.options["unit"])
        self._silence_s = SILENCE * BITS / to.baud
        self._host = host
        self._owed_until = 0.0

    def switch(self, line: Transport, channel: int, *, on: bool) -> None:
        self._asked(line, modbus.write_coil(self._unit, channel - 1, on=on), modbus.require_done)

    def closed(self, line: Transport, channels: int) -> frozenset[int]:
        return self._on(line, modbus.read_coils(self._unit, channels))

    def inputs(self, line: Transport, count: int) -> frozenset[int]:
        return self._on(line, modbus.read_inputs(self._unit, count))

    def _on(self, line: Transport, ask: modbus.Ask) -> frozenset[int]:
        """The numbers, from 1, of those that are on."""
        bits = self._asked(line, ask, modbus.bits_of)
        return frozenset(number for number, on in enumerate(bits, 1) if on)

    def _asked(self, line: Transport, ask: modbus.Ask, understand: Callable[[modbus.Ask, bytes], T]) -> T:
        fault, evidence = Fault.SILENT, f"no answer to {ask.frame.hex(' ')} in {TRIES} tries"
        while (left := self._owed_until - self._host.now()) > 0:
            line.read(CHUNK, left)
        for _ in range(TRIES):
            try:
                answer = self._answer(line, ask.frame)
                if answer is not None:
                    return understand(ask, answer)
            except modbus.RefusedError as error:
                raise DeviceError(DEVICE, Fault.REFUSED, str(error)) from error
            except ValueError as error:
                fault, evidence = Fault.GARBLED, str(error)
        self._owed_until = self._host.now() + LATE_S
        raise DeviceError(DEVICE, fault, evidence)

    def _answer(self, line: Transport, frame: bytes) -> bytes | None:
        """None: silence. ValueError: something came that is no answer."""
        self._host.sleep(self._silence_s)  # or a slave takes two frames for one
        line.flush_input()  # an answer to an earlier question would be an old one
        line.write(frame)
        return read_frame(line, modbus.take_answer, ANSWER_TIMEOUT_S, gap=GAP_S, clock=self._host.now)
