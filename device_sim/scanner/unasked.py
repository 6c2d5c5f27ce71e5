"""Scanners made of software that read by themselves and take no commands. They know no driver."""

from device_sim.port import Emit
from drivers.api.input_event import DOWN, KEY, REPEAT, SYN, SYN_DROPPED, UP, InputEvent, encode
from drivers.scanner.codecs import hid_pos
from drivers.scanner.codecs.keyboard import ALT, CTRL, ENTER, SHIFT, strokes

READ_DELAY_S = 0.06  # from seeing a code to sending it
BETWEEN_S = 0.002  # reports


class SimLineScanner:
    """Sends codes as bare bytes with a tail, without being asked: `show_code`."""

    def __init__(self, emit: Emit) -> None:
        self.tail = b"\r\n"
        self._emit = emit

    def receive(self, data: bytes) -> None:
        """It understands nothing."""

    def show_code(self, payload: bytes | str, *, times: int = 1, every: float = 0.0) -> None:
        """`times`, `every`: it stays before the window, and is read again after so many seconds."""
        code = payload.encode() if isinstance(payload, str) else payload
        for reading in range(times):
            self._emit(code + self.tail, READ_DELAY_S + reading * every)


class SimReportScanner:
    """Sends codes in reports, without being asked: `show_code`. `sent` counts the codes that it was shown.

    Left out: what the host could write to it, which every maker does in his own way.
    """

    def __init__(self, emit: Emit, model: str = "hid-pos") -> None:
        self.aim = b"]Q1"  # of every code, where the model tells it
        self.sent = 0
        self.lose_reports = 0  # so many of the next code do not arrive: the last ones
        self._emit = emit
        self._form = hid_pos.FORMS[model]

    def receive(self, data: bytes) -> None:
        """It understands nothing."""

    def show_code(self, payload: bytes | str, *, times: int = 1, every: float = 0.0) -> None:
        """`times`, `every`: as of the other."""
        code = payload.encode() if isinstance(payload, str) else payload
        reports = hid_pos.encode(code, self._form, self.aim)
        arrives, self.lose_reports = len(reports) - self.lose_reports, 0
        for reading in range(times):
            for at, report in enumerate(reports[:arrives]):
                self._emit(report, READ_DELAY_S + reading * every + at * BETWEEN_S)
        self.sent += 1


KEY_S = 0.004  # from one key to the next
_KEYPAD = dict(zip("0123456789", (82, 79, 80, 81, 75, 76, 77, 71, 72, 73), strict=True))


class SimKeyboardScanner:
    """Types codes on the keys of a US keyboard, characters that have none as numbers with Alt, and Enter behind each.

    `show_code`, as the other. `sent` counts the codes that it was shown.
    """

    def __init__(self, emit: Emit) -> None:
        self.tail: tuple[int, ...] = (ENTER,)
        self.sent = 0
        self.lose_events = False  # the kernel says so in the middle of the next code
        self.at_once = False  # all keys of a code in one piece: who begins to listen just then hears all of it or none
        self._emit = emit

    def receive(self, data: bytes) -> None:
        """Nothing is said to a keyboard."""

    def show_code(self, payload: bytes | str, *, times: int = 1, every: float = 0.0) -> None:
        text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else payload
        steps = [step for character in text for step in _steps(character)] + [_tap(code) for code in self.tail]
        if self.lose_events:
            steps.insert(len(steps) // 2, (InputEvent(SYN, SYN_DROPPED, 0),))
            self.lose_events = False
        if self.at_once:
            steps = [tuple(event for step in steps for event in step)]
        for reading in range(times):
            for at, step in enumerate(steps):
                self._emit(b"".join(map(encode, step)), READ_DELAY_S + reading * every + at * KEY_S)
        self.sent += 1

    def hold(self, code: int) -> None:
        """A key that stays down, as the kernel tells it."""
        self._emit(encode(InputEvent(KEY, code, DOWN)) + encode(InputEvent(KEY, code, REPEAT)) * 3, 0.0)


def _steps(character: str) -> list[tuple[InputEvent, ...]]:
    """What its keys do, a key after the other."""
    try:
        return [_tap(one.code, (SHIFT[0],) * one.shift + (CTRL[0],) * one.ctrl) for one in strokes(character)]
    except ValueError:
        number = str(int.from_bytes(character.encode("gb18030"), "big"))
        held = ALT[0]
        return [(_down(held),), *(_tap(_KEYPAD[digit]) for digit in number), (_up(held),)]


def _tap(code: int, held: tuple[int, ...] = ()) -> tuple[InputEvent, ...]:
    return (*map(_down, held), _down(code), _up(code), *map(_up, held))


def _down(code: int) -> InputEvent:
    return InputEvent(KEY, code, DOWN)


def _up(code: int) -> InputEvent:
    return InputEvent(KEY, code, UP)
