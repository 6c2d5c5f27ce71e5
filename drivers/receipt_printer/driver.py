"""The verbs of an ESC/POS receipt printer and the ways they fail. Knows no port's name and no citizen."""

import contextlib
import time
from collections.abc import Sequence

from drivers.addresses import Address
from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.api.receipt_printer import Receipt
from drivers.api.status import DeviceStatus
from drivers.api.transport import OpenTransport, Transport
from drivers.receipt_printer import codec
from drivers.receipt_printer.raster import TERMINAL_FACES, FontFace, GlyphRaster
from drivers.transports.framing import Clock
from drivers.transports.host import THIS_MACHINE, Host

DEVICE = "receipt_printer"
REPLY_TIMEOUT_S = 0.5  # for one real-time request; every model answers within milliseconds
TRIES = 3  # unanswered in a row before a printer counts as switched off
PIECE = 512  # bytes in one write, so that a full buffer holds up little
POLL_S = 1.0  # between two looks at the printer while it prints
PATIENCE_S = 15.0  # for a state that can pass by itself while printing: silence, noise, a hot head
FENCE_TIMEOUT_S = 30.0
SLOWEST_BYTES_PER_S = 500  # of a job: 9600 baud, or text at 50 mm/s
SETTLE_TIMEOUT_S = 15.0
_AFTER_OPENING = codec.CUT + codec.FENCE  # half a receipt of somebody else may stand in the paper path
_LATE_ANSWERS = 8  # reads; answers to fences follow each other at once, so that silence ends them

# Clear causes: a person has to come. The others may pass.
_NEEDS_A_PERSON = {Fault.COVER_OPEN, Fault.NO_PAPER, Fault.CUTTER, Fault.JAM, Fault.SELF_TEST}
_NEVER_DONE = DeviceStatus(Fault.SILENT, evidence="ready, but it never said that the job is done")


