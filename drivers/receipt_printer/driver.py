"""The verbs of an ESC/POS receipt printer and the ways they fail. Knows no port's name and no citizen."""

import contextlib
import time
from collections.abc import Callable, Sequence

from drivers.addresses import Address
from drivers.api.errors import DeviceError, Fault
from drivers.api.font_coverage import FontFace
from drivers.api.mark import mark
from drivers.api.receipt_printer import Receipt, SlipEnd
from drivers.api.status import DeviceStatus, Notice
from drivers.api.transport import OpenTransport, Transport
from drivers.receipt_printer import codec
from drivers.receipt_printer.models import EPSON, MODELS, Model, Presenter
from drivers.receipt_printer.raster import TERMINAL_FACES, GlyphRaster
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
APPEARS_S = 5.0  # from the fence's answer until a slip stands in the presenter's mouth
LOOK_S = 0.25  # between two looks at a slip in the mouth
EARLY_S = 3.0  # a slip that is gone so long before the presenter's time was taken by a person
LATE_S = 5.0  # beyond the presenter's time, to take a slip back
_LATE_ANSWERS = 8  # reads; answers to fences follow each other at once, so that silence ends them

# Clear causes: a person has to come. The others may pass.
_NEEDS_A_PERSON = {Fault.COVER_OPEN, Fault.NO_PAPER, Fault.CUTTER, Fault.JAM, Fault.SELF_TEST}
_NEVER_DONE = DeviceStatus(Fault.SILENT, evidence="ready, but it never said that the job is done")


