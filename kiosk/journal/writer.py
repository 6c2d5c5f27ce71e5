"""The terminal's diary, one JSON line an event: what happened to a visit, never who it was.

Only what is on the allow-list is written; everything else is `<redacted>`.
"""

import json
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from kiosk.journal.repeats import Repeats
from kiosk.model.effects import Order
from kiosk.model.events import (
    Answer,
    AvailabilityChanged,
    CardSeen,
    Delivered,
    Event,
    Failed,
    IdleTimeout,
    Progress,
    Touch,
)
from kiosk.model.preferences import DisplayPreferences
from kiosk.visit.advance import Visit

MAX_BYTES, KEPT_FILES = 10_000_000, 9
# What can be touched on any page. What a step offers beside them, its kind says: see `Step.actions`.
_ENGINE_ACTIONS = frozenset(
    {
        "home", "back", "help", "close", "retry", "go-on", "stay", "leave", "digit", "delete", "print-anew", "taken",
        "keep-rest",
    }
)  # fmt: skip


class _File:
    """Appends lines to a file and, when it is full, keeps `KEPT_FILES` older ones beside it: `path.1` is the newest.

    Where nothing can be written, it says so in one line, and again only after it has worked in between. The standard
    library's rotating handler does the same; loading it takes a terminal's start 5 ms that a citizen waits for.
    """

    def __init__(self, path: Path, max_bytes: int) -> None:
        self._path = path
        self._max_bytes = max_bytes
        self._stream: BinaryIO | None = None
        self._said = False
        self._ended = False
        self._lock = threading.Lock()  # the window writes, and so do the workers

    def append(self, line: str) -> None:
        """A line more; none after the end, when a thread that is still at work has something to say."""
        with self._lock:
            if self._ended:
                return
            try:
                self._write(f"{line}\n".encode())
                self._said = False
            except OSError as error:
                if not self._said:
                    with suppress(OSError):  # it may be on the same disk
                        print(f"kiosk: the journal {self._path}: {error}", file=sys.stderr)
                self._said = True
                self._close()  # opened once more by the next line

    def close(self) -> None:
        with self._lock:
            self._ended = True
            self._close()

    def _write(self, data: bytes) -> None:
        stream = self._stream or self._open()
        if stream.tell() and stream.tell() + len(data) > self._max_bytes and self._path.is_file():
            self._close()
            self._roll()
            stream = self._open()
        stream.write(data)

    def _open(self) -> BinaryIO:
        self._stream = open(self._path, "ab", buffering=0)  # noqa: SIM115 - it stays open from line to line
        return self._stream

    def _roll(self) -> None:
        for number in range(KEPT_FILES - 1, 0, -1):
            with suppress(FileNotFoundError):
                self._numbered(number).replace(self._numbered(number + 1))
        self._path.replace(self._numbered(1))

    def _numbered(self, number: int) -> Path:
        return self._path.with_name(f"{self._path.name}.{number}")

    def _close(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            with suppress(OSError):
                stream.close()


class Journal:
    """Writes `path` and keeps a bounded number of older files beside it."""

    def __init__(self, path: Path, now: Callable[[], datetime], *, max_bytes: int = MAX_BYTES) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._file = _File(path, max_bytes)
        self._now = now
        self._repeats = Repeats()

    def write(self, what: str, facts: Mapping[str, object]) -> None:
        self._append(self._now(), what, facts)

    def _append(self, at: datetime, what: str, facts: Mapping[str, object]) -> None:
        self._file.append(json.dumps({"at": at.isoformat(timespec="milliseconds"), "what": what, **facts}))

    def step(self, before: Visit, event: Event, after: Visit, order: Order | None, screen: str) -> None:
        """One event of a visit and what came of it. One that only repeats the one before is counted: see `Repeats`."""
        facts: dict[str, object] = {
            "visit": before.id,
            "service": before.service.id if before.service else "",
            "step": before.placed.id if before.placed else "",
            **_of_event(before, event),
            "screen": screen,
        }
        if after.id != before.id:
            facts["next_visit"] = after.id
        if order:
            facts["effect"] = type(order.effect).__name__
        for line in self._repeats.lines(self._now(), type(event).__name__, facts):
            self._append(*line)

    def close(self) -> None:
        for line in self._repeats.rest():
            self._append(*line)
        self._file.close()


def _of_event(before: Visit, event: Event) -> dict[str, object]:
    match event:
        case Touch(action):
            offered = before.placed.step.actions() if before.placed else {service.id for service in before.services}
            known = action in _ENGINE_ACTIONS or action in offered
            return {"action": action if known else "<redacted>"}
        case Failed(problem=problem):
            return {"code": problem.code, "evidence": problem.evidence}
        case AvailabilityChanged(lacking):
            return {"lacking": {need: problem.code for need, problem in lacking.items()}}
        case IdleTimeout(stage):
            return {"stage": stage}
        case DisplayPreferences(elder, language, listens):
            return {"elder": elder, "language": language, "listens": listens}
        case Delivered(key):
            return {"key": key}
        case Answer(ticket, card) if odd := getattr(card, "odd", ()):  # of an id_card.IdCard: a start loads none of it
            return {"ticket": ticket, "odd": list(odd)}
        case CardSeen(state=state):
            return {"card": state}
        case Answer(ticket) | Progress(ticket):
            return {"ticket": ticket}
    return {}
