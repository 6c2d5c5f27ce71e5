"""Asks an SDT module one thing after another, at the speed that it finds. Knows no card, no state and no tries.

A reply does not say which request it belongs to, but replies come in the order of the requests. So once a request has
stayed without its reply, whatever comes may be that reply. What STATUS is answered is like no reply about a card. Where
it may be an older STATUS's, the module's own number is asked for, whose reply is like no other. When such a reply has
come, nothing older comes any more. The number is asked for only where something has come, so that it is owed by nobody
who is not there, and what is plugged in again is believed at once. A module that was in time but for its number never
tells that: what is owed is waited for instead, for a shorter time.
"""

import math

from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.api.transport import OpenTransport, Transport
from drivers.id_card import codec
from drivers.id_card.codec import Command, Reply
from drivers.transports.framing import Clock, read_frame

DEVICE = "id_card"
SPEEDS = (115200, 57600, 38400, 19200, 9600)  # in the order in which to look for the module's own [A]
FIRST_SPEED_S = 0.9  # for a reply at the likeliest speed
DETECT_TIMEOUT_S = 0.4  # and at each other one
NUMBER_S = 1.0
GAP_S = 0.3  # longest pause inside a reply
LATE_S = 12.0  # from a request until its reply will not come any more
NUMBERLESS_LATE_S = 3.0  # the same, of a module that does not tell its number
CHUNK = 4096
_PLAIN = (Command.RESET, Command.STATUS)  # answered alike: it is done


class SdtLine:
    """Opens its port when it is asked to be ready, and again after it was closed. Every method raises OSError."""

    def __init__(self, open_transport: OpenTransport, clock: Clock) -> None:
        self._open = open_transport
        self._clock = clock
        self._line: Transport | None = None
        self._baud = SPEEDS[0]
        self._speed_known = False
        self._is_numberless = False  # it did not tell its number though it was in time; who comes next may be alike
        self._owe_nothing()

    @property
    def is_open(self) -> bool:
        return self._line is not None

    @property
    def is_owed(self) -> bool:
        """A request had no reply, and it may still come."""
        return self._clock() < self._owed_until

    def make_ready(self) -> None:
        """Open it at the module's speed. DeviceError: nobody answers, or too late."""
        if not self._line:
            try:
                self._line = self._open()
            except OSError:
                self._owe_nothing()  # it was pulled out, and another may be there next
                raise
        self._let_come()
        if not self._speed_known:
            self._find_speed(self._line)

    def doubt_speed(self) -> None:
        self._speed_known = False

    def ask(self, command: Command, timeout: float) -> Reply | None:
        """One request and its reply. None: silence. ValueError: bytes that are no reply."""
        assert self._line is not None
        asked, owed = self._clock(), self.is_owed
        self._line.flush_input()
        self._line.write(codec.encode_frame(command))
        frame = read_frame(
            self._line, lambda buffer: codec.take_answer(buffer, command), timeout, gap=GAP_S, clock=self._clock
        )
        if frame is None:
            self._note_owed(command, asked)
            return None
        reply = codec.decode_reply(frame)
        self._note_answer(command, reply, asked, owed=owed)
        return reply

    def catch_up(self) -> None:
        """Return once nothing is owed: the module has just answered. DeviceError: it answers, but too late."""
        if not self.is_owed:
            return
        told = not self._is_numberless and self._tells_number()
        if self._is_numberless:  # perhaps only now
            self._let_come()
        elif not told:
            mark("reader-answers-too-late")
            raise DeviceError(DEVICE, Fault.SILENT, f"too slow: it answers more than {NUMBER_S} s after the question")
        self._owed_until = self._plain_owed_until = -math.inf

    def close(self) -> None:
        self._speed_known = False
        if self._line:
            line, self._line = self._line, None
            line.close()

    def _owe_nothing(self) -> None:
        """Replies that nobody waits for may come until these times; nothing is known of the module yet."""
        self._owed_until = self._number_owed_until = self._plain_owed_until = -math.inf
        self._was_in_time = self._has_number = False

    def _note_owed(self, command: Command, asked: float) -> None:
        """Modules that do not know of a number or an address say nothing for ever; nor is theirs like another reply."""
        if command is Command.SAM_ID:
            self._number_owed_until = asked + LATE_S
            if self._was_in_time and not self._has_number:
                self._is_numberless = True
                self._plain_owed_until = min(self._plain_owed_until, asked + NUMBERLESS_LATE_S)
        elif command is not Command.NEWEST_ADDRESS:
            self._owed_until = asked + self._late_s
            if command in _PLAIN:
                self._plain_owed_until = asked + self._late_s

    def _note_answer(self, command: Command, reply: Reply, asked: float, *, owed: bool) -> None:
        if command is Command.SAM_ID:
            self._has_number, self._is_numberless = True, False
        elif not owed:
            self._was_in_time = True
        elif command is Command.STATUS and reply.sw3 == codec.OK and asked >= self._plain_owed_until:
            mark("nothing-older-comes")
            self._owed_until = -math.inf
        elif command in _PLAIN:
            self._plain_owed_until = asked + self._late_s  # it had an older one's: its own may still come

    def _tells_number(self) -> bool:
        if self._clock() < self._number_owed_until:
            return False  # what came might be the one that was asked for before
        try:
            reply = self.ask(Command.SAM_ID, NUMBER_S)
        except ValueError:
            return False
        return reply is not None and reply.sw3 == codec.OK

    @property
    def _late_s(self) -> float:
        return NUMBERLESS_LATE_S if self._is_numberless else LATE_S

    def _let_come(self) -> None:
        """Wait for what a module without a number may still say to STATUS: no other question tells it."""
        assert self._line is not None
        while self._is_numberless and (left := self._plain_owed_until - self._clock()) > 0:
            mark("late-replies-let-come")
            self._line.read(CHUNK, left)

    def _find_speed(self, line: Transport) -> None:
        broken, timeout = 0, FIRST_SPEED_S
        for baud in sorted(SPEEDS, key=lambda speed: speed != self._baud):  # the one that worked last comes first
            line.set_baud(baud)
            try:
                reply = self.ask(Command.STATUS, timeout)
            except ValueError:
                broken += 1
            else:
                if reply is not None:
                    self._baud = baud
                    self.catch_up()
                    self._speed_known = True
                    return
            timeout = DETECT_TIMEOUT_S
        if broken:  # something is there: the cable is to be looked at, not the module
            mark("no-speed-is-right")
            raise DeviceError(
                DEVICE, Fault.GARBLED, f"broken replies at {broken} of {len(SPEEDS)} speeds, no whole one"
            )
        raise DeviceError(
            DEVICE,
            Fault.SILENT,
            f"no reply in {len(SPEEDS)} tries, on a serial line one at each speed from {SPEEDS[0]} to {SPEEDS[-1]}",
        )
