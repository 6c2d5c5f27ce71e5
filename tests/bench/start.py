"""Cold start: from the start of the process to the first picture, and until it can be used, against an empty window.

Once more on an X server with a bus for screen readers, on which the terminal shows its accessibility tree.
"""

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
from tests.screen_reader.bus import accessibility_bus

RUNS = 9
PICTURE_GOAL, USABLE_GOAL = 1.5, 2.2
PANEL = (1080, 1920)
SCREEN = {"name": "panel", "x": 0, "y": 0, "width": PANEL[0], "height": PANEL[1], "logicalDpi": 96, "dpr": 1}

# Each child prints wall clocks; it is started just after the parent has read its own.
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
# The home screen's first frame; then a finger that has waited for it taps the first service, goes home, and taps it
# again: the second tap tells how long a tap takes that nothing delays.
HOME = """
import gc, os, sys, time
gc.disable()  # as `kiosk run` does
from pathlib import Path
from kiosk.app.opening import Opening
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
opening = Opening(Path(sys.argv[1]))
splash = opening.splash
window = splash.view if splash else opening.kiosk.window
view_model = splash.view_model if splash else opening.kiosk.bridge.view_model
service = view_model.shown[0]["offers"][0]["key"]
times = []
def swapped():
    at_home = view_model.shown[0]["kind"] == "home"
    match len(times):
        case 0:  # the first picture
            times.append(time.time())
            view_model.touch(service, "")
        case 1 if not at_home:  # what was touched has come
            times.append(time.time())
            view_model.touch("home", "")
        case 2 if at_home:
            times.append(time.time())
            view_model.touch(service, "")
        case 3 if not at_home:
            print(*times, time.time(), flush=True)
            os._exit(0)
window.frameSwapped.connect(swapped)
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
        yield from _starts(surroundings, config, "")
        with accessibility_bus(Path(folder)) as (read, _):
            read |= {"QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software", "XDG_CACHE_HOME": folder}
            yield from _starts(read, config, ", with the accessibility tree on a bus")


def _starts(surroundings: dict[str, str], config: Path, how: str) -> Iterator[Result]:
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed terminal has its modules compiled
    _times(HOME, surroundings, config)  # remembers the home screen, fills Qt's and Python's caches
    runs = [(_times(HOME, surroundings, config), _times(BARE, surroundings)) for _ in range(RUNS)]
    bare = statistics.median(times[0] for _, times in runs)
    picture = statistics.median(times[0] for times, _ in runs)
    usable = statistics.median(times[1] - (times[3] - times[2]) for times, _ in runs)
    peer = "empty Window {} of the same PySide6"
    yield Result(f"start to the first picture{how}", picture, bare, "ms", peer, PICTURE_GOAL)
    yield Result(f"start until it can be used{how}", usable, bare, "ms", peer, USABLE_GOAL)


def _times(program: str, surroundings: dict[str, str], *args: Path) -> list[float]:
    """The milliseconds that the program prints, counted from the start of its process."""
    begun = time.time()
    child = subprocess.run(
        [sys.executable, "-c", program, *map(str, args)],
        env=surroundings,
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    return [(float(at) - begun) * 1000 for at in child.stdout.split()]
