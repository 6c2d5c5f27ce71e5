"""What lies at the terminal although nobody is there, kept for the next start of the program in one small file.

Nothing personal: that a card or a sheet lies there, or may, and not whose.
"""

import json
from pathlib import Path

from kiosk.model.events import LeftBehind
from kiosk.model.mark import mark

_KINDS = frozenset({"card", "maybe-card", "sheet", "late-sheet"})


class LeftFile:
    """The file `left.json` of the data folder. One that cannot be read says nothing; one that cannot be written costs
    the next start a word to whoever comes.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "left.json"

    def left(self) -> LeftBehind:
        """As the last stop left it."""
        try:
            said = json.loads(self._path.read_bytes())
            return LeftBehind(_KINDS & set(said["behind"]), bool(said["stale"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return LeftBehind()

    def keep(self, left: LeftBehind) -> None:
        """Whole or not at all. Not forced to the disk: that would hold up the screen."""
        beside = self._path.with_suffix(".new")
        try:
            beside.write_text(json.dumps({"behind": sorted(left.behind), "stale": left.stale}), encoding="utf-8")
            beside.replace(self._path)
        except OSError:
            mark("left-behind-not-written")  # a full disk is told by who looks after the queue
