"""Which characters people see, and whether a text has any that can be read. Knows no device and no font."""

import re
import unicodedata

from drivers.api.font_coverage import is_written

# Control, invisible format (BiDi marks, zero-width), surrogates, line and paragraph separators.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# Drawn as nothing although Unicode counts them as letters and marks; or the sign that a character was lost.
_NOTHING = re.compile(
    "[\ufffd\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufffc\uffa0\U00013441\U00013442\U0001d159]"
)
_NEEDS_A_BASE = frozenset({"Mn", "Mc", "Me"})  # marks, and selectors of another form: alone they say nothing


def is_visible(character: str) -> bool:
    """Whether it takes part in text that people see: blanks and private codes do, and ideographs newer than Python."""
    category = unicodedata.category(character)
    if category == "Cn":
        return is_written(character)
    return category not in _UNSEEN and not _NOTHING.match(character)


def is_legible(text: str) -> bool:
    """Whether anybody can read anything of it: not where it is blanks, marks without a letter, or what nobody sees."""
    return any(is_visible(one) and not one.isspace() and unicodedata.category(one) not in _NEEDS_A_BASE for one in text)
