"""The two ways in which engines are commanded: in text beside bare codes, and in packets. Know no port's opening."""

import math

from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.scanner.codecs import ssi
from drivers.scanner.codecs.dialects import DONE, UNKNOWN, Answer, Dialect, take_answer, without_answer
from drivers.scanner.codecs.ssi import Opcode, Packet, Status
from drivers.scanner.codes import MOST_BYTES, Codes
from drivers.scanner.incoming import NOISE_GAP_S, STORM_S
from drivers.scanner.port import DEVICE, ScannerPort
from drivers.transports.framing import Clock

TRIES = 2
ANSWER_S = 1.0  # Newland allows 5 s, and answers in milliseconds
OWED_S = 4.0  # after a command was answered that was given twice, until no second answer is in a code any more
DISCARD_S = 1.0
REST_S = 0.2  # within a packet
LATE_S = 1.0  # so long what has begun in time may take
MOST_NAME = 64  # characters of an answer that are shown


def _shown(answer: bytes) -> str:
    return "".join(chr(byte) for byte in answer if 0x20 <= byte < 0x7F)[:MOST_NAME]


class TextTalk:
    """With an engine of `dialect`."""

    def __init__(self, port: ScannerPort, clock: Clock, dialect: Dialect, tail: str) -> None:
        """`tail`: one of codec.TAILS."""
        self._port = port
        self._clock = clock
        self._dialect = dialect
        self._codes = Codes(port.hear, clock, tail, replies=False)
        self._owed: tuple[bytes, float] = (b"", 0.0)  # a command that may be answered once more, until then

    def ask(self) -> str:
        told, at = self._exchange(self._dialect.ask).told, self._dialect.name_at
        return "" if at is None else _shown(told[at:])

    def set_up(self) -> None:
        """What an engine of this family does not know it needs not be told.

        One that has no settings is asked: behind its answer comes no rest of what it had read before.
        """
        for command in self._dialect.setup or (self._dialect.ask,):
            answer = self._exchange(command)
            if answer.status == UNKNOWN:
                mark("engine-does-not-know-a-setting")
            elif answer.status != DONE:
                mark("engine-refuses-a-setting")
                raise DeviceError(DEVICE, Fault.REFUSED, f"status {answer.status:02x} to {command.hex(' ')}")

    def trigger(self) -> None:
        self._order(self._dialect.trigger)

    def untrigger(self) -> None:
        self._order(self._dialect.untrigger)

    def receive(self, deadline: float) -> bytes | None:
        received = self._codes.receive(deadline)
        command, until = self._owed
        if not received or self._clock() >= until:
            return received
        rest = without_answer(received, self._dialect, command)
        if rest != received:
            mark("late-answer-cut-out")
            self._owed = (b"", 0.0)
        return rest or None

    def discard(self) -> None:
        self._codes.drop_old()

    def forget(self) -> None:
        self._codes.forget()

    def _order(self, command: bytes) -> None:
        if self._dialect.answers_triggers:
            self._exchange(command)
        else:
            self._port.say(command)

    def _exchange(self, command: bytes) -> Answer:
        """Its answer; what comes behind it is the beginning of a code. Every command is harmless to repeat."""
        received = b""
        for tried in range(TRIES):
            self._port.say(command)
            buffer, deadline, heard = bytearray(), self._clock() + ANSWER_S, -math.inf
            while (wait := deadline - self._clock()) > 0 and len(buffer) <= MOST_BYTES:
                data = self._port.hear(wait)
                heard = self._clock() if data else heard
                buffer += data
                if answer := take_answer(buffer, self._dialect, command):
                    self._codes.nothing_older_comes()
                    self._codes.buffer += buffer
                    if tried or self._clock() < self._owed[1]:  # it may have been the one before
                        self._owed = command, self._clock() + OWED_S
                    return answer
            received = bytes(buffer) or received
            if buffer and self._clock() - heard < NOISE_GAP_S:
                self._let_storm_end(len(buffer), command)
        mark("command-not-answered")
        if received:
            evidence = f"{len(received)} bytes that are no answer to {command.hex(' ')} in {TRIES} tries"
            raise DeviceError(DEVICE, Fault.GARBLED, evidence)
        raise DeviceError(DEVICE, Fault.SILENT, f"no answer to {command.hex(' ')} in {TRIES} tries")

    def _let_storm_end(self, count: int, command: bytes) -> None:
        """Who asked again in its middle would hear its rest. DeviceError GARBLED: it has no end."""
        count += self._codes.drain(STORM_S)
        if self._codes.talking:
            mark("endless-codes-instead-of-an-answer")
            evidence = f"{count} bytes without an end in {STORM_S:g} s, no answer to {command.hex(' ')} among them"
            raise DeviceError(DEVICE, Fault.GARBLED, evidence)


