"""A terminal's data folder and its queue, without a terminal around it."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from drivers.addresses import first_mistake
from kiosk.config.settings import load
from kiosk.journal.writer import Journal
from kiosk.queue.keeper import LEAST_FREE, QueueKeeper
from kiosk.queue.timekeeper import Timekeeper
from kiosk.runtime.availability import Availability
from tests.offline_cache.rig import NOON, Clock

CONFIG = """\
[terminal]
id = "GZ0117"
name = "0117"
place = "越秀区"
help_phone = "12345"
[backend]
url = "http://127.0.0.1:9"
key_file = "terminal.key"
[data]
folder = "{folder}"
"""


@dataclass
class Clocks:
    """A machine that was just started, whose clock is set by hand."""

    wall: Clock

    def since_boot(self) -> float:
        return 0.0

    def boot(self) -> str:
        return ""  # no clock that goes on: only what was written down counts


class Room:
    """A terminal's data folder, and what stands around its queue."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "data"
        settings = folder / "kiosk.toml"
        settings.write_text(CONFIG.format(folder=self.folder), encoding="utf-8")
        self.config = load(settings, first_mistake)
        self.clock = Clock()
        self.clocks = Clocks(self.clock)
        self.record_added = 0
        self.free = LEAST_FREE  # bytes on the disk
        self.availability = Availability(lambda _: None, self.clock)
        self.journal = Journal(self.folder / "visits.jsonl", lambda: datetime.fromtimestamp(NOON, UTC))
        self.queue_keeper = self.begin()

    def begin(self) -> QueueKeeper:
        return QueueKeeper(
            self.config,
            self.journal,
            self.availability,
            doubts=Timekeeper(self.folder / "clock.json", self.clocks).doubt,
            record_added=self._keep,
            clock=self.clock,
            room=lambda _: self.free,
        )

    def _keep(self) -> None:
        self.record_added += 1

    def look(self) -> str:
        """The code of what is lacking after a look; empty: nothing is."""
        self.queue_keeper.look()
        problem = self.availability.lacking.get("outbox")
        return problem.code if problem else ""

    def put(self, n: int) -> None:
        self.queue_keeper.outbox.put("application", {"n": n}, visit=f"v{n}", key=f"v{n}/0", numbered=True)

    def state(self) -> Any:
        return json.loads((self.folder / "state.json").read_text(encoding="utf-8"))

    def diary(self) -> list[dict[str, Any]]:
        path = self.folder / "visits.jsonl"
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
