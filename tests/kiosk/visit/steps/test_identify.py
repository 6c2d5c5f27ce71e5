"""How people say who they are: by card, or by the code on a receipt."""

import pytest

from kiosk.model.events import Touch
from kiosk.visit.outcome import Stay
from kiosk.visit.steps.identify import Identify
from tests.kiosk.play import (
    CHEN,
    READER_GONE,
    SCANNER_GONE,
    Fails,
    Gives,
    Play,
    hint_on,
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


@pytest.mark.parametrize("code", ["", "SUIZHU1|", "SUIZHU1|GZ0117-20261123-0042-7|cssqsuif", "SUIZHU2|X|Y"])
def test_a_code_that_is_no_receipt_of_ours_is_asked_for_again(code: str) -> None:
    play = Play().do("application-progress", Gives(code))
    assert play.seen == "prompt identify-receipt"
    assert hint_on(play.screen) == "identify-misread"
