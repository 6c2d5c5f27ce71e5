"""Numbers as Mandarin says them: 1050 is 一千零五十, 2 of something 两. Pure.

Cantonese says the same in its own characters (`cantonese.py`).
"""

import re

DIGITS = "零一二三四五六七八九"
POINT, MINUS = "点", "负"
MOST_DIGITS = 16  # what is longer is a number of something, and is spelled

_IN_CODES = str.maketrans("0123456789", DIGITS.replace("一", "幺"))
_ALONE = str.maketrans("0123456789", DIGITS)
_PLACES = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
_MYRIADS = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, ""))
_TWO_LEADS = re.compile(r"^二(?=[百千万亿])")  # 二百 is right as well; people say 两百


def cardinal(number: int) -> str:
    """How many: from 0 up to 16 digits."""
    if number == 0:
        return DIGITS[0]
    said, rest, skipped = "", number, False
    for value, myriad in _MYRIADS:
        four, rest = divmod(rest, value)
        if four:
            gap = said and (four < 1000 or skipped)
            said += (DIGITS[0] if gap else "") + _TWO_LEADS.sub("两", _up_to_myriad(four) + myriad)
        skipped = not four
    return re.sub(r"^一十", "十", said)


def _up_to_myriad(number: int) -> str:
    said, gap = "", False
    for value, name in _PLACES:
        digit = number // value % 10
        if digit:
            said += (DIGITS[0] if gap and said else "") + DIGITS[digit] + name
        gap = not digit
    return said


def number(written: str) -> str:
    """`-1,234.50` as it is said, digit by digit after the point."""
    sign, digits = (MINUS, written[1:]) if written[:1] in "-−" else ("", written)
    whole, _, fraction = digits.replace(",", "").partition(".")
    return sign + cardinal(int(whole or 0)) + (POINT + plain_digits(fraction) if fraction else "")


def counted(written: str) -> str:
    """How many of something that is counted: 两个, 十二个."""
    return "两" if written.strip() == "2" else number(written)


def plain_digits(digits: str) -> str:
    """Digit by digit, as years and what follows a point: 二零二六."""
    return digits.translate(_ALONE)


def code_digits(digits: str) -> str:
    """Digit by digit, as people say numbers of something: 幺 for 1, which cannot be taken for 7."""
    return digits.translate(_IN_CODES)
