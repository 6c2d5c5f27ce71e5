"""What is written in English as it is said: the rules, most telling first. Pure."""

import re
from collections.abc import Iterator

from ui.speech.saying import codes, masks
from ui.speech.saying.english_numbers import cardinal, digit_by_digit, number, ordinal, year
from ui.speech.saying.pieces import COMMA, Piece, Rule

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH = "(" + "|".join(f"{name[:3]}(?:{name[3:]})?" if name != "May" else name for name in MONTHS) + r")\b\.?"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_BEFORE, _END = r"(?<![\dA-Za-z.])", r"(?![\dA-Za-z]|[.,]\d)"
_TIME = r"(2[0-4]|[01]?\d):([0-5]\d)(?::[0-5]\d)?"
_UNITS = {
    "kg": "kilogram", "km": "kilometre", "cm": "centimetre", "mm": "millimetre", "ml": "millilitre", "mL": "millilitre",
    "m²": "square metre", "㎡": "square metre", "min": "minute", "m": "metre", "g": "gram", "h": "hour", "s": "second",
}  # fmt: skip
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_SIGNS = {".": "dot", "/": "slash", "@": "at"}
_MARKS = {"&": "and", "×": "times", "÷": "divided by", "≥": "at least", "≤": "at most", "±": "plus or minus"}
_SIGNS_OF_CODES = {"*": "star"}


def _hidden(what: str) -> masks.Many:
    return lambda many: f"{cardinal(many)} {what}{'' if many == 1 else 's'} hidden"


HIDDEN = masks.Hidden(digits=_hidden("digit"), signs=_hidden("letter"), rest="the rest hidden")


def unit(sign: str) -> str:
    """One digit or letter of a code."""
    if sign.isdigit():
        return digit_by_digit(sign)
    return sign.upper() if sign.isascii() and sign.isalpha() else _SIGNS_OF_CODES.get(sign, "")


def _web(found: re.Match[str]) -> Iterator[Piece]:
    for part in re.findall(r"[A-Za-z\d]+[^A-Za-z\d]*", found[0]):
        yield codes.of_units(part, filter(None, (_SIGNS.get(sign) or unit(sign) for sign in part)))


def _month(name: str) -> str:
    return next(month for month in MONTHS if month[:3] == name[:3])


def _day(day: str, month: str, of_year: str | None) -> str | None:
    if not 1 <= int(day) <= 31:
        return None
    return f"the {ordinal(int(day))} of {month}" + (f" {year(int(of_year))}" if of_year else "")


def _numeric_day(found: re.Match[str]) -> str | None:
    return _day(found[3], MONTHS[int(found[2]) - 1], found[1]) if 1 <= int(found[2]) <= 12 else None


def _time(hour: int, minute: int) -> str:
    """By twelve hours, as most people say it; noon and midnight by their names."""
    half = "A M" if hour % 24 < 12 else "P M"
    if minute == 0 and hour % 12 == 0:
        return "noon" if hour == 12 else "midnight"
    minutes = f" {'oh ' if minute < 10 else ''}{cardinal(minute)}" if minute else ""
    return f"{cardinal(hour % 12 or 12)}{minutes} {half}"


def _hours(found: re.Match[str]) -> str:
    first, last = (_time(int(hour), int(minute)) for hour, minute in (found.group(1, 2), found.group(3, 4)))
    return f"{first} to {last}"


def _step(found: re.Match[str]) -> Iterator[Piece]:
    cut = found[0].index("/") + 1
    yield Piece(found[0][:cut], number(found[1]), pause=COMMA)
    yield Piece(found[0][cut:], f" of {number(found[2])}")


def _fraction(found: re.Match[str]) -> str | None:
    over, under = int(found[1]), int(found[2])
    if not under:
        return None
    name = {2: "half", 4: "quarter"}.get(under) or ordinal(under)
    many = "halves" if name == "half" else name + "s"
    return f"{cardinal(over)} {name if over == 1 else many}"


def _range(found: re.Match[str]) -> str | None:
    first, last = (float(part.replace(",", "")) for part in found.group(1, 2))
    return f"{number(found[1])} to {number(found[2])}" if first < last and not found[1].startswith("0") else None


def _measured(found: re.Match[str]) -> str:
    return f"{number(found[1])} {_UNITS[found[2]]}{'' if found[1] == '1' else 's'}"


