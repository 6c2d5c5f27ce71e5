"""What the rules say in Mandarin, as Cantonese says it: no 幺, and its own characters. Pure.

Sentences are passed on as they stand: they are written for Cantonese, or are read in Cantonese as they are.
"""

import re

from ui.speech.saying.pieces import Piece

_CHARACTERS = str.maketrans("幺两万亿点负摄显艾号钟个余圆于过", "一兩萬億點負攝顯艾號鐘個餘圓於過")
_WORDS = (("不顯示", "冇顯示"), ("點整", "點正"), ("艾特", " at "), ("的", "嘅"))
_DAY = re.compile(r"(?<=月)([一二三四五六七八九十]+)日")


def spoken(piece: Piece | str) -> Piece | str:
    if isinstance(piece, str):
        return piece
    return Piece(piece.shown, _said(piece.said), tuple(map(_said, piece.units)), piece.pause)


def _said(said: str) -> str:
    said = said.translate(_CHARACTERS)
    for mandarin, cantonese in _WORDS:
        said = said.replace(mandarin, cantonese)
    return _DAY.sub(r"\1號", said)
