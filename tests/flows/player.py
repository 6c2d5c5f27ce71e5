"""Plays a journey: touches on the real window, physical acts on the simulated devices, and what must then be seen.

A journey is a TOML file: `says` (what happens, in a sentence), optionally `panel`, and `[[step]]` tables in order.
"""

import time
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from kiosk.app.terminal import Kiosk
from kiosk.model.screen import Screen
from tests.ui.looks import Control, controls

PATIENCE_S = 40.0
LOOK_MS = 20
SAME_BUTTON_S = 0.5
NEXT_PAGE = "page-next"
PREVIOUS_PAGE = "page-previous"
Tell = Callable[..., Any]
Shot = Callable[[Kiosk, Screen], None]
STEP_KEYS = frozenset(
    "act see title body offers touch turn double type records code unavailable number paper quiet".split()  # noqa: SIM905
)


class JourneyError(AssertionError):
    """The journey went otherwise than written. Says where, what was expected and what was there."""


@dataclass(frozen=True)
class Journey:
    name: str
    says: str
    panel: str
    steps: tuple[Mapping[str, Any], ...]
    restarts: bool = False


def read_journey(path: Path) -> Journey:
    """ValueError: an unknown key in a step."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    for number, step in enumerate(raw["step"], 1):
        if unknown := step.keys() - STEP_KEYS:
            raise ValueError(
                f"{path.name}: step {number}: unknown {sorted(unknown)[0]!r}, expected {sorted(STEP_KEYS)}"
            )
    return Journey(path.stem, raw["says"], raw.get("panel", "1080x1920"), tuple(raw["step"]))


def journeys(folder: Path = Path(__file__).parent / "journeys") -> tuple[Journey, ...]:
    return tuple(read_journey(path) for path in sorted(folder.glob("*.toml")))


def until(condition: Callable[[], bool], what: Callable[[], str], seconds: float = PATIENCE_S) -> None:
    """Let Qt live until the condition holds. JourneyError with `what()` when it does not in time."""
    if condition():
        return
    loop = QEventLoop()
    look, limit = QTimer(), QTimer()
    look.timeout.connect(lambda: loop.quit() if condition() else None)
    limit.setSingleShot(True)
    limit.timeout.connect(loop.quit)
    look.start(LOOK_MS)
    limit.start(int(seconds * 1000))
    loop.exec()
    look.stop()
    limit.stop()
    if not condition():
        raise JourneyError(what())


class PatientClock:
    """Time as it is, and as much more as a journey says has passed."""

    def __init__(self) -> None:
        self.skipped = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.skipped


class Player:
    """Drives one Kiosk. `tell` reaches the simulated world; `shot(n, kind)` is told when a new screen stands."""

    def __init__(self, kiosk: Kiosk, tell: Tell, clock: "PatientClock", shot: Shot = lambda *_: None) -> None:
        self._kiosk = kiosk
        self._tell = tell
        self._clock = clock
        self._shot = shot
        self._before: Any = None
        self._tapped = ("", 0.0)

    @property
    def screen(self) -> Screen:
        return self._kiosk.runtime.screen

    def play(self, journey: Journey) -> None:
        """JourneyError: where and how it went otherwise."""
        if any("records" in step for step in journey.steps):
            self._before = self._tell("world", "records")
        for number, step in enumerate(journey.steps, 1):
            try:
                self._step(step)
            except (JourneyError, ValueError) as error:
                raise JourneyError(f"{journey.name}, step {number} {dict(step)}: {error}") from error

    def _step(self, step: Mapping[str, Any]) -> None:
        for name, do in self._deeds.items():
            if name in step:
                do(step)

    @property
    def _deeds(self) -> Mapping[str, Callable[[Mapping[str, Any]], object]]:
        """What a step may say, in the order in which it is done."""
        return {
            "act": lambda step: [self._tell(*act.split()) for act in _several(step["act"])],
            "quiet": lambda step: self._pass_time(step["quiet"]),
            "touch": lambda step: self._touch_all(_several(step["touch"])),
            "turn": lambda step: self._turn(step["turn"]),
            "double": lambda step: self._tap_twice(step["double"]),
            "type": lambda step: self._touch_all(f"digit-{digit}" for digit in step["type"]),
            "see": self._see,
            "unavailable": lambda step: self._until(
                lambda: self._item_state(step["unavailable"]) == "unavailable", "that it is unavailable"
            ),
            "records": lambda step: self._until(
                lambda: self._gained(step["records"]) == step["records"], f"records {step['records']}"
            ),
            "paper": lambda step: self._until(lambda: self._papers() == step["paper"], f"papers {step['paper']}"),
        }

    def _touch_all(self, names: Iterable[str]) -> None:
        for name in names:
            self.touch(name)

    def _pass_time(self, seconds: float) -> None:
        self._clock.skipped += seconds
        self._kiosk.runtime.tick()

    def _see(self, step: Mapping[str, Any]) -> None:
        def there() -> bool:
            screen = self.screen
            return (
                screen.kind == step["see"]
                and step.get("title", screen.title.key) == screen.title.key
                and step.get("code", screen.code) == screen.code
                and step.get("body", "") in {"", *_said(screen)}
                and step.get("offers", "") in {"", *(action.id for action in screen.actions)}
                and (not step.get("number") or bool(screen.number))
            )

        self._until(there, f"the screen {_wanted(step)}")
        self._settle()
        self._shot(self._kiosk, self.screen)

    def touch(self, name: str) -> None:
        """A tap on the middle of the control of this name."""
        self._wait_as_people_do(name)
        self._tap_at(self._spot(name))

    def _turn(self, name: str) -> None:
        """A tap on a control that may be on a later page of the same screen."""
        self._settle()
        for turn in (PREVIOUS_PAGE, NEXT_PAGE):
            while not self._controls(name) and self._controls(turn):
                self._tap_at(self._controls(turn)[0].centre)
                self._settle()
        self.touch(name)

    def _tap_twice(self, name: str) -> None:
        """Two taps on the same spot, as fast as they come."""
        spot = self._spot(name)
        self._tap_at(spot)
        self._tap_at(spot)

    def _spot(self, name: str) -> QPoint:
        found: list[QPoint] = []

        def there() -> bool:
            found.extend(control.centre for control in self._controls(name))
            return bool(found)

        self._until(there, f"a control {name}")
        self._until(lambda: not self._moved(), "a page that stands still")
        self._until(there, f"a control {name}")
        return found[-1]

    def _moved(self) -> bool:
        """Whether the strip has just moved the page: taps on it do not count for half a second."""
        return any(control.name == "still" for control in controls(self._kiosk.window))

    def _wait_as_people_do(self, name: str) -> None:
        """Nobody presses the same button twice within half a second and means it twice, but for digits."""
        if name == self._tapped[0] and not name.startswith("digit-"):
            self._until(lambda: time.monotonic() - self._tapped[1] > SAME_BUTTON_S, "half a second")
        self._tapped = (name, time.monotonic())

    def _tap_at(self, spot: QPoint) -> None:
        QTest.mouseClick(self._kiosk.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)

    def _controls(self, name: str) -> list[Control]:
        wanted = {f"act-{name}", f"act-item-{name}"}
        return [control for control in controls(self._kiosk.window) if control.name in wanted]

    def _item_state(self, name: str) -> str:
        return next((item.state for item in self.screen.items if item.id == name), "missing")

    def _papers(self) -> dict[str, int]:
        state = self._tell("world", "state")
        return {"receipts": state["receipt_printer"]["receipts"], "sheets": state["page_printer"]["out"]}

    def _gained(self, wanted: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
        """How many more rows of each state there are than when the journey began."""
        now = self._tell("world", "records")
        return {
            table: {
                state: _count(now[table], state) - _count(self._before[table], state) for state in wanted[table]
            }
            for table in wanted
        }  # fmt: skip

    def _settle(self) -> None:
        """Let what was shown be painted."""
        painted: list[bool] = []
        joined = self._kiosk.window.frameSwapped.connect(lambda: painted.append(True))
        self._kiosk.window.update()
        self._until(lambda: bool(painted), "a painted frame")
        self._kiosk.window.frameSwapped.disconnect(joined)

    def _until(self, condition: Callable[[], bool], what: str) -> None:
        until(condition, lambda: f"expected {what}; there was {_describe(self.screen)}")


def _said(screen: Screen) -> set[str]:
    """The sentences under the title, and what went wrong."""
    return {text.key for text in screen.body} | {item.label.key for item in screen.items if item.state == "bad"}


def _wanted(step: Mapping[str, Any]) -> str:
    return " ".join(str(step[name]) for name in ("see", "title", "body", "offers", "code") if name in step)


def _several(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def _count(rows: list[Mapping[str, Any]], state: str) -> int:
    return sum(1 for row in rows if row["state"] == state)


def _describe(screen: Screen) -> str:
    items = ", ".join(f"{item.id}={item.state}" for item in screen.items)
    return f"{screen.kind} {screen.title.key} {screen.code} [{items}] ({', '.join(a.id for a in screen.actions)})"
