"""A whole terminal with a scanner of each other model: pulled out under a citizen's hand, it reads once it is back."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from device_sim.scanning import COMMANDED
from device_sim.world import World
from tests.flows.player import PatientClock, Player, journeys
from tests.flows.terminal import BRISK, terminal
from tests.flows.window import WindowHand

(REPORTS,) = (one for one in journeys() if one.name == "72-scanner-in-reports")
MISREAD, _TOO_LONG, PULLED_OUT, READ, _HOME = REPORTS.steps


@pytest.mark.parametrize("model", [*COMMANDED, "lines", "microscan"])
def test_a_scanner_that_is_pulled_out_is_told_and_reads_once_it_is_back(
    model: str, tmp_path: Path, qtbot: QtBot
) -> None:
    world, clock = World(tmp_path, speeds=BRISK), PatientClock()
    world.fit_scanner(model)
    try:
        with terminal(world, REPORTS.panel, clock) as kiosk:
            hand = WindowHand(kiosk, clock, twice=False)
            Player(hand, world.tell, clock).play(replace(REPORTS, steps=(MISREAD, PULLED_OUT, READ)))
            assert kiosk.runtime.screen.title.key.endswith("state-unknown")
    finally:
        world.close()
