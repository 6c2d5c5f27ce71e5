"""Which characters this terminal can show: one answer for screen, slip and page. Draws nothing."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from drivers.api.font_coverage import FontFace
from drivers.api.visible import is_legible

Faces = Sequence[FontFace]  # of one medium: it shows what any of them has
_SIGNS = frozenset("·，。、；：？！（）《》〈〉“”‘’—…〔〕")
_MARKS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # ask for another form of the character before them


class Lettering:
    """`media`: the fonts of screen, slip and page. It is called, and fonts are read, for the first rare character."""

    def __init__(self, media: Callable[[], Sequence[Faces]]) -> None:
        self._read_media = media
        self._known: dict[str, bool] = {}

    def missing(self, text: str) -> str:
        """The characters that not all three can show, each once, in their order; empty: nothing of it is lost.

        Of a text without a single character that can be read these are all but the blanks, whatever its fonts have.
        Blanks alone lose nothing: what was left out is a dash, or nothing. Of a name see `missing_in_name`.
        """
        if all(map(_is_common, text)):
            return ""
        if not is_legible(text):
            return "".join(one for one in dict.fromkeys(text) if not one.isspace())
        rare = dict.fromkeys(_MARKS.sub("", text))
        return "".join(character for character in rare if not self._shows(character))

    def missing_in_name(self, name: str) -> str:
        """The same of what somebody has to be able to read: all of a name that is only blanks."""
        return self.missing(name) if is_legible(name) else "".join(dict.fromkeys(name))

    def spelled(self, text: str) -> str:
        """`text` with the code in place of each character that cannot be shown, 〔U+30EDD〕, and never an empty box."""
        missing = self.missing(text)
        shown = "".join(coded(one) if one in missing else one for one in text) if missing else text
        assert not self.missing(shown)
        return shown

    def _shows(self, character: str) -> bool:
        if character not in self._known:
            self._known[character] = all(any(character in face.coverage for face in one) for one in self._media)
        return self._known[character]

    @cached_property
    def _media(self) -> Sequence[Faces]:
        return self._read_media()


def coded(text: str) -> str:
    """The code of each of its characters: 〔U+30EDD〕."""
    assert text
    codes = "".join(f"〔U+{ord(one):04X}〕" for one in text)
    assert len(codes) > len(text)
    return codes


def _is_common(one: str) -> bool:
    """Whether every font that is used here has it. By no pattern: with a set of Hanzi one takes 1 ms of a start."""
    return " " <= one <= "~" or "\u4e00" <= one <= "\u9fa5" or one in _SIGNS
