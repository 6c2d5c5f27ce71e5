"""A keypad made of software, and the fingers on it. Speaks `struct input_event`; knows no driver."""

from device_sim.port import Emit
from drivers.api.input_event import DOWN, KEY, REPEAT, SYN, SYN_DROPPED, UP, InputEvent, encode
from drivers.keypad.codec import MODELS

MODEL = "keyboard"  # it has every key there is
TAP_S, BETWEEN_S = 0.06, 0.15  # how long a finger rests on a key, and from one press to the next
REPEATS, REPEAT_AFTER_S, REPEAT_EVERY_S = 20, 0.25, 0.033  # what the kernel sends of a key that is held
STORM_EVERY_S = 1 / 80
SWITCHES = {"switch-1": 185, "switch-2": 186}  # F15, F16, which this model has not: an address names them


class SimKeypad:
    """Hands: `press`, `hold`, `release`, `storm`, `lose_events`."""

    def __init__(self, emit: Emit) -> None:
        self.held: list[str] = []
        self.pressed = ""  # the last key
        self._hand = 0.0  # seconds, by which events are dated
        self._emit = emit
        self._codes: dict[str, int] = {}
        for code, key in MODELS[MODEL].items():
            self._codes.setdefault(key, code)  # of two keys for the same the first
        self._codes |= SWITCHES

    @property
    def keys(self) -> tuple[str, ...]:
        """Of the pad itself, without switches that are plugged into it."""
        return tuple(dict.fromkeys(MODELS[MODEL].values()))

    def receive(self, data: bytes) -> None:
        """Nothing is said to a keypad."""

    def press(self, key: str, times: int = 1) -> None:
        """ValueError: there is no such key."""
        code = self._code(key)
        for at in range(times):
            self._tap(code, at * BETWEEN_S)
        self._rest(times * BETWEEN_S)
        self.pressed = key

    def hold(self, key: str) -> None:
        """It stays down; the kernel says so thirty times a second."""
        code = self._code(key)
        self._send(code, DOWN)
        for at in range(REPEATS):
            self._send(code, REPEAT, REPEAT_AFTER_S + at * REPEAT_EVERY_S)
        self._rest(REPEAT_AFTER_S + REPEATS * REPEAT_EVERY_S)
        self.pressed = key
        self.held.append(key)

    def release(self) -> None:
        """Every key that is held comes up."""
        for key in self.held:
            self._send(self._code(key), UP)
        self._rest(BETWEEN_S)
        self.held.clear()

    def send(self, code: int) -> None:
        """A key that this pad has no name for."""
        self._tap(code, 0.0)
        self._rest(BETWEEN_S)

    def storm(self, count: int = 80) -> None:
        """So many keys, eighty in a second."""
        codes = list(self._codes.values())
        for at in range(count):
            self._tap(codes[at % len(codes)], at * STORM_EVERY_S, STORM_EVERY_S / 2)
        self._rest(count * STORM_EVERY_S + 1.0)

    def lose_events(self) -> None:
        """The kernel says that some were lost."""
        self._emit(encode(InputEvent(SYN, SYN_DROPPED, 0, self._hand)), 0.0)

    def _rest(self, seconds: float) -> None:
        """The next press is so much later by the hand's own clock, however soon somebody orders it."""
        self._hand += seconds

    def _code(self, key: str) -> int:
        if key not in self._codes:
            raise ValueError(f"key {key!r}: expected one of {', '.join(self._codes)}")
        return self._codes[key]

    def _tap(self, code: int, after: float, rests: float = TAP_S) -> None:
        """Both events come at once and say how far they are apart: whoever orders the next tap waits for no finger."""
        at = self._hand + after
        down, up = InputEvent(KEY, code, DOWN, at), InputEvent(KEY, code, UP, at + rests)
        self._emit(encode(down) + encode(up), after)

    def _send(self, code: int, value: int, after: float = 0.0) -> None:
        self._emit(encode(InputEvent(KEY, code, value, self._hand + after)), after)
