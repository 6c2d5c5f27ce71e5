"""A receipt printer made of software: ESC/POS in, paper and status out. Knows no port and no driver.

A model with 80 mm paper, a GB18030 font of the two-byte areas, a partial cutter and sensors for roll and cover.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from device_sim.port import Emit
from device_sim.receipt_printer.image import LONGEST_MM, draw, length_mm
from device_sim.receipt_printer.print_head import CUTS, PrintHead
from device_sim.receipt_printer.printed import DOTS_PER_MM, Printed, PrintedFeed
from device_sim.receipt_printer.stream import Command, CommandReader

_STATUS_REQUEST = re.compile(rb"\x10\x04([\x01-\x04])")
_QUESTIONS = (b"\x10\x04", b"\x1dr")
_PAPER = ("ok", "near_end", "end")


@dataclass(frozen=True, slots=True)
class PrintedReceipt:
    """A piece of paper. `cut` is False where the paper ended, or has not been cut yet."""

    printed: tuple[Printed, ...]
    data: bytes  # the commands it was printed from
    cut: bool = True

    @property
    def lines(self) -> list[str]:
        """What a reader sees, a string a line; "[QR …]" and "[picture …]" for what is no text."""
        return [piece.text for piece in self.printed if not isinstance(piece, PrintedFeed)]

    def png(self) -> bytes:
        """The paper as a picture, two pixels a dot."""
        return draw([(self.printed, self.cut)])


class SimReceiptPrinter:
    """Built with an `Emit`, fed through `receive`. The other methods are hands upon the machine.

    With the port's `clock`, a job waits for the one before it; without, each takes its own printing time only.
    """

    def __init__(
        self,
        emit: Emit,
        on_receipt: Callable[[PrintedReceipt], None] | None = None,
        clock: Callable[[], float] | None = None,
    ) -> None:
        self.receipts: list[PrintedReceipt] = []  # every piece of paper that came out, oldest first
        self.bugs: list[str] = []  # what a host must never send
        self.silent = False  # no power: what comes is lost, nothing is answered
        self.overheated = False
        self.speed_mm_s = 200.0  # 0: printing takes no time
        self.paper = "ok"
        self.cover_open = False
        self.jammed = False
        self.cutter_stuck = False
        self._emit = emit
        self._on_receipt = on_receipt
        self._clock = clock
        self._idle_at = 0.0  # when the paper that is moving stands still
        self._reader = CommandReader()
        self._head = PrintHead()
        self._seen = b""  # the last bytes that came, in which a request may have begun
        self._lines_left: int | None = None
        self._cutter_sticks_at_cut = False
        self._piece: list[Printed] = []
        self._piece_data = bytearray()
        self._dots_since_fence = 0

    # --- the wire ---

    def receive(self, data: bytes) -> None:
        if self.silent:
            return
        window = self._seen + data
        self._seen = window[-2:]
        for request in _STATUS_REQUEST.finditer(window):  # answered before anything that is still to be printed
            self._emit(bytes((self._status(request[1][0]),)), 0.0)
        self._reader.feed(data)
        self._work()

    @property
    def ignored(self) -> list[bytes]:
        """Commands that came and mean nothing to this model."""
        return self._head.ignored

    def remarks(self) -> Iterator[str]:
        """What of that which came is not on the paper, or not as it was meant."""
        if self._head.unknown:
            yield _counted(self._head.unknown, "unknown command")
        if self._head.not_drawn:
            yield _counted(self._head.not_drawn, "command", " not drawn")
        if left := self._reader.left:
            yield f"{left} byte{'s' * (left > 1)} left over, from byte {self._reader.taken} on"
        if self._head.line_is_open:
            yield "the last line was not ended: a printer holds it back"

    # --- hands upon the machine ---

    def set_paper(self, state: str) -> None:
        """ "ok", "near_end" or "end". A new roll lets a held-up job go on."""
        if state not in _PAPER:
            raise ValueError(f"paper {state!r}: expected one of {', '.join(_PAPER)}")
        self.paper = state
        self._lines_left = None
        if state == "end":
            self._paper_runs_out()
        self._work()

    def paper_out_after(self, lines: int) -> None:
        """The roll ends after so many more printed lines; a picture, a code or a feed counts as one."""
        self._lines_left = lines
        if lines <= 0:
            self._paper_runs_out()

    def open_cover(self) -> None:
        self.cover_open = True

    def close_cover(self) -> None:
        self.cover_open = False
        self._work()

    def jam(self) -> None:
        self.jammed = True

    def clear_jam(self) -> None:
        self.jammed = False
        self._work()

    def stick_cutter(self, *, at_next_cut: bool = False) -> None:
        """The blade does not come back: now, or when it next cuts something that was printed."""
        self._cutter_sticks_at_cut = at_next_cut
        self.cutter_stuck = not at_next_cut

    def free_cutter(self) -> None:
        self.cutter_stuck = self._cutter_sticks_at_cut = False
        self._work()

    def overheat(self) -> None:
        self.overheated = True

    def cool_down(self) -> None:
        self.overheated = False
        self._work()

    def press_feed(self) -> None:
        """The FEED button: a line that waits for its end is printed."""
        for printed in self._head.end_line():
            self._print(printed)

    def power_cycle(self) -> None:
        """Off and on: what was in the buffer is lost, what is in the paper path comes out uncut."""
        self.silent = False
        self._reader.clear()
        self._head = PrintHead()
        self._seen = b""
        self._idle_at = 0.0
        self._end_piece(cut=False)

    # --- inside ---

    @property
    def offline(self) -> bool:
        return self.cover_open or self.jammed or self.cutter_stuck or self.overheated or self.paper == "end"

    def _work(self) -> None:
        while not self.offline and (command := self._reader.next()):
            self._execute(command)

    def _execute(self, command: Command) -> None:
        if command.hides_real_time_request:
            self.bugs.append(f"a real-time request inside the data of {command.code.hex(' ')}")
        if command.code not in _QUESTIONS:
            self._piece_data += command.raw
        for printed in self._head.execute(command):
            self._print(printed)
        if command.code == b"\x1dr":
            self._answer_fence(command.arguments[0])
        elif command.code in CUTS:
            self._cut()

    def _print(self, printed: Printed) -> None:
        self._piece.append(printed)
        self._dots_since_fence += printed.height
        if self._lines_left is not None:
            self._lines_left -= 1
            if self._lines_left <= 0:
                self._paper_runs_out()

    def _paper_runs_out(self) -> None:
        self.paper = "end"
        self._lines_left = None
        self._end_piece(cut=False)

    def _cut(self) -> None:
        if self._piece and self._cutter_sticks_at_cut:
            self.stick_cutter()
        self._end_piece(cut=True)

    def _end_piece(self, *, cut: bool) -> None:
        piece, data = tuple(self._piece), bytes(self._piece_data)
        self._piece, self._piece_data = [], bytearray()
        if not piece:
            return
        self.receipts.append(PrintedReceipt(piece, data, cut))
        if self._on_receipt:
            self._on_receipt(self.receipts[-1])

    def _answer_fence(self, n: int) -> None:
        now = self._clock() if self._clock else self._idle_at
        seconds = self._dots_since_fence / DOTS_PER_MM / self.speed_mm_s if self.speed_mm_s else 0.0
        self._idle_at = max(self._idle_at, now) + seconds
        self._dots_since_fence = 0
        paper = {"ok": 0x00, "near_end": 0x03, "end": 0x0F}[self.paper]
        self._emit(bytes((paper if n in (1, 0x31) else 0x00,)), self._idle_at - now)

    def _status(self, n: int) -> int:
        """The answer to DLE EOT n; bits 1 and 4 are always set, the drawer pin idles high."""
        end = self.paper == "end"
        error = self.cutter_stuck or self.jammed or self.overheated
        flags = {
            1: ((True, 0x04), (self.offline, 0x08)),
            2: ((self.cover_open, 0x04), (end, 0x20), (error, 0x40)),
            3: ((self.jammed, 0x04), (self.cutter_stuck, 0x08), (self.overheated, 0x40)),
            4: ((self.paper != "ok", 0x0C), (end, 0x60)),
        }
        return 0x12 | sum(bit for on, bit in flags[n] if on)


@dataclass(frozen=True, slots=True)
class Rendering:
    """A PNG, and in one line what it does not show; "" where it shows everything."""

    png: bytes
    remarks: str


def render(stream: bytes) -> Rendering:
    """One picture of everything that a printer in order makes of `stream`, cut or not."""
    printer = SimReceiptPrinter(lambda _data, _after: None)
    printer.receive(stream)
    remarks = list(printer.remarks())
    printer.press_feed()
    printer.power_cycle()
    pieces = [(piece.printed, piece.cut) for piece in printer.receipts]
    length = length_mm(pieces)
    if not pieces:
        remarks.append("nothing was printed")
    if length > LONGEST_MM:
        remarks.append(f"{length / 1000:.1f} m of paper, the first {LONGEST_MM // 1000} m are drawn")
    return Rendering(draw(pieces), "; ".join(remarks))


def _counted(commands: Sequence[Command], what: str, how: str = "") -> str:
    first = f"{commands[0].raw[:2].hex(' ').upper()} at byte {commands[0].at}"
    if len(commands) == 1:
        return f"1 {what}{how}, {first}"
    return f"{len(commands)} {what}s{how}, the first {first}"
