"""Amounts of money as Mandarin says them: 1,234.56 元 is 一千二百三十四元五角六分. Pure."""

import re

from ui.speech.saying.numbers import DIGITS, MINUS, counted, number
from ui.speech.saying.pieces import Rule

_AMOUNT = r"([-−]?(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?)"
_BEFORE, _END = r"(?<![\d.,A-Za-z])", r"(?![\d]|[.,]\d)"
_UNIT = r"\s?(元|圆|圓)"
_EACH = r"(?:\s?/\s?(月|年|人|天|日|次|份|张|張|人次))?"


def amount(written: str, yuan: str = "元") -> str:
    """Yuan, jiao and fen; a fraction that is finer is said after the point."""
    sign, digits = (MINUS, written[1:]) if written[:1] in "-−" else ("", written)
    whole, _, fraction = digits.partition(".")
    if len(fraction) > 2:
        return sign + number(digits) + yuan
    jiao, fen = tuple((fraction + "00")[:2])
    said = counted(whole.replace(",", "")) + yuan if int(whole.replace(",", "")) or jiao == fen == "0" else ""
    if jiao != "0":
        said += _small(jiao, "角", alone=not said)
    elif fen != "0" and said:
        said += DIGITS[0]
    if fen != "0":
        said += _small(fen, "分", alone=not said)
    return sign + said


def _small(digit: str, unit: str, *, alone: bool) -> str:
    return (counted(digit) if alone else DIGITS[int(digit)]) + unit


def _each(unit: str | None) -> str:
    return f"每{unit}" if unit else ""


RULES: tuple[Rule, ...] = (
    (
        re.compile(_BEFORE + r"[¥￥]\s?" + _AMOUNT + r"(?:" + _UNIT + r")?" + _EACH + _END),
        lambda found: amount(found[1], found[2] or "元") + _each(found[3]),
    ),
    (
        re.compile(_BEFORE + _AMOUNT + _UNIT + _EACH),
        lambda found: amount(found[1], found[2]) + _each(found[3]),
    ),
    (
        re.compile(_BEFORE + r"[¥￥]?\s?" + _AMOUNT + r"\s?([万萬亿億])" + _UNIT + _EACH),
        lambda found: f"{counted(found[1])}{found[2]}{found[3]}{_each(found[4])}",
    ),
)
