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
import time
from datetime import datetime
from PySide6.QtGui import QGuiApplication
from ui.bridge import KioskBridge
from ui.gallery_screens import HOME, STATUS
from ui.theme import Panel, Theme
from ui.window import open_window
from ui.words import STRINGS
app = QGuiApplication([])
theme = Theme(Panel())
bridge = KioskBridge(theme, print, now=datetime.now, seconds=time.monotonic,
                     folders=(STRINGS, STRINGS.parent / "gallery_strings"))
bridge.show(HOME, STATUS)
view = open_window(bridge, theme, fullscreen=False)
view.frameSwapped.connect(lambda: (print(time.time(), flush=True), app.quit()))
app.exec()
"""


def run() -> Iterator[Result]:
    with tempfile.TemporaryDirectory() as folder:
        display = Path(folder) / "display.json"
        display.write_text(json.dumps({"screens": [SCREEN]}), "utf-8")
        surroundings = os.environ | {
            "QT_QPA_PLATFORM": f"offscreen:configfile={display}",
            "QT_QUICK_BACKEND": "software",
        }
        surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed terminal has its modules compiled
        _first_frame(HOME, surroundings)  # fills Qt's and Python's caches, as the first start of a terminal does
        pairs = [(_first_frame(HOME, surroundings), _first_frame(BARE, surroundings)) for _ in range(RUNS)]
    ours, bare = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
    yield Result("start to the complete home screen", ours, bare, "ms", "empty Window {} of the same PySide6", GOAL)


def _first_frame(program: str, surroundings: dict[str, str]) -> float:
    """Seconds from the start of the process to its first frame."""
    begun = time.time()
    child = subprocess.run(
        [sys.executable, "-c", program], env=surroundings, capture_output=True, check=True, text=True, timeout=60
    )
    return float(child.stdout.split()[0]) - begun
