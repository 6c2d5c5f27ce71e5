"""What is written in Chinese as Mandarin says it: the rules, most telling first. Pure.

What comes out is in the characters of the mainland; `cantonese.py` says it in its own.
"""

import re
from collections.abc import Iterator

from ui.speech.saying import codes, dates, masks, money
from ui.speech.saying.numbers import POINT, code_digits, counted, number, plain_digits
from ui.speech.saying.pieces import COMMA, Piece, Rule

# What is counted: before it 2 is 两. What bears a number (号, 楼, 级) is not here.
_COUNTED = (
    "个個次份张張位步条條元圆圓天年岁歲周週页頁名户戶种種项項件台臺部间間家口本批笔筆段遍样樣类類组組套处處秒"
    "分点點小钟鐘星倍千万萬亿億米公毛块塊角人行封枚支只"
)
_SIGNS = {"×": "乘", "÷": "除以", "≥": "不少于", "≤": "不超过", "±": "正负"}
_SIGNS_OF_CODES = {"X": "X", "*": "星号"}
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_BEFORE = r"(?<![\dA-Za-z.])"
_END = r"(?![\dA-Za-z]|[.,]\d)"
_UNITS = {
    "kg": "公斤",
    "g": "克",
    "km": "公里",
    "m": "米",
    "cm": "厘米",
    "mm": "毫米",
    "ml": "毫升",
    "mL": "毫升",
    "L": "升",
    "m²": "平方米",
    "㎡": "平方米",
    "km²": "平方公里",
    "m³": "立方米",
    "dB": "分贝",
    "°": "度",
    "h": "小时",
    "min": "分钟",
    "s": "秒",
    "GB": " G B ",
    "MB": " M B ",
    "KB": " K B ",
}
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_NAMES = "尾号|尾號|末四位|后四位|後四位|验证码|驗證碼|密码|密碼|邮编|郵編|编码|編碼"  # of numbers of something
HIDDEN = masks.Hidden(
    digits=lambda many: f"{counted(str(many))}位不显示",
    signs=lambda many: f"{counted(str(many))}个字不显示",
    rest="其余不显示",
)


def unit(sign: str) -> str:
    """One digit or letter of a code."""
    if sign.isdigit():
        return code_digits(sign)
    return sign.upper() if sign.isascii() and sign.isalpha() else _SIGNS_OF_CODES.get(sign, "")


def _web(found: re.Match[str]) -> Iterator[Piece]:
    """An address of the web: letter by letter, in the parts between its signs."""
    for part in re.findall(r"[A-Za-z\d]+[^A-Za-z\d]*", found[0]):
        yield codes.of_units(
            part, filter(None, ({".": POINT, "/": "斜杠", "@": "艾特"}.get(sign) or unit(sign) for sign in part))
        )


def _step(found: re.Match[str]) -> Iterator[Piece]:
    """`3 / 6`: where somebody is, and how much there is."""
    cut = found[0].index("/") + 1
    yield Piece(found[0][:cut], f"第{number(found[1])}", pause=COMMA)
    yield Piece(found[0][cut:], f"共{number(found[2])}")


def _range(found: re.Match[str]) -> str | None:
    """3-5 of something. None: the second is no more than the first, so that it is no range."""
    first, last = found[1], found[2]
    if (first.startswith("0") and "." not in first) or _value(first) >= _value(last):
        return None
    return f"{number(first)}到{number(last)}{_UNITS.get(found[3] or '', '')}"


def _value(written: str) -> float:
    return float(written.replace(",", ""))


def _named(found: re.Match[str]) -> Iterator[Piece | str]:
    """What stands after its name, such as 尾号, is a number of something however short it is."""
    yield found[1]
    yield from codes.in_groups(found[2], unit)


def _percents(found: re.Match[str]) -> str:
    return f"百分之{number(found[1])}到百分之{number(found[2])}"


def _percent(found: re.Match[str]) -> str:
    return ("千分之" if found[2] == "‰" else "百分之") + number(found[1])


def _degrees(found: re.Match[str]) -> str:
    return ("零下" if found[1] else "") + number(found[2]) + "摄氏度"


def _digits(found: re.Match[str]) -> str:
    return code_digits(found[0])


def _dotted(found: re.Match[str]) -> str:
    return POINT.join(map(plain_digits, found[0].split(".")))


_COUNTS: tuple[Rule, ...] = (
    (re.compile(_BEFORE + r"([A-Z])(\d)(?![\dA-Za-z]|-\d)"), lambda found: found[1] + plain_digits(found[2])),
    (re.compile(r"(?<!\d)(\d+) / (\d+)(?!\d)"), _step),
    (re.compile(_BEFORE + rf"({_NUMBER})\s?%\s?[-–—~～]\s?({_NUMBER})\s?%"), _percents),
    (re.compile(_BEFORE + rf"({_NUMBER})\s?([%％‰])"), _percent),
    (re.compile(r"(?<![\dA-Za-z.])([-−]?)(\d+(?:\.\d+)?)\s?(?:℃|°C)"), _degrees),
    (re.compile(_BEFORE + rf"({_NUMBER})\s?[-–—~～]\s?({_NUMBER})(?:\s?({_UNIT}))?" + _END), _range),
    (
        re.compile(_BEFORE + r"(\d{1,3})/(\d{1,3})(?![\d/])"),
        lambda found: f"{number(found[2])}分之{number(found[1])}" if int(found[2]) else None,
    ),
    (
        re.compile(_BEFORE + rf"([-−]?{_NUMBER})\s?({_UNIT})(?![A-Za-z])"),
        lambda found: counted(found[1]) + _UNITS[found[2]],
    ),
    (re.compile(r"第\s?([1-9]\d{0,8})" + _END), lambda found: f"第{number(found[1])}"),
)
_ALONE: tuple[Rule, ...] = (
    (re.compile(rf"((?:{_NAMES})\s?[：:是为為]?\s?)(\d{{2,}})(?!\d|[.,]\d)"), _named),
    (re.compile(_BEFORE + r"\d{3,4}(?=\s?[室房])"), _digits),
    (re.compile(r"[×÷≥≤±]"), lambda found: _SIGNS[found[0]]),
    (re.compile(_BEFORE + r"(?:12[0-9]{3}|9[56]\d{3}|11[0-9]|12[02])(?!\d|[.,]\d|\s?[" + _COUNTED + r"])"), _digits),
    (re.compile(r"(?<![\d.])\d+(?:\.\d+){2,}(?![\d.])"), _dotted),
    (re.compile(r"(?<![\d.,])0\d+(?![.,]?\d)"), _digits),
    (re.compile(rf"(?<![\d.,])({_NUMBER})(\s?)(?=[{_COUNTED}])"), lambda found: counted(found[1])),
    (re.compile(rf"(?:(?<![\dA-Za-z\u4e00-\u9fff])[-−])?{_NUMBER}"), lambda found: number(found[0])),
    (re.compile(r"\d"), _digits),
)


def rules(days: tuple[Rule, ...], amounts: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """All of them, with what a tongue has of its own: days with their times, and money."""
    return (
        (re.compile(r"(?:https?://|www\.)[\w./?=&%#@:-]*[\w/]|[\w.-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII), _web),
        *codes.numbers(unit),
        *masks.rules(HIDDEN, unit),
        *days,
        *amounts,
        *_COUNTS,
        *codes.codes(unit),
        *_ALONE,
    )


RULES = rules(dates.rules(), money.rules())
