"""How people's names are said: the surname as a surname is read, and on demand character by character. Pure."""

import re
from collections.abc import Iterator

from ui.speech.readings import read_as, unsigned
from ui.speech.saying import cantonese, chinese, english, masks
from ui.speech.saying.characters import RARE, reading, surnames, told
from ui.speech.saying.clauses import phrases
from ui.speech.saying.codes import in_groups
from ui.speech.saying.pieces import COMMA, SENTENCE, Piece, scan
from ui.speech.utterance import CANTONESE, ENGLISH, MANDARIN, Phrase

LOOK = "请看屏幕"
_LONGEST = 4  # characters of a name that begins with a surname; what is longer is of another people
_DOTS = "·・•‧"
_HIDDEN = {MANDARIN: chinese.HIDDEN, CANTONESE: chinese.HIDDEN, ENGLISH: english.HIDDEN}
_UNITS = {MANDARIN: chinese.unit, CANTONESE: chinese.unit, ENGLISH: english.unit}
_HAN = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_UNKNOWN = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")  # private use: only the issuer's fonts know them
_PART = re.compile(rf"[{_DOTS}]|[A-Za-zÀ-ɏ'’-]+|\s+|[^A-Za-zÀ-ɏ'’\s{_DOTS}-]+")


def say_name(name: str, tongue: str, *, private: bool) -> tuple[Phrase, ...]:
    """A person's name as the screen shows it, masked or whole."""
    return phrases(_spoken(name_pieces(unsigned(name), tongue), tongue), tongue, private=private)


def spell_name(name: str, tongue: str, *, private: bool) -> tuple[Phrase, ...]:
    """Character by character, each with the words by which people tell which it is; Latin letters one by one."""
    return phrases(_spoken(_spelled(unsigned(name), tongue), tongue), tongue, private=private)


def name_pieces(name: str, tongue: str) -> Iterator[Piece | str]:
    """A name within a sentence."""
    surname = surname_of(name)
    if surname:
        yield Piece(surname, _surname(surname, tongue), pause=COMMA if name[len(surname) :][:1] == "*" else 0.0)
    for part in scan(name[len(surname) :], masks.rules(_HIDDEN[tongue], _UNITS[tongue])):
        if isinstance(part, Piece):
            yield part
        else:
            yield from _given(part, tongue)


def surname_of(name: str) -> str:
    """The surname that a Chinese name begins with; "" where it has none, or is of another people."""
    if not _HAN.match(name) or len(name.replace("*", "")) > _LONGEST or any(dot in name for dot in _DOTS):
        return ""
    double = name[:2]
    return double if len(name) > len(double) and double in surnames() else name[:1]


def _surname(surname: str, tongue: str) -> str:
    known = surnames().get(surname)
    readings = known.readings(tongue) if known else ()
    if readings:
        return "".join(map(read_as, surname, readings))
    return "".join(_character(character, tongue) for character in surname)


def _given(part: str, tongue: str) -> Iterator[Piece | str]:
    han = False  # what comes before is in Chinese characters
    for run in _PART.findall(part):
        if run.isspace():
            yield run
            continue
        if not any(sign.isalnum() or _UNKNOWN.match(sign) for sign in run):
            yield Piece(run, "", pause=COMMA)
        elif run[0] < "\u0250":
            if han:  # the same name in other letters
                yield Piece("", "", pause=COMMA)
            yield Piece(run, f" {run.title() if run.isupper() else run} ")
        else:
            yield Piece(run, "".join(_character(character, tongue) for character in run))
        han = bool(_HAN.match(run))


def _character(character: str, tongue: str) -> str:
    """Itself, with its reading where only a dictionary of rare ones has it, or that it is rare."""
    if not _HAN.match(character):
        return RARE if _UNKNOWN.match(character) else character if character.isalpha() else ""
    rare = reading(character)
    if rare is None or (rare and tongue == CANTONESE):
        return RARE
    return read_as(character, rare)


def _spelled(name: str, tongue: str) -> Iterator[Piece | str]:
    surname = surname_of(name)
    if surname and surname in surnames():
        yield Piece(surname, _surname(surname, tongue), pause=COMMA)
        yield from _telling(surnames()[surname].told, SENTENCE)
    for run in re.findall(r"[A-Za-z]+|\*+|.", name[len(surname) if surname in surnames() else 0 :]):
        if run[0] == "*":
            yield from scan(run, masks.rules(_HIDDEN[tongue], _UNITS[tongue]))
        elif run.isascii() and run.isalpha():
            yield from in_groups(run, _UNITS[tongue])
        else:
            yield from _told(run, tongue)


def _told(character: str, tongue: str) -> Iterator[Piece | str]:
    if not _HAN.match(character) and not _UNKNOWN.match(character):
        yield character
        return
    yield Piece(character, _character(character, tongue), pause=COMMA)
    yield from _telling(told(character) or (LOOK if _character(character, tongue) == RARE else ""), SENTENCE)


def _telling(words: str, pause: float) -> Iterator[Piece]:
    """The parts of a telling, none of which stands on the screen."""
    parts = words.split("，")
    for part in parts[:-1]:
        yield Piece("", part, pause=COMMA)
    yield Piece("", parts[-1], pause=pause)


def _spoken(pieces: Iterator[Piece | str], tongue: str) -> Iterator[Piece | str]:
    return map(cantonese.spoken, pieces) if tongue == CANTONESE else pieces