class EscPosPrinter:
    """A `ReceiptPrinter`. Opens the port when first needed and again after it was lost. One caller at a time."""

    def __init__(
        self,
        open_transport: OpenTransport,
        glyphs: codec.Glyphs,
        clock: Clock = time.monotonic,
        model: Model = EPSON,
    ) -> None:
        self._model = model
        # Half a receipt of somebody else may stand in the paper path.
        self._after_opening = model.discard + model.fence
        self._open_transport = open_transport
        self._glyphs = glyphs
        self._clock = clock
        self._port: Transport | None = None
        self._first = self._after_opening  # what to send before a job, so that nothing earlier mixes with it
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

    def print(self, receipt: Receipt, on_waiting: Callable[[], None] = lambda: None) -> SlipEnd:
        """Print, cut, and return when the printer itself says that it is done, and where the slip is then.

        With a presenter it waits until the slip is gone from the mouth; `on_waiting` is called as it stands there.
        DeviceError with `began` False: no byte of the receipt was sent. UNREADABLE: it cannot be printed at all.
        DeviceError with `began` True: part of it, or all, may be on paper. It is never sent again from here.
        """
        job = self._encode(receipt)
        initialise, fence = self._model.initialise, self._model.fence
        began = False
        try:
            port = self._open()
            self._require_ready(port)
            self._settle(port)
            taken_back = self._retractions(port)
            self._first = fence
            port.write(initialise)  # moves no paper: if the port is gone already, nothing has begun
            began = True
            self._send(port, job[len(initialise) :])
            self._await_fence(port, FENCE_TIMEOUT_S + len(job) / SLOWEST_BYTES_PER_S, began=True)
            self._first = b""
            self._require_delivered(self._status(port))
            return self._await_taken(port, taken_back, on_waiting)
        except (OSError, ValueError) as error:
            self._drop()
            mark("slip-printer-lost")
            raise DeviceError(DEVICE, Fault.OFFLINE, str(error), began=began) from error

    def close(self) -> None:
        """Let go of the port; the next call opens it again."""
        self._drop()

    def _encode(self, receipt: Receipt) -> bytes:
        try:
            return codec.encode(receipt, self._glyphs, self._model)
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
            self._probe(port, bytes(codec.LARGEST_PAYLOAD) + self._after_opening)
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

    def _require_delivered(self, status: DeviceStatus) -> None:
        """The receipt is on paper. Say so still if it hangs in the printer."""
        if status.fault in (Fault.CUTTER, Fault.JAM):
            raise DeviceError(DEVICE, status.fault, status.evidence, began=True)

    def _await_taken(self, port: Transport, taken_back: int | None, on_waiting: Callable[[], None]) -> SlipEnd:
        """Return when the slip is gone from the presenter's mouth, and who took it. `taken_back`: slips until now."""
        presenter = self._model.presenter
        if presenter is None:
            return SlipEnd.OUT
        start, shown = self._clock(), None
        while True:
            status = self._status(port)
            self._require_delivered(status)
            now = self._clock()
            if Notice.SLIP_WAITING in status.notices:
                if shown is None:
                    shown = now
                    on_waiting()
                if now - shown > presenter.holds_s + LATE_S:
                    return SlipEnd.NOT_TAKEN
            elif status.fault in (None, Fault.NO_PAPER):  # the roll may have ended with this slip
                if shown is not None:
                    return self._who_took_it(port, now - shown, presenter, taken_back)
                if now - start > APPEARS_S:
                    return SlipEnd.OUT  # it was taken before we looked, or this printer does not tell
            elif now - (shown or start) > presenter.holds_s + LATE_S:
                return SlipEnd.OUT  # printed whole, but the printer says no more
            port.read(PIECE, LOOK_S)

    def _who_took_it(self, port: Transport, held: float, presenter: Presenter, before: int | None) -> SlipEnd:
        if held < presenter.holds_s - EARLY_S:
            return SlipEnd.TAKEN
        after = self._retractions(port)
        if before is not None and after == before:
            return SlipEnd.TAKEN
        mark("slip-not-taken")
        return SlipEnd.NOT_TAKEN

    def _retractions(self, port: Transport) -> int | None:
        """How many slips the presenter has ever taken back; None: there is none, or it does not tell."""
        if self._model.presenter is None:
            return None
        port.flush_input()
        port.write(self._model.presenter.retractions)
        answer = b""
        while more := self._read_plain(port):
            answer += more
            try:
                count = codec.take_count(answer, self._model.presenter.unit)
            except ValueError:
                return None
            if count is not None:
                return count
        return None

    def _status(self, port: Transport) -> DeviceStatus:
        for _ in range(TRIES):
            port.flush_input()
            status = self._ask_all(port)
            if status.fault not in (Fault.SILENT, Fault.GARBLED):
                break
        return status

    def _ask_all(self, port: Transport) -> DeviceStatus:
        answers = b""
        for request in self._model.status.requests:
            answer = self._ask(port, request)
            if not answer:
                return DeviceStatus(Fault.SILENT, evidence=f"no answer to {request.hex(' ')} in {REPLY_TIMEOUT_S} s")
            answers += answer
        try:
            return codec.decode_status(answers, self._model.status)
        except ValueError as error:
            return DeviceStatus(Fault.GARBLED, evidence=str(error))

    def _ask(self, port: Transport, request: bytes) -> bytes:
        """What came of the answer to one real-time request. A fence's answer that comes first is noted."""
        port.write(request)
        answer = b""
        deadline = self._clock() + REPLY_TIMEOUT_S
        while (left := deadline - self._clock()) > 0 and (reply := port.read(1, left)):
            if not answer and codec.is_fence(reply[0]):
                self._fence_seen = True
            elif answer or reply not in codec.FLOW_CONTROL:
                answer += reply
                if len(answer) == self._model.status.size:
                    break
        return answer

    def _read_plain(self, port: Transport) -> bytes:
        """The next byte of an answer that is no status, or b""."""
        while (byte := port.read(1, REPLY_TIMEOUT_S)) in codec.FLOW_CONTROL:
            pass
        return byte

    def _ask_identity(self, port: Transport) -> str:
        told: list[str] = []
        port.flush_input()
        self._first = self._first or self._model.fence  # a late answer ends with the byte of a fence's
        for question in self._model.identity:
            port.write(question.request)
            answer = b""
            while (text := codec.take_identity(answer, question)) is None:
                more = self._read_plain(port)
                if not more:
                    return " ".join(told)  # it does not know the question
                answer += more
            told.append(text)
        return " ".join(filter(None, told))

    def _open(self) -> Transport:
        if self._port is None:
            self._port = self._open_transport()
            self._first = self._after_opening
        return self._port

    def _drop(self) -> None:
        self._identity = None
        port, self._port = self._port, None
        if port is not None:
            with contextlib.suppress(OSError):
                port.close()


def at(address: Address, host: Host = THIS_MACHINE, faces: Sequence[FontFace] = TERMINAL_FACES) -> EscPosPrinter:
    """The printer at `address`; `faces` draw what it cannot. OSError: a font file is not there."""
    return EscPosPrinter(host.open_line(address), GlyphRaster(faces), host.now, MODELS[address.model])
