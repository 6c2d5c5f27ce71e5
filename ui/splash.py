"""The home screen as the last start left it, so that it stands before anything else is loaded.

What it shows is the home screen with nobody before it: nothing of any person. The rest of the terminal takes the same
window over and shows what holds now; touches that come earlier wait for it.
"""

import os
import time
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QJsonDocument

from ui.present.view_model import ViewModel
from ui.window import open_view

FORM = 6  # of the file; another one is not read
QML = Path(__file__).parent / "qml"
DECLARED = (QML / "theme", QML / "values")  # what a screen, its words and a dress consist of


class Splash:
    """The window with the remembered home screen. `view_model` is what QML is bound to."""

    def __init__(self, remembered: dict[str, Any], *, on_first_frame: Callable[[], None]) -> None:
        """`on_first_frame` is called once, when it has been painted."""
        self.view_model: ViewModel = ViewModel()
        self.view_model.put_dress(remembered["dress"])
        self.view_model.put_frame(remembered["frame"])
        self.view_model.put_clock(_clock(remembered))
        self.view_model.put_screen(remembered["screen"])
        self.view = open_view(
            self.view_model,
            (remembered["width"], remembered["height"]),
            fullscreen=remembered["fullscreen"],
            on_first_frame=on_first_frame,
        )


def _clock(remembered: dict[str, Any]) -> dict[str, str]:
    now = time.localtime(time.time() + remembered["zone"] - time.localtime().tm_gmtoff)
    weekday, month = remembered["weekdays"][now.tm_wday], remembered["months"][now.tm_mon - 1]
    return {
        "time": f"{now.tm_hour:02}:{now.tm_min:02}",
        "date": remembered["date"].format(month=month, day=now.tm_mday, weekday=weekday),
    }


def place_of(config: Path) -> Path:
    """Where the home screen of the terminal with this configuration is remembered."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "suizhu" / f"home-{zlib.crc32(str(config.resolve()).encode()):08x}.json"


def form(folders: Iterable[Path] = DECLARED) -> str:
    """The form of the file. Another version of the program, which shows other values, has another one: a screen that
    lacks a colour or a word cannot be made.
    """
    files = sorted(
        (file.name, file.stat().st_size, file.stat().st_mtime_ns) for folder in folders for file in os.scandir(folder)
    )
    return f"{FORM}-{zlib.crc32(repr(files).encode()):08x}"


def remember(place: Path, what: dict[str, Any]) -> None:
    """Write it if it is not what stands there; a terminal that cannot write merely starts more slowly next time."""
    text = QJsonDocument.fromVariant({"form": form(), **what}).toJson(QJsonDocument.JsonFormat.Compact).data()
    try:
        if place.is_file() and place.read_bytes() == text:
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_suffix(".new")
        beside.write_bytes(text)
        beside.replace(place)
    except OSError:
        return


def remembered(place: Path) -> dict[str, Any] | None:
    """What was remembered; None: nothing that can be used. Read by Qt, which is loaded anyway: Python's own reader of
    JSON takes longer to import than the file to read.
    """
    try:
        found = QJsonDocument.fromJson(place.read_bytes()).toVariant()
    except OSError:
        return None
    return found if isinstance(found, dict) and found.get("form") == form() else None
