"""`kiosk run` and `kiosk doctor`.

The first frame comes before everything else: a curtain shows the home screen as the last start left it, while a
thread imports the terminal behind it. Only what the curtain needs is imported here.
"""

import argparse
import importlib
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QUICK_BACKEND", "software")  # before Qt is loaded: terminals have no usable GPU

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from ui.curtain import Curtain, place_of, remembered

TERMINAL = "kiosk.terminal"


class Opening(QObject):
    """Brings up the terminal of one configuration. `status` is the exit code should that fail."""

    imported = Signal()

    def __init__(self, config: Path) -> None:
        super().__init__()
        self.kiosk: Any = None
        self.curtain: Curtain | None = None
        self.status = 0
        self._config = config
        self.imported.connect(self._open)  # queued: it comes from the importing thread
        what = remembered(place_of(config))
        if what is None:
            self._import()
        else:
            self.curtain = Curtain(what, self._import_on_a_thread)

    def _import_on_a_thread(self) -> None:
        threading.Thread(target=self._import, name="imports", daemon=True).start()

    def _import(self) -> None:
        importlib.import_module(TERMINAL)
        self.imported.emit()

    def _open(self) -> None:
        try:
            self.kiosk = importlib.import_module(TERMINAL).open_terminal(self._config, self.curtain)
        except ValueError as error:
            print(f"kiosk: {error}", file=sys.stderr)
            self.status = 2
            if self.curtain:  # then the event loop runs already
                QGuiApplication.exit(self.status)


def run(config: Path) -> int:
    """Show the terminal until it is stopped by a signal. 2: the configuration or the catalogue is wrong."""
    app = QGuiApplication(sys.argv[:1])
    opening = Opening(config)
    if opening.status:
        return opening.status
    for stopping in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stopping, lambda *_: app.quit())
    status = app.exec()
    if opening.kiosk is not None:
        opening.kiosk.stop()
    return status


def doctor(config: Path) -> int:
    try:
        code: int = importlib.import_module(TERMINAL).examine(config)
    except ValueError as error:
        print(f"kiosk: {error}", file=sys.stderr)
        return 2
    return code


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="kiosk", description="The Suizhu self-service terminal.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, run_it, says in (
        ("run", run, "show the terminal"),
        ("doctor", doctor, "say how every part is; exit 1 if one is not well"),
    ):
        command = commands.add_parser(name, help=says, description=says)
        command.add_argument("--config", type=Path, default=Path("kiosk.toml"), help="default: kiosk.toml")
        command.set_defaults(run_it=run_it)
    args = parser.parse_args(arguments)
    status: int = args.run_it(args.config)
    return status


if __name__ == "__main__":
    sys.exit(main())
