"""The values everything else speaks in: texts, screens, problems, events, effects.

Pure and frozen. Knows no Qt, no device, no file and no clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Facts = Mapping[str, Any]  # what is known in this visit, by name; values are frozen


# --- what is shown --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence by its key. Whoever shows it puts it into the reader's language.

    `private` names the mask (`name`, `number`, `phone`, `address`, `whole`): masked on screen until asked,
    silent on the loudspeaker, redacted in the journal. Arguments may themselves be Texts.
    """

    key: str
    args: Mapping[str, Any] = field(default_factory=dict)
    private: str = ""


def plain(value: str, private: str = "") -> Text:
    """A value that is the same in every language: a name, a number."""
    return Text("plain", {"value": value}, private)


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be touched. `id` comes back as `Touch(id)`."""

    id: str
    label: Text
    icon: str = ""
    primary: bool = False
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One row, card, stage or choice of a screen.

    `state` is one of "" (plain), "done", "now", "waiting", "selected", "unavailable", "bad".
    """

    id: str
    label: Text
    value: Text | None = None
    note: Text | None = None
    icon: str = ""
    state: str = ""
    group: str = ""
    revealed: bool = False  # a private value that its owner asked to see
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """Where in the visit: step `at` (from 1) of `of`."""

    at: int
    of: int
    label: Text


@dataclass(frozen=True, slots=True)
class Keys:
    """A field typed with on-screen digits. `value` is what has been typed so far."""

    value: str
    length: int  # most digits it takes
    label: Text
    hint: Text | None = None  # what is still wrong, in words
    grouping: tuple[int, ...] = ()  # how digits are spaced for reading, e.g. (3, 4, 4)
    secret: bool = False  # dots instead of digits
    least: int = 0  # places that are drawn before anything is typed; 0: as many as it takes


@dataclass(frozen=True, slots=True)
class Screen:
    """All that one page says. Every view (QML, voice, journal) reads this value and adds nothing."""

    kind: str  # names the QML page
    title: Text  # the biggest sentence
    where: Text | None = None  # the service this belongs to
    stage: Stage | None = None
    body: tuple[Text, ...] = ()
    items: tuple[Item, ...] = ()
    actions: tuple[Action, ...] = ()
    keys: Keys | None = None
    device: str = ""  # the device to draw and light: id_card, scanner, receipt_printer, page_printer
    notice: Text | None = None  # the caution strip under the frame, e.g. the line is down
    reminder: Text | None = None  # what to take along
    qr: str = ""
    number: str = ""  # an acceptance or certificate number, shown large
    code: str = ""  # a problem's code, shown small
    can_leave: bool = True  # False while the world is being changed: back and home are greyed
    can_go_back: bool = False
    personal: bool = False  # shows personal results: is covered after a minute without touch


@dataclass(frozen=True, slots=True)
class Problem:
    """Something went wrong. `retry` is True only where nothing had happened yet, so repeating is safe."""

    code: str
    citizen: Text
    technician: str
    retry: bool = False
    hint: bool = False  # the citizen can mend it at once: said on the same screen, which simply goes on asking
    body: tuple[Text, ...] = ()  # what it means for the citizen, what is safe
    do: Text | None = None  # what the citizen can do about it, or had better not do
    stuck: bool = False  # nobody who stands there can mend it: where it can be done without, that comes first
    evidence: str = ""


# --- what happens ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Touch:
    action: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An effect succeeded. `ticket` says which try of which step asked."""

    ticket: str
    value: Any = None


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
class Quiet:
    """Nobody has touched anything for a while: "cover", "ask" or "end"."""

    stage: str


@dataclass(frozen=True, slots=True)
class WorldChanged:
    """A device, the line or the day changed. `lacking`: why each need that cannot be met now cannot, by need."""

    lacking: Mapping[str, Problem]
    today: date


@dataclass(frozen=True, slots=True)
class Reading:
    """How the citizen reads has changed. It decides what is offered, how much time there is, the slips' language."""

    elder: bool = False
    language: str = "zh-Hans"


@dataclass(frozen=True, slots=True)
class Delivered:
    """The back end has the record of this `key`."""

    key: str


Event = Touch | Answer | Progress | Failed | Quiet | WorldChanged | Reading | Delivered


# --- what is to be done ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReadIdCard:
    """Wait for a card and read it. Tells "reading" as soon as one lies there. Answers `drivers.api.IdCard`."""


@dataclass(frozen=True, slots=True)
class AwaitOtherCard:
    """Wait until somebody else puts a card down; the card of this `number` may lie there. Answers that `IdCard`."""

    number: str


@dataclass(frozen=True, slots=True)
class ScanCode:
    """Wait for a code, of whatever kind. Answers its text."""


@dataclass(frozen=True, slots=True)
class AskBackend:
    """Ask the back end. Answers the reply as a mapping."""

    query: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """Write down durably, for delivery. Answers `{"key": …, "number": …}`.

    `numbered`: give it an acceptance number that is valid although nobody else has heard of it yet.
    """

    kind: str
    data: Mapping[str, Any]
    numbered: bool = False
    closes: str = ""  # the kind of the earlier record of this visit that this one completes


@dataclass(frozen=True, slots=True)
class PrintPage:
    template: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PrintReceipt:
    template: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FindApplication:
    """Where an application stands: here first, then at the back end. By its `number`, or by the person's id number."""

    number: str = ""
    person: str = ""
    mac: str = ""  # the proof on the receipt


Effect = ReadIdCard | AwaitOtherCard | ScanCode | AskBackend | Record | PrintPage | PrintReceipt | FindApplication


@dataclass(frozen=True, slots=True)
class Order:
    """An effect to be performed. `ticket` comes back with the answer and is new for every try.

    `key` stays the same for every try of the same thing in the same visit: an idempotency key.
    """

    ticket: str
    key: str
    visit: str
    effect: Effect
    reading: Reading = field(default_factory=Reading)  # the citizen's, for what is printed