class PacketTalk:
    """With an engine that speaks SSI."""

    def __init__(self, port: ScannerPort, clock: Clock) -> None:
        self._port = port
        self._clock = clock
        self._buffer = bytearray()
        self._last = b""  # packet of a code, to know it again

    def ask(self) -> str:
        return _shown(self._exchange(Packet(Opcode.REQUEST_REVISION), Opcode.REPLY_REVISION).data)

    def set_up(self) -> None:
        self._exchange(Packet(Opcode.SET_PARAMETER, ssi.PACKETS))

    def trigger(self) -> None:
        self._exchange(Packet(Opcode.START_SESSION))

    def untrigger(self) -> None:
        self._port.say(ssi.encode(Packet(Opcode.STOP_SESSION)))

    def receive(self, deadline: float) -> bytes | None:
        while packet := self._packet(deadline):
            if packet.opcode != Opcode.DECODED or not self._first_time(packet):
                continue
            if packet.status & Status.MORE:
                mark("code-of-several-packets")
                evidence = (
                    "a code of several packets, expected one of at most 250 bytes: no source tells how they follow"
                )
                raise DeviceError(DEVICE, Fault.UNREADABLE, evidence)
            return packet.data[1:]  # behind the symbology
        return None

    def discard(self) -> None:
        """What it has read is acknowledged as well, or it would come again for the next person."""
        deadline = self._clock() + DISCARD_S
        while self._clock() < deadline and (packet := self._packet(self._clock())):
            if packet.opcode == Opcode.DECODED:
                self._first_time(packet)
        self._buffer.clear()

    def forget(self) -> None:
        self._buffer.clear()
        self._last = b""

    def _first_time(self, packet: Packet) -> bool:
        """Acknowledge a code. Whether it is not one that was acknowledged before, and comes again."""
        self._port.say(ssi.encode(Packet(Opcode.ACK)))
        again = bool(packet.status & Status.RETRANSMITTED) and packet.data == self._last
        if again:
            mark("packet-sent-again")
        self._last = packet.data
        return not again

    def _packet(self, deadline: float) -> Packet | None:
        """The next one; None: none has come. What is none is passed over."""
        while (left := deadline - self._clock()) > -LATE_S:
            try:
                if packet := ssi.take_packet(self._buffer):
                    return packet
            except ValueError:
                mark("noise-between-packets")
                continue
            data = self._port.hear(REST_S if self._buffer else max(left, 0.0))
            self._buffer += data
            if not data and not self._buffer:
                return None
            if not data:
                del self._buffer[0]  # half a packet, or noise that looks like the head of one
        self._buffer.clear()  # noise without an end
        return None

    def _exchange(self, command: Packet, answer: Opcode = Opcode.ACK) -> Packet:
        evidence, fault = "no answer", Fault.SILENT
        for _ in range(TRIES):
            self._port.say(ssi.encode(command))
            deadline = self._clock() + ANSWER_S
            while packet := self._packet(deadline):
                if packet.opcode == answer:
                    return packet
                if packet.opcode == Opcode.NAK:
                    mark("packet-refused")
                    evidence, fault = f"NAK {packet.data[:1].hex()}", Fault.REFUSED
                    break
                if self._clock() >= deadline:
                    break
        raise DeviceError(DEVICE, fault, f"{evidence} to {ssi.encode(command).hex(' ')} in {TRIES} tries")
