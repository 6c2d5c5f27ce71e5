"""The dock's line to the world: looks twice a second and tells, on a thread of its own. Knows no widget."""

import queue
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from device_sim.control import NobodyThereError, tell
from device_sim.dock.pieces import Press

LOOK_EVERY_S = 0.5
NEWEST = 24  # papers that are shown
THUMBNAIL = (118, 167)  # pixels; an A4 page fits, a receipt shows its head
SETTLED_S = 0.2  # a younger file may still be being written


@dataclass(frozen=True)
class Paper:
    """One piece of paper that came out. The same name is used again when a world starts again, hence `written`."""

    path: Path
    written: int  # nanoseconds since 1970
    thumbnail: QImage


@dataclass(frozen=True)
class Sight:
    """What one look showed. Papers newest first; each device's verbs with the words that follow."""

    verbs: dict[str, dict[str, str]]
    state: dict[str, Any]
    records: dict[str, Any]
    papers: tuple[Paper, ...]


class WorldLink(QObject):
    """Signals: `seen` Sight; `gone` the words why nothing can be seen; `did` and `refused` follow each `press`."""

    seen = Signal(object)
    gone = Signal(str)
    did = Signal(str)
    refused = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._orders: queue.Queue[Press | None] = queue.Queue()
        self._papers: dict[tuple[str, int], Paper] = {}
        self._thread = threading.Thread(target=self._run, name="dock-link", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def press(self, button: Press) -> None:
        """Tell the world; returns at once."""
        self._orders.put(button)

    def stop(self) -> None:
        self._orders.put(None)
        self._thread.join(timeout=5)

    def _run(self) -> None:
        while True:
            self._look()
            try:
                order = self._orders.get(timeout=LOOK_EVERY_S)
            except queue.Empty:
                continue
            if order is None:
                return
            self._tell(order)

    def _tell(self, button: Press) -> None:
        try:
            tell(self._folder, button.device, button.verb, *button.args)
        except (NobodyThereError, ValueError) as error:
            self.refused.emit(str(error))
        else:
            self.did.emit(f"{button.zh} {button.en}")

    def _look(self) -> None:
        try:
            verbs = tell(self._folder, "world", "verbs")
            state = tell(self._folder, "world", "state")
            records = tell(self._folder, "world", "records")
        except (NobodyThereError, ValueError) as error:
            self.gone.emit(str(error))
            return
        self._papers = {(one.path.name, one.written): one for one in self._newest_papers()}
        self.seen.emit(Sight(verbs, state, records, tuple(self._papers.values())))

    def _newest_papers(self) -> Iterator[Paper]:
        found = sorted(((_written(path), path) for path in (self._folder / "papers").glob("*.png")), reverse=True)
        settled = [(written, path) for written, path in found if not 0 <= time.time() - written / 1e9 < SETTLED_S]
        for written, path in settled[:NEWEST]:
            known = self._papers.get((path.name, written))
            thumbnail = known.thumbnail if known else _thumbnail(path)
            if not thumbnail.isNull():
                yield Paper(path, written, thumbnail)


def _written(path: Path) -> int:
    """0: it has gone meanwhile."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _thumbnail(path: Path) -> QImage:
    width, height = THUMBNAIL
    image = QImage(str(path))
    if image.isNull():
        return image
    scaled = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    return scaled.copy(0, 0, width, min(scaled.height(), height))
