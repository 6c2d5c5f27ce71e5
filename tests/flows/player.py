"""Plays a journey: touches on the terminal, physical acts on the simulated devices, and what must then be seen.

A journey is a TOML file: `says` (what happens, in a sentence), optionally `panel`, the models of `receipt_printer` and
`scanner`, how the card `reader` is reached, `lying` of its module, the board in the `cabinet`, `twice` (the hand
trembles: it taps everything twice) and `sound` (somebody listens: "ahead", what is said takes no time, or "life", it
takes as long as it does), how many `switches` somebody has, who has no other key, whose `hand` it is ("keyboard": it
has only one), and `[[step]]` tables in order.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.model.screen import Screen
from kiosk.model.text import Text
from tests.flows.acting import Ears, Hand

PATIENCE_S = 40.0
Tell = Callable[..., Any]
Shot = Callable[[Screen], None]
JOURNEY_KEYS = frozenset(
    {
        "says", "panel", "receipt_printer", "scanner", "reader", "lying", "cabinet", "twice", "sound", "switches",
        "hand", "step",
    }
)  # fmt: skip
STEP_KEYS = frozenset(
    {
        "act", "clock", "see", "title", "body", "offers", "reminder", "touch", "turn", "double", "type", "records",
        "code", "unavailable", "number", "paper", "page", "slip", "quiet", "press", "choose", "feel", "hears", "into",
        "silent", "takes", "lit",
    }
)  # fmt: skip


class JourneyError(AssertionError):
    """The journey went otherwise than written. Says where, what was expected and what was there."""


@dataclass(frozen=True)
class Journey:
    name: str
    says: str
    panel: str
    steps: tuple[Mapping[str, Any], ...]
    receipt_printer: str = "epson"
    scanner: str = "gm65"
    lying: str = "unseen"
    reader: str = "sdt"
    twice: bool = False
    sound: str = ""
    switches: int = 0
    hand: str = "finger"
    cabinet: str = "lcus"


def read_journey(path: Path, more: frozenset[str] = frozenset()) -> Journey:
    """`more`: what its steps may say besides. ValueError: an unknown key in it or in a step."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    if unknown := raw.keys() - JOURNEY_KEYS:
        raise ValueError(f"{path.name}: unknown {sorted(unknown)[0]!r}, expected {sorted(JOURNEY_KEYS)}")
    for number, step in enumerate(raw["step"], 1):
        if unknown := step.keys() - STEP_KEYS - more:
            expected = sorted(STEP_KEYS | more)
            raise ValueError(f"{path.name}: step {number}: unknown {sorted(unknown)[0]!r}, expected {expected}")
    return Journey(
        path.stem,
        raw["says"],
        raw.get("panel", "1080x1920"),
        tuple(raw["step"]),
        raw.get("receipt_printer", "epson"),
        raw.get("scanner", "gm65"),
        raw.get("lying", "unseen"),
        raw.get("reader", "sdt"),
        raw.get("twice", False),
        raw.get("sound", ""),
        raw.get("switches", 0),
        raw.get("hand", "finger"),
        raw.get("cabinet", "lcus"),
    )


def journeys(
    folder: Path = Path(__file__).parent / "journeys", more: frozenset[str] = frozenset()
) -> tuple[Journey, ...]:
    return tuple(read_journey(path, more) for path in sorted(folder.glob("*.toml")))


class PatientClock:
    """By which the terminal judges who stands there: seconds that have `passed`, and how far somebody has set the
    machine's clock (`set_by`).

    It stands still but for what hands and journeys let pass: on a slow machine nobody has paused for longer.
    """

    def __init__(self) -> None:
        self.passed = 0.0
        self.set_by = 0.0

    def __call__(self) -> float:
        return self.passed


