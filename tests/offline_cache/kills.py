"""Terminals that are killed while they write their outbox, and what is wrong with the outbox afterwards."""

import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.offline_cache.life import FORM, UNKNOWN
from tests.offline_cache.rig import CITIZEN, Clock, opened

POINTS = [
    "BEGIN",
    "INSERT INTO sequence",
    "INSERT INTO rows",
    "COMMIT",
    "answered",
    "told",
    "INSERT INTO delivered",
    "DELETE",
]
EARLY = "early"  # a wrong product: it acknowledges before it writes


@dataclass
class Told:
    """What one or several lives have said."""

    put: dict[str, str] = field(default_factory=dict)  # key: number
    handed_over: set[str] = field(default_factory=set)  # the back end has it; the row may or may not have left
    delivered: set[str] = field(default_factory=set)

    def hear(self, lines: Iterable[str]) -> None:
        """Whole lines only: what the kill cut off was not said."""
        for line in lines:
            match line.split() if line.endswith("\n") else ():
                case ["put", key, number]:
                    self.put[key] = number
                case ["handing-over", key]:
                    self.handed_over.add(key)
                case ["delivered", key]:
                    self.delivered.add(key)


def live_until(told: Told, folder: Path, point: str, count: int, *more: str) -> None:
    """A life that kills itself when it comes to this point for the `count`th time."""
    life = subprocess.run([*_life(folder, point, count), *more], capture_output=True, text=True, check=False)
    assert life.returncode == -signal.SIGKILL, life.stderr
    told.hear(life.stdout.splitlines(keepends=True))


def live_for(told: Told, folder: Path, lines: int, *more: str) -> None:
    """A life that is killed from outside, wherever it is then, when it has said so many lines."""
    with subprocess.Popen([*_life(folder, "never", 1), *more], stdout=subprocess.PIPE, text=True) as life:
        assert life.stdout
        told.hear([life.stdout.readline() for _ in range(lines)])
        life.kill()
        told.hear(life.stdout.read().splitlines(keepends=True))


def _life(folder: Path, point: str, count: int) -> list[str]:
    return [sys.executable, "-m", "tests.offline_cache.life", str(folder), point, str(count)]


def wrong_after(folder: Path, told: Told) -> Counter[str]:
    """How many rows are not as they were acknowledged, by what is wrong with them."""
    with opened(folder, Clock()) as outbox:
        entries = outbox.pending_entries()
        unknown = {key for key, number in told.put.items() if number != UNKNOWN and outbox.find(number) is None}
    waiting = {entry.key for entry in entries}
    given_out = {entry.key: entry.number for entry in entries} | told.put
    numbers = [number for number in given_out.values() if number != UNKNOWN]
    return Counter(
        {
            "lost": len(unknown | (set(told.put) - told.handed_over - waiting)),
            "doubled": len(entries) - len(waiting),
            "deliveries forgotten": len(told.delivered & waiting),
            "numbers given out twice": len(numbers) - len(set(numbers)),
            "unreadable": sum(entry.payload != {**CITIZEN, "form": FORM} for entry in entries),
        }
    )
