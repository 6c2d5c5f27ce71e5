"""Puts codes together from the reports of a scanner that is a HID device. Knows no port."""

from collections.abc import Callable
from contextlib import suppress

from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.scanner.codec import MAX_PAYLOAD
from drivers.scanner.codecs import hid_pos
from drivers.scanner.codecs.hid_pos import REPORT_BYTES, Form, Piece
from drivers.scanner.incoming import Incoming
from drivers.scanner.port import DEVICE
from drivers.transports.framing import Clock

REST_S = 0.1  # within a report, where a line cuts it: a HID device never does
MORE_S = 1.0  # silence after which a report that has to follow is lost
MAYBE_MORE_S = 0.25  # silence after which none follows where nobody knows whether one does
MOST_REPORTS = 256  # of a code; one with a byte in each is no code


class ReportedCodes(Incoming):
    """The codes of one device."""

    noisy = False  # a report comes whole or not at all

    def __init__(self, hear: Callable[[float], bytes], clock: Clock, form: Form) -> None:
        """`hear`: what comes within so many seconds."""
        super().__init__(hear, clock)
        self._form = form
        self._thrown = b""  # the end of what was thrown away last: less than a report

    def receive(self, deadline: float) -> bytes | None:
        """One code with its AIM id before it, begun before `deadline`; it may finish later. None: none has begun.

        DeviceError: GARBLED: no such reports; UNREADABLE: half a code, or more than one can hold. It was thrown away.
        """
        if not self._is_rest_over(deadline):
            return None
        pieces: list[Piece] = []
        while True:
            piece = self._piece(self._patience(pieces, deadline))
            if piece is None:
                return self._ended(pieces)
            if not (pieces or piece.data or piece.more):  # it says that nothing was read
                if self._clock() >= deadline:
                    return None
                continue
            pieces.append(piece)
            if len(pieces) > MOST_REPORTS or sum(len(one.data) for one in pieces) > MAX_PAYLOAD:
                mark("too-many-reports-thrown-away")
                raise self._unreadable(f"{self.drain()} bytes of reports, expected a code of at most {MAX_PAYLOAD}")
            if piece.more is False:
                return self._whole(pieces)

    def _rest_within(self, dropped: bytes) -> float:
        thrown = self._thrown + dropped if dropped else b""
        whole = len(thrown) // REPORT_BYTES * REPORT_BYTES
        self._thrown = thrown[whole:]
        more: bool | None = True if self._form.more_at is not None else None
        if whole and not self._thrown:
            with suppress(ValueError):  # else nobody knows what follows
                more = hid_pos.decode(thrown[whole - REPORT_BYTES : whole], self._form).more
        return MORE_S if more else MAYBE_MORE_S if more is None else 0.0

    def _patience(self, pieces: list[Piece], deadline: float) -> float:
        if not pieces:
            return max(deadline - self._clock(), 0.0)
        return MORE_S if pieces[-1].more else MAYBE_MORE_S

    def _piece(self, timeout: float) -> Piece | None:
        """What the next report holds; None: none came."""
        while len(self.buffer) < REPORT_BYTES:
            data = self._hear(REST_S if self.buffer else timeout)
            self.buffer += data
            if not data:
                break
        report = bytes(self.buffer[:REPORT_BYTES])
        del self.buffer[:REPORT_BYTES]
        if not report:
            return None
        try:
            return hid_pos.decode(report, self._form)
        except ValueError as error:
            mark("no-such-report")
            self.drain()
            raise DeviceError(DEVICE, Fault.GARBLED, f"{error} (model=lines, hid-pos or microscan?)") from error

    def _ended(self, pieces: list[Piece]) -> bytes | None:
        if not pieces:
            return None
        if pieces[-1].more:
            mark("report-that-did-not-follow")
            raise self._unreadable(f"{len(pieces)} reports of a code, expected one more")
        return self._whole(pieces)

    def _whole(self, pieces: list[Piece]) -> bytes:
        aims = {piece.aim for piece in pieces if piece.aim}
        if len(aims) > 1:
            mark("reports-of-two-codes")
            raise self._unreadable("reports with different AIM ids, expected those of one code")
        code, aim = b"".join(piece.data for piece in pieces), b"".join(aims)
        return code if code.startswith(aim) else aim + code  # some scanners put it before the data as well

    def _unreadable(self, evidence: str) -> DeviceError:
        self.buffer.clear()
        return DeviceError(DEVICE, Fault.UNREADABLE, evidence)
