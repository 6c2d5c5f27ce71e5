"""What scan engines are set to put around a code: STX … ETX or SOH … EOT, an AIM id, ECI marks. Knows no wire.

AIM ids: ISO/IEC 15424. ECI marks: AIM ECI assignments; with them every backslash of the code comes twice. Both are
known from notes about those standards only. A code that itself begins like an AIM id, or holds such a mark, cannot be
told from one that was given it; none of a government's codes does.
"""

import re

# SOH or STX before a code, ETX or EOT behind it; an engine may be set to send one of them alone.
_FRAME = re.compile(rb"[\x01\x02](.*?)[\r\n\t]*[\x03\x04]?[\r\n\t]*|(.*?)[\r\n\t]*[\x03\x04][\r\n\t]*", re.DOTALL)
_BETWEEN = re.compile(rb"[\x03\x04][\r\n\t]*[\x01\x02]?")
_BEFORE = b"\0\t\n\r"  # an engine's prefix before its frame
_STARTS = (b"\x01", b"\x02")
# What else stands before or behind a code and is no text: controls. GS parts the elements of a GS1 code, and nothing at
# its ends. ESC before a punctuation mark is a command to a terminal or a printer, and no prefix: that code is hostile.
_AROUND = bytes(range(0x20))
_AHEAD = re.compile(rb"(?:[\x00-\x1a\x1c-\x1f]|\x1b(?![!-/:-@\[-`{-~]))*")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")  # UTF-16 and UTF-32, whose bytes may be any
_AIM = re.compile(rb"\]([A-Za-z])([0-9A-Za-z])")
_AIM_OF_ECI = re.compile(rb"\](Q[246]|d[456]|z[3-9])")  # QR, Data Matrix and Aztec codes with the ECI protocol
_MARK = re.compile(rb"\\(?:(\d{6})|\\)")

_CHARSETS = {
    **dict.fromkeys((0, 2), "cp437"),
    **dict.fromkeys((1, 3), "iso8859-1"),
    **{number: f"iso8859-{number - 2}" for number in (*range(4, 14), *range(15, 19))},
    20: "shift_jis",
    **{21 + at: f"cp125{page}" for at, page in enumerate((0, 1, 2, 6))},
    25: "utf-16-be",
    26: "utf-8",
    **dict.fromkeys((27, 170), "ascii"),
    28: "big5",
    29: "gb18030",  # of which GB 2312 is a part
    30: "euc-kr",
    **dict.fromkeys((31, 32), "gb18030"),  # the first is GBK, a part of it
    33: "utf-16-le",
    34: "utf-32-be",
    35: "utf-32-le",
}
_BINARY = 899


def charset_of(number: int) -> str:
    """The codec of the character set of an ECI mark; "": none is known."""
    return _CHARSETS.get(number, "")


def content_of(received: bytes) -> bytes:
    """The content of a code without what the engine put around it; what ECI marks say is text becomes UTF-8.

    ValueError: the text is not of the character set that its mark says.
    """
    body = _unframed(received)
    marked = bool(_AIM_OF_ECI.match(body))
    if found := _AIM.match(body):
        body = body[found.end() :]
        body = _unframed(body) if body.startswith(_STARTS) else body
    if marked or _holds_marks(body):
        return _without_marks(body)
    return body if body.startswith(_WIDE) else _until_rest(_AHEAD.sub(b"", body, count=1))


def _unframed(received: bytes) -> bytes:
    if received.startswith(_WIDE):
        return received
    return _AHEAD.sub(b"", _without_frame(received.lstrip(_BEFORE)), count=1)


def _until_rest(body: bytes) -> bytes:
    """Without controls behind it and blanks behind those; blanks alone may be the code's own."""
    bare = body.rstrip(_AROUND + b" ")
    behind = body[len(bare) :]
    return body[: len(body) - len(behind.lstrip(b" "))]


def _without_frame(received: bytes) -> bytes:
    """What stands in the frame; once, where it is the same code several times in a row."""
    framed = _FRAME.fullmatch(received)
    if not framed:
        return received
    body = framed[framed.lastindex or 0]
    several = set(_BETWEEN.split(body))
    return several.pop() if len(several) == 1 else body


def _holds_marks(body: bytes) -> bool:
    """True where marks of known numbers stand in it and every other backslash comes twice."""
    numbers = [int(mark[1]) for mark in _MARK.finditer(body) if mark[1]]
    known = all(number in _CHARSETS or number == _BINARY for number in numbers)
    return bool(numbers) and known and b"\\" not in _MARK.sub(b"", body)


def _without_marks(body: bytes) -> bytes:
    parts: list[bytes] = []
    charset, begun, piece = "", 0, bytearray()
    for mark in _MARK.finditer(body):
        piece += body[begun : mark.start()]
        begun = mark.end()
        if mark[1]:
            parts.append(_in_utf8(bytes(piece), charset))
            piece.clear()
            charset = _CHARSETS.get(int(mark[1]), "")
        else:
            piece += b"\\"
    parts.append(_in_utf8(bytes(piece + body[begun:]), charset))
    return b"".join(parts)


def _in_utf8(piece: bytes, charset: str) -> bytes:
    if not charset:
        return piece
    try:
        return piece.decode(charset).encode()
    except UnicodeError as error:
        raise ValueError(f"a code whose mark says {charset}, expected text in it") from error
