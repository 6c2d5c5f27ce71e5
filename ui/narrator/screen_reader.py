"""Makes a Reading of a Screen, in the words of its reader. Pure; knows no sound, no key and no glass."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kiosk.model.screen import Action, Item, Keys, Screen
from kiosk.model.text import Text, Value
from ui.narrator.phrases import WHOLE
from ui.narrator.reading import BUTTONS, CHOICES, DIGITS, FRAME, KEYS, NAME, PAGE, ROW, Reading, Sentence, Stop, Typed
from ui.speech.saying.units import with_unit
from ui.words.sentences import Words

OFFERING = ("home", "choice", "guide", "problem")  # kinds of pages whose rows can be touched
CALLS = ("help", "out_of_service")  # kinds of pages that ask to call the help line
_ON_OR_OFF = {"switch": ("on", "off"), "consent": ("", "unticked")}  # "": as its state is called elsewhere
SWITCHES = frozenset(_ON_OR_OFF)  # groups of rows that can be touched on any page
MOST_TOLD = 6  # so many choices are named when a page comes; more are gone through one by one
NAMES = frozenset({"person-name", "name"})
_STAGES = frozenset({"done", "now", "waiting"})  # states of rows that say how far something is


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the frame says of this machine on every page."""

    place: Text
    phone: str = ""
    places: Mapping[str, Text] = field(default_factory=dict)  # the place in other languages, where it has a name there
    machine: str = ""  # its number, for which the help line asks


