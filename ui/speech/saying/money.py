"""Amounts of money as Mandarin says them: 1,234.56 元 is 一千二百三十四元五角六分. Pure.

Cantonese has names of its own for what is counted: see `Coins`.
"""

import re
from dataclasses import dataclass

from ui.speech.saying.numbers import DIGITS, MINUS, counted, number
from ui.speech.saying.pieces import Rule

_AMOUNT = r"([-−]?(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?)"
_BEFORE, _END = r"(?<![\d.,A-Za-z])", r"(?![\d]|[.,]\d)"
_UNIT = r"\s?(元|圆|圓)"
_EACH = r"(?:\s?/\s?(月|年|人|天|日|次|份|张|張|人次))?"


@dataclass(frozen=True, slots=True)
class Coins:
    """How a tongue calls them. `yuan` "": as it is written."""

    yuan: str = ""
    jiao: str = "角"
    fen: str = "分"


MANDARIN = Coins()


def amount(written: str, yuan: str = "元", coins: Coins = MANDARIN) -> str:
    """Yuan, jiao and fen; a fraction that is finer is said after the point."""
    yuan = coins.yuan or yuan
    sign, digits = (MINUS, written[1:]) if written[:1] in "-−" else ("", written)
    whole, _, fraction = digits.partition(".")
    if len(fraction) > 2:
        return sign + number(digits) + yuan
    jiao, fen = tuple((fraction + "00")[:2])
    said = counted(whole.replace(",", "")) + yuan if int(whole.replace(",", "")) or jiao == fen == "0" else ""
    if jiao != "0":
        said += _small(jiao, coins.jiao, alone=not said)
    elif fen != "0" and said:
        said += DIGITS[0]
    if fen != "0":
        said += _small(fen, coins.fen, alone=not said)
    return sign + said


def _small(digit: str, unit: str, *, alone: bool) -> str:
    return (counted(digit) if alone else DIGITS[int(digit)]) + unit


def _each(unit: str | None) -> str:
    return f"每{unit}" if unit else ""


def rules(coins: Coins = MANDARIN) -> tuple[Rule, ...]:
    """Whatever stands for an amount."""
    return (
        (
            re.compile(_BEFORE + r"[¥￥]\s?" + _AMOUNT + r"(?:" + _UNIT + r")?" + _EACH + _END),
            lambda found: amount(found[1], found[2] or "元", coins) + _each(found[3]),
        ),
        (
            re.compile(_BEFORE + _AMOUNT + _UNIT + _EACH),
            lambda found: amount(found[1], found[2], coins) + _each(found[3]),
        ),
        (
            re.compile(_BEFORE + r"[¥￥]?\s?" + _AMOUNT + r"\s?([万萬亿億])" + _UNIT + _EACH),
            lambda found: f"{counted(found[1])}{found[2]}{coins.yuan or found[3]}{_each(found[4])}",
        ),
    )
