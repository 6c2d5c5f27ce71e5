"""Where a line may end: never after a dot between two parts, within a quantity, or before a lone character."""

import re

KEEP = "\u00a0"  # a space that does not break
JOIN = "\u2060"  # nothing, and it does not break
HAN = "\u4e00-\u9fff"

_DOT = " · "
_QUANTITY = re.compile(
    rf"(?<=[约第共满]) (?=\d)|(?<=\d) (?=[{HAN}])|(?<=\d) (?=(?:minute|min|hour|day|working|month|year|page|digit)s?\b)"
)
# The end of what may be long; something short has no second line.
_END = re.compile(rf"(?<=[{HAN}，、；：{KEEP}·]{{4}})([{HAN}])([{HAN}])([{HAN}][。！？]?)$", re.MULTILINE)


def tidy(sentence: str) -> str:
    """The same sentence, which wraps as people would write it."""
    bound = _QUANTITY.sub(KEEP, sentence.replace(_DOT, f" ·{KEEP}"))
    return _END.sub(rf"\1{JOIN}\2{JOIN}\3", bound)
