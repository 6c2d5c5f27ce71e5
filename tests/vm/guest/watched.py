"""The terminal's word to whoever watches over it, without its window.

Prints `up as` and its number, how the watchdog is whenever that changes, and `stopped`.

A turn of its loop stands for one of the window's. By SIGTERM it ends in order, by SIGUSR1 it hangs.
"""

import os
import signal
import sys
import threading
from pathlib import Path
from types import FrameType

from kiosk.app.watched import Watched
from kiosk.config.settings import Watchdog
from kiosk.model.device_state import DeviceState
from kiosk.runtime.threads import Threads

TURN_S = 1.0


def say(words: str) -> None:
    print(words, flush=True)


def found(state: DeviceState) -> None:
    say(f"{state.code or 'fed'}: {state.evidence or state.identity}")


def hang(_number: int, _frame: FrameType | None) -> None:
    threading.Event().wait()


def main(device: str = "", seconds: str = "60") -> None:
    watched = Watched(Watchdog(Path(device) if device else None, int(seconds)), Threads())
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    signal.signal(signal.SIGUSR1, hang)
    say(f"up as {os.getpid()}")
    watched.painted()
    watched.beat("", (), found)
    while not ended.wait(TURN_S):
        watched.beat("", (), found)
    watched.stops()
    watched.stopped()
    say("stopped")


if __name__ == "__main__":
    main(*sys.argv[1:])
