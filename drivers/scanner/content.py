"""What may come out of a code: plain, visible text. Knows no device and no service."""

import re
import unicodedata

MAX_BYTES = 4096

# Control, invisible format (BiDi marks, zero-width), surrogates, unassigned, line and paragraph separators.
_REFUSED_CATEGORIES = {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}
# Drawn as nothing although Unicode counts them as letters and marks.
_INVISIBLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0]")


def text_of(payload: bytes) -> str:
    """The text of a code: strict UTF-8, else GB18030, without the tail an engine adds.

    ValueError says what was expected. It names code points and sizes, never the content, which may be personal.
    """
    if len(payload) > MAX_BYTES:
        raise ValueError(f"a code of {len(payload)} bytes, expected at most {MAX_BYTES}")
    text = _decoded(payload.rstrip(b"\r\n"))
    for at, character in enumerate(text):
        if unicodedata.category(character) in _REFUSED_CATEGORIES or _INVISIBLE.match(character):
            raise ValueError(f"U+{ord(character):04X} at {at}, expected visible characters only")
    text = text.strip()
    if not text:
        raise ValueError("an empty code, expected some text")
    return text


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
