"""Every journey ends as written, through the real window, on a world of its own."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from device_sim.world import World
from tests.flows.ears import KeypadEars
from tests.flows.keyboard import KeyboardHand
from tests.flows.narrator import Narrator
from tests.flows.overheard import Overheard
from tests.flows.player import Journey, PatientClock, Player, journeys
from tests.flows.switches import Switches
from tests.flows.terminal import BRISK, terminal
from tests.flows.window import WindowHand

PRIVATE = ("陈建明", "440104198105140237", "黄玉兰", "44010319440308008X", "13800138000", "62170033")


EVERY = [
    pytest.param(
        journey, id=journey.name, marks=[pytest.mark.process] if journey.sound or journey.reader != "sdt" else []
    )
    for journey in journeys()  # sound is played by another process, and a maker's program is one
]


@pytest.mark.parametrize("journey", EVERY)
def test_journey_ends_as_written(journey: Journey, tmp_path: Path, qtbot: QtBot) -> None:
    world = World(tmp_path, speeds=BRISK)
    world.fit_receipt_printer(journey.receipt_printer)
    world.fit_scanner(journey.scanner)
    world.fit_id_card(journey.lying)
    world.fit_reader(journey.reader)
    world.cabinet.fit(journey.cabinet)
    world.fit_switches(journey.switches)
    clock, narrator = PatientClock(), Narrator()
    overheard = Overheard(tmp_path, clock, ahead=journey.sound == "ahead") if journey.sound else None
    try:
        with terminal(world, journey.panel, clock, [narrator], overheard) as kiosk:
            hand = (KeyboardHand if journey.hand == "keyboard" else WindowHand)(kiosk, clock, twice=journey.twice)
            ears = KeypadEars(kiosk, hand, world.tell, overheard) if overheard else None
            switches = Switches(kiosk, hand, world.tell, clock, journey.switches, ears) if journey.switches else None
            Player(hand, world.tell, clock, ears=switches or ears).play(journey)
            stands = (kiosk.runtime.screen, kiosk.bridge.reader)
            assert (narrator.told[-1].screen, narrator.told[-1].reader) == stands, "a view beside the window"
    finally:
        world.close()

    diary = (tmp_path / "data" / "visits.jsonl").read_text(encoding="utf-8")
    assert [json.loads(line)["what"] for line in diary.splitlines() if '"crash"' in line] == []
    assert [word for word in PRIVATE if word in diary] == []
