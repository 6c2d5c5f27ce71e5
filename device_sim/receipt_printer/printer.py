"""A receipt printer made of software: ESC/POS in, paper and status out. Knows no port and no driver.

A model with 80 mm paper, a GB18030 font of the two-byte areas, a partial cutter and sensors for roll and cover; or
one without a Chinese font, with a presenter that holds the slip and takes it back.
"""

import time
from collections.abc import Callable, Iterator

from device_sim.port import Emit
from device_sim.receipt_printer.dialects import DIALECTS, Sensors
from device_sim.receipt_printer.mishap import Mishap
from device_sim.receipt_printer.mouth import Mouth
from device_sim.receipt_printer.paper_path import PaperPath
from device_sim.receipt_printer.print_head import PrintHead
from device_sim.receipt_printer.printed import Printed
from device_sim.receipt_printer.receipt import PrintedReceipt
from device_sim.receipt_printer.remarks import remarks_on
from device_sim.receipt_printer.star import StarHead, StarReader
from device_sim.receipt_printer.stream import Command, CommandReader

_QUESTIONS = (b"\x10\x04", b"\x1da", b"\x1dr", b"\x1bv", b"\x1dI", b"\x1d\xe4")
_RECOVER = b"\x10\x05\x02"  # DLE ENQ 2: forget what is in the buffer, bring the blade home
_PAPER = ("ok", "near_end", "end")


