"""How people say who they are: by card, or by the code on a receipt."""

import pytest

from kiosk.model.events import Touch
from kiosk.visit.outcome import Stay
from kiosk.visit.steps.identify import Identify
from tests.kiosk.play import (
    CARD_MOVED,
    CHEN,
    LINE_DOWN,
    NO_PAPER,
    READER_GONE,
    SCANNER_GONE,
    Fails,
    Gives,
    Play,
    hint_on,
    world,
)
from tests.kiosk.visit.steps.knowing import NOTHING


def test_a_way_that_is_not_offered_cannot_be_chosen() -> None:
    assert Identify().on(Touch("way:receipt"), NOTHING) == Stay()
    assert Identify().screen(NOTHING).actions == ()


def test_where_the_scanner_is_out_of_order_the_card_is_asked_for_and_only_then_is_it_a_problem() -> None:
    play = Play().do("application-progress").see((Fails(SCANNER_GONE), "prompt identify-id_card"))
    assert hint_on(play.screen) == SCANNER_GONE.citizen.key
    play.see((Fails(READER_GONE), "problem problem-idc-01"), ("retry", "prompt identify-id_card"))
    play.see(("way:receipt", "prompt identify-receipt"), (Fails(SCANNER_GONE), "prompt identify-id_card"))
    play.see((Gives(CHEN), "progress finding"))


def ways_on(play: Play) -> list[str]:
    return [action.id for action in play.screen.actions]


def test_a_way_whose_device_is_known_to_be_lacking_is_not_offered_beside_the_word_that_it_cannot_be_used() -> None:
    play = Play().do("application-progress", Fails(SCANNER_GONE))
    assert ways_on(play) == ["way:receipt"], "nobody knows yet whether it was for this once"
    play.do(world(scanner=SCANNER_GONE))
    assert (hint_on(play.screen), ways_on(play)) == (SCANNER_GONE.citizen.key, [])
    play.do(world(scanner=SCANNER_GONE, backend=LINE_DOWN))
    assert (hint_on(play.screen), ways_on(play)) == (SCANNER_GONE.citizen.key, []), "no news of it"
    play.do(world())
    assert (hint_on(play.screen), ways_on(play)) == ("", ["way:receipt"]), "it is well again"


def test_a_device_that_is_well_again_leaves_the_word_of_another_one_standing() -> None:
    play = Play().do(world(page_printer=NO_PAPER), "application-progress", Gives("no receipt"))
    assert hint_on(play.do(world()).screen) == "identify-misread"
    misread = Play().do("application-progress", Fails(SCANNER_GONE), world(scanner=SCANNER_GONE), Fails(CARD_MOVED))
    assert hint_on(misread.screen) == hint_on(misread.do(world()).screen) == CARD_MOVED.citizen.key
    broken = Play().do("application-progress", Fails(SCANNER_GONE), world(page_printer=NO_PAPER), world())
    assert hint_on(broken.screen) == SCANNER_GONE.citizen.key


@pytest.mark.parametrize("code", ["", "SUIZHU1|", "SUIZHU1|GZ0117-20261123-0042-7|cssqsuif", "SUIZHU2|X|Y"])
def test_a_code_that_is_no_receipt_of_ours_is_asked_for_again(code: str) -> None:
    play = Play().do("application-progress", Gives(code))
    assert play.seen == "prompt identify-receipt"
    assert hint_on(play.screen) == "identify-misread"
