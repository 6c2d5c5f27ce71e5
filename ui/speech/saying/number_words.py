"""The words of which Mandarin makes numbers, days, times and amounts, so that any of them can be put together from
clips: 二零零四年七月 is 二零, 零四, 年 and 七月. Pure.
"""

import re
from itertools import product

from ui.speech.saying.numbers import DIGITS, cardinal, counted

_PAIRS = (*map("".join, product("一", DIGITS)), "零一", "二一", "三一")  # with 一: the second half of most years
_MONTHS = tuple(f"{cardinal(month)}月" for month in range(1, 13))
_SPANS = tuple(f"{counted(str(many))}个月" for many in range(1, 12))
_TENS = (*map(cardinal, (*range(10, 32), *range(40, 100, 10))), "一十")
_HUNDREDS = tuple(f"{digit}{place}" for place in "百千" for digit in "一两二三四五六七八九")
_ALONE = (*DIGITS, *"两万点年日元角分整至", "个月", "百分之", "每月")
_LAST = ("受理", "送达")  # on a day
_SAID_ALONE = (*_MONTHS, *_SPANS, *_TENS, *_HUNDREDS, *_ALONE, *_LAST)
WORDS = (*_PAIRS, *_SAID_ALONE)
"""What has to be said before, besides the digits of codes, alone and two by two: there 一 is 幺."""
_PAIR = rf"(?:{'|'.join(_PAIRS)}|[{DIGITS.replace('一', '')}]{{2}})"
_YEAR = rf"{_PAIR}(?=[{DIGITS}]{{0,2}}年)"
_WORD = re.compile("|".join((_YEAR, *sorted(_SAID_ALONE, key=len, reverse=True))))


def number_words(said: str) -> tuple[str, ...]:
    """Such words that together are this; () where something else stands in it, or nothing."""
    found = tuple(_WORD.findall(said))
    return found if "".join(found) == said else ()
