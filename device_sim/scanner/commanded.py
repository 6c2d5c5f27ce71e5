"""Scan engines made of software that are commanded in the dialects of their makers. They know no driver.

Left out: every setting that the driver does not use, beepers, and Zebra's packets of packets.
"""

import re
import time
from collections.abc import Callable

from device_sim.port import Emit
from drivers.scanner.codecs import ssi
from drivers.scanner.codecs.dialects import DIALECTS, DONE, OUT_OF_RANGE, UNKNOWN
from drivers.scanner.codecs.ssi import Opcode, Packet, Status

ANSWER_S = 0.01
READ_S = 0.06  # from seeing a code to sending it
LOOKS_S = 30.0  # after a trigger
NAME = b"ACME 2D 1.07"
RESENT_S, RESENDS = 0.5, 3  # of a code that nobody acknowledges


class SimCommandedScanner:
    """`show_code`, `hide_code`. It reads what is before its window once for each trigger."""

    def __init__(self, emit: Emit, model: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.tail = b"\r"
        self.silent = False
        self.refuses = 0  # this status for the next command, where its dialect has any
        self.refuses_for_ever = False  # and every other
        self.heard: list[bytes] = []  # each command
        self.model = model
        self._emit = emit
        self._clock = clock
        self._buffer = bytearray()
        self._shown: bytes | None = None
        self._looks_until = 0.0

    @property
    def looking(self) -> bool:
        return self._clock() < self._looks_until

    def show_code(self, payload: bytes | str) -> None:
        self._shown = payload.encode() if isinstance(payload, str) else payload
        if self.looking:
            self._see()

    def hide_code(self) -> None:
        self._shown = None

    def blurt(self, code: bytes) -> None:
        """A code that nobody has asked for."""
        self._send(code)

    def receive(self, data: bytes) -> None:
        if self.silent:
            return
        self._buffer += data
        while found := _COMMANDS[self.model].match(self._buffer):
            command = bytes(found[0])
            del self._buffer[: len(command)]
            self.heard.append(command)
            self._obey(command)

    def _obey(self, command: bytes) -> None:
        dialect = DIALECTS[self.model]
        status = self.refuses or (DONE if command in (dialect.ask, *dialect.setup) else UNKNOWN)
        if command in (dialect.trigger, dialect.untrigger):
            status = DONE
        self.refuses *= self.refuses_for_ever
        if answer := _answer(self.model, command, status):
            self._emit(answer, ANSWER_S)
        if command in (dialect.trigger, dialect.untrigger):
            self._trigger(on=command == dialect.trigger)

    def _trigger(self, *, on: bool) -> None:
        self._looks_until = self._clock() + LOOKS_S * on
        if on:
            self._see()

    def _see(self) -> None:
        if self._shown is not None:
            self._looks_until = 0.0
            self._send(self._shown)

    def _send(self, code: bytes) -> None:
        self._emit(code + self.tail, READ_S)


def _answer(model: str, command: bytes, status: int) -> bytes:
    """What an engine says to a command; b"": nothing."""
    if model == "newland":
        told = NAME if b"QRYSYS" in command else b""
        return b"\x02\x01" + command[2:-2] + told + bytes((status,)) + b";\x03"
    if model == "honeywell" and command.startswith(b"\x16M"):
        return command[3:-1].replace(b"?", b"0") + bytes((status,)) + command[-1:]
    return b"\x01\x02" + NAME + b"\x03\x04" if command == b"i" else b""


_COMMANDS = {
    "newland": re.compile(rb"\x7e\x01....[@#][^;]*;\x03", re.DOTALL),
    "honeywell": re.compile(rb"\x16[TU]\r|\x16M\r[^.!]*[.!]"),
    "datalogic": re.compile(rb"[EDi]"),
    "powerscan": re.compile(rb"[TXi]"),
}
STATUSES = (UNKNOWN, OUT_OF_RANGE)


class SimSsiScanner(SimCommandedScanner):
    """One that speaks in packets."""

    def __init__(self, emit: Emit, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(emit, "ssi", clock)
        self.packets = False  # as it comes, it sends bare text
        self.long = False  # it says that another packet follows
        self.impatient = False  # it sends a code again although it was acknowledged

    def receive(self, data: bytes) -> None:
        if self.silent:
            return
        self._buffer += data
        while packet := self._next():
            self.heard.append(ssi.encode(packet))
            self._take(packet)

    def _next(self) -> Packet | None:
        try:
            return ssi.take_packet(self._buffer, source=ssi.HOST)
        except ValueError:
            self._buffer.clear()
            self._say(Packet(Opcode.NAK, bytes((ssi.RESEND,)), source=ssi.ENGINE))
            return None

    def _take(self, packet: Packet) -> None:
        if packet.opcode == Opcode.ACK:
            return
        if self.refuses:
            self._say(Packet(Opcode.NAK, bytes((self.refuses,)), source=ssi.ENGINE))
            self.refuses *= self.refuses_for_ever
            return
        if packet.opcode == Opcode.REQUEST_REVISION:
            self._say(Packet(Opcode.REPLY_REVISION, NAME, source=ssi.ENGINE))
            return
        self._say(Packet(Opcode.ACK, source=ssi.ENGINE))
        self.packets |= packet == Packet(Opcode.SET_PARAMETER, ssi.PACKETS)
        if packet.opcode in (Opcode.START_SESSION, Opcode.STOP_SESSION):
            self._trigger(on=packet.opcode == Opcode.START_SESSION)

    def _send(self, code: bytes) -> None:
        if not self.packets:
            self._emit(code + self.tail, READ_S)
            return
        more = Status.MORE if self.long else 0
        for sent in range(1 + RESENDS * self.impatient):
            status = more | (Status.RETRANSMITTED if sent else 0)
            packet = Packet(Opcode.DECODED, bytes((ssi.QR,)) + code, status, ssi.ENGINE)
            self._emit(ssi.encode(packet), READ_S + sent * RESENT_S)

    def _say(self, packet: Packet) -> None:
        self._emit(ssi.encode(packet), ANSWER_S)
