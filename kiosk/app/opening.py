"""`kiosk run`: the window, from its first frame to its end.

The first frame comes before everything else: a splash shows the home screen as the last start left it, while a
thread imports the terminal behind it. Only what the splash needs is imported here.
"""

# ruff: noqa: E402 - what has to be settled before Qt is loaded comes first
import gc
import importlib
import os
import signal
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QUICK_BACKEND", "software")  # before Qt is loaded: terminals have no usable GPU
os.environ.setdefault("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "1")  # whoever needs a screen reader cannot ask for it here

from ui import pyside

pyside.load()

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from kiosk.app.instance import AlreadyRunning, Instance
from ui.splash import Splash, place_of, remembered

MISTAKE = "drivers.mistake"
TERMINAL = "kiosk.app.terminal"
WORDS = "kiosk.config.words"
PRIVATE_MEMORY = "kiosk.app.private_memory"
UNSEEN_MS = 300  # a window that nobody sees is painted late or never; its terminal has to run all the same
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class Opening(QObject):
    """Brings up the terminal of one configuration. `status` is the exit code should that fail."""

    imported = Signal()

    def __init__(self, config: Path, overhears: Any = None) -> None:
        """`overhears`: who is told besides what is heard, in a demonstration."""
        super().__init__()
        self.kiosk: Any = None
        self.splash: Splash | None = None
        self.status = 0
        self._config, self._overhears = config, overhears
        self._importing = False
        self._instance = Instance()
        self.imported.connect(self._open)  # queued: it comes from the importing thread
        what = remembered(place_of(config))
        if what is None:
            self._import()
            return
        try:
            self._instance.claim(Path(what["data"]))  # before there is a window: it would cover the other one's
        except AlreadyRunning as error:
            self._end(2, *_said(error.sentence, folder=error.folder, process=error.process))
        else:
            self.splash = Splash(what, on_first_frame=self._import_behind)
            QTimer.singleShot(UNSEEN_MS, self._import_behind)

    def _import_behind(self) -> None:
        """On a thread, once the first picture stands: the two would take the interpreter from each other."""
        if not self._importing:
            self._importing = True
            threading.Thread(target=self._import, name="imports", daemon=True).start()

    def _import(self) -> None:
        importlib.import_module(PRIVATE_MEMORY).keep_private()  # before anything of anybody is there
        importlib.import_module(TERMINAL)
        self.imported.emit()

    def _open(self) -> None:
        try:
            opened = importlib.import_module(TERMINAL).open_terminal
            self.kiosk = opened(self._config, self.splash, self._instance, self._overhears)
        except AlreadyRunning as error:
            self._end(2, *_said(error.sentence, folder=error.folder, process=error.process))
        except (ValueError, OSError) as error:
            self._end(2, *importlib.import_module(MISTAKE).in_every_language(error))
        except Exception as error:  # never a window that nobody stands behind: whoever watches this starts it again
            sys.excepthook(type(error), error, error.__traceback__)
            self._end(1, "ended by a mistake in the program")
        gc.freeze()  # what is there now stays to the end
        gc.enable()

    def _end(self, status: int, *lines: str) -> None:
        _tell(lines)
        self._instance.release()
        self.status = status
        if self.splash:  # then the event loop runs already
            QGuiApplication.exit(status)


def run(config: Path, overhears: Any = None) -> int:
    """Show the terminal until it is stopped by a signal. `overhears`: see `Opening`.

    2: the configuration or the catalogue is wrong, or another one runs on the same data.
    """
    os.umask(0o077)  # whatever is made from here on is for this user alone
    if lines := _in_the_way(config):
        _tell(lines)
        return 2
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # an exception within Qt would end neither the start nor the program
    app = QGuiApplication(sys.argv[:1])
    opening = Opening(config, overhears)
    if opening.status:
        return opening.status
    for stopping in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stopping, lambda *_: app.exit(0))  # not quit, which asks the window
    status = app.exec()
    if opening.kiosk is not None:
        opening.kiosk.stop()
    return status


def _in_the_way(config: Path) -> list[str]:
    """Why there can be no window, a line a language; Qt would end the program without a word of ours."""
    if not config.is_file():
        return _said("no-settings", file=config)
    if sys.platform == "linux" and not any(map(os.environ.get, DISPLAYS)):
        return _said("no-display", these=", ".join(DISPLAYS))
    return []


def _said(key: str, **args: object) -> list[str]:
    lines: list[str] = importlib.import_module(WORDS).sentence(key, **args).lines()
    return lines


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        print(f"kiosk: {line}", file=sys.stderr)
