"""From what a keypad sends to what a person has pressed. Pure: events carry their time, and it is told the rest.

A key counts once, when it goes down: a hand that shakes or rests on it presses nothing twice. Nobody presses twelve
keys in a second; what comes faster comes from a machine, or from a broken pad, and is dropped until it is quiet.
"""

from collections import deque
from collections.abc import Mapping

from drivers.api.input_event import DOWN, KEY, SYN, SYN_DROPPED, UP, InputEvent
from drivers.api.mark import mark

STUCK_S = 10.0  # down for longer: no finger
BOUNCE_S = 0.03  # up and down again so soon: a contact that bounces
MOST, WITHIN_S = 12, 1.0  # presses
QUIET_S = 0.5  # without any, and they count again
REMEMBERED_S = 60.0  # so long a flood is told of after it has ended


class Presses:
    """The keys of one keypad."""

    def __init__(self, keys: Mapping[int, str]) -> None:
        """`keys`: what each code is for."""
        self._keys = keys
        self._down: dict[int, float] = {}  # since when
        self._released: dict[int, float] = {}
        self._recent: deque[float] = deque()
        self._dropping = False
        self._flood: float | None = None  # when the last was dropped

    def take(self, event: InputEvent, now: float) -> str | None:
        """The key that this event presses; None: it presses none. `now`: seconds, when it was read.

        How fast keys follow each other the events say: a program that was busy reads several at once.
        """
        if (event.type, event.code) == (SYN, SYN_DROPPED):
            mark("events-were-lost")
            self.forget()  # among them may be any key's way up
        if event.type != KEY or event.code not in self._keys:
            return None
        if event.value == UP:
            self._down.pop(event.code, None)
            self._released[event.code] = event.at
            return None
        if event.value != DOWN or event.code in self._down:
            return None  # it is held
        self._down[event.code] = now
        if 0 <= event.at - self._released.get(event.code, -BOUNCE_S) < BOUNCE_S:
            mark("a-contact-bounces")
            return None
        if self._too_many(event.at):
            mark("no-person-presses-so-fast")
            self._flood = now
            return None
        return self._keys[event.code]

    def stuck(self, now: float) -> tuple[str, ...]:
        """Keys that are down for longer than anybody holds one."""
        return tuple(self._keys[code] for code, since in self._down.items() if now - since > STUCK_S)

    def flooded(self, now: float) -> bool:
        """Whether more was pressed lately than a person can."""
        return self._flood is not None and now - self._flood < REMEMBERED_S

    def forget(self) -> None:
        """Which keys are down: the pad was gone."""
        self._down.clear()
        self._released.clear()

    def _too_many(self, at: float) -> bool:
        recent = self._recent
        if recent and not 0 <= at - recent[-1] < QUIET_S:  # quiet, or somebody has set the clock
            self._dropping = False
            if at < recent[-1] or len(recent) > MOST:
                recent.clear()
        while recent and at - recent[0] >= WITHIN_S:
            recent.popleft()
        recent.append(at)
        self._dropping = self._dropping or len(recent) > MOST
        return self._dropping