def _degrees(found: re.Match[str]) -> str:
    return f"{number(found[1])} degree{'' if found[1] == '1' else 's'} Celsius"


def _money(found: re.Match[str]) -> str:
    whole, _, fraction = found[1].partition(".")
    exact = number(whole if not fraction.strip("0") else found[1])
    return f"{exact} {'dollars' if found[0].startswith('$') else 'yuan'}"


def _digits(found: re.Match[str]) -> str:
    return digit_by_digit(found[0])


def _dotted(found: re.Match[str]) -> str:
    return " dot ".join(map(digit_by_digit, found[0].split(".")))


_DATES: tuple[Rule, ...] = (
    (re.compile(_BEFORE + r"(\d{1,2}) " + _MONTH + r" (\d{4})" + _END), lambda it: _day(it[1], _month(it[2]), it[3])),
    (re.compile(_MONTH + r" (\d{1,2}), (\d{4})" + _END), lambda it: _day(it[2], _month(it[1]), it[3])),
    (re.compile(_BEFORE + r"(\d{1,2}) " + _MONTH), lambda it: _day(it[1], _month(it[2]), None)),
    (re.compile(r"\b" + _MONTH + r" (\d{4})" + _END), lambda it: f"{_month(it[1])} {year(int(it[2]))}"),
    (re.compile(_BEFORE + r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _END), _numeric_day),
    (re.compile(_BEFORE + _TIME + r"\s?[-–—]\s?" + _TIME + _END), _hours),
    (re.compile(_BEFORE + _TIME + _END), lambda it: _time(int(it[1]), int(it[2]))),
    (re.compile(r"(?<=\d)\s?[至到]\s?(?=\d)"), lambda _: " to "),  # between days, as an office sends them
)
_COUNTS: tuple[Rule, ...] = (
    (re.compile(r"\b([A-Z])(\d)(?![\dA-Za-z])"), lambda it: f"{it[1]} {digit_by_digit(it[2])}"),
    (re.compile(rf"[¥￥$]\s?([-−]?{_NUMBER})"), _money),
    (re.compile(_BEFORE + rf"([-−]?{_NUMBER})\s?(?=yuan\b)"), lambda it: _money(it).removesuffix("yuan")),
    (re.compile(r"(?<!\d)(\d+) / (\d+)(?!\d)"), _step),
    (re.compile(_BEFORE + rf"({_NUMBER})\s?%"), lambda it: f"{number(it[1])} percent"),
    (re.compile(rf"(?<![\dA-Za-z.])([-−]?{_NUMBER})\s?(?:℃|°C)"), _degrees),
    (re.compile(_BEFORE + rf"({_NUMBER})\s?[-–—~～]\s?({_NUMBER})" + _END), _range),
    (re.compile(_BEFORE + r"(\d{1,3})/(\d{1,3})(?![\d/])"), _fraction),
    (re.compile(_BEFORE + rf"([-−]?{_NUMBER})\s?({_UNIT})(?![A-Za-z])"), _measured),
    (re.compile(_BEFORE + r"(\d+)(?:st|nd|rd|th)\b"), lambda it: ordinal(int(it[1]))),
    (re.compile(r"\bNo\. ?(?=\w)"), lambda _: "Number "),
)
_ALONE: tuple[Rule, ...] = (
    (re.compile(_BEFORE + r"(?:12[0-9]{3}|9[56]\d{3}|11[0-9]|12[02])(?!\d|[.,]\d)"), _digits),
    (re.compile(r"(?<![\d.])\d+(?:\.\d+){2,}(?![\d.])"), _dotted),
    (re.compile(r"(?<![\d.,])0\d+(?![.,]?\d)"), _digits),
    (re.compile(rf"(?:(?<![\dA-Za-z])[-−])?{_NUMBER}"), lambda it: number(it[0])),
    (re.compile(r"\d"), _digits),
    (re.compile(r"[&×÷≥≤±]"), lambda it: _MARKS[it[0]]),
)
RULES: tuple[Rule, ...] = (
    (re.compile(r"(?:https?://|www\.)[\w./?=&%#@:-]*[\w/]|[\w.-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII), _web),
    *codes.numbers(unit),
    *masks.rules(HIDDEN, unit),
    *_DATES,
    *_COUNTS,
    *codes.codes(unit),
    *_ALONE,
)
