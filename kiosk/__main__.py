"""`kiosk run` and `kiosk doctor`: reads the configuration, shows the first frame, then builds everything else.

Only what the first frame needs is imported here; `kiosk.assembly` and what it pulls in come after it.
"""

import argparse
import importlib
import os
import secrets
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QUICK_BACKEND", "software")  # before Qt is loaded: terminals have no usable GPU

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickView

from kiosk.catalogue.load import CatalogueError, load
from kiosk.catalogue.papers import TEMPLATES
from kiosk.clock import now
from kiosk.config import Config, ConfigError
from kiosk.config import load as load_config
from kiosk.journal import Journal
from kiosk.model import Event, Screen, Text
from kiosk.runtime import Runtime
from ui.bridge import KioskBridge
from ui.reader import Reader
from ui.resolve import FrameStatus
from ui.theme import Panel, Theme
from ui.window import close_window, open_window
from ui.words import Words

TICK_MS = 1000
TRY_AGAIN_MS = 15_000  # a disk that was full, another program that still holds the queue
OUT_OF_SERVICE = Screen("out_of_service", Text("out-of-service"), body=(Text("out-of-service-means"),))
PAPER_LANGUAGE = "zh-Hans"  # the language of certificates, whatever the screen shows


class Mailbox(QObject):
    """Carries events from worker threads to the GUI thread."""

    arrived = Signal(object)

    def __init__(self, handle: Callable[[Event], None]) -> None:
        super().__init__()
        self.arrived.connect(handle, Qt.ConnectionType.QueuedConnection)

    def post(self, event: Event) -> None:
        self.arrived.emit(event)


class Kiosk:
    """The running terminal: one window, one runtime, and the machine behind it once it is built."""

    def __init__(
        self,
        config: Config,
        *,
        clock: Callable[[], float] = time.monotonic,
        on_ready: Callable[[], None] = lambda: None,
    ) -> None:
        words = Words(PAPER_LANGUAGE)
        services = load(texts=words.places().keys(), templates=TEMPLATES)
        self._config = config
        self._say: Callable[[Text], str] = lambda text: words.say(text, mask=False)
        self._on_ready = on_ready
        self.machine: Any = None
        panel = config.panel
        self.journal = Journal(config.data.folder / "visits.jsonl", now)
        self.theme = Theme(Panel(panel.width, panel.height, panel.diagonal_inches))
        self.bridge = KioskBridge(
            self.theme, self._touch, now=now, seconds=time.monotonic, on_reader=self._reader_changed
        )
        self._status = FrameStatus(
            Text("plain", {"value": config.terminal.place}), config.terminal.name, config.terminal.help_phone
        )
        self.runtime = Runtime(
            services,
            boot=secrets.token_hex(6),
            today=lambda: now().date(),
            clock=clock,
            journal=self.journal,
            idle=config.idle,
            show=self._show,
        )
        self.mailbox = Mailbox(self.runtime.handle)
        self.window: QQuickView = open_window(
            self.bridge, self.theme, fullscreen=panel.fullscreen, on_first_frame=self._first_frame
        )
        self._tick = QTimer(self.window)
        self._tick.timeout.connect(self.runtime.tick)
        self._tick.start(TICK_MS)

    def stop(self) -> None:
        self._tick.stop()
        if self.machine is not None:
            self.machine.stop()
        self.journal.close()
        close_window(self.window)

    def _touch(self, action: str, value: str) -> None:
        self.runtime.touch(action, value)

    def _show(self, screen: Screen, new_visit: bool) -> None:  # noqa: FBT001 - the runtime's own signature
        if new_visit:
            self.bridge.reset_reader()
        self.bridge.show(screen, self._status)

    def _reader_changed(self, reader: Reader) -> None:
        self.runtime.set_slow(slow=reader.elder)

    def _first_frame(self) -> None:
        """The home screen stands: build the rest on a thread, so that it stays alive meanwhile."""
        self.bridge.warm()
        self._finished = Mailbox(self._attach)
        self._build_on_a_thread()

    def _build_on_a_thread(self) -> None:
        threading.Thread(target=self._build, name="assembly", daemon=True).start()

    def _build(self) -> None:
        try:
            assembly = importlib.import_module("kiosk.assembly")
            built: object = assembly.Machine(self._config, self._say, self.journal, self.mailbox.post)
        except Exception as error:
            built = error
        self._finished.arrived.emit(built)

    def _attach(self, built: Any) -> None:
        if isinstance(built, Exception):
            self.journal.write("not_started", {"why": f"{type(built).__name__}: {built}"})
            print(f"kiosk: cannot start: {type(built).__name__}: {built}", file=sys.stderr)
            self.bridge.show(OUT_OF_SERVICE, self._status)
            QTimer.singleShot(TRY_AGAIN_MS, self._build_on_a_thread)
            return
        self.machine = built
        self.bridge.show(self.runtime.screen, self._status)
        self.runtime.attach(built.handlers)
        self._on_ready()


def run(config: Config) -> int:
    """Show the terminal until it is stopped by a signal."""
    app = QGuiApplication(sys.argv[:1])
    kiosk = Kiosk(config)
    for stopping in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stopping, lambda *_: app.quit())
    status = app.exec()
    kiosk.stop()
    return status


def doctor(config: Config) -> int:
    """Say how every part is, for a technician. 0: all well."""
    load(texts=Words(PAPER_LANGUAGE).places().keys(), templates=TEMPLATES)
    findings: list[tuple[str, Mapping[str, str]]] = importlib.import_module("kiosk.doctor").examine(config)
    for part, found in findings:
        print(f"{found['code'] or 'ok':8} {part:16} {found['says']}")
        if found["action"]:
            print(f"{'':25} -> {found['action']}")
    return 1 if any(found["code"] for _, found in findings) else 0


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="kiosk", description="The Suizhu self-service terminal.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, help_text in (
        ("run", "show the terminal"),
        ("doctor", "say how every part is; exit 1 if one is not well"),
    ):
        command = commands.add_parser(name, help=help_text)
        command.add_argument("--config", type=Path, default=Path("kiosk.toml"), help="default: kiosk.toml")
    args = parser.parse_args(arguments)
    try:
        config = load_config(args.config)
        return run(config) if args.command == "run" else doctor(config)
    except (ConfigError, CatalogueError) as error:
        print(f"kiosk: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
