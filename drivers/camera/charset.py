"""Finds the text in a code's bytes when nothing says their character set. Knows no picture and no decoder.

A code without an ECI mark says "bytes" and leaves the rest to custom: UTF-8 or GB18030 here, Shift-JIS in Japan.
Decoders guess among the sets they know and none of ours knows GB18030: Chinese text comes out of zxing-cpp as
Latin-1 or half-width kana.
"""

import re
from collections.abc import Callable
from contextlib import suppress

from drivers.scanner.content import text_after_mark

_MARK, _LOST = "\ufeff", "\ufffd"
_GB18030 = "gb18030"
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
_LATIN_WORD = re.compile("[a-z][\u4e00-\u9fff][a-z]")  # Größe in Latin-1 reads so
_CJK_PUNCTUATION = re.compile("[\u3000-\u303f\uff01-\uff5e\u2014\u2018-\u201d\u2026\u00b7]")
_HALF_WIDTH_KANA = re.compile("[\uff61-\uff9f]")
_VOICED_KANA = re.compile("[\uff73\uff76-\uff84\uff8a-\uff8e]\uff9e|[\uff8a-\uff8e]\uff9f")
_VOICE_MARK = re.compile("[\uff9e\uff9f]")


def text_in(raw: bytes, guess: str) -> str:
    """The text of `raw`: as its byte-order mark says; strict UTF-8; `guess`, the decoder's own, where that makes sense;
    Chinese where it reads as Chinese; or each byte for itself, as Latin-1: Big5 comes as kana between letters.
    """
    marked = text_after_mark(raw)
    if marked is not None:
        return marked
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _makes_sense(raw, guess):
        return guess
    chinese = _as_chinese(raw)
    return raw.decode("latin-1") if chinese is None else chinese


def declared_text(raw: bytes, decoded: str, declared: str) -> str:
    """The text of a code that says its character set: as the decoder has it, or GB18030 where that does not know all of
    it: zxing-cpp lacks the characters of four bytes, and makers write GB18030 under another mark. U+FFFD stands for
    what is nothing in that set.

    `declared`: the set as a Python codec; "" where it is none of Python's.
    """
    if _LOST in decoded:
        with suppress(UnicodeDecodeError):
            chinese = raw.decode("gb18030") if declared == _GB18030 else _as_chinese(raw)
            decoded = decoded if chinese is None else chinese
    return decoded.lstrip(_MARK)


def payload_of(raw: bytes, text: str) -> bytes:
    """Bytes from which UTF-8 or GB18030 gives back `text`.

    That is `raw` itself, but for sets that only the decoder knows (kanji mode, an ECI mark): there it is UTF-8. Where
    nobody knows the set, and GB18030 would make other text of `raw`, U+FFFD stands for what is not ASCII.
    """
    for charset in ("utf-8", _GB18030):
        try:
            if raw.decode(charset) == text:
                return raw
        except UnicodeDecodeError:
            continue
    if text != raw.decode("latin-1"):
        return text.encode("utf-8", "replace")
    return raw.decode("ascii", "replace").encode() if _possible(raw.decode, _GB18030) else raw


def is_unambiguous(text: str) -> bool:
    """False where `text` may be other bytes that a decoder took for Latin-1, Shift-JIS or Big5."""
    return text.isascii() or not any(_possible(text.encode, charset) for charset in ("latin-1", "cp932", "big5"))


def _as_chinese(raw: bytes) -> str | None:
    """GB18030 text whose every character beyond ASCII is Chinese, and at least half of them of GB 2312."""
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return None
    if _LATIN_WORD.search(text):
        return None
    beyond = [character for character in text if not character.isascii()]
    if not beyond or not all(_HAN.match(character) or _CJK_PUNCTUATION.match(character) for character in beyond):
        return None
    common = sum(_possible(character.encode, "gb2312") for character in beyond)
    return text if common * 2 >= len(beyond) else None


def _makes_sense(raw: bytes, guess: str) -> bool:
    """By itself: declared by the code, or kana with voice marks only where they can stand."""
    if guess == raw.decode("latin-1"):
        return False
    if not _HALF_WIDTH_KANA.search(guess):
        return True
    marks = len(_VOICE_MARK.findall(guess))
    return marks > 0 and marks == len(_VOICED_KANA.findall(guess))


def _possible(convert: Callable[[str], object], charset: str) -> bool:
    """Whether a text or bytes can be converted so."""
    try:
        convert(charset)
    except UnicodeError:
        return False
    return True
