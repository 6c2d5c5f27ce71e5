"""Whether anybody watches over the program."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.app.watched import Watched
from kiosk.app.watching import Unwatched, watching
from kiosk.config.settings import Watchdog
from tests.kiosk.terminal_devices import ByHand

ALONE = """
import sys
from kiosk.app.terminal import Kiosk
print(*{"kiosk.app.watched", "kiosk.runtime.service_manager", "drivers.watchdog"} & {*sys.modules})
"""


@pytest.mark.parametrize(
    ("settings", "environment"),
    [(Watchdog(), {"NOTIFY_SOCKET": "@nobody-listens"}), (Watchdog(Path("/nowhere/watchdog")), {})],
    ids=["a service manager", "a watchdog of the machine"],
)
def test_whoever_watches_over_the_program_is_told(settings: Watchdog, environment: dict[str, str]) -> None:
    watched = watching(settings, ByHand(), environment)
    assert isinstance(watched, Watched)
    watched.stopped()


def test_where_nobody_watches_nobody_is_told_and_nothing_is_waited_for() -> None:
    nobody = watching(Watchdog(), ByHand(), {})
    assert isinstance(nobody, Unwatched)
    assert not nobody.waits_for_paint
    nobody.painted()
    nobody.beat("", ("PAG-01",))
    nobody.stops()
    nobody.stopped()


@pytest.mark.process
def test_a_terminal_loads_nothing_for_whoever_watches_before_it_knows_of_one() -> None:
    loaded = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, timeout=60, check=True)
    assert loaded.stdout.split() == []
