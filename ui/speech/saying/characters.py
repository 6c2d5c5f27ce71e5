"""How people tell which character is meant: 陈 is 耳东陈, 建 is 建设的建, 璐 is 王字旁加路. Data in three files.

`surnames.txt` and `given_names.txt` are kept by hand; `characters.txt` is made by `packaging/character_words.py` from
the word list of jieba and the decompositions of cjk-decomp (see NOTICE.md). All are read when the first name is said.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ui.speech.utterance import CANTONESE

_DATA = Path(__file__).parent
RARE = "生僻字"
_SHAPES = {"-": ("左边", "右边"), "|": ("上边", "下边"), "@": ("外边", "里边")}
_RADICALS = {
    "氵": "三点水",
    "亻": "单人旁",
    "扌": "提手旁",
    "艹": "草字头",
    "讠": "言字旁",
    "訁": "言字旁",
    "钅": "金字旁",
    "饣": "食字旁",
    "飠": "食字旁",
    "纟": "绞丝旁",
    "糸": "绞丝旁",
    "阝": "耳刀旁",
    "刂": "立刀旁",
    "忄": "竖心旁",
    "犭": "反犬旁",
    "辶": "走之底",
    "宀": "宝盖头",
    "冖": "秃宝盖",
    "彳": "双人旁",
    "礻": "示字旁",
    "衤": "衣字旁",
    "灬": "四点底",
    "疒": "病字头",
    "虍": "虎字头",
    "罒": "四字头",
    "囗": "国字框",
    "攵": "反文旁",
    "爫": "爪字头",
    "釒": "金字旁",
    "⺮": "竹字头",
    "⻊": "足字旁",
    "冫": "两点水",
    "廴": "建之旁",
    "厶": "私字边",
    "彡": "三撇",
    "卩": "单耳旁",
}


@dataclass(frozen=True, slots=True)
class Surname:
    """`told`: how people tell it, 耳东陈. `readings`: by tongue, one a character; () where it is read as usual."""

    told: str
    pinyin: tuple[str, ...] = ()
    jyutping: tuple[str, ...] = ()

    def readings(self, tongue: str) -> tuple[str, ...]:
        return self.jyutping if tongue == CANTONESE else self.pinyin


@cache
def surnames() -> dict[str, Surname]:
    found = {}
    for name, told, *readings in _lines("surnames.txt"):
        found[name] = Surname(told, *(tuple(reading.split("-")) for reading in readings))
    return found


@cache
def told(character: str) -> str:
    """How people tell this character; "" where nobody has a word for it. Parts are separated by a comma."""
    if character in _by_hand():
        return _as_told(_by_hand()[character], character)
    if character in surnames():
        return surnames()[character].told
    how = _found(character).partition(" ")[0]
    if len(how) == 3 and how[1] in _SHAPES:
        first, second = _SHAPES[how[1]]
        return f"{first}{_RADICALS.get(how[0], how[0])}，{second}{_RADICALS.get(how[2], how[2])}"
    return _as_told(how, character) if character in how else ""


def _as_told(how: str, character: str) -> str:
    """建设 is a word with the character in it, 三个金 are its parts."""
    return f"{how}的{character}" if character in how else how


@cache
def reading(character: str) -> str | None:
    """Numbered pinyin of a rare character; "": it is read as its word is; None: nobody here knows how."""
    if not _is_rare(character):
        return ""
    return _found(character).partition(" ")[2] or None


def _is_rare(character: str) -> bool:
    return not "\u4e00" <= character <= "\u9fff"


def _lines(file: str) -> list[list[str]]:
    lines = (_DATA / file).read_text("utf-8").splitlines()
    return [line.split() for line in lines if not line.startswith("#")]


@cache
def _by_hand() -> dict[str, str]:
    return {line[0]: line[1] for line in _lines("given_names.txt")}


@cache
def _table() -> str:
    return "\n" + (_DATA / "characters.txt").read_text("utf-8")


def _found(character: str) -> str:
    found = re.search(f"\n{re.escape(character)} (.*)", _table())
    return found[1] if found else ""
