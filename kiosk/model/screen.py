"""All that one page says, as a value that every view reads. Pure and frozen; knows no Qt and no language."""

from kiosk.model.frozen import dataclass
from kiosk.model.text import Text, Value


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be touched. `id` comes back as `Touch(id)`."""

    id: str
    label: Text
    icon: str = ""
    primary: bool = False
    note: Text | None = None
    ready: bool = True  # False: something is lacking yet, which it says when it is touched


@dataclass(frozen=True, slots=True)
class Item:
    """One row, card, stage or choice of a screen.

    `state` is one of "" (plain), "done", "now", "waiting", "selected", "unavailable", "bad". `chip` says how it is with
    it in one word, beside its value; "done" is well.
    """

    id: str
    label: Text
    value: Text | None = None
    note: Text | None = None
    chip: Text | None = None
    icon: str = ""
    state: str = ""
    group: str = ""
    revealed: bool = False  # a masked value that its owner asked to see
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """Where in the visit: step `at` (from 1) of those that are named."""

    at: int
    names: tuple[Text, ...]

    @property
    def of(self) -> int:
        return len(self.names)

    @property
    def label(self) -> Text:
        return self.names[self.at - 1]


@dataclass(frozen=True, slots=True)
class Keys:
    """A field typed with on-screen digits. `value` is what has been typed so far."""

    value: Value
    length: int  # most digits it takes
    label: Text
    hint: Text | None = None  # what is still wrong, in words
    note: Text | None = None  # how many digits are still to come, while nothing is wrong
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
    promises: tuple[str, ...] = ()  # of each sentence of the body: as a Problem's; none where no trouble is told
    items: tuple[Item, ...] = ()
    actions: tuple[Action, ...] = ()
    keys: Keys | None = None
    device: str = ""  # the device to draw and light: id_card, scanner, receipt_printer, page_printer
    stays: bool = False  # what was placed at the device is being read and is not to be moved
    notice: Text | None = None  # the caution strip under the frame, e.g. the line is down
    reminder: Text | None = None  # what to take along
    card_lies: bool = False  # it is known that a card lies on the reader that somebody is to take away
    qr: Value | None = None
    number: Value | None = None  # an acceptance or certificate number, shown large
    code: str = ""  # a problem's code, shown small
    began: bool = False  # paper may have moved, and is drawn in its slot
    moves: bool = False  # the printer says that it prints
    can_leave: bool = True  # False while the world is being changed: back and home are greyed
    can_go_back: bool = False
    personal: bool = False  # shows personal results: is covered after a minute without touch
