"""Which characters people see. Knows no device and no font."""

import re
import unicodedata

from drivers.api.font_coverage import is_written

# Control, invisible format (BiDi marks, zero-width), surrogates, line and paragraph separators.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# Drawn as nothing although Unicode counts them as letters and marks; or the sign that a character was lost.
_NOTHING = re.compile("[\ufffd\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0]")


def is_visible(character: str) -> bool:
    """Whether it takes part in text that people see: blanks and private codes do, and ideographs newer than Python."""
    category = unicodedata.category(character)
    if category == "Cn":
        return is_written(character)
    return category not in _UNSEEN and not _NOTHING.match(character)