class SimReceiptPrinter:
    """Built with an `Emit`, fed through `receive`. The other methods are hands upon the machine.

    With the port's `clock`, a job waits for the one before it; without, each takes its own printing time only.
    """

    def __init__(
        self,
        emit: Emit,
        on_receipt: Callable[[PrintedReceipt], None] | None = None,
        clock: Callable[[], float] | None = None,
        *,
        model: str = "epson",
    ) -> None:
        """`model`: one of DIALECTS."""
        self.bugs: list[str] = []  # what a host must never send
        self.silent = False  # no power: what comes is lost, nothing is answered
        self.mute = False  # it prints, and nothing of what it says reaches the host
        self.overheated = False
        self.speed_mm_s = 200.0  # 0: printing takes no time
        self.tells_always = False  # a switch inside: automatic status is on, and GS a does not turn it off
        self.paper = "ok"
        self.cover_open = self.jammed = self.cutter_stuck = False
        self._tells = False  # automatic status is on
        self._told = b""  # the last that it said of itself unasked
        self._emit: Emit = self._unless_mute(emit)
        self._clock = clock
        self._path = PaperPath(on_receipt)
        self._mouth = Mouth()
        self._mishap = Mishap()
        self._ends: list[float] = []  # when each job that is counted has been printed
        self._ends_told = 0
        self.become(model)
        self._seen = b""  # the last bytes that came, in which a request may have begun
        self._cutter_sticks_at_cut = False

    # --- the wire ---

    def _unless_mute(self, emit: Emit) -> Emit:
        return lambda data, after: None if self.mute else emit(data, after)

    def receive(self, data: bytes) -> None:
        if self.silent:
            return
        window = self._seen + data
        self._seen = window[-2:]
        for request in self._dialect.requests.finditer(window):  # answered before anything that is still to be printed
            sensors = self._sensors()
            self._emit(self._dialect.answer(sensors, request[1][0]), 0.0)
            self._ends_told = sensors.ended
        if self._dialect.recovers and _RECOVER in window:
            self._reader.clear()
            self.cutter_stuck = False
        self._reader.feed(data)
        self._work()

    @property
    def receipts(self) -> list[PrintedReceipt]:
        """Every piece of paper that came out, oldest first."""
        return self._path.receipts

    @property
    def ignored(self) -> list[bytes]:
        """Commands that came and mean nothing to this model."""
        return self._head.ignored

    def remarks(self) -> Iterator[str]:
        """What of that which came is not on the paper, or not as it was meant."""
        return remarks_on(self._head, self._reader)

    # --- hands upon the machine ---

    def set_paper(self, state: str) -> None:
        """ "ok", "near_end" or "end". A new roll lets a held-up job go on, and does not end after so many lines."""
        if state not in _PAPER:
            raise ValueError(f"paper {state!r}: expected one of {', '.join(_PAPER)}")
        self.paper = state
        self._mishap.forget("paper_out_after")
        if state == "end":
            self._paper_runs_out()
        self._work()

    def paper_out_after(self, lines: int) -> None:
        """The roll ends after so many more printed lines; a picture, a code or a feed counts as one."""
        self.after_lines(lines, self._paper_runs_out, "paper_out_after")
        self._work()

    def after_lines(self, lines: int, then: Callable[[], None], name: str = "") -> None:
        """This happens to it once so many more lines are printed; a picture, a code or a feed counts as one."""
        self._mishap.plan(lines, then, name)

    @property
    def awaits(self) -> str:
        """The name of what happens then; "": nothing is to."""
        return self._mishap.name

    def open_cover(self) -> None:
        self.cover_open = True
        self._work()

    def close_cover(self) -> None:
        self.cover_open = False
        self._work()

    def jam(self) -> None:
        self.jammed = True
        self._work()

    def clear_jam(self) -> None:
        self.jammed = False
        self._work()

    def stick_cutter(self, *, at_next_cut: bool = False) -> None:
        """The blade does not come back: now, or when it next cuts something that was printed."""
        self._cutter_sticks_at_cut = at_next_cut
        self.cutter_stuck = not at_next_cut
        self._work()

    def free_cutter(self) -> None:
        self.cutter_stuck = self._cutter_sticks_at_cut = False
        self._work()

    def overheat(self) -> None:
        self.overheated = True
        self._work()

    def cool_down(self) -> None:
        self.overheated = False
        self._work()

    def press_feed(self) -> None:
        """The FEED button: a line that waits for its end is printed."""
        for printed in self._head.end_line():
            self._print(printed)

    def take_slip(self) -> None:
        """A hand takes the slip out of the mouth. ValueError: there is none in it."""
        if not self.slip_waits:
            raise ValueError("no slip stands in the mouth")
        self._mouth.let_go()

    def become(self, model: str) -> None:
        """Another model stands here, one of DIALECTS; one that holds slips needs a clock to take them back."""
        self.model = model
        self._dialect = DIALECTS[model]
        self._path.dots = self._dialect.dots
        self._reset()
        if self._dialect.presents and self._clock is None:
            self._clock = time.monotonic

    def power_cycle(self) -> None:
        """Off and on: what was in the buffer is lost, what is in the paper path comes out uncut."""
        self.silent = False
        self._reset()
        self._seen = b""
        self._path.idle_at = 0.0
        self._tells, self._told = False, b""
        self._path.end_piece(cut=False)

    # --- inside ---

    def _reset(self) -> None:
        self._reader = StarReader() if self._dialect.star else CommandReader()
        self._head = StarHead() if self._dialect.star else PrintHead(self._dialect)
        self._ends, self._ends_told = [], 0

    @property
    def offline(self) -> bool:
        return self._sensors().offline

    @property
    def slip_waits(self) -> bool:
        """A slip stands in the mouth."""
        return self._mouth.waits(self._now())

    @property
    def taken_back(self) -> list[PrintedReceipt]:
        """Slips that nobody took out of the mouth in time."""
        return self._mouth.taken_back

    def _now(self) -> float:
        return self._clock() if self._clock else self._path.idle_at

    def _sensors(self) -> Sensors:
        return Sensors(
            self.paper,
            self.cover_open,
            self.jammed,
            self.cutter_stuck,
            self.overheated,
            self.slip_waits,
            self._now() < self._path.idle_at,
            ended := sum(at <= self._now() for at in self._ends),
            ended > self._ends_told,
        )

    def _work(self) -> None:
        self._tell()
        while not self.offline and (command := self._reader.next()):
            self._execute(command)
            self._tell()

    def _tell(self) -> None:
        """Say unasked how it is, if that has changed and somebody wants to know."""
        if not self._dialect.block or self.silent or not (self._tells or self.tells_always):
            return
        block = self._dialect.block(self._sensors())
        if block != self._told:
            self._told = block
            self._emit(block, 0.0)

    def _execute(self, command: Command) -> None:
        if command.hides_real_time_request:
            self.bugs.append(f"a real-time request inside the data of {command.code.hex(' ')}")
        if command.code == b"" and not self._dialect.chinese_font and not command.raw.isascii():
            self.bugs.append("text beyond ASCII for a model without a Chinese font")
        if command.code not in _QUESTIONS:
            self._path.came(command.raw)
        for printed in self._head.execute(command):
            self._print(printed)
        match command.code:
            case self._dialect.question:
                self._answer_fence(command)
            case b"\x1da":
                self._tells, self._told = bool(command.arguments[0]), b""
            case b"\x1dI":
                self._emit(self._dialect.identities.get(command.arguments[0], b""), 0.0)
            case b"\x1d\xe4" if self._dialect.presents:
                self._mouth.pass_time(self._now())
                self._emit(b"%dret" % len(self.taken_back), 0.0)
            case code if code in self._dialect.cuts:
                self._cut(command)

    def _print(self, printed: Printed) -> None:
        self._path.put(printed)
        self._mishap.line_printed()

    def _paper_runs_out(self) -> None:
        self.paper = "end"
        self._path.end_piece(cut=False)

    def _cut(self, command: Command) -> None:
        if self._cutter_sticks_at_cut and not self._path.empty:
            self.cutter_stuck, self._cutter_sticks_at_cut = True, False
        came = len(self.receipts)
        self._path.end_piece(cut=True)
        if self._dialect.presents and len(self.receipts) > came:
            _steps, _light, then, seconds = command.arguments
            shown_at = self._move()
            back_at = shown_at + seconds if then == ord("R") and seconds else None
            self._mouth.hold(self.receipts[-1], shown_at, back_at)

    def _move(self) -> float:
        """When the paper that is to move stands still."""
        return self._path.move(self._now(), self.speed_mm_s)

    def _answer_fence(self, command: Command) -> None:
        now = self._now()
        still = self._move()
        if self._dialect.star:
            self._ends.append(still)
            return
        paper = {"ok": 0x00, "near_end": 0x03, "end": 0x0F}[self.paper]
        asks_for_paper = not command.arguments or command.arguments[0] in (1, 0x31)
        self._emit(bytes((paper if asks_for_paper else 0x00,)), still - now)
