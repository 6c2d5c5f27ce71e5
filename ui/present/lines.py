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


@functools.cache
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


def ems(text: str, bold: bool = False) -> float:  # noqa: FBT001 - by place, as it is asked for every word
    """How wide the text is, in em boxes of its letters."""
    return sum(map(_EMS[bold].__getitem__, text))


class _Ems(dict[str, float]):
    """Letter -> its width in em boxes, reckoned when it is first asked for."""

    def __init__(self, wider: float) -> None:
        super().__init__()
        self._wider = wider

    def __missing__(self, letter: str) -> float:
        if letter in WIDTHS:
            width = self._wider * WIDTHS[letter]
        elif letter >= WIDE_FROM or letter in ALSO_WIDE:
            width = 1.0
        else:
            width = self._wider * (CAPITAL if letter.isupper() else USUAL)
        self[letter] = width
        return width


_EMS = _Ems(1.0), _Ems(BOLD)  # by whether the letters are bold


def _pieces(text: str) -> tuple[str, ...]:
    """What stays together on a line: a word with the blank after it, or a single Hanzi."""
    pieces, word = [], ""
    for letter, following in zip(text, text[1:] + " ", strict=True):
        word += letter
        if letter == " " or (letter >= WIDE_FROM and JOINER not in (letter, following)):
            pieces.append(word)
            word = ""
    return (*pieces, word) if word else tuple(pieces)
