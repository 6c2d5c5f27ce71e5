"""The compiled index of the catalogue: what the home screen needs of every service, so that a start reads none.

It is written when a catalogue has been checked, and holds for exactly the files that were checked: their contents are
part of it. Knows files, no step.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any
from zlib import crc32

from kiosk.model.frozen import dataclass
from kiosk.visit.service import ServiceHead

_LISTS = ("groups", "needs", "stages", "ages", "cards", "needs_one_of")
_PIECE = 1 << 13  # bytes: more is set aside anew for each file, and costs more than it saves


@dataclass(frozen=True, slots=True)
class Index:
    """`heads` in the order of the home screen. `words`: language -> key of a title or summary -> how it is written."""

    heads: tuple[ServiceHead, ...]
    words: Mapping[str, Mapping[str, str]]


def print_of(folders: Iterable[Path]) -> str:
    """What is the same only while every file below these folders is, but for once in four thousand million changes.

    A checksum and no digest: nobody who may write here needs to deceive it, and hashlib alone is 1 % of a start.
    """
    told, size = 0, 0
    for folder in folders:
        for name, path in _files(str(folder)):
            data = _read(path)
            told = crc32(data, crc32(f"{name}\0{len(data)}\0".encode(), told))
            size += len(data)
    return f"{size:x}-{told:08x}"


def _read(path: str) -> bytes:
    """All of a file. By descriptor: with `open` a thousand of them cost three times as many calls of the system."""
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        data = os.read(file, _PIECE)
        while len(data) % _PIECE == 0 and (more := os.read(file, _PIECE)):  # less than was asked for is its end
            data += more
        return data
    finally:
        os.close(file)


def _files(folder: str, below: str = "") -> Iterator[tuple[str, str]]:
    """(name below the folder, path) of every file, in order, but what Python has compiled and pages for people."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry.path, f"{below}{entry.name}/")
        elif entry.is_file() and not entry.name.endswith(".md"):
            yield f"{below}{entry.name}", entry.path


def read_index(path: Path, print_: str) -> Index | None:
    """The index that was written for this print; None: there is none, or it is of other files or cannot be read."""
    try:
        raw = json.loads(path.read_bytes())
        if raw["print"] != print_:
            return None
        return Index(tuple(_head(one) for one in raw["heads"]), raw["words"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_index(path: Path, print_: str, index: Index) -> None:
    """Where it cannot be written, the next start reads and checks every service again."""
    raw = {"print": print_, "heads": [asdict(head) for head in index.heads], "words": index.words}
    beside = path.with_suffix(".new")
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")
        beside.replace(path)


def _head(raw: Mapping[str, Any]) -> ServiceHead:
    return ServiceHead(**{**raw, **{key: tuple(raw[key]) for key in _LISTS}})
