"""How what was understood agrees with what was said, in Mandarin syllables without their tones. Pure.

Digits of a number that is spelled, and its letters, are counted by group, everything else by syllable. Another
character of the same sound is right, and so are 幺 and 一, which a recogniser writes as it likes.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ui.speech.phonemes.han import is_han, stretches
from ui.speech.phonemes.mandarin import syllables
from ui.speech.saying.say import say_code, say_text
from ui.speech.utterance import MANDARIN

_DIGITS = dict(zip("0123456789", "零一二三四五六七八九", strict=True))
_SAME = {"yao": "yi"}


@dataclass(frozen=True, slots=True)
class Part:
    """Syllables that are said in one go. `group`: the digits of a spelled number."""

    said: str
    heard_as: tuple[str, ...]
    group: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """`wrong`: syllables outside of groups that are missing, others, or too many; `groups`: each, and whether right."""

    wrong: int
    syllables: int
    groups: tuple[tuple[str, bool], ...]


def parts(shown: str) -> tuple[Part, ...]:
    """What stands in a caption, as it is said. A digit alone is one of a number that is typed."""
    spelled = re.fullmatch(r"(\d)。?", shown)
    phrases = say_code(spelled[1], MANDARIN, private=False) if spelled else say_text(shown, MANDARIN, private=False)
    return tuple(Part(one.said, _syllables(one.said), bool(one.units)) for one in phrases)


def score(said: Sequence[Part], understood: str) -> Score:
    """Numbers that the recogniser writes in digits may have been heard one by one or as a number: what fits better."""
    wanted = [(sound, part.group, index) for index, part in enumerate(said) for sound in part.heard_as]
    sounds = [sound for sound, _, _ in wanted]
    heard = min((_syllables(text) for text in _written_out(understood)), key=lambda one: _distance(sounds, one)[-1][-1])
    bad, outside = set(), 0
    for at, right in _differences(sounds, heard):
        _, group, index = wanted[min(at, len(wanted) - 1)] if wanted else ("", False, 0)
        if not right and group:
            bad.add(index)
        outside += not right and not group
    groups = tuple((part.said, index not in bad) for index, part in enumerate(said) if part.group)
    return Score(outside, sum(not group for _, group, _ in wanted), groups)


def _syllables(said: str) -> tuple[str, ...]:
    """Letters and signs are left out: a recogniser of Chinese writes them in its own way."""
    found = (syllables(stretch, given) for stretch, given in stretches(said) if is_han(stretch))
    return tuple(_SAME.get(one[:-1], one[:-1]) for stretch in found for one in stretch)


def _written_out(text: str) -> Iterable[str]:
    """Its digits one by one, and its short numbers as numbers."""
    singly = re.sub(r"\d", lambda found: _DIGITS[found[0]], text)
    counted = re.sub(r"(?<!\d)[1-9]\d?(?!\d)", lambda found: _counted(found[0]), text)
    return singly, re.sub(r"\d", lambda found: _DIGITS[found[0]], counted)


def _counted(number: str) -> str:
    tens, ones = divmod(int(number), 10)
    ten = ("" if tens == 1 else _DIGITS[str(tens)]) + "十" if tens else ""
    return ten + (_DIGITS[str(ones)] if ones or not tens else "")


def _distance(one: Sequence[str], other: Sequence[str]) -> list[list[int]]:
    """The fewest changes from each beginning of one to each beginning of the other."""
    rows = [list(range(len(other) + 1))]
    for at, sound in enumerate(one, 1):
        row = [at]
        for place, heard in enumerate(other, 1):
            row.append(min(rows[-1][place] + 1, row[-1] + 1, rows[-1][place - 1] + (sound != heard)))
        rows.append(row)
    return rows


def _differences(said: Sequence[str], heard: Sequence[str]) -> list[tuple[int, bool]]:
    """The place in what was said of each syllable, and of each that was heard besides; whether it is right."""
    rows, at, place = _distance(said, heard), len(said), len(heard)
    found: list[tuple[int, bool]] = []
    while at or place:
        here = rows[at][place]
        if at and place and here == rows[at - 1][place - 1] + (said[at - 1] != heard[place - 1]):
            at, place = at - 1, place - 1
            found.append((at, said[at] == heard[place]))
        elif at and here == rows[at - 1][place] + 1:
            at -= 1
            found.append((at, False))
        else:
            place -= 1
            found.append((at, False))
    return found[::-1]
