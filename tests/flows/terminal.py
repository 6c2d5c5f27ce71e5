"""A running kiosk joined to a simulated world, for journeys and for tests of the whole."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from device_sim.world import Speeds, World
from kiosk.app.terminal import Kiosk
from kiosk.config.settings import load as load_config
from tests.flows.overheard import Overheard
from tests.flows.player import PatientClock
from tests.flows.set_clock import KindDice, SetThreads
from tests.flows.window import until
from ui.present.presenter import View

BRISK = Speeds(card=True, receipt_mm_s=200.0, pages_per_minute=40.0)
DIAGONALS = {"1080x1920": 21.5, "1920x1080": 21.5, "1366x768": 15.6}


@contextmanager
def terminal(
    world: World, panel: str, clock: PatientClock, beside: Iterable[View] = (), overheard: Overheard | None = None
) -> Iterator[Kiosk]:
    """A running kiosk joined to `world`, ready to serve; it speaks where somebody listens."""
    width, height = (int(part) for part in panel.split("x"))
    file = world.write_config(width=width, height=height, diagonal=DIAGONALS[panel])
    if overheard:
        file.write_text("\n".join((file.read_text("utf-8"), *overheard.settings, "")), "utf-8")
    config = load_config(file)
    ready: list[bool] = []
    kiosk = Kiosk(
        config,
        run=SetThreads(clock),
        clock=clock,
        on_ready=lambda: ready.append(True),
        beside=beside,
        sound_ahead=bool(overheard and overheard.ahead),
        overhears=overheard,
        dice=KindDice(),
    )
    try:
        until(
            lambda: bool(ready) and (not overheard or kiosk.jack is not None), lambda: "the terminal did not get ready"
        )
        yield kiosk
    finally:
        kiosk.stop()
