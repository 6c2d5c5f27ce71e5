"""Where a line may end: never before a dot between parts, within a quantity or number, or before a lone character."""

import re

KEEP = "\u00a0"  # a space that does not break
JOIN = "\u2060"  # nothing, and it does not break
HAN = "\u4e00-\u9fff"

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNITS = f"minute|min|hour|day|working|month|year|page|digit|second|yuan|{_MONTHS}"
_NAMED = ("Step", "Page", "Terminal", "Level", "No.", "Code")  # what a number in English belongs to
# Spaces that hold together what they stand between: groups of digits, a number and what it counts or numbers.
_TIED = re.compile(
    rf"(?<=[约第共满年月]) (?=\d)|(?<=\d) (?=[\d{HAN}·])|(?<=\d) (?=(?:{_UNITS})s?\b)"
    + "".join(rf"|(?<=\b{re.escape(word)}) (?=\d)" for word in _NAMED)
    + "".join(rf"|(?<=\b{month}) (?=\d{{4}})" for month in _MONTHS.split("|"))
    + "| (?=·)"
)
_UNIT = re.compile(rf"(?<=\d{KEEP})([分小个])([钟时月])")
# The end of what may be long; something short has no second line.
_END = re.compile(rf"(?<=[{HAN}，、；：{KEEP}· ]{{4}})([{HAN}])([{HAN}])([{HAN}][。！？]?)$", re.MULTILINE)


def tidy(sentence: str) -> str:
    """The same sentence, which wraps as people would write it."""
    bound = _UNIT.sub(rf"\1{JOIN}\2", _TIED.sub(KEEP, sentence))
    return _END.sub(rf"\1{JOIN}\2{JOIN}\3", bound)
