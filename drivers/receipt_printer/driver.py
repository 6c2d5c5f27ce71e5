"""The verbs of a receipt printer and the ways they fail. Knows no port's name and no citizen."""

import contextlib
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from drivers.addresses import Address
from drivers.api.errors import DeviceError, Fault
from drivers.api.font_coverage import FontFace
from drivers.api.mark import mark
from drivers.api.permission import fault_of
from drivers.api.receipt_printer import Receipt, SlipEnd
from drivers.api.status import DeviceStatus
from drivers.api.transport import OpenTransport
from drivers.receipt_printer import codec
from drivers.receipt_printer.command_sets import COMMAND_SETS
from drivers.receipt_printer.door import Door
from drivers.receipt_printer.line import PrinterLine
from drivers.receipt_printer.looks import NEEDS_A_PERSON, Looks
from drivers.receipt_printer.models import EPSON, MODELS, Model, fitted
from drivers.receipt_printer.mouth import Mouth
from drivers.receipt_printer.questions import TEXT_S, ask_identity, ask_retractions
from drivers.receipt_printer.raster import TERMINAL_FACES, GlyphRaster
from drivers.transports.framing import Clock
from drivers.transports.host import THIS_MACHINE, Host

DEVICE = "receipt_printer"
PIECE = 512  # bytes in one write, so that a full buffer holds up little
POLL_S = 1.0  # between two looks at the printer while it prints
PATIENCE_S = 15.0  # for a state that can pass by itself while printing: silence, noise, a hot head
FENCE_TIMEOUT_S = 30.0
WATCH_S = 5.0  # a printer that does not say when it is done: its paper moves for a second or two
SLOWEST_BYTES_PER_S = 500  # of a job: 9600 baud, or text at 50 mm/s
SETTLE_TIMEOUT_S = 15.0
BLADE_S = 2.0  # for a blade to come home
_LATE_ANSWERS = 8  # reads; answers to fences follow each other at once, so that silence ends them

_REST_OF_A_PICTURE = bytes(codec.LARGEST_PAYLOAD)  # white dots for one that was cut off; else NULs, which do nothing

_NEVER_DONE = DeviceStatus(
    Fault.SILENT,
    evidence="ready, but it never said that the job is done; one that never does needs done=unknown in its address",
)
T = TypeVar("T")