class Player:
    """Plays with one hand. `tell` reaches the simulated world; `shot(screen)` is told when a new screen stands."""

    def __init__(
        self, hand: Hand, tell: Tell, clock: PatientClock, shot: Shot = lambda _screen: None, ears: Ears | None = None
    ) -> None:
        self._hand = hand
        self._ears = ears
        self._tell = tell
        self._clock = clock
        self._shot = shot
        self._before: Any = None
        self._lay: Mapping[str, int] = {}

    @property
    def screen(self) -> Screen:
        return self._hand.screen

    def play(self, journey: Journey) -> None:
        """JourneyError: where and how it went otherwise."""
        if any("records" in step for step in journey.steps):
            self._before = self._tell("world", "records")
        if any("paper" in step for step in journey.steps):
            self._lay = self._papers()
        for number, step in enumerate(journey.steps, 1):
            try:
                self._step(step)
            except (JourneyError, ValueError) as error:
                raise JourneyError(f"{journey.name}, step {number} {dict(step)}: {error}") from error

    def _step(self, step: Mapping[str, Any]) -> None:
        for name, do in self._keywords.items():
            if name in step:
                do(step)

    @property
    def _keywords(self) -> Mapping[str, Callable[[Mapping[str, Any]], object]]:
        """What a step may say, in the order in which it is done."""
        return {
            "act": lambda step: [self._tell(*act.split()) for act in _several(step["act"])],
            "clock": lambda step: self._set_clock(step["clock"]),
            "quiet": lambda step: self._pass_time(step["quiet"]),
            "touch": self._touch,
            "turn": self._turn,
            "double": lambda step: self._hand.touch_twice(step["double"]),
            "type": self._type,
            "press": lambda step: self._press_all(step["press"].split()),
            "choose": lambda step: self._choose_all(_several(step["choose"])),
            "feel": lambda step: self._feel_all(_several(step["feel"])),
            "silent": lambda _step: self._listener.silent(),
            "see": self._see,
            "hears": lambda step: self._listener.hear(_several(step["hears"]), step.get("into", "headphones")),
            "takes": lambda step: self._listener.last(step["takes"]),
            "unavailable": lambda step: self._until(
                lambda: self._item_state(step["unavailable"]) == "unavailable", "that it is unavailable"
            ),
            "records": lambda step: self._until(
                lambda: self._gained(step["records"]) == step["records"], f"records {step['records']}"
            ),
            "paper": lambda step: self._count_papers(step["paper"]),
            "page": lambda step: self._read("page", _several(step["page"])),
            "slip": lambda step: self._read("slip", _several(step["slip"])),
            "lit": lambda step: self._until(
                lambda: self._tell("world", "state")["cabinet"]["lit"] == _several(step["lit"]),
                f"lamps on: {step['lit']}",
            ),
        }

    def _touch(self, step: Mapping[str, Any]) -> None:
        for name in _several(step["touch"]):
            self._await_possible(step, name)
            self._hand.touch(name)

    def _type(self, step: Mapping[str, Any]) -> None:
        for digit in step["type"]:
            self._hand.touch(f"digit-{digit}")

    @property
    def _listener(self) -> Ears:
        if self._ears is None:
            raise ValueError('nobody listens: sound = "ahead" or "life" is missing above the steps')
        return self._ears

    def _turn(self, step: Mapping[str, Any]) -> None:
        self._await_possible(step, step["turn"])
        self._hand.turn(step["turn"])

    def _await_possible(self, step: Mapping[str, Any], name: str) -> None:
        """A device that is slow to answer on a busy machine may be missed for a moment; a guide would say so."""
        if step.get("see") != "guide":
            self._until(lambda: self._item_state(name) != "unavailable", f"that {name} is possible")

    def _press_all(self, keys: Iterable[str]) -> None:
        for key in keys:
            self._listener.press(key)

    def _feel_all(self, names: Iterable[str]) -> None:
        for name in names:
            self._listener.feel(name)

    def _choose_all(self, names: Iterable[str]) -> None:
        for name in names:
            self._listener.choose(name)

    def _set_clock(self, days: float) -> None:
        self._clock.set_by = days * 86_400.0

    def _pass_time(self, seconds: float) -> None:
        self._clock.passed += seconds
        self._hand.let_time_pass()

    def _see(self, step: Mapping[str, Any]) -> None:
        def there() -> bool:
            screen = self.screen
            return (
                screen.kind == step["see"]
                and step.get("title", screen.title.key) == screen.title.key
                and step.get("code", screen.code) == screen.code
                and step.get("reminder", _key(screen.reminder)) == _key(screen.reminder)
                and step.get("body", "") in {"", *_said(screen)}
                and step.get("offers", "") in {"", *(action.id for action in screen.actions)}
                and (not step.get("number") or bool(screen.number))
            )

        self._until(there, f"the screen {_wanted(step)}")
        self._hand.settle()
        self._shot(self.screen)

    def _item_state(self, name: str) -> str:
        return next((item.state for item in self.screen.items if item.id == name), "missing")

    def _count_papers(self, wanted: Mapping[str, int]) -> None:
        try:
            self._until(lambda: self._come_out() == wanted, f"papers {wanted}")
        except JourneyError as error:
            raise JourneyError(f"{error}; there are {self._come_out()}") from error

    def _come_out(self) -> dict[str, int]:
        """How many papers more there are than when the journey began."""
        return {paper: count - self._lay[paper] for paper, count in self._papers().items()}

    def _papers(self) -> dict[str, int]:
        state = self._tell("world", "state")
        return {"receipts": state["receipt_printer"]["receipts"], "sheets": state["page_printer"]["out"]}

    def _read(self, paper: str, wanted: list[str]) -> None:
        """Each stands in one row of the newest page or slip, and of what begins with ! nothing does."""
        rows = self._tell("world", "printed")[paper]
        if wrong := misread(rows, wanted):
            raise JourneyError(f"expected {', '.join(wrong)} on the {paper}; it says {rows}")

    def _gained(self, wanted: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
        """How many more rows of each state there are than when the journey began."""
        now = self._tell("world", "records")
        return {
            table: {
                state: _count(now[table], state) - _count(self._before[table], state) for state in wanted[table]
            }
            for table in wanted
        }  # fmt: skip

    def _until(self, condition: Callable[[], bool], what: str) -> None:
        self._hand.until(condition, what)


def _key(text: Text | None) -> str:
    return text.key if text else ""


def misread(rows: Iterable[str], wanted: Iterable[str]) -> list[str]:
    """Those of the wanted words that stand in no row; with ! before them, those that stand in one."""
    there = [_plain(row) for row in rows]
    return [
        words
        for words in wanted
        if any(_plain(words.removeprefix("!")) in row for row in there) == words.startswith("!")
    ]


def _plain(row: str) -> str:
    """Without the spaces that only keep columns apart."""
    return "".join(row.split())


def _said(screen: Screen) -> set[str]:
    """The sentences under the title, and what went wrong."""
    return {text.key for text in screen.body} | {item.label.key for item in screen.items if item.state == "bad"}


def _wanted(step: Mapping[str, Any]) -> str:
    return " ".join(str(step[name]) for name in ("see", "title", "body", "offers", "code") if name in step)


def _several(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def _count(rows: list[Mapping[str, Any]], state: str) -> int:
    return sum(1 for row in rows if row["state"] == state)


def describe(screen: Screen) -> str:
    """What stands there, for who reads why a journey went otherwise."""
    items = ", ".join(f"{item.id}={item.state}" for item in screen.items)
    of_items = (action for item in screen.items for action in item.actions)
    actions = [action.id for action in (*of_items, *screen.actions)]
    return f"{screen.kind} {screen.title.key} {screen.code} [{items}] ({', '.join(actions)})"
