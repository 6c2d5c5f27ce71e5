"""A kiosk.toml as it lies on the disk: its tables, and in which line something stands. Knows the meaning of none."""

import errno
import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from drivers.mistake import Sentence, SettingsError, at_line, in_file

MOST_BYTES, MOST_COLUMNS = 100_000, 1000  # far more than any terminal's settings need
MOST_LEVELS = 8  # a section, its keys, a list of files: three
_UNREADABLE = {errno.ENOENT: "no-file", errno.EACCES: "not-permitted", errno.EISDIR: "a-folder"}
_TOML_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_STRING_OR_BRACKET = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|' r"'''.*?'''|" r'"(?:[^"\\\n]|\\.)*"|' r"'[^'\n]*'|#[^\n]*|[\[\]{}]", re.DOTALL
)


class SettingsFile(NamedTuple):
    """What it says, and its text to find a line in."""

    path: Path
    text: str
    tables: dict[str, Any]

    def line(self, section: str, key: str = "") -> int:
        """Where a key of this section is, or the section; 1 where it is written in another way than usual."""
        inside = not section
        for number, line in enumerate(self.text.splitlines(), 1):
            if section and re.match(rf"\s*\[\s*{re.escape(section)}\s*\]", line):
                inside = True
                if not key:
                    return number
            elif line.lstrip().startswith("["):
                inside = False
            elif inside and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
                return number
        return 1


def read_settings(path: Path) -> SettingsFile:
    """SettingsError: it cannot be read, is no text in UTF-8, no TOML, or nothing a person wrote; with its line."""
    try:
        data = path.read_bytes()
    except OSError as error:
        why = Sentence(_UNREADABLE.get(error.errno or 0, "unreadable"), {"reason": error.strerror or str(error)})
        raise SettingsError(in_file(path, why)) from error
    text = _text_of(path, data)
    _refuse_bombs(path, text)
    try:
        tables = tomllib.loads(text)
    except ValueError as error:  # TOMLDecodeError is one
        found = _TOML_LINE.search(str(error))
        line = int(found[1]) if found else max(1, len(text.splitlines()))
        raise _wrong(path, line, "no-toml", reason=str(error)) from error
    file = SettingsFile(path, text, tables)
    for section, value in tables.items():
        if _levels(value) > MOST_LEVELS:
            raise _nested(path, file.line(section))
    return file


def _text_of(path: Path, data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise SettingsError(in_file(path, Sentence("too-many-bytes", {"bytes": len(data), "most": MOST_BYTES})))
    try:
        text = data.decode("utf-8-sig")
        at = text.find("\0")
    except UnicodeDecodeError as error:
        text, at = "", error.start
    if at < 0:
        return text
    line = data.count(b"\n", 0, at) + 1
    if like := "UTF-16" if b"\0" in data else "GBK" if _can_be(data, "gb18030") else "":
        raise _wrong(path, line, "other-encoding", like=like)
    raise _wrong(path, line, "no-text")


def _can_be(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_bombs(path: Path, text: str) -> None:
    """What would take the reader all its stack, or minutes, is told before it is read."""
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > MOST_COLUMNS:
            raise _wrong(path, number, "long-line", columns=len(line), most=MOST_COLUMNS)
    level = 0
    for piece in _STRING_OR_BRACKET.finditer(text):
        level += {"[": 1, "{": 1, "]": -1, "}": -1}.get(piece[0], 0)
        if level > MOST_LEVELS:
            raise _nested(path, text.count("\n", 0, piece.start()) + 1)


def _nested(path: Path, line: int) -> SettingsError:
    return _wrong(path, line, "too-deep", most=MOST_LEVELS)


def _wrong(path: Path, line: int, key: str, /, **args: Any) -> SettingsError:
    return SettingsError(at_line(path, line, Sentence(key, args)))


def _levels(value: Any) -> int:
    """How many lists and tables stand within each other; step by step, as there may be very many."""
    deepest, left = 0, [(value, 1)]
    while left:
        one, level = left.pop()
        inner = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        if isinstance(one, dict | list):
            deepest = max(deepest, level)
        left += [(each, level + 1) for each in inner]
    return deepest
