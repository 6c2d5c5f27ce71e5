"""Days, months and times of day as Mandarin says them: 2026-11-27 is 二零二六年十一月二十七日. Pure."""

import re
from collections.abc import Callable, Iterator

from ui.speech.saying.numbers import cardinal, counted, plain_digits
from ui.speech.saying.pieces import Piece, Rule

_DAY = r"(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?:\s?([日号號]))?"
_TIME = r"([01]?\d|2[0-4])[:：]([0-5]\d)(?:[:：]([0-5]\d))?"
_TO = r"\s*[-–—~～至]\s*"
_ALONE, _END = r"(?<![\d.A-Za-z-])", r"(?!\.?\d|[A-Za-z]|-[\dA-Za-z])"

Time = Callable[..., str]
"""How a tongue says a time of day, from its written hour, minute and, where there is one, second."""


def _day(year: str, month: str, day: str, name: str | None) -> str | None:
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    return f"{plain_digits(year)}年{cardinal(int(month))}月{cardinal(int(day))}{name or '日'}"


def _month(found: re.Match[str]) -> str | None:
    if not (1900 <= int(found[1]) <= 2199 and 1 <= int(found[2]) <= 12):
        return None
    return f"{plain_digits(found[1])}年{cardinal(int(found[2]))}月"


def time_of_day(hour: str, minute: str, second: str | None = None) -> str:
    """09:05 is 九点零五分, 10:00 is 十点整."""
    said = f"{counted(str(int(hour)))}点"
    if second is None and minute == "00":
        return said + "整"
    said += _sixty(minute, "分")
    return said + _sixty(second, "秒") if second is not None else said


def _sixty(written: str, unit: str) -> str:
    said = cardinal(int(written)) + unit
    return "零" + said if written[0] == "0" and written != "00" else said


def _stretch(found: re.Match[str]) -> Iterator[Piece] | None:
    """From one day to another, as it stands on identity cards."""
    first, last = _day(*found.group(1, 2, 3, 4)), _day(*found.group(5, 6, 7, 8))
    if first is None or last is None:
        return None
    cut = found.start(5) - found.start()
    return iter((Piece(found[0][:cut], first + "至"), Piece(found[0][cut:], last)))


def _without_end(found: re.Match[str]) -> str | None:
    day = _day(*found.group(1, 2, 3, 4))
    return f"{day}至" if day else None


def rules(time: Time = time_of_day) -> tuple[Rule, ...]:
    """Days, months and times of day. `time` says one."""

    def hours(found: re.Match[str]) -> Iterator[Piece]:
        cut = found.start(4) - found.start()
        yield Piece(found[0][:cut], time(*found.group(1, 2, 3)) + "至")
        yield Piece(found[0][cut:], time(*found.group(4, 5, 6)))

    return (
        *_DAYS,
        (re.compile(_ALONE + _TIME + _TO + _TIME + _END), hours),
        (re.compile(_ALONE + _TIME + _END), lambda found: time(*found.group(1, 2, 3))),
    )


_DAYS: tuple[Rule, ...] = (
    (re.compile(_ALONE + _DAY + _TO + _DAY + _END), _stretch),
    (re.compile(_ALONE + _DAY + r"[-–—](?=长期|長期)"), _without_end),
    (re.compile(_ALONE + _DAY + _END), lambda found: _day(*found.group(1, 2, 3, 4))),
    (re.compile(_ALONE + r"(\d{4})\s?年\s?(\d{1,2})\s?月(?:份)?"), _month),
    (re.compile(_ALONE + r"(\d{4})[-/.](\d{2})" + _END), _month),
    (re.compile(_ALONE + r"([12]\d{3})\s?(年)(?!前|后|来|多)"), lambda found: plain_digits(found[1]) + found[2]),
    (re.compile(r"(?<=[〔（(])(?:19|20)\d{2}(?=[〕）)])"), lambda found: plain_digits(found[0])),
    (
        re.compile(_ALONE + r"(\d{1,2})\s?月\s?(\d{1,2})\s?(日|号|號)"),
        lambda found: f"{cardinal(int(found[1]))}月{cardinal(int(found[2]))}{found[3]}",
    ),
    (re.compile(_ALONE + r"(\d{1,2})\s?(月份?|日)"), lambda found: cardinal(int(found[1])) + found[2]),
)
