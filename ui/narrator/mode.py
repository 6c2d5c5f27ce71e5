"""The voice mode as a value, what happens to it, and what it orders. Pure."""

from dataclasses import dataclass

from kiosk.model.text import Text
from ui.narrator.reading import News, Reading, Sentence, Stop, told_of
from ui.speech.utterance import ENGLISH, HEADPHONES, MANDARIN, SPEAKER, SPEEDS, USUAL_SPEED, USUAL_VOLUME

MENU, PRACTICE = "menu", "practice"  # where keys go instead of to the page
Part = Sentence | Text  # something to say; a Text is put into words by whoever says it
STARTED = Text("voice-started")  # what the keys do


@dataclass(frozen=True, slots=True)
class Thing:
    """What a finger can feel and no page tells of: a key of the panel, the next page, a colour on the sheet."""

    handle: str
    name: Sentence
    possible: bool = True


@dataclass(frozen=True, slots=True)
class Mode:
    """How the voice mode is. `jack`: whether headphones are plugged in; None: nobody can tell.

    `outputs` and `tongues` are those that this terminal has, `output` is the one it is said into, "" for none.
    """

    outputs: frozenset[str] = frozenset({SPEAKER})
    tongues: frozenset[str] = frozenset({MANDARIN, ENGLISH})
    jack: bool | None = None
    on: bool = False
    output: str = ""
    unplugged: bool = False  # and no key was pressed since
    torn: bool = False  # by that, or said since then to nobody
    reading: Reading | None = None
    at: int = 0  # the stop
    aside: str = ""
    menu_at: int = 0
    helped: bool = False  # the key before was help
    speed: int = SPEEDS.index(USUAL_SPEED)  # place in SPEEDS
    volume: int = USUAL_VOLUME
    dark: bool = False
    aloud: bool = False  # the page is being read to somebody who sees it, and the mode is off
    tongue: str = ""  # that was chosen; "": the one of the reader's language
    said: tuple[Part, ...] = ()  # the last that was said
    waiting: News = ()  # what is told after it, and is true of the page as it stands
    typed: tuple[Sentence, ...] = ()  # and was typed meanwhile
    heard: tuple[Part, ...] = ()  # of what holds for longer than a page, to its end
    speaking: bool = False
    by_itself: bool = False  # what is said was read again because nobody did anything
    last_key: str = ""
    last_key_at: float = float("-inf")
    switches: int = 2  # that this terminal has
    usual_scan_s: float = 2.0
    scan_s: float = 2.0  # that the frame of one switch stays at a place
    scan: str = ""  # where the frame of the switches goes: among groups, in a group; "": no switch was pressed
    scanned: str = ""  # the group it is in
    place: int = -1  # the place among them; -1: before the first
    stands: bool = False  # it waits for a switch
    passed: int = 0  # places that it has been at since it is there
    unanswered: int = 0  # and since the last press
    switched_at: float = float("-inf")
    felt: str = ""  # what a finger on the glass has felt last
    felt_at: float = float("-inf")
    armed: bool = False  # it is on that again, and presses it when it is lifted
    thing: Thing | None = None  # where one is instead of at the stop
    acted: bool = False  # a key has touched something, and nothing has come of it yet
    quiet_since: float = 0.0  # seconds of the monotonic clock
    rereads: int = 0

    @property
    def unheard(self) -> tuple[Part, ...]:
        """Of what is being said, what holds for longer than this page and was not heard to its end yet."""
        lasting = (STARTED, *self.reading.lasting) if self.reading and self.on else ()
        return tuple(part for part in lasting if part in self.said and part not in self.heard)

    @property
    def later(self) -> tuple[Sentence, ...]:
        """What is said after what is being said."""
        return (*(told_of(self.reading, self.waiting) if self.reading else ()), *self.typed)

    @property
    def stop(self) -> Stop | None:
        """Where one is."""
        return self.reading.stops[self.at] if self.reading else None

    @property
    def ears(self) -> str:
        """The output into which is said what no listener has asked for; "": there is none."""
        if self.jack and HEADPHONES in self.outputs:
            return HEADPHONES
        return SPEAKER if SPEAKER in self.outputs else ""


# --- what happens ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the keypad or of the panel was pressed: `up`, `down`, `left`, `right`, `select`, `help`, and others."""

    name: str
    by: str = "key"


@dataclass(frozen=True, slots=True)
class Plug:
    """Headphones were plugged in or pulled out; None: nobody can tell any more.

    `found`: they were so already, and nobody has done it now.
    """

    jack: bool | None
    found: bool = False


@dataclass(frozen=True, slots=True)
class Felt:
    """A finger is on this: a stop, something else, or nothing that has a name. `down`: it was put there just now."""

    name: str = ""
    at: int | None = None  # the stop
    thing: Thing | None = None
    down: bool = True


@dataclass(frozen=True, slots=True)
class Lifted:
    """The finger has left the glass."""


@dataclass(frozen=True, slots=True)
class Shown:
    """This stands on the screen now."""

    reading: Reading


@dataclass(frozen=True, slots=True)
class ReadAloud:
    """The button that reads a page aloud was touched. `tongue` "": the one that also stops it."""

    tongue: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class InTongue:
    """Somebody has chosen what is spoken to them in. "": what is spoken in the language that they read."""

    tongue: str


@dataclass(frozen=True, slots=True)
class Heard:
    """This was heard to its end, and more is being said."""

    part: Part


@dataclass(frozen=True, slots=True)
class Ended:
    """Nothing more is said. `whole`: every phrase of it was; else it broke off, and its rest was not heard."""

    whole: bool


@dataclass(frozen=True, slots=True)
class Unmoved:
    """Nothing has come of what a key has touched."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Time goes by."""


@dataclass(frozen=True, slots=True)
class VisitOver:
    """Whoever was here has gone."""


Event = Key | Plug | Felt | Lifted | Shown | ReadAloud | InTongue | Heard | Ended | Unmoved | Tick | VisitOver


# --- what is ordered ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Say:
    """Say this instead of what is being said; `goes_on`: and then the rest of that."""

    parts: tuple[Part, ...]
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Hush:
    """Be silent."""


@dataclass(frozen=True, slots=True)
class Touch:
    """Touch this, as a finger would."""

    action: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """Press what lies under the finger."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Speak so fast and so loud from now on."""

    speed: float
    volume: int


@dataclass(frozen=True, slots=True)
class Into:
    """Speak into this output; "": into none."""

    output: str


@dataclass(frozen=True, slots=True)
class Attended:
    """Somebody is there, and listens. `handled`: nobody else can have taken the place of who was here before."""

    handled: bool


@dataclass(frozen=True, slots=True)
class Note:
    """Write down that the mode began or ended."""

    on: bool
    by: str


Command = Say | Hush | Touch | Press | Pace | Into | Attended | Note
Next = tuple[Mode, tuple[Command, ...]]
