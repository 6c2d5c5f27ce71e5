"""A terminal whose devices are played by hand, around the real runtime."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.config.settings import Idle
from kiosk.journal.writer import Journal
from kiosk.model.effects import Order
from kiosk.model.events import Answer
from kiosk.model.screen import Screen
from kiosk.runtime.loop import Runtime
from kiosk.visit.service import Service, catalogue_of
from tests.kiosk.play import (
    CERT,
    CERTIFICATE,
    CHEN,
    TODAY,
    unsaid,
)

SECRET = CHEN.number


@dataclass
class Performer:
    """Writes down what it is told, and does nothing."""

    performed: list[Order] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)
    times_attended: int = 0
    watched: list[str] = field(default_factory=list)

    def perform(self, order: Order) -> None:
        self.performed.append(order)

    def cancel(self, ticket: str) -> None:
        self.cancelled.append(ticket)

    def attended(self) -> None:
        self.times_attended += 1

    def watch(self, number: str) -> None:
        self.watched.append(number)


class Terminal:
    """A runtime whose time is set by hand."""

    def __init__(self, folder: Path, offered: tuple[Service, ...]) -> None:
        self.now = 1000.0
        self.shown: list[tuple[Screen, bool]] = []
        self.wordless = ""  # the kind of screen for which a sentence is missing
        self.journal = Journal(folder / "visits.jsonl", lambda: datetime(2026, 11, 23, 12, tzinfo=UTC))
        self.path = folder / "visits.jsonl"
        self.performs = Performer()
        self.runtime = Runtime(
            catalogue_of(offered),
            boot="b007",
            today=lambda: TODAY,
            hour=lambda: self.hour,
            clock=lambda: self.now,
            journal=self.journal,
            idle=Idle(),
            show=self._show,
        )

    hour = ""  # of the day, as people write it

    def _show(self, screen: Screen, another: bool) -> None:
        if screen.kind == self.wordless:
            raise LookupError(SECRET)
        self.shown.append((screen, another))

    def wait(self, seconds: int) -> "Terminal":
        """Time goes by, with a tick a second."""
        for _ in range(seconds):
            self.now += 1
            self.runtime.tick()
        return self

    def touch(self, *actions: str) -> "Terminal":
        for action in actions:
            self.runtime.touch(action)
        return self

    def answer(self, *values: Any) -> "Terminal":
        for value in values:
            self.runtime.handle(Answer(self.runtime.visit.waiting, value))
        return self

    @property
    def seen(self) -> str:
        assert unsaid(self.runtime.screen) == []
        return f"{self.runtime.screen.kind} {self.runtime.screen.title.key.rpartition('/')[2]}"

    def diary(self) -> list[dict[str, Any]]:
        self.journal.close()
        return [json.loads(line) for line in self.path.read_text(encoding="utf-8").splitlines()]


def stages(terminal: Terminal) -> list[tuple[str, str]]:
    """What a page of progress lists: the state of each stage, and since when."""
    items = terminal.runtime.screen.items
    return [(item.state, str(item.note.args["value"]) if item.note else "") for item in items]


def at_review(terminal: Terminal) -> Terminal:
    return terminal.touch(CERT).answer(CHEN, CERTIFICATE)
