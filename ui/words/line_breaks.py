"""Where a line may end: never before a dot between parts, within a quantity or number, or before a lone character."""

import re

KEEP = "\u00a0"  # a space that does not break
JOIN = "\u2060"  # nothing, and it does not break
HAN = "\u4e00-\u9fff"

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_UNITS = f"minute|min|hour|day|working|month|year|page|digit|second|yuan|{_MONTHS}"
_NAMED = ("Step", "Page", "Terminal", "Level", "No.", "Code", "Phone")  # what a number in English belongs to
# Spaces that hold together what they stand between: groups of digits, a number and what it counts or numbers.
_TIED = re.compile(
    rf"(?<=[约第共满年月]) (?=\d)|(?<=电话) (?=\d)|(?<=\d) (?=[\d{HAN}·])|(?<=\d) (?=(?:{_UNITS})s?\b)"
    + "".join(rf"|(?<=\b{re.escape(word)}) (?=\d)" for word in _NAMED)
    + "".join(rf"|(?<=\b{month}) (?=\d{{4}})" for month in _MONTHS.split("|"))
    + "| (?=·)"
)
_UNIT = re.compile(rf"(?<=\d{KEEP})[分小个][钟时月]|电话(?=[{KEEP} ]\d)")
_DAY = re.compile(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?")
# The end of what may be long; something short has no second line.
_END = re.compile(
    rf"(?<=[{HAN}，、；：{KEEP}· ]{{4}})(?:([{HAN}])|(?<=[，、；：]))([{HAN}])([{HAN}][。！？]?)$", re.MULTILINE
)


def tidy(sentence: str) -> str:
    """The same sentence, which wraps as people would write it."""
    bound = _TIED.sub(KEEP, sentence)
    for whole in (_UNIT, _DAY):
        bound = whole.sub(lambda word: JOIN.join(word[0]), bound)
    return _END.sub(lambda end: JOIN.join(filter(None, end.groups())), bound)
