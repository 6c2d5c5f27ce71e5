"""The text of a file that somebody has written by hand, and what it says as TOML. Knows no meaning of it."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_LINE = re.compile(r"at line (\d+)")


class FormError(ValueError):
    """It is no text in UTF-8, or no TOML: why, in which line, and what was expected, where that says more."""

    def __init__(self, why: str, line: int = 1, expected: str = "") -> None:
        super().__init__(why)
        self.line, self.expected = line, expected


def lines_of(path: Path) -> list[str]:
    """Without the byte-order mark that some editors write. FormError: it cannot be read."""
    try:
        data = path.read_bytes()
        return data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise FormError(error.reason, data.count(b"\n", 0, error.start) + 1, "UTF-8") from None
    except FileNotFoundError:
        raise
    except OSError as error:
        raise FormError(error.strerror or str(error), expected="a file that can be read") from None


def tables_of(lines: Sequence[str]) -> dict[str, Any]:
    """FormError: it is no TOML, or nothing that a person writes."""
    try:
        return tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        raise FormError(str(error), int(found[1]) if found else max(1, len(lines))) from None
    except RecursionError:
        raise FormError("nested too deep") from None
    except ValueError:
        raise FormError("a number of too many digits") from None
