"""Memory of the kiosk's process over 200 visits against simulated devices in a process of their own."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import psutil

from device_sim.control import tell
from kiosk.app.terminal import Kiosk
from kiosk.config.settings import load as load_config
from tests.bench.result import Result
from tests.bench.served import served
from tests.flows.player import PatientClock, Player, read_journey
from tests.flows.window import WindowHand, until

VISITS, WARM = 200, 40  # growth is counted from visit WARM on: before it caches are filled
LIMIT_MB, LIMIT_KB_A_VISIT = 220.0, 10.0
JOURNEY = Path(__file__).parent / "memory.toml"


def run() -> Iterator[Result]:
    with served() as folder:
        yield from _visits(folder)


def _visits(folder: Path) -> Iterator[Result]:
    ready: list[bool] = []
    clock = PatientClock()
    kiosk = Kiosk(load_config(folder / "kiosk.toml"), clock=clock, on_ready=lambda: ready.append(True))
    until(lambda: bool(ready), lambda: "the terminal did not get ready")
    player, journey = Player(WindowHand(kiosk, clock), partial(tell, folder), clock), read_journey(JOURNEY)
    process = psutil.Process()
    sizes = []
    for _ in range(VISITS):
        player.play(journey)
        sizes.append(process.memory_info().rss)
    kiosk.stop()
    growth = (sizes[-1] - sizes[WARM]) / (VISITS - WARM) / 1024
    yield Result("memory after 200 visits", sizes[-1] / 2**20, LIMIT_MB, "MB", "limit", 1.0)
    yield Result("growth a visit", max(growth, 0.0), LIMIT_KB_A_VISIT, "KB", "limit", 1.0)
