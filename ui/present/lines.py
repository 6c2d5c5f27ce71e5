"""On how many lines a text will stand, without drawing it: by the usual widths of its letters. Knows no Qt."""

import functools

WIDE_FROM = "\u1100"  # from here on letters fill an em box, and so do these: our font draws them as Chinese punctuation
JOINER = "\u2060"  # no width, and no line ends there
ALSO_WIDE = "·—…“”‘’"
WIDTHS = {
    " ": 0.23,
    "\u00a0": 0.23,
    JOINER: 0.0,
    **dict.fromkeys("iljI|!.,:;'", 0.3),
    **dict.fromkeys("frt()-/[]", 0.4),
    **dict.fromkeys("mwMW", 0.95),
}
CAPITAL, USUAL = 0.68, 0.58  # em boxes of any other letter or digit
BOLD = 1.05  # Latin letters are wider then, Hanzi are not


def lines(text: str, room: float, *, bold: bool = False) -> int:
    """How many lines of `room` em boxes the text fills; words are not broken, between Hanzi a line may end."""
    if not text:
        return 0
    if ems(text, bold) <= room:
        return 1
    count, used = 1, 0.0
    for piece in _pieces(text):
        if used + ems(piece.rstrip(), bold) > room and used > 0:
            count, used = count + 1, 0.0
        used += ems(piece, bold)
    return count


@functools.cache
def ems(text: str, bold: bool = False) -> float:  # noqa: FBT001 - cached: by place
    """How wide the text is, in em boxes of its letters."""
    return sum(_em(letter, BOLD if bold else 1.0) for letter in text)


def _em(letter: str, wider: float) -> float:
    if letter in WIDTHS:
        return wider * WIDTHS[letter]
    if letter >= WIDE_FROM or letter in ALSO_WIDE:
        return 1.0
    return wider * (CAPITAL if letter.isupper() else USUAL)


@functools.cache
def _pieces(text: str) -> tuple[str, ...]:
    """What stays together on a line: a word with the blank after it, or a single Hanzi."""
    pieces, word = [], ""
    for letter, following in zip(text, text[1:] + " ", strict=True):
        word += letter
        if letter == " " or (letter >= WIDE_FROM and JOINER not in (letter, following)):
            pieces.append(word)
            word = ""
    return (*pieces, word) if word else tuple(pieces)
