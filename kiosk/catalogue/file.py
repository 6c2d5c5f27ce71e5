"""One catalogue file and where things stand in it: whoever is refused is told the line. Knows no step."""

import re
import tomllib
from pathlib import Path
from typing import Any

_STEP_HEAD = re.compile(r"\s*\[\[\s*step\s*\]\]")
_TOML_LINE = re.compile(r"at line (\d+)")


class CatalogueError(ValueError):
    """A catalogue file is wrong. Says the file, the line, what was found and what was expected."""


class CatalogueFile:
    """One file's text, to say in which line something stands. `name` is DEPARTMENT/SERVICE/FILE."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = "/".join(path.parts[-3:])
        data = path.read_bytes()
        try:
            self.lines = data.decode().splitlines()
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise CatalogueError(f"{self.name}:{line}: not TOML: {error.reason}, expected UTF-8") from error
        self._heads = [n for n, line in enumerate(self.lines) if _STEP_HEAD.match(line)]

    def read(self) -> dict[str, Any]:
        """Its tables. CatalogueError: it is no TOML."""
        try:
            return tomllib.loads("\n".join(self.lines))
        except tomllib.TOMLDecodeError as error:
            found = _TOML_LINE.search(str(error))
            line = int(found[1]) if found else max(1, len(self.lines))
            raise CatalogueError(f"{self.name}:{line}: not TOML: {error}") from error

    def error(self, message: str, key: str = "", step: int | None = None, value: str = "") -> CatalogueError:
        """About `key` or the string `value` of the step of this number, or of what stands before the first step."""
        return CatalogueError(f"{self.name}:{self._line(key, step, value)}: {message}")

    def _line(self, key: str, step: int | None, value: str) -> int:
        """The first line that says key and value, else the value, else the key, else where the step begins."""
        begin = 0 if step is None or step >= len(self._heads) else self._heads[step]
        end = next((head for head in self._heads if head > begin), len(self.lines))
        said, name = re.escape(value), re.escape(key)
        places = (
            rf"(.*[{{,]\s*|\s*){name}\s*=.*[\"']{said}[\"']" if key and value else "",
            rf"[^#]*[\"']{said}[\"']" if value else "",
            rf"\s*(\[+step\.)?{name}\b" if key else "",
            rf".*[{{,]\s*{name}\s*=" if key else "",  # inside a line
        )
        for place in filter(None, places):
            for number in range(begin, end):
                if re.match(place, self.lines[number]):
                    return number + 1
        return begin + 1
