"""What is said of a Screen, in the order in which one listens, as values. Pure; knows no words, no sound and no key.

A `Reading` is a list of stops: what this is, what is expected, what can be chosen, the places of the frame. Whoever
listens hears the whole page once, then goes from stop to stop.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

PAGE, KEYS, CHOICES, BUTTONS, FRAME = GROUPS = ("page", "keys", "choices", "buttons", "frame")
WORDS, NAME, DIGITS = "words", "name", "digits"  # how a sentence is said
ROW = "item-"  # how the names of stops begin that are rows of the page


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said in one go, as it stands on the screen.

    `aloud`: said where others listen, instead of what is private; "": nothing. `beside`: it tells of something private,
    and nothing where that is kept back. `spoken`: what is said where that is not what stands there; "": it is.
    """

    shown: str
    private: bool = False
    how: str = WORDS
    aloud: str = ""
    beside: bool = False
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing to listen to, and what pressing it touches: an action and its value; None: nothing.

    The first of its sentences is its name, `aside` is one of them that need not be heard. `place`: which of how many it
    is; whoever goes on before that is said has heard a name, and not a number.
    """

    id: str
    group: str
    sentences: tuple[Sentence, ...]
    touch: tuple[str, str] | None = None
    handle: str = ""  # how the window names what is touched
    place: Sentence | None = None
    invites: bool = True  # False: it cannot be done now; pressing it tells why, and nobody is asked to
    aside: Sentence | None = None

    @property
    def brief(self) -> tuple[Sentence, ...]:
        return tuple(one for one in self.sentences if one != self.aside)

    @property
    def said(self) -> tuple[Sentence, ...]:
        return (*self.sentences, self.place) if self.place else self.sentences


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the field of a page."""

    value: str
    last: Sentence  # the newest digit
    count: Sentence  # how many there are
    wrong: Sentence | None = None
    missing: Sentence | None = None  # how many are still to come
    deleted: Sentence | None = None  # what is said before a digit that is gone


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that is said of one Screen to one reader.

    `page` stays the same while only something on it changes. `where`: service and step, said when they are others than
    on the page before. `told`: what is said when the page comes, what it tells first and then what can be chosen.
    `notice`: what holds for the whole visit, and is the same on page after page.
    """

    page: str
    kind: str
    language: str
    elder: bool
    where: tuple[Sentence, ...]
    told: tuple[Sentence, ...]
    stops: tuple[Stop, ...]
    typed: Typed | None = None
    contrast: str = ""  # the colours in which it is shown
    notice: Sentence | None = None

    @property
    def lasting(self) -> tuple[Sentence, ...]:
        """What is not said again on the next page, once it was heard to its end."""
        return (*self.where, self.notice) if self.notice else self.where

    @property
    def groups(self) -> tuple[str, ...]:
        """Those that have a stop, in order."""
        return tuple(dict.fromkeys(stop.group for stop in self.stops))

    def place_of(self, stop: str) -> int | None:
        return next((at for at, one in enumerate(self.stops) if one.id == stop), None)

    def touched_by(self, handle: str) -> str | None:
        """The stop that a control of the window is, by its handle or by the name of the row that it stands in."""
        return next((stop.id for stop in self.stops if handle in (stop.handle, stop.id)), None)

    def first_of(self, group: str) -> int:
        """The place of its first stop. ValueError: it has none."""
        return [stop.group for stop in self.stops].index(group)


News = tuple[tuple[str, tuple[Sentence, ...]], ...]  # by stop


def told_by(reading: Reading, words: str) -> str | None:
    """The stop that says these words of the page, however they are broken into lines; None: none does."""
    wanted = _bare(words)
    said = [(stop.id, _bare(one.shown)) for stop in reading.stops for one in stop.sentences] if wanted else []
    whole = next((stop for stop, one in said if one == wanted), None)
    return whole or next((stop for stop, one in said if wanted in one), None)


def _bare(words: str) -> str:
    return "".join(words.replace("\u2060", "").split())


def same_page(before: Reading, after: Reading) -> bool:
    """Whether somebody who has heard the one knows the other but for what has changed."""
    how = [(one.page, one.language, one.elder) for one in (before, after)]
    return how[0] == how[1]


def opening(
    before: Reading | None,
    after: Reading,
    heard: Collection[object] = (),
    missed: Collection[object] = (),
) -> tuple[Sentence, ...]:
    """What is said of a page when it comes after another one. `heard`: to its end; `missed`: this page broke it off.

    Where service and step are those of the page before, and were missed there, the title comes first: pages may follow
    each other faster than a step is called. What the title tells is left out.
    """
    known = before.where if before and before.language == after.language else ()
    told = tuple(sentence for sentence in after.told if sentence != after.notice or sentence not in heard)
    title, rest = told[:1], told[1:]  # nothing at all, where the notice was all that there is and was heard
    where = tuple(sentence for sentence in after.where if sentence not in known or sentence in missed)
    if set(where) - set(known):
        return (*where, *told)
    return (*title, *(one for one in where if not any(one.shown in it.shown for it in title)), *rest)


def news(before: Reading, after: Reading, waiting: News = ()) -> News:
    """What is new of each stop, and what waited to be said of it and stands there still."""
    stood = {stop.id: stop.sentences for stop in before.stops}
    queued = dict(waiting)
    found = ((stop, stood.get(stop.id, ()), queued.get(stop.id, ())) for stop in after.stops if stop.group != FRAME)
    fresh = ((at.id, tuple(one for one in at.sentences if one not in old or one in kept)) for at, old, kept in found)
    return tuple((stop, sentences) for stop, sentences in fresh if sentences)


def told_of(reading: Reading, new: News) -> tuple[Sentence, ...]:
    """In words: after its name where it is a row, and rows that became alike are named one after another."""
    rows = {stop.id: stop.sentences[:1] for stop in reading.stops if stop.id.startswith(ROW)}
    alike: dict[tuple[Sentence, ...], list[Sentence]] = {}
    for stop, fresh in new:
        alike.setdefault(fresh, []).extend(name for name in rows.get(stop, ()) if name not in fresh)
    return tuple(dict.fromkeys(one for fresh, names in alike.items() for one in (*names, *fresh)))


def true_still(before: Reading, after: Reading, said: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """What was typed, one after another, without what was wrong with it and is no more."""
    wrong, now = (page.typed and page.typed.wrong for page in (before, after))
    return tuple(one for one in said if one != wrong or one == now)


def echo(before: Reading, after: Reading) -> tuple[Sentence, ...]:
    """What a key into the field has changed there; empty: none was pressed."""
    old, new = before.typed, after.typed
    return _echo(old, new) if old and new and old.value != new.value else ()


def _echo(old: Typed, new: Typed) -> tuple[Sentence, ...]:
    """A digit more, or fewer; and once all are there, how many these are."""
    longer = len(new.value) > len(old.value)
    complete = longer and bool(old.missing or old.wrong) and not (new.missing or new.wrong)
    wrong = (new.wrong,) if new.wrong and new.wrong != old.wrong else ()
    if not longer:
        return (*wrong, *_deleted(old, new))  # that they were refused, and then that the field is empty again
    return (new.last, *((new.count,) if complete and new.count != new.last else ()), *wrong)


def _deleted(old: Typed, new: Typed) -> tuple[Sentence, ...]:
    """Which digit is gone, to one pair of ears, and how many are left; of a secret one that alone."""
    if old.deleted is None or old.last == old.count or old.value[:-1] != new.value:
        return (new.count,)
    return (old.deleted, replace(old.last, aloud=new.count.shown), replace(new.count, beside=True))
