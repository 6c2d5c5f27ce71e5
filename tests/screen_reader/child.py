"""A terminal in a process of its own, begun as `kiosk run` begins it, that tells each screen as it is shown.

`python -m tests.screen_reader.child CONFIG`: a line for each screen, a pickled (Screen, Reader) in base64; *ready* once
it can serve. It ends with its input.
"""

import base64
import pickle
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QGuiApplication

import kiosk.app.opening  # noqa: F401 - what it puts into the environment is wanted before there is an application
from kiosk.app.terminal import Kiosk
from kiosk.config.settings import load as load_config
from kiosk.model.screen import Screen
from ui.theme.reader import Reader


class Teller:
    """A view that says what it is shown to whoever started this process."""

    def show(self, screen: Screen, reader: Reader) -> None:
        print(base64.b64encode(pickle.dumps((screen, reader))).decode(), flush=True)


def main() -> None:
    app = QGuiApplication(sys.argv[:1])
    kiosk = Kiosk(load_config(Path(sys.argv[1])), on_ready=lambda: print("ready", flush=True), beside=[Teller()])
    ending = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    ending.activated.connect(lambda: app.exit(0))
    app.exec()
    kiosk.stop()


if __name__ == "__main__":
    main()
