"""What is to be done outside the visit. Pure and frozen; knows no device and no back end."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from kiosk.model.frozen import dataclass
from kiosk.model.preferences import DisplayPreferences


@dataclass(frozen=True, slots=True)
class ReadIdCard:
    """Wait for a card and read it. Tells "reading" as soon as one lies there. Answers `drivers.api.IdCard`.

    `lifted`: the card that was read last belongs to a visit that is over. It has to be lifted before any is read; tells
    "lies" while it is seen there, and "lifted" then.
    """

    lifted: bool = False


@dataclass(frozen=True, slots=True)
class ScanCode:
    """Wait for a code, of whatever kind. Answers its text."""


@dataclass(frozen=True, slots=True)
class AskBackend:
    """Ask the back end. Answers the reply as a mapping.

    `names`: what a page will show of the person; where one cannot be shown, the office is not asked at all.
    `subject`: whose paper is asked for, by the number on the chip; the question then holds a digest of it.
    """

    query: str
    data: Mapping[str, Any]
    names: tuple[str, ...] = ()
    subject: str = ""


@dataclass(frozen=True, slots=True)
class PrintPage:
    """`subject`: whose paper it has to be, by the number on the chip; nothing is printed of anybody else's."""

    template: str
    data: Mapping[str, Any]
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """Write down durably, for delivery. Answers `{"key": …, "number": …}`.

    `numbered`: give it an acceptance number that is valid although nobody else has heard of it yet.
    `page`: what is drawn first; where that cannot be done, nothing is written down.
    """

    kind: str
    data: Mapping[str, Any]
    numbered: bool = False
    closes: str = ""  # the kind of the earlier record of this visit that this one completes
    page: PrintPage | None = None


@dataclass(frozen=True, slots=True)
class PrintReceipt:
    """Tells "waits" while the slip stands in the printer's mouth. Answers where it is then: a `SlipEnd` of the drivers.

    "sent": the printer does not say that it came out; "out": it lies in the open; "taken": out of the mouth;
    "not_taken": not in time, the printer takes it back.
    """

    template: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FindApplication:
    """Where an application stands: here first, then at the back end. By its `number`, or by the person's id number."""

    number: str = ""
    person: str = ""
    mac: str = ""  # the proof on the receipt


Effect = ReadIdCard | ScanCode | AskBackend | Record | PrintPage | PrintReceipt | FindApplication


@dataclass(frozen=True, slots=True)
class Order:
    """An effect to be performed. `ticket` comes back with the answer and is new for every try.

    `key` stays the same for every try of the same thing in the same visit: an idempotency key.
    """

    ticket: str
    key: str
    visit: str
    effect: Effect
    preferences: DisplayPreferences = field(default_factory=DisplayPreferences)  # the citizen's, for what is printed
    again: bool = False  # somebody has asked for another try, and shall see that there was one