@dataclass(frozen=True, slots=True)
class ScreenReader:
    """Reads screens to one reader. `felt`: who listens has keys, and is told how to use them."""

    words: Words
    elder: bool
    terminal: Terminal = field(default_factory=lambda: Terminal(Text("frame-brand")))
    felt: bool = True
    contrast: str = ""

    def read(self, screen: Screen) -> Reading:
        """LookupError when a sentence is missing in the reader's language."""
        told = tuple(self._told(screen))
        keys = tuple(self._digits(screen.keys)) if screen.keys else ()
        rows = tuple(self._rows(screen))
        choices, buttons = tuple(stop for stop in rows if stop.touch), tuple(self._buttons(screen))
        listed = tuple(self._headed((stop for stop in rows if not stop.touch), screen))
        news = () if screen.kind == "progress" else listed  # the title says which stage is under way
        where = self._where(screen)
        offered = tuple(stop for stop in (*choices, *buttons) if stop.invites)
        pressed = (*self._numbered((*choices, *buttons), offered), *self._frame(screen))
        return Reading(
            page=_page(screen),
            kind=screen.kind,
            language=self.words.language,
            elder=self.elder,
            where=where,
            told=(
                *(sentence for stop in (*told, *news) for sentence in stop.sentences if sentence not in where),
                *self._offers(screen, offered),
            ),
            stops=(*told, *listed, *keys, *pressed),
            typed=self._typed(screen.keys) if screen.keys else None,
            contrast=self.contrast,
            notice=self._text(screen.notice) if screen.notice else None,
        )

    # --- what the page tells

    def _told(self, screen: Screen) -> Iterator[Stop]:
        """What this is and what is expected, what came of it, what to take along."""
        yield Stop("title", PAGE, (*self._where(screen), self._text(screen.title)))
        for at, text in enumerate(screen.body):
            yield Stop(f"body-{at}", PAGE, (self._text(text),))
        if screen.device:
            yield Stop("here", PAGE, (self._frame_word(f"here-{screen.device}"),))
        if screen.keys:
            yield Stop("field", PAGE, tuple(self._field(screen.keys)))
        if screen.kind in CALLS and self.terminal.machine:
            machine = self._frame_word("machine", number=self.terminal.machine)
            yield Stop("machine", PAGE, (machine, self._text(self._place)))
        if screen.number and screen.number.text:
            label = self._frame_word("phone" if screen.kind == "help" else "number")
            yield Stop("number", PAGE, (label, self._value(screen.number)))
        elif screen.kind in CALLS and self.terminal.phone:
            yield Stop("number", PAGE, tuple(self._phone()))
        for name in ("notice", "reminder"):
            said: Text | None = getattr(screen, name)
            if said:
                yield Stop(name, PAGE, (self._text(said),))
        if screen.code:
            told = screen.kind == "out_of_service"  # by the stop of the number
            yield Stop("code", PAGE, (self._frame_word("code", code=screen.code), *(() if told else self._phone())))

    def _phone(self) -> Iterator[Sentence]:
        """Whom to call; nothing where the terminal has no number."""
        if self.terminal.phone:
            yield self._frame_word("phone")
            yield Sentence(self.terminal.phone)

    def _where(self, screen: Screen) -> tuple[Sentence, ...]:
        """The service, or on the home screen the terminal; and the step."""
        if screen.where:
            stage = screen.stage
            step = [self._frame_word("stage", at=stage.at, of=stage.of, label=stage.label)] if stage else []
            return (self._text(screen.where), *step)
        return (self._frame_word("brand"), self._text(self._place)) if screen.kind == "home" else ()

    @property
    def _place(self) -> Text:
        return self.terminal.places.get(self.words.language, self.terminal.place)

    def _field(self, keys: Keys) -> Iterator[Sentence]:
        typed = self._typed(keys)
        yield self._text(keys.label)
        if not keys.secret and typed.value:
            spaced = " ".join(_groups(typed.value, keys.grouping))
            yield Sentence(spaced, keys.value.private, DIGITS, typed.count.shown)
        else:
            yield typed.count
        yield from (one for one in (typed.wrong, typed.missing) if one)

    def _typed(self, keys: Keys) -> Typed:
        typed = len(keys.value.text)
        count = self._frame_word("typed", count=typed) if typed else self._frame_word("typed-none")
        last = Sentence(keys.value.text[-1:], keys.value.private, DIGITS, count.shown)
        return Typed(
            keys.value.text,
            count if keys.secret else last,
            count,
            self._text(keys.hint) if keys.hint else None,
            self._text(keys.note) if keys.note else None,
            self._word("deleted"),
        )

    # --- what can be chosen

    def _digits(self, keys: Keys) -> Iterator[Stop]:
        """Where others listen, a key that types what is private is not called by its digit."""
        for digit in "1234567890":
            name = replace(self._frame_word("digit", digit=digit), private=keys.value.private)
            one = replace(name, aloud=self._word("digit").shown)
            yield Stop(f"digit-{digit}", KEYS, (one,), ("digit", digit), f"digit-{digit}")
        yield Stop("delete", KEYS, (self._frame_word("delete"),), ("delete", ""), "delete")

    def _rows(self, screen: Screen) -> Iterator[Stop]:
        for item in screen.items:
            offers = screen.kind in OFFERING and not (screen.kind == "home" and item.state == "bad")
            pressed = offers or bool(SWITCHES.intersection(item.group.split()))
            yield Stop(
                f"{ROW}{item.id}",
                CHOICES if pressed else PAGE,
                tuple(self._row(_as_drawn(item, screen), pressed=pressed)),
                (item.id, "") if pressed else None,
                f"{ROW}{item.id}" if pressed else "",
                invites=item.state != "unavailable",
                aside=self._note(item),
            )
            for action in item.actions:
                sentences = (*self._label(action), self._text(item.label))
                yield Stop(f"{item.id}-{action.id}", CHOICES, sentences, (action.id, ""), action.id)

    def _row(self, item: Item, *, pressed: bool) -> Iterator[Sentence]:
        label, note = self._text(item.label), self._note(item)
        if item.value:
            value = self._text(item.value, reveal=item.revealed)
            named, amount = with_unit(label.shown, value.shown) or ("", "")
            label, value = replace(label, spoken=named), replace(value, spoken=amount)
            yield from (label, replace(value, how=NAME if item.id in NAMES else value.how))
        else:
            yield label
        if note:
            yield note
        if item.chip:  # says in the service's words what the state would say in general ones
            yield self._text(item.chip)
        elif said := self._on_or_off(item):
            yield said
        elif item.state and not _says_how_it_is(item, label, note):
            yield replace(self._frame_word(item.state), private=item.label.private or item.state == "selected")

    def _headed(self, listed: Iterable[Stop], screen: Screen) -> Iterator[Stop]:
        """Before the stages that were reached stands that they are some; alone they sound like requests."""
        stages = {f"{ROW}{item.id}": item.label.private for item in screen.items if _is_stage(item, screen)}
        for stop in listed:
            if stop.id == next(iter(stages), None):
                yield Stop("stages", PAGE, (replace(self._frame_word("stages"), beside=stages[stop.id]),))
            yield stop

    def _on_or_off(self, item: Item) -> Sentence | None:
        """What can be set and taken back says how it stands before it is pressed."""
        group = next((group for group in item.group.split() if group in SWITCHES), "")
        if not group or item.state not in ("", "selected"):
            return None
        on, off = _ON_OR_OFF[group]
        key = on if item.state else off
        said = self._word(key) if key else self._frame_word(item.state)
        return replace(said, private=item.label.private)

    def _note(self, item: Item) -> Sentence | None:
        """Of a value that is private it says where that comes from."""
        return replace(self._text(item.note), beside=bool(item.value and item.value.private)) if item.note else None

    def _buttons(self, screen: Screen) -> Iterator[Stop]:
        for action in screen.actions:
            if not (action.id == "elder" and self.elder):
                yield Stop(f"action-{action.id}", BUTTONS, tuple(self._label(action)), (action.id, ""), action.id)

    def _label(self, action: Action) -> Iterator[Sentence]:
        yield self._text(action.label)
        if action.note:
            yield self._text(action.note)

    def _frame(self, screen: Screen) -> Iterator[Stop]:
        places = {
            "back": screen.can_go_back and screen.can_leave,
            "home": screen.can_leave and screen.kind != "home",
            "elder": True,
            "voice": True,
            "help": True,
        }
        for place in (place for place, there in places.items() if there):
            said = [self._frame_word(place)]
            if place == "elder":
                said.append(self._word("on" if self.elder else "off"))
            if place == "voice":
                said = [self._word("end")]
            yield Stop(f"frame-{place}", FRAME, tuple(said), (place, ""), place)

    def _offers(self, screen: Screen, offered: tuple[Stop, ...]) -> Iterator[Sentence]:
        """How one answers this page."""
        if screen.keys and self.felt:
            aloud = self._word("typing-aloud").shown
            yield replace(self._word("typing"), private=screen.keys.value.private, aloud=aloud)
        if not offered:
            return
        yield self._word("choices", count=len(offered))
        names = dict.fromkeys(stop.sentences[0] for stop in offered)  # the same can be done to several rows
        if len(names) <= MOST_TOLD or not self.felt:  # without keys nobody goes through them
            yield from names

    # --- words

    def _text(self, text: Text, *, reveal: bool = False) -> Sentence:
        said = self.words.say(text, elder=self.elder, spoken=True, reveal=reveal)
        return Sentence(said, text.private)

    def _value(self, value: Value) -> Sentence:
        return Sentence(value.text, value.private)

    def _frame_word(self, key: str, **args: Any) -> Sentence:
        return self._text(Text(f"frame-{key}", args, private=False))

    def _word(self, key: str, **args: Any) -> Sentence:
        return self._text(Text(f"voice-{key}", args, private=False))

    def _numbered(self, stops: tuple[Stop, ...], offered: tuple[Stop, ...]) -> Iterator[Stop]:
        """Each that can be chosen says which it is of those that were counted, where there are several."""
        several = offered if len(offered) > 1 else ()
        places = {stop.id: at for at, stop in enumerate(several, start=1)}
        for stop in stops:
            at = places.get(stop.id)
            yield replace(stop, place=self._word("position", at=at, of=len(offered))) if at else stop


def _as_drawn(item: Item, screen: Screen) -> Item:
    """On the pages of an outcome a stage that was reached has a tick."""
    return replace(item, state="done") if _is_stage(item, screen) and item.state == "now" else item


def _is_stage(item: Item, screen: Screen) -> bool:
    return screen.kind in ("done", "result") and not item.group and item.state in _STAGES


def _says_how_it_is(item: Item, label: Sentence, note: Sentence | None) -> bool:
    """A paper is called by what has become of it; a whole sentence that something is wrong says what that is."""
    told = (label, *((note,) if note else ()))
    return item.group == "papers" or (item.state == "bad" and any(one.shown.endswith(WHOLE) for one in told))


def _page(screen: Screen) -> str:
    stage = screen.stage.at if screen.stage else 0
    return f"{screen.kind}/{screen.where.key if screen.where else ''}/{stage}/{screen.title.key}"


def _groups(value: str, grouping: Iterable[int]) -> Iterator[str]:
    for size in grouping:
        if value:
            yield value[:size]
        value = value[size:]
    if value:
        yield value
