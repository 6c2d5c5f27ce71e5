"""Where a line may end: never before a dot between parts, in a word, quantity or number, or before a lone character.

Chinese is written without blanks, and Qt ends a line after any character: whole.zh-Hans.txt lists words to keep whole.
A start reads this before its first own sentence. A pattern with a set of Hanzi takes a millisecond to compile, so there
is none.
"""

import functools
import re
from collections.abc import Mapping
from pathlib import Path

WHOLE = Path(__file__).parent / "whole.zh-Hans.txt"  # a word a line
KEEP = "\u00a0"  # a space that does not break
JOIN = "\u2060"  # nothing, and it does not break
FIRST_HAN, LAST_HAN = "\u4e00", "\u9fff"

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_UNITS = f"minute|min|hour|day|working|month|year|page|digit|second|yuan|{_MONTHS}"
_NAMED = ("Step|Page|Code", "Level|Phone|left:", "Terminal", r"No\.")  # what a number in English belongs to, by length
_COUNTED = "约 |第 |共 |满 |年 |月 |后 "
_LETTER = r"[^\W\x00-\x7f]"  # of Chinese
_UNITS_OF = "|".join(f"{number}{unit}" for number in "分小个" for unit in "钟时月")
# Spaces that hold together what they stand between: groups of digits, a number and what it counts or numbers.
_TIED = re.compile(
    rf" (?:(?<={_COUNTED})(?=\d)|(?<=电话 )(?=\d)|(?<=\d )(?=\d|·|{_LETTER}|(?:(?:{_UNITS})s?|s)\b)"
    + "".join(rf"|(?<=\b(?:{words}) )(?=\d)" for words in _NAMED)
    + rf"|(?<=\b(?:{_MONTHS}) )(?=\d{{4}})|(?=·))"
)
_DOT = re.compile(r"(?<=\w)·(?=\w)")  # between the parts of a name
_UNIT = re.compile(rf"(?<=\d{KEEP})(?:{_UNITS_OF}|位数字)|电话(?={KEEP}\d| \d)")
_DAY = re.compile(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?")
_STOPS = ("。", "！", "？")
_COMMAS = "，、；："
_BEFORE = f"{_COMMAS}？！{KEEP}· "  # beside Hanzi, in what may be long
_SHORT = 7  # characters: less has no second line
_LONG = 4  # something shorter before its end has no second line


def tidy(sentence: str) -> str:
    """The same sentence, which wraps as people would write it."""
    bound = _DOT.sub(JOIN + "·", _TIED.sub(KEEP, sentence))
    for whole in (_UNIT, _DAY):
        bound = whole.sub(lambda word: JOIN.join(word[0]), bound)
    return "\n".join(map(_bound, bound.split("\n")))


@functools.cache
def _words() -> Mapping[str, tuple[str, ...]]:
    """Two characters -> the words that begin with them, the longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(WHOLE.read_text("utf-8").split(), key=len, reverse=True):
        found.setdefault(word[:2], []).append(word)
    return {head: tuple(words) for head, words in found.items()}


def _bound(line: str) -> str:
    """With a joiner wherever this line must not end."""
    if len(line) < _SHORT or line.isascii():
        return line
    letters = list(line)
    for at in (*_in_words(line), *_at_end(line)):
        letters[at] = JOIN + line[at]
    return "".join(letters)


def _in_words(line: str) -> list[int]:
    """Before which characters a line does not end because a word would be torn."""
    held: list[int] = []
    known, free = _words(), 0
    for at in range(len(line) - 1):
        if at >= free and (words := known.get(line[at : at + 2])):
            free = at + next((len(word) for word in words if line.startswith(word, at)), 1)
            held += range(at + 1, free)
    return held


def _at_end(line: str) -> range:
    """The last three Hanzi stay together; only two after a comma."""
    end = len(line) - line.endswith(_STOPS)
    for begin in (end - 3, end - 2):
        last, before = line[begin:end], line[max(0, begin - _LONG) : begin]
        ends_so = all(map(_is_han, last)) and (len(last) == 3 or before[-1:] in _COMMAS)
        if begin >= _LONG and ends_so and all(_is_han(letter) or letter in _BEFORE for letter in before):
            return range(begin + 1, end)
    return range(0)


def _is_han(letter: str) -> bool:
    return FIRST_HAN <= letter <= LAST_HAN
