"""The terminal's diary, one JSON line an event: what happened to a visit, never who it was.

Only what is on the allow-list is written; everything else is `<redacted>`.
"""

import json
import logging
import logging.handlers
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from kiosk.model.effects import Order
from kiosk.model.events import Answer, AvailabilityChanged, Delivered, Event, Failed, IdleTimeout, Progress, Touch
from kiosk.model.preferences import DisplayPreferences
from kiosk.visit.advance import Visit

MAX_BYTES, KEPT_FILES = 10_000_000, 9
# What can be touched on any page. What a step offers beside them, its kind says: see `Step.actions`.
_ENGINE_ACTIONS = frozenset({"home", "back", "help", "close", "retry", "go-on", "stay", "leave", "digit", "delete"})


class _File(logging.handlers.RotatingFileHandler):
    """Where nothing can be written, it says so in one line, and again only after it has worked in between."""

    _failed = _said = False

    def emit(self, record: logging.LogRecord) -> None:
        self._failed = False
        super().emit(record)
        self._said = self._failed

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        self._failed = True
        if not self._said:
            with suppress(OSError):  # it may be on the same disk
                print(f"kiosk: the journal {self.baseFilename}: {sys.exc_info()[1]}", file=sys.stderr)
        stream, self.stream = self.stream, None  # opened anew by the next line
        if stream is not None:
            with suppress(OSError):  # closing writes what is left
                stream.close()


class Journal:
    """Writes `path` and keeps a bounded number of older files beside it."""

    def __init__(self, path: Path, now: Callable[[], datetime], *, max_bytes: int = MAX_BYTES) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._handler = _File(path, maxBytes=max_bytes, backupCount=KEPT_FILES, encoding="utf-8", delay=True)
        self._now = now

    def write(self, what: str, facts: Mapping[str, object]) -> None:
        line = json.dumps({"at": self._now().isoformat(timespec="milliseconds"), "what": what, **facts})
        self._handler.handle(logging.makeLogRecord({"msg": line}))  # one thread at a time

    def step(self, before: Visit, event: Event, after: Visit, order: Order | None, screen: str) -> None:
        """One event of a visit and what came of it."""
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
        self.write(type(event).__name__, facts)

    def close(self) -> None:
        self._handler.close()


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
        case DisplayPreferences(elder, language):
            return {"elder": elder, "language": language}
        case Delivered(key):
            return {"key": key}
        case Answer(ticket) | Progress(ticket):
            return {"ticket": ticket}
    return {}
