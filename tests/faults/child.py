"""A kiosk in a process of its own that plays a journey and kills itself, at once and without warning, at a named event.

`python -m tests.faults.child WORLD_FOLDER JOURNEY before|after N`: N counts the visit's events from *confirm* (0) on.
"""

import os
import signal
import sys
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from device_sim.control import tell
from kiosk.app.terminal import Kiosk
from kiosk.config.settings import load as load_config
from kiosk.model.events import Answer, Event, Failed, Progress, Touch
from tests.flows.player import PatientClock, Player, journeys
from tests.flows.window import WindowHand, until

START_S = 200.0  # while the machine has other work: what is held here comes after the start


class Fuse:
    """Stands before the runtime's `handle` and ends the process at the chosen event."""

    def __init__(self, kiosk: Kiosk, moment: str, number: int) -> None:
        self._handle = kiosk.runtime.handle
        self._moment = moment
        self._number = number
        self._seen = -1

    def __call__(self, event: Event) -> None:
        if event == Touch("confirm") or self._seen >= 0:
            self._seen += isinstance(event, Touch | Answer | Failed | Progress)
        if self._seen == self._number and self._moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        self._handle(event)
        if self._seen == self._number:
            os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    folder, name, moment, number = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
    app = QGuiApplication(sys.argv[:1])
    ready: list[bool] = []
    clock = PatientClock()
    kiosk = Kiosk(load_config(folder / "kiosk.toml"), clock=clock, on_ready=lambda: ready.append(True))
    fuse = Fuse(kiosk, moment, number)
    kiosk.mailbox.arrived.disconnect()
    kiosk.mailbox.arrived.connect(fuse)
    kiosk.runtime.handle = fuse  # type: ignore[method-assign]
    until(lambda: bool(ready), lambda: "the terminal did not get ready", START_S)
    journey = next(one for one in journeys(Path(__file__).parent / "journeys") if one.name == name)
    Player(WindowHand(kiosk, clock), partial(tell, folder), clock).play(journey)
    kiosk.stop()
    del app


if __name__ == "__main__":
    main()
