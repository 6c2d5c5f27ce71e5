"""What the terminal costs while nobody touches it: the home screen, and a page that waits for a card."""

import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from kiosk.app.terminal import Kiosk
from kiosk.config.settings import load as load_config
from tests.bench.result import Result
from tests.bench.served import served
from tests.flows.window import until

WATCHED_S = 10.0
SETTLED_S = 3.0  # what a page still does after it has come
LIMIT = 3.0  # percent of one processor
SERVICE = "old-age-allowance"


def run() -> Iterator[Result]:
    with served() as folder:
        yield from _idle(folder)


def _idle(folder: Path) -> Iterator[Result]:
    ready: list[bool] = []
    kiosk = Kiosk(load_config(folder / "kiosk.toml"), on_ready=lambda: ready.append(True))
    until(lambda: bool(ready), lambda: "the terminal did not get ready")
    yield Result("home screen, nobody there", _percent(), LIMIT, "% of a processor", "limit", 1.0)
    kiosk.presenter.touch(SERVICE)
    until(lambda: kiosk.runtime.screen.kind == "prompt", lambda: "no page that waits for a card")
    yield Result("page that waits for a card", _percent(), LIMIT, "% of a processor", "limit", 1.0)
    kiosk.stop()


def _percent() -> float:
    """Processor time of this process, all threads, in percent of one processor."""
    _live(SETTLED_S)
    begun, used = time.perf_counter(), time.process_time()
    _live(WATCHED_S)
    return 100 * (time.process_time() - used) / (time.perf_counter() - begun)


def _live(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()
