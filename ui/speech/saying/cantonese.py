"""What is written as Cantonese says it: a quarter past two in the afternoon, 廿七號, 十蚊五毫; no 幺. Pure.

Its rules are those of Mandarin with times and money of its own; what comes of them is put into its own characters.
Sentences are passed on as they stand: they are written for Cantonese, or are read in Cantonese as they are.
"""

import re

from ui.speech.saying import chinese, dates, money
from ui.speech.saying.numbers import cardinal, counted
from ui.speech.saying.pieces import Piece, Rule

_COINS = money.Coins("蚊", "毫", "分")
_PARTS_OF_DAY = ((6, "凌晨"), (12, "朝早"), (13, "中午"), (18, "下晝"), (24, "夜晚"), (25, "凌晨"))  # until this hour
_CHARACTERS = str.maketrans("幺两万亿点负摄显艾号钟个余圆于过", "一兩萬億點負攝顯艾號鐘個餘圓於過")
_WORDS = (("不顯示", "冇顯示"), ("兩百", "二百"), ("艾特", " at "), ("的", "嘅"))
_DAY = re.compile(r"(?<=月)([一二三四五六七八九十]+)日")
_TWENTY = re.compile(r"(?<![一二三四五六七八九十百千萬億零])二十(?=[一二三四五六七八九])")


def time_of_day(hour: str, minute: str, second: str | None = None) -> str:
    """14:30 is 下晝兩點半, 10:00 朝早十點正: people have twelve hours, and say which part of the day."""
    part = next(part for until, part in _PARTS_OF_DAY if int(hour) < until)
    said = f"{part}{counted(str(int(hour) % 12 or 12))}點"
    if second is None and minute in ("00", "30"):
        return said + ("正" if minute == "00" else "半")
    said += _sixty(minute) + "分"
    return said + _sixty(second) + "秒" if second is not None else said


def _sixty(written: str) -> str:
    return ("零" if written[0] == "0" and written != "00" else "") + cardinal(int(written))


RULES: tuple[Rule, ...] = chinese.rules(dates.rules(time_of_day), money.rules(_COINS))


def spoken(piece: Piece | str) -> Piece | str:
    if isinstance(piece, str):
        return piece
    return Piece(piece.shown, _said(piece.said), tuple(map(_said, piece.units)), piece.pause)


def _said(said: str) -> str:
    said = said.translate(_CHARACTERS)
    for mandarin, cantonese in _WORDS:
        said = said.replace(mandarin, cantonese)
    return _TWENTY.sub("廿", _DAY.sub(r"\1號", said))