class EscPosPrinter:
    """A `ReceiptPrinter`. Opens the port when first needed and again after it was lost. One caller at a time."""

    def __init__(
        self,
        open_transport: OpenTransport,
        glyphs: codec.Glyphs,
        clock: Clock = time.monotonic,
        model: Model = EPSON,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._model = model
        self._speaks = COMMAND_SETS[model.commands]
        self._looks = Looks(model)
        self._door = Door(open_transport, clock, wait)
        self._glyphs = glyphs
        self._clock = clock
        self._line: PrinterLine | None = None
        self._first = b""  # what to send before a job, so that nothing earlier mixes with it
        self._clean = False  # what stands in the paper path and in the buffer is known: nothing
        self._identity: str | None = None

    @property
    def answers(self) -> bool:
        return bool(self._model.status.requests)

    def status(self) -> DeviceStatus:
        """How the printer is now. Never raises: a printer that is gone has the fault OFFLINE."""
        try:
            return self._on_line(self._looks.status)
        except (OSError, ValueError) as error:
            self._drop()
            return DeviceStatus(fault_of(error), evidence=str(error))

    def identity(self) -> str:
        """Maker, model and firmware as it tells them; "" where it does not. Asked once for each opening."""
        if self._identity is None:
            self._identity = ""
            with contextlib.suppress(OSError, ValueError):
                self._identity = self._ask_identity(self._open())
        return self._identity

    def print(self, receipt: Receipt, on_waiting: Callable[[], None] = lambda: None) -> SlipEnd:
        """Print, cut, and return when the printer itself says that it is done, and where the slip is then.

        SENT from a model that cannot say so. With a presenter it waits until the slip is gone from the mouth;
        `on_waiting` is called as it stands there.
        DeviceError with `began` False: no byte of the receipt was sent. UNREADABLE: it cannot be printed at all.
        DeviceError with `began` True: part of it, or all, may be on paper. It is never sent again from here.
        """
        job = self._encode(receipt)
        initialise, fence = self._model.initialise, self._model.fence
        began = False
        try:
            line, taken_back = self._on_line(self._prepare)
            line.write(initialise)  # moves no paper: if the line is gone already, nothing has begun
            self._clean, began = False, True
            self._send(line, job.removeprefix(initialise).removesuffix(fence))
            if fence:
                self._await_printed(line, FENCE_TIMEOUT_S + len(job) / SLOWEST_BYTES_PER_S)
            else:
                self._watch(line)
            self._clean = True
            return self._await_taken(line, taken_back, on_waiting) if fence else SlipEnd.SENT
        except (OSError, ValueError) as error:
            self._drop()
            mark("slip-printer-lost")
            raise DeviceError(DEVICE, fault_of(error), str(error), began=began) from error

    def free_cutter(self) -> DeviceStatus:
        """How it is after it has tried to bring a stuck blade home. What is in its buffer is forgotten.

        LookupError: of this model no command is known that does so.
        """
        if not self._model.recover:
            raise LookupError("no command that frees the blade is known of this model: switch it off and on")
        with contextlib.suppress(OSError, ValueError):  # then it says so itself
            line = self._open()
            line.write(self._model.recover)
            self._clean = False
            line.rest(BLADE_S)
        return self.status()

    def close(self) -> None:
        """Let go of the port; the next call opens it again."""
        self._drop()

    def _encode(self, receipt: Receipt) -> bytes:
        try:
            return self._speaks.encode(receipt, self._glyphs, self._model)
        except (OSError, ValueError) as error:  # OSError: a font file that is gone
            raise DeviceError(DEVICE, Fault.UNREADABLE, str(error)) from error

    def _on_line(self, act: Callable[[PrinterLine], T]) -> T:
        """What `act` gives, which sends nothing of a receipt. A line that was dropped meanwhile is opened again, once.

        Many printers on a network drop a connection on which nothing is said. OSError: they are not there.
        """
        held = self._line is not None
        try:
            return act(self._open())
        except (OSError, ValueError):
            self._drop()
            if not held:
                raise
            mark("printer-dropped-an-idle-line")
            return act(self._open())

    def _prepare(self, line: PrinterLine) -> tuple[PrinterLine, int | None]:
        """A line to a printer that is ready for a receipt, and how many slips it has taken back until now."""
        status = self._looks.status(line)
        if status.fault:
            raise DeviceError(DEVICE, status.fault, status.evidence)
        self._settle(line)
        return line, self._retractions(line)

    def _settle(self, line: PrinterLine) -> None:
        """Wait until the printer has worked off what an earlier job left in it.

        Otherwise the late answer to an earlier fence would pass for the answer to ours, and the beginning of another
        person's receipt would come out on one paper with ours.
        """
        if not self._first:
            return
        if not self._model.fence:  # it could not say that anything is left
            self._send(line, _REST_OF_A_PICTURE + self._first)
        else:
            self._work_off(line)
        self._first = b""

    def _work_off(self, line: PrinterLine) -> None:
        try:
            self._probe(line, self._first)
        except DeviceError as error:
            if error.fault is not Fault.SILENT:
                raise
            mark("half-picture-pushed-out")
            self._probe(line, _REST_OF_A_PICTURE + self._model.discard + self._model.fence)
        for _ in range(_LATE_ANSWERS):
            if not line.await_fence(TEXT_S):
                break
            line.forget_fence()

    def _probe(self, line: PrinterLine, fence: bytes) -> None:
        line.flush()
        line.forget_fence()
        self._send(line, fence)
        self._await_fence(line, SETTLE_TIMEOUT_S, began=False)
        line.forget_fence()

    def _send(self, line: PrinterLine, data: bytes) -> None:
        for at in range(0, len(data), PIECE):
            line.write(data[at : at + PIECE])

    def _await_printed(self, line: PrinterLine, limit_s: float) -> None:
        """Ask a printer that has all of a receipt to say when it has printed it, and return when it does."""
        self._first = self._model.fence
        status = self._looks.glance(line)  # what has happened already is known at once
        if status.fault in NEEDS_A_PERSON:
            raise DeviceError(DEVICE, status.fault, status.evidence, began=True)
        line.forget_fence()
        line.write(self._model.fence)
        self._await_fence(line, limit_s, began=True)
        self._first = b""
        self._require_delivered(self._looks.status(line))

    def _watch(self, line: PrinterLine) -> None:
        """Look at a printer that prints and will not say when it is done, for as long as its paper may move."""
        start = well = self._clock()
        while True:
            status = self._looks.glance(line)
            if status.fault in NEEDS_A_PERSON or (status.fault and self._clock() - well >= PATIENCE_S):
                raise DeviceError(DEVICE, status.fault or Fault.SILENT, status.evidence, began=True)
            well = well if status.fault else self._clock()
            if not status.fault and self._clock() - start >= WATCH_S:
                return
            line.rest(POLL_S)

    def _await_fence(self, line: PrinterLine, limit_s: float, *, began: bool) -> None:
        """Return when the fence's answer comes; look meanwhile what keeps the printer from giving it."""
        start = well = self._clock()
        trouble = _NEVER_DONE
        while self._clock() - start < limit_s and self._clock() - well < PATIENCE_S:
            if line.await_fence(POLL_S):
                return
            if line.fence_doubtful:
                line.forget_fence()
                line.write(self._model.fence)
            status = self._looks.glance(line)
            if status.fault in NEEDS_A_PERSON and not line.fence_seen:
                raise DeviceError(DEVICE, status.fault, status.evidence, began=began)
            trouble = status if status.fault else _NEVER_DONE
            well = well if status.fault else self._clock()
        if not line.fence_seen:
            raise DeviceError(DEVICE, trouble.fault or Fault.SILENT, trouble.evidence, began=began)

    def _require_delivered(self, status: DeviceStatus) -> None:
        """The receipt is on paper. Say so still if it hangs in the printer."""
        if status.fault in (Fault.CUTTER, Fault.JAM):
            raise DeviceError(DEVICE, status.fault, status.evidence, began=True)

    def _await_taken(self, line: PrinterLine, taken_back: int | None, on_waiting: Callable[[], None]) -> SlipEnd:
        """Return when the slip is gone from the presenter's mouth, and who took it. `taken_back`: slips until now."""
        presenter = self._model.presenter
        if presenter is None:
            return SlipEnd.OUT

        def look() -> DeviceStatus:
            status = self._looks.status(line)
            self._require_delivered(status)
            return status

        mouth = Mouth(presenter, look, lambda: self._retractions(line), self._clock, line.rest)
        return mouth.await_taken(taken_back, on_waiting)

    def _retractions(self, line: PrinterLine) -> int | None:
        presenter = self._model.presenter
        return ask_retractions(line, presenter) if presenter else None

    def _ask_identity(self, line: PrinterLine) -> str:
        self._first = self._first or self._model.fence  # a late answer ends with the byte of a fence's
        told = ask_identity(line, self._model.identity)
        return told or (line.usb.name if line.usb else "")

    def _open(self) -> PrinterLine:
        if self._line is None:
            self._line = self._speaks.line(self._door.open(), self._model.status, self._clock)
            # Half a receipt of somebody else may stand in the paper path.
            self._first = b"" if self._clean else self._model.discard + self._model.fence
        return self._line

    def _drop(self) -> None:
        self._identity = None
        line, self._line = self._line, None
        if line is not None:
            self._door.closed()
            with contextlib.suppress(OSError):
                line.close()


def at(address: Address, host: Host = THIS_MACHINE, faces: Sequence[FontFace] = TERMINAL_FACES) -> EscPosPrinter:
    """The printer at `address`; `faces` draw what it cannot. OSError: a font file is not there."""
    model = fitted(MODELS[address.model], address.options)
    return EscPosPrinter(host.open_line(address), GlyphRaster(faces), host.now, model, host.sleep)
