"""The journey of docs/contributing.md is played as it stands there."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from device_sim.world import World
from tests.docs.page import ROOT, file_blocks
from tests.flows.player import PatientClock, Player, journeys, read_journey
from tests.flows.terminal import BRISK, terminal
from tests.flows.window import WindowHand

FILES = file_blocks((ROOT / "docs" / "contributing.md").read_text(encoding="utf-8"))


def test_the_journey_of_the_page_ends_as_written(tmp_path: Path, qtbot: QtBot) -> None:
    ((name, text),) = FILES.items()
    file = tmp_path / Path(name).name
    file.write_text(text, encoding="utf-8")
    journey = read_journey(file)
    assert journey.name not in {one.name for one in journeys()}
    world = World(tmp_path / "run", speeds=BRISK)
    clock = PatientClock()
    try:
        with terminal(world, journey.panel, clock) as kiosk:
            Player(WindowHand(kiosk, clock), world.tell, clock).play(journey)
    finally:
        world.close()
