"""What is written as phrases that are said, in the tongue that says it. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from unicodedata import digit

from ui.speech.readings import unsigned
from ui.speech.saying import cantonese, chinese, codes, english
from ui.speech.saying.clauses import phrases
from ui.speech.saying.names import name_pieces
from ui.speech.saying.pieces import Piece, Rule, fours, scan
from ui.speech.utterance import CANTONESE, ENGLISH, MANDARIN, Phrase

_RULES: Mapping[str, Sequence[Rule]] = {MANDARIN: chinese.RULES, CANTONESE: cantonese.RULES, ENGLISH: english.RULES}
_UNITS: Mapping[str, Callable[[str], str]] = {MANDARIN: chinese.unit, CANTONESE: chinese.unit, ENGLISH: english.unit}
_WIDE = {chr(0xFF01 + step): chr(0x21 + step) for step in range(94) if chr(0x21 + step) not in ",!?:;()"}
_HELD: Mapping[str, str | None] = {"\u00a0": " ", "\u202f": " ", "\u2060": None, "\u00ad": None}
_POWERS = "²³"  # of a unit
_PLAIN = str.maketrans({**_WIDE, **_HELD})


def say_text(text: str, tongue: str, *, private: bool, names: Iterable[str] = ()) -> tuple[Phrase, ...]:
    """A sentence or a value as the screen shows it.

    Together the phrases show the whole text, without what only holds lines together. `names`: people's names that stand
    in it, whose surnames are read as such.
    """
    text = _plain(text)
    known = tuple(_name_rule(_plain(name), tongue) for name in names if name.strip())
    return phrases(_spoken(scan(text, (*known, *_RULES[tongue])), tongue), tongue, private=private)


def say_code(code: str, tongue: str, *, private: bool, sizes: Sequence[int] = ()) -> tuple[Phrase, ...]:
    """Digits and letters one by one, whatever they look like, in groups of these sizes (else of four)."""
    code = _plain(code)
    sizes = sizes or fours(sum(map(str.isalnum, code))) or (1,)
    pieces = list(codes.spelled(code, sizes, _UNITS[tongue]))
    return phrases(_spoken(pieces, tongue), tongue, private=private)


def _name_rule(name: str, tongue: str) -> Rule:
    return re.compile(re.escape(name)), lambda _found: name_pieces(name, tongue)


def _plain(text: str) -> str:
    """The same with plain digits, letters and spaces, so that ② and ２ are what they mean."""
    return "".join(map(_digit, unsigned(text.translate(_PLAIN))))


def _digit(sign: str) -> str:
    return str(digit(sign)) if sign.isdigit() and sign not in _POWERS else sign


def _spoken(pieces: Iterable[Piece | str], tongue: str) -> Iterable[Piece | str]:
    return map(cantonese.spoken, pieces) if tongue == CANTONESE else pieces
