"""One `service.toml` and where things stand in it, so that every mistake is told with its line. Knows no step."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.model.mistake import Mistake
from kiosk.model.toml_file import FormError, lines_of, tables_of

SERVICE_FILE = "service.toml"
_STEP_HEAD = re.compile(r"\s*\[\[\s*step\s*\]\]")


class CatalogueFile:
    """One file's text, to say in which line something stands. `name` is DEPARTMENT/SERVICE/FILE, `place` without FILE.

    `tables`: what it says; `mistakes`: what is wrong in it, in the order in which it was found.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.place = "/".join(path.parts[-3:-1])
        self.name = f"{self.place}/{path.name}"
        self.mistakes: list[Mistake] = []
        self.lines: list[str] = []
        self.tables: dict[str, Any] = {}
        try:
            self.lines = lines_of(path)
            self.tables = tables_of(self.lines)
        except FormError as error:
            self.mistakes.append(Mistake(self.name, error.line, f"not TOML: {error}", error.expected))
        self._heads = [n for n, line in enumerate(self.lines) if _STEP_HEAD.match(line)]

    def wrong(
        self, found: str, expected: str = "", key: str = "", step: int | None = None, value: str = "", remedy: str = ""
    ) -> None:
        """About `key` or the string `value` of the step of this number, or of what stands before the first step."""
        mistake = Mistake(self.name, self._line(key, step, value), found, expected, remedy)
        if mistake not in self.mistakes:
            self.mistakes.append(mistake)

    def elsewhere(self, file: str, line: int, found: str, expected: str = "", remedy: str = "") -> None:
        """About a line of another file of the same folder."""
        mistake = Mistake(f"{self.place}/{file}", line, found, expected, remedy)
        if mistake not in self.mistakes:
            self.mistakes.append(mistake)

    def line_in(self, file: str, name: str) -> int:
        """Where `name = …` stands in another file of the folder, such as a sentence; 1 where it does not."""
        lines = self.path.with_name(file).read_text(encoding="utf-8-sig").splitlines()
        return next((at for at, line in enumerate(lines, start=1) if line.partition("=")[0].strip() == name), 1)

    def explain(self, found: str, expected: str) -> None:
        """What was expected where this was found, known only now."""
        self.mistakes = [replace(one, expected=expected) if one.found == found else one for one in self.mistakes]

    def told_of(self, key: str, step: int | None, value: str, about: str = "") -> bool:
        """Whether something is wrong already where this stands: what follows from it is not told as well.

        `about`: only if that quotes this.
        """
        line = self._line(key, step, value)
        there = [mistake.found for mistake in self.mistakes if mistake.line == line and mistake.file == self.name]
        quoted = [repr(about), repr(about.partition(".")[0])] if about else [""]
        return any(one in found for found in there for one in quoted)

    def _line(self, key: str, step: int | None, value: str) -> int:
        """The first line that says key and value, else the value, else the key, else where the step begins."""
        begin = 0 if step is None or step >= len(self._heads) else self._heads[step]
        end = next((head for head in self._heads if head > begin), len(self.lines))
        said, name = re.escape(value), re.escape(key)
        places = (
            rf"(.*[{{,]\s*|\s*){name}\s*=.*[\"']{said}[\"']" if key and value else "",
            rf"[^#]*[\"']{said}[\"']" if value else "",
            rf"\s*(\[+(step\.)?)?{name}\b" if key else "",
            rf".*[{{,]\s*{name}\s*=" if key else "",  # inside a line
        )
        for place in filter(None, places):
            for number in range(begin, end):
                if re.match(place, self.lines[number]):
                    return number + 1
        return begin + 1
