"""`python -m tests.flows.beside --dir DIR`: the terminal of a simulated world, and somebody beside it who tells that
world what is heard of it, for the dock's strip. A terminal by itself tells nobody.
"""

import argparse
import queue
import sys
import threading
import tomllib
from contextlib import suppress
from pathlib import Path

import usb.backend.libusb1

from device_sim.control import NobodyThereError, tell
from device_sim.reading import SOCKET
from device_sim.usb_bus import Elsewhere, SimBus
from device_sim.usb_model import FOUR_PIPES, STREAM
from kiosk.app.opening import run
from ui.speech.utterance import Phrase


class Beside:
    """Implements `ui.narrator.narrator.Overhears`. What is told goes out on a thread of its own, the newest last."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number, self._words = 0, ""
        self._told: queue.SimpleQueue[tuple[str, ...]] = queue.SimpleQueue()
        threading.Thread(target=self._tell, name="beside", daemon=True).start()

    def __call__(self, number: int, phrase: Phrase | None, output: str, cut: bool) -> None:
        if phrase is None:
            self._told.put(("silence",))
            return
        self._words = phrase.shown if number != self._number else self._words + phrase.shown
        self._number = number
        self._told.put(("hear", output, self._words))

    def _tell(self) -> None:
        while True:
            verb, *words = self._told.get()
            with suppress(NobodyThereError):
                tell(self._folder, "sound", verb, *words)


def join_usb(folder: Path) -> None:
    """Whatever this process looks for on USB, it finds in that world. Nothing is done where its reader is on a line."""
    address = tomllib.loads((folder / "kiosk.toml").read_text("utf-8"))["devices"]["id_card"]
    if address.startswith("usb://"):
        bus = SimBus(elsewhere=[Elsewhere(folder / SOCKET, FOUR_PIPES if "pipes=four" in address else STREAM)])
        usb.backend.libusb1.get_backend = lambda find_library=None: bus


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.flows.beside", description=__doc__)
    parser.add_argument("--dir", type=Path, required=True, help="the world's folder")
    args = parser.parse_args()
    join_usb(args.dir)
    return run(args.dir / "kiosk.toml", Beside(args.dir))


if __name__ == "__main__":
    sys.exit(main())
