"""Cold start: from the start of the process to the first frame of the complete home screen, against an empty window."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.result import Result

RUNS = 9
GOAL = 1.5
PANEL = (1080, 1920)
SCREEN = {"name": "panel", "x": 0, "y": 0, "width": PANEL[0], "height": PANEL[1], "logicalDpi": 96, "dpr": 1}

# Each child prints the wall clock of its first frame; it is started just after the parent has read its own.
BARE = """
import sys, time
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
app = QGuiApplication([])
engine = QQmlApplicationEngine()
engine.loadData(b"import QtQuick\\nWindow { visible: true; width: 1080; height: 1920 }")
engine.rootObjects()[0].frameSwapped.connect(lambda: (print(time.time(), flush=True), QTimer.singleShot(0, app.quit)))
app.exec()
"""
HOME = """
import os, sys, time
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from kiosk.__main__ import Opening
app = QGuiApplication([])
opening = Opening(Path(sys.argv[1]))
window = opening.splash.view if opening.splash else opening.kiosk.window
window.frameSwapped.connect(lambda: (print(time.time(), flush=True), os._exit(0)))
app.exec()
"""
CONFIG = """
[terminal]
id = "GZ0117"
name = "0117"
place = "越秀区府前路 24 小时自助区"
[panel]
fullscreen = false
[backend]
url = "http://127.0.0.1:9"
key_file = "terminal.key"
[data]
folder = "data"
"""


def run() -> Iterator[Result]:
    with tempfile.TemporaryDirectory() as folder:
        display = Path(folder) / "display.json"
        display.write_text(json.dumps({"screens": [SCREEN]}), "utf-8")
        surroundings = os.environ | {
            "QT_QPA_PLATFORM": f"offscreen:configfile={display}",
            "QT_QUICK_BACKEND": "software",
        }
        surroundings["XDG_CACHE_HOME"] = folder
        config = Path(folder) / "kiosk.toml"
        config.write_text(CONFIG, "utf-8")
        surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed terminal has its modules compiled
        _first_frame(HOME, surroundings, config)  # remembers the home screen, fills Qt's and Python's caches
        pairs = [(_first_frame(HOME, surroundings, config), _first_frame(BARE, surroundings)) for _ in range(RUNS)]
    ours, bare = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
    yield Result("start to the complete home screen", ours, bare, "ms", "empty Window {} of the same PySide6", GOAL)


def _first_frame(program: str, surroundings: dict[str, str], *args: Path) -> float:
    """Seconds from the start of the process to its first frame."""
    begun = time.time()
    child = subprocess.run(
        [sys.executable, "-c", program, *map(str, args)],
        env=surroundings,
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    return float(child.stdout.split()[0]) - begun