class EscPosPrinter:
    """A `ReceiptPrinter`. Opens the port when first needed and again after it was lost. One caller at a time."""

    def __init__(self, open_transport: OpenTransport, glyphs: codec.Glyphs, clock: Clock = time.monotonic) -> None:
        self._open_transport = open_transport
        self._glyphs = glyphs
        self._clock = clock
        self._port: Transport | None = None
        self._first = _AFTER_OPENING  # what to send before a job, so that nothing earlier mixes with it
        self._fence_seen = False
        self._identity: str | None = None

    def status(self) -> DeviceStatus:
        """How the printer is now. Never raises: a printer that is gone has the fault OFFLINE."""
        try:
            return self._status(self._open())
        except (OSError, ValueError) as error:
            self._drop()
            return DeviceStatus(Fault.OFFLINE, evidence=str(error))

    def identity(self) -> str:
        """Maker, model and firmware as it tells them; "" where it does not. Asked once for each opening."""
        if self._identity is None:
            self._identity = ""
            with contextlib.suppress(OSError, ValueError):
                self._identity = self._ask_identity(self._open())
        return self._identity

    def print(self, receipt: Receipt) -> None:
        """Print, cut, and return when the printer itself says that it is done.

        DeviceError with `began` False: no byte of the receipt was sent. UNREADABLE: it cannot be printed at all.
        DeviceError with `began` True: part of it, or all, may be on paper. It is never sent again from here.
        """
        job = self._encode(receipt)
        began = False
        try:
            port = self._open()
            self._require_ready(port)
            self._settle(port)
            self._first = codec.FENCE
            port.write(codec.INITIALISE)  # moves no paper: if the port is gone already, nothing has begun
            began = True
            self._send(port, job[len(codec.INITIALISE) :])
            self._await_fence(port, FENCE_TIMEOUT_S + len(job) / SLOWEST_BYTES_PER_S, began=True)
            self._first = b""
            self._require_delivered(port)
        except (OSError, ValueError) as error:
            self._drop()
            mark("slip-printer-lost")
            raise DeviceError(DEVICE, Fault.OFFLINE, str(error), began=began) from error

    def close(self) -> None:
        """Let go of the port; the next call opens it again."""
        self._drop()

    def _encode(self, receipt: Receipt) -> bytes:
        try:
            return codec.encode(receipt, self._glyphs)
        except (OSError, ValueError) as error:  # OSError: a font file that is gone
            raise DeviceError(DEVICE, Fault.UNREADABLE, str(error)) from error

    def _require_ready(self, port: Transport) -> None:
        status = self._status(port)
        if status.fault:
            raise DeviceError(DEVICE, status.fault, status.evidence)

    def _settle(self, port: Transport) -> None:
        """Wait until the printer has worked off what an earlier job left in it.

        Otherwise the late answer to an earlier fence would pass for the answer to ours, and the beginning of another
        person's receipt would come out on one paper with ours.
        """
        if not self._first:
            return
        try:
            self._probe(port, self._first)
        except DeviceError as error:
            if error.fault is not Fault.SILENT:
                raise
            mark("half-picture-pushed-out")
            # The printer may be waiting for the rest of a picture that was cut off: white dots, or ignored NULs.
            self._probe(port, bytes(codec.LARGEST_PAYLOAD) + _AFTER_OPENING)
        for _ in range(_LATE_ANSWERS):
            if not port.read(PIECE, REPLY_TIMEOUT_S):
                break
        self._first = b""

    def _probe(self, port: Transport, fence: bytes) -> None:
        port.flush_input()
        self._send(port, fence)
        self._await_fence(port, SETTLE_TIMEOUT_S, began=False)

    def _send(self, port: Transport, data: bytes) -> None:
        for at in range(0, len(data), PIECE):
            port.write(data[at : at + PIECE])

    def _await_fence(self, port: Transport, limit_s: float, *, began: bool) -> None:
        """Return when the fence's answer comes; look meanwhile what keeps the printer from giving it."""
        start = well = self._clock()
        self._fence_seen = False
        trouble = _NEVER_DONE
        while self._clock() - start < limit_s and self._clock() - well < PATIENCE_S:
            answer = port.read(1, POLL_S)
            if not answer:
                status = self._ask_all(port)
                if status.fault in _NEEDS_A_PERSON and not self._fence_seen:
                    raise DeviceError(DEVICE, status.fault, status.evidence, began=began)
                trouble = status if status.fault else _NEVER_DONE
                well = well if status.fault else self._clock()
            if self._fence_seen or (answer and codec.is_fence(answer[0])):
                return
        raise DeviceError(DEVICE, trouble.fault or Fault.SILENT, trouble.evidence, began=began)

    def _require_delivered(self, port: Transport) -> None:
        """The receipt is on paper. Say so still if it hangs in the printer."""
        status = self._status(port)
        if status.fault in (Fault.CUTTER, Fault.JAM):
            raise DeviceError(DEVICE, status.fault, status.evidence, began=True)

    def _status(self, port: Transport) -> DeviceStatus:
        for _ in range(TRIES):
            port.flush_input()
            status = self._ask_all(port)
            if status.fault not in (Fault.SILENT, Fault.GARBLED):
                break
        return status

    def _ask_all(self, port: Transport) -> DeviceStatus:
        replies = b""
        for request in codec.STATUS_REQUESTS:
            reply = self._ask(port, request)
            if not reply:
                return DeviceStatus(Fault.SILENT, evidence=f"no answer to {request.hex(' ')} in {REPLY_TIMEOUT_S} s")
            replies += reply
        try:
            return codec.decode_status(replies)
        except ValueError as error:
            return DeviceStatus(Fault.GARBLED, evidence=str(error))

    def _ask(self, port: Transport, request: bytes) -> bytes:
        """The answer to one real-time request, or b"". A fence's answer that comes first is noted."""
        port.write(request)
        deadline = self._clock() + REPLY_TIMEOUT_S
        while (left := deadline - self._clock()) > 0 and (reply := port.read(1, left)):
            if codec.is_fence(reply[0]):
                self._fence_seen = True
            elif reply not in codec.FLOW_CONTROL:
                return reply
        return b""

    def _ask_identity(self, port: Transport) -> str:
        told: list[str] = []
        port.flush_input()
        self._first = self._first or codec.FENCE  # a late answer ends with the byte of a fence's
        for n in codec.IDENTITIES:
            port.write(codec.identity_request(n))
            answer = b""
            while (text := codec.take_identity(answer)) is None:
                more = port.read(1, REPLY_TIMEOUT_S)
                if more in codec.FLOW_CONTROL:
                    continue
                if not more:
                    return " ".join(told)  # it does not know the question
                answer += more
            told.append(text)
        return " ".join(filter(None, told))

    def _open(self) -> Transport:
        if self._port is None:
            self._port = self._open_transport()
            self._first = _AFTER_OPENING
        return self._port

    def _drop(self) -> None:
        self._identity = None
        port, self._port = self._port, None
        if port is not None:
            with contextlib.suppress(OSError):
                port.close()


def at(address: Address, host: Host = THIS_MACHINE, faces: Sequence[FontFace] = TERMINAL_FACES) -> EscPosPrinter:
    """The printer at `address`; `faces` draw what it cannot. OSError: a font file is not there."""
    return EscPosPrinter(host.open_line(address), GlyphRaster(faces), host.now)
