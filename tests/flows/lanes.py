"""Journeys side by side: each lane is a process with a screen and a simulated world of its own.

A lane asks for the next few journeys when it has played its last ones, so that none waits for another.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from tests.flows.player import Journey
from tests.flows.stage import Ended, fitting, play

MOST_STEPS = 40  # that are given to a lane at once, where it is more than one journey
BROKEN_OFF = "its lane broke off"


def parts(wanted: Sequence[Journey]) -> list[tuple[Journey, ...]]:
    """In order: neighbours that are played on one terminal, as many as make some work and not too much."""
    found: list[tuple[Journey, ...]] = []
    for journey in wanted:
        before = found[-1] if found else ()
        steps = sum(len(one.steps) for one in (*before, journey))
        if before and fitting(before[0]) == fitting(journey) and steps <= MOST_STEPS:
            found[-1] = (*before, journey)
        else:
            found.append((journey,))
    return found


def play_in_lanes(
    wanted: Sequence[Journey], out: Path, left: Sequence[Path], displays: Sequence[str], voices: Path | None = None
) -> Iterator[Ended]:
    """Play each on one of the displays; told as they end. Each lane leaves papers and records in its folder of `left`.

    Where a lane breaks off, the other goes on; what it had been given is told as failed. `voices`: see `Overheard`.
    """
    spawn = get_context("spawn")  # Qt and threads do not survive a fork
    given: dict[Connection, list[Journey]] = {}
    for display, folder in zip(displays, left, strict=True):
        ours, theirs = spawn.Pipe()
        spawn.Process(target=_lane, args=(theirs, display, out, folder, voices), daemon=True).start()
        theirs.close()  # or its end would never be noticed
        given[ours] = []
    waiting = parts(wanted)
    while given:
        for lane in wait([*given]):
            assert isinstance(lane, Connection)
            try:
                told = lane.recv()
            except EOFError:
                yield from (Ended(journey.name, BROKEN_OFF, ()) for journey in given.pop(lane))
                continue
            if told is None:
                given[lane] = list(waiting.pop(0)) if waiting else []
                lane.send(tuple(given[lane]))
            else:
                given[lane] = [journey for journey in given[lane] if journey.name != told.journey]
                yield told
    yield from (Ended(journey.name, BROKEN_OFF, ()) for part in waiting for journey in part)


def _lane(parent: Connection, display: str, out: Path, left: Path, voices: Path | None) -> None:
    """Play what it is given until it is given nothing."""
    os.environ["DISPLAY"] = display
    app = QGuiApplication(sys.argv[:1])
    for ended in play(_asked_for(parent), out, left, voices):
        parent.send(ended)
    del app


def _asked_for(parent: Connection) -> Iterator[Journey]:
    while True:
        parent.send(None)
        part: tuple[Journey, ...] = parent.recv()
        if not part:
            return
        yield from part
