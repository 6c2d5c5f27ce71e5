"""What a second view hears of every journey: something of every screen, and nothing of a person where others listen."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from device_sim.world import AT_ONCE, World
from kiosk.model.events import Answer, Event, Progress
from tests.flows.listener import Listener
from tests.flows.narrator import Narrator
from tests.flows.player import Journey, PatientClock, Player, journeys
from tests.flows.windowless import BlindHand, windowless
from tests.kiosk.canary import Canary, holds
from ui.gallery.reviews import REVIEW
from ui.gallery.screens import FORM, HELP, RESULT, VERIFY
from ui.present.presenter import Presenter
from ui.theme.reader import Reader

# Days, the keys of what was written down, and what stands in every time of day.
THE_JOURNALS_OWN = re.compile(r"\d{4}-\d{2}(-\d{2})?|b007-\d+/[a-z-]+(/\d+)?|\d{1,3}")


def listen(journey: Journey, folder: Path) -> tuple[Narrator, Listener, Canary]:
    """Play it before two who listen; every value of every person is known afterwards."""
    narrator, listener, canary, clock = Narrator(), Listener(), Canary(), PatientClock()

    def heard(event: Event) -> None:
        if isinstance(event, Answer | Progress):
            canary.learn(event.value)

    world = World(folder, speeds=AT_ONCE)
    world.fit_receipt_printer(journey.receipt_printer)
    world.fit_scanner(journey.scanner)
    world.fit_id_card(journey.lying)
    world.fit_reader(journey.reader)
    world.cabinet.fit(journey.cabinet)
    try:
        with windowless(world, clock, [narrator, listener], heard) as terminal:
            Player(BlindHand(terminal), world.tell, clock).play(journey)
    finally:
        world.close()
    canary.learn([step["type"] for step in journey.steps if "type" in step])
    return narrator, listener, canary


REVIEWED = replace(REVIEW, items=REVIEW.items[2:4], notice=None)
IN_ORDER = {
    "a form": (FORM, "title body expected ●typed typed note expected where"),
    "a review": (REVIEWED, "title expected item ●value note item action where"),
    "four digits": (VERIFY, "title body expected expected typed hint"),
    "a result": (
        RESULT,
        "●title ●body ●body expected ●item ●state ●item ●state ●item ●state ●item ●state action ●number where",
    ),
}


@pytest.mark.parametrize("name", IN_ORDER)
def test_one_hears_what_this_is_then_what_is_expected_then_what_can_be_chosen(name: str) -> None:
    screen, order = IN_ORDER[name]
    narrator = Narrator()
    narrator.show(screen, Reader())
    said = [f"{'●' if one.private else ''}{one.part}" for one in narrator.told[0].utterances]
    assert " ".join(said) == order


def test_a_change_of_language_is_heard_in_the_new_language() -> None:
    narrator = Narrator()
    presenter = Presenter([narrator], lambda _action, _value: None)
    presenter.show(HELP)
    presenter.touch("language", "en")
    assert [told.aloud[0] for told in narrator.told] == ["请打服务电话", "Please call the helpline"]


# What at least must have been shown, or nothing would be proved.
SHOWN = {
    "20-allowance-offline-elder": {
        "黄玉兰",
        "44010319440308008X",
        "广东省广州市荔湾区宝华路耀华坊27号之一",
        "13800138000",
    },
    "90-english-landscape": {"OLIVEIRA, CARLOS", "BRA440179123005"},
}


# Who presses keys needs ears or a frame on the glass, and the second view has neither.
TOUCHED = [
    pytest.param(one, id=one.name, marks=[pytest.mark.process] if one.reader == "program" else [])
    for one in journeys()
    if not one.sound and not one.switches
]


@pytest.mark.parametrize("journey", TOUCHED)
def test_nothing_of_a_person_is_heard_by_others_or_written_down(journey: Journey, tmp_path: Path) -> None:
    narrator, listener, canary = listen(journey, tmp_path)
    (tmp_path / "said.txt").write_text(narrator.written(), encoding="utf-8")
    screens = [told.screen for told in narrator.told]

    assert SHOWN.get(journey.name, set()) <= canary.kept(screens)
    assert canary.leaks(screens) == set()
    aloud = {said for told in narrator.told for said in told.aloud}
    assert {value for value in canary.values if any(holds(said, value) for said in aloud)} == set()
    assert {value for value in canary.values if any(holds(said, value) for said in listener.open_to_all)} == set()
    assert listener.lost == []
    diary = (tmp_path / "data" / "visits.jsonl").read_text(encoding="utf-8")
    personal = {value for value in canary.values if not THE_JOURNALS_OWN.fullmatch(value)}
    assert {value for value in personal if holds(diary, value)} == set()

    assert all(told.aloud for told in narrator.told)
    again = [(a, b) for a, b in pairwise(narrator.told) if a.screen == b.screen and a.reader == b.reader]
    assert all(a.screen.kind == "home" for a, _ in again)  # once more when the devices are there, and never otherwise
