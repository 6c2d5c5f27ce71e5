"""What may come out of a code: plain, visible text. Knows no device and no service."""

import re

from drivers.api.visible import is_visible

MAX_BYTES = 4096
_MARK = "\ufeff"  # at the beginning it says how the text is coded, and is no part of it
_TAIL = re.compile(rb"\A((?:..)*)(?:\r\n|[\r\n])\Z", re.DOTALL)  # of one byte, or two, behind whole characters
_CHARSETS = ("utf-8", "utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be", "gb18030")  # 32 first: it begins like 16
_MARKED = {_MARK.encode(charset): charset for charset in _CHARSETS}


def text_of(payload: bytes) -> str:
    """The text of a code, without the tail an engine adds: as its byte-order mark says, strict UTF-8, or GB18030.

    ValueError says what was expected. It names code points and sizes, never the content, which may be personal.
    """
    if len(payload) > MAX_BYTES:
        raise ValueError(f"a code of {len(payload)} bytes, expected at most {MAX_BYTES}")
    marked = text_after_mark(payload)
    text = _decoded(payload.rstrip(b"\r\n")) if marked is None else marked.rstrip("\r\n")
    for at, character in enumerate(text):
        if not is_visible(character):
            raise ValueError(f"U+{ord(character):04X} at {at}, expected visible characters only")
    text = text.strip()
    if not text:
        raise ValueError("an empty code, expected some text")
    return text


def text_after_mark(payload: bytes) -> str | None:
    """The text behind a byte-order mark; None: there is none, or the text is not as it says."""
    for mark, charset in _MARKED.items():
        if payload.startswith(mark):
            ended = _TAIL.match(payload) if charset.startswith(("utf-16", "utf-32")) else None
            try:
                return (ended[1] if ended else payload).decode(charset).lstrip(_MARK)
            except UnicodeDecodeError:
                return None
    return None


def _decoded(payload: bytes) -> str:
    try:
        return payload.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _holds_surrogates(payload):
        raise ValueError("surrogates in UTF-8, expected whole characters")
    try:
        return payload.decode("gb18030")
    except UnicodeDecodeError as error:
        raise ValueError(f"byte {payload[error.start]:02x} at {error.start}, expected UTF-8 or GB18030 text") from error


def _holds_surrogates(payload: bytes) -> bool:
    # Many such bytes would pass as GB18030 and come out as other characters.
    try:
        payload.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True
