"""Records that the back end refused: who may see them, and how they are released once their reason is settled.

The queue has one writer. A stopped terminal's queue is opened here; a running terminal is asked by a small file in a
folder beside the queue, and answers by another.
"""

import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kiosk.model.frozen import dataclass
from kiosk.model.mark import mark
from offline_cache.errors import UnknownKey
from offline_cache.outbox import Outbox

ANSWER_WITHIN_S = 10.0  # a running terminal looks every two seconds
LOOK_EVERY_S = 0.2
LONGEST_REQUEST = 1_000_000  # bytes: every record of a full queue


@dataclass(frozen=True, slots=True)
class Released:
    """What became of each key that was to be released."""

    released: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()  # no parked record has this key
    numbers: tuple[tuple[str, str], ...] = ()  # of each that was released under another number, the old and the new one


def release(outbox: Outbox, keys: Iterable[str], *, renumber: bool = False) -> Released:
    """Put these back into delivery, with `renumber` under other acceptance numbers."""
    released, unknown, numbers = [], [], []
    for key in dict.fromkeys(keys):
        try:
            if renumber:
                numbers.append(outbox.renumber(key))
            else:
                outbox.release(key)
        except UnknownKey:
            mark("release-of-unknown-key")
            unknown.append(key)
        else:
            released.append(key)
    return Released(tuple(released), tuple(unknown), tuple(numbers))


def requests_folder(data: Path) -> Path:
    return data / "release"


# --- whoever asks a running terminal --------------------------------------------------------------------------


def ask_to_release(
    folder: Path, keys: Iterable[str], wait: Callable[[float], None], *, renumber: bool = False
) -> Released:
    """Ask the running terminal. TimeoutError: it has not answered, and the request has been taken back."""
    folder.mkdir(parents=True, exist_ok=True)
    request, answer = _files(folder, secrets.token_hex(8))
    _write(request, {"renumber": list(keys)} if renumber else list(keys))
    for _ in range(round(ANSWER_WITHIN_S / LOOK_EVERY_S)):
        if answer.is_file():
            found = json.loads(answer.read_text(encoding="utf-8"))
            answer.unlink()
            numbers = tuple((old, new) for old, new in found.get("numbers", ()))
            return Released(tuple(found["released"]), tuple(found["unknown"]), numbers)
        wait(LOOK_EVERY_S)
    request.unlink(missing_ok=True)
    raise TimeoutError(f"the running terminal has not answered within {ANSWER_WITHIN_S:.0f} s")


# --- the running terminal -------------------------------------------------------------------------------------


def answer_requests(folder: Path, outbox: Outbox) -> Iterator[str]:
    """Do what was asked for; yields the keys that were released. CacheError: the request stays for the next look.

    What is no file is passed over: a pipe would never end, and a folder cannot be taken away.
    """
    for request in sorted(folder.glob("*.ask")):
        if request.is_symlink() or not request.is_file():
            mark("release-request-no-file")
            continue
        keys, renumber = _wanted(request)
        done = release(outbox, keys, renumber=renumber)
        answer = {"released": done.released, "unknown": done.unknown}
        try:
            _write(_files(folder, request.stem)[1], {**answer, "numbers": done.numbers} if renumber else answer)
            request.unlink(missing_ok=True)
        except OSError:
            mark("release-not-answered")  # a full disk: it is released all the same, and answered at the next look
        yield from done.released


def _wanted(request: Path) -> tuple[list[str], bool]:
    """The keys asked for, and whether under other numbers.

    None where somebody has written something else there, or more than anybody asks for.
    """
    try:
        with request.open("rb") as file:
            raw = json.loads(file.read(LONGEST_REQUEST))
        renumber = isinstance(raw, dict)
        keys = raw["renumber"] if renumber else raw
        return [key for key in keys if isinstance(key, str)], renumber
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        mark("release-request-unreadable")
        return [], False


def _files(folder: Path, name: str) -> tuple[Path, Path]:
    return folder / f"{name}.ask", folder / f"{name}.done"


def _write(path: Path, value: list[str] | Mapping[str, Any]) -> None:
    """Whole or not at all."""
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(value), encoding="utf-8")
    beside.replace(path)
