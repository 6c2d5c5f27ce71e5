"""What happens to a visit. Pure and frozen."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kiosk.model.frozen import dataclass
from kiosk.model.preferences import DisplayPreferences
from kiosk.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Touch:
    action: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An effect succeeded. `ticket` says which try of which step asked.

    `at` is the time of the day as people write it; "" where nobody has looked at a clock.
    """

    ticket: str
    value: Any = None
    at: str = ""


@dataclass(frozen=True, slots=True)
class Sheets:
    """How many sheets of a page the printer has counted so far, and how many there are."""

    counted: int
    of: int


@dataclass(frozen=True, slots=True)
class Pace:
    """Whether the printer says that it prints, False: it stands still, None: neither is known; and whether it takes
    longer than usual.
    """

    moves: bool | None
    late: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """An effect under way tells how far it is."""

    ticket: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Failed:
    ticket: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class IdleTimeout:
    """Nobody has touched anything for a while: "pause", "cover", "ask" or "end".

    `seconds`: from being asked to the end, where nobody answers.
    """

    stage: str
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class AvailabilityChanged:
    """A device, the line or the day changed. `lacking`: why each need that cannot be met now cannot, by need."""

    lacking: Mapping[str, Problem]
    today: date


@dataclass(frozen=True, slots=True)
class Delivered:
    """The back end has the record of this `key`."""

    key: str


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A stop of the program interrupted a print for the `person` of this number on the chip; who knows if it came out.

    `number` is the paper's, `at` the time of the day as people write it.
    """

    person: str
    number: str
    at: str


@dataclass(frozen=True, slots=True)
class CardSeen:
    """The card of this `number` lies "there", is "gone" for some seconds, or was "shown": put down once more."""

    number: str
    state: str


@dataclass(frozen=True, slots=True)
class OtherCard:
    """A card was put down that is not the one of this `number`."""

    number: str
    card: Any


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """What lies at the terminal although nobody is there, as its last stop left it. Nothing personal.

    `behind`: "card", "maybe-card", "sheet", "late-sheet". `stale`: a card that lies on the reader is not of who comes.
    """

    behind: frozenset[str] = frozenset()
    stale: bool = False


Event = (
    Touch
    | Answer
    | Progress
    | Failed
    | IdleTimeout
    | AvailabilityChanged
    | DisplayPreferences
    | Delivered
    | Interrupted
    | CardSeen
    | OtherCard
    | LeftBehind
)
