"""A print was interrupted by a stop of the program: the same person is told, and asked before a second one is made."""

import pytest

from kiosk.model.effects import AskBackend
from kiosk.model.events import IdleTimeout, Interrupted
from tests.kiosk.play import ALLOWANCE, CERT, CERTIFICATE, CHEN, HUANG, KEPT, Gives, Play, words

CUT = Interrupted(CHEN.number, "440100-2026-0037714", "10:35")


def hint(play: Play) -> list[str]:
    return [item.label.key for item in play.screen.items if item.id == "interrupted"]


def test_who_comes_back_is_told_on_the_home_screen() -> None:
    play = Play().do(CUT, Gives(CHEN))
    assert hint(play) == ["home-interrupted"]
    text = play.screen.items[0].label
    assert "10:35" in words("zh-Hans").say(text)
    assert CUT.number in words("en").say(text)
    assert text.private


def test_nobody_else_is_told() -> None:
    assert hint(Play().do(CUT, Gives(HUANG))) == []
    assert hint(Play().do(Gives(CHEN))) == []
    play = Play().do(CUT, Gives(HUANG), CERT)
    assert isinstance(play.effect, AskBackend)


@pytest.mark.parametrize("card_first", [True, False])
def test_it_is_asked_before_an_office_prepares_a_second_one(card_first: bool) -> None:
    play = Play().do(CUT, Gives(CHEN), CERT) if card_first else Play().do(CERT, CUT, Gives(CHEN))
    assert play.seen == "guide interrupted-title"
    assert not any(isinstance(order.effect, AskBackend) for order in play.orders)
    assert [action.id for action in play.screen.actions] == ["print-anew", "home"]
    play.see(
        ("print-anew", "progress asking-certificate"),
        (Gives(CERTIFICATE), "review review-print"),
        ("confirm", "progress saving"),
        (Gives({**KEPT, "number": "", "code": ""}), "progress printing-page"),
    )


@pytest.mark.parametrize("leaving", ["home", "back"])
def test_who_does_not_want_another_one_is_still_greeted(leaving: str) -> None:
    play = Play().do(CUT, Gives(CHEN), CERT).see((leaving, "home home-hello"))
    assert hint(play) == ["home-interrupted"]
    assert play.see((CERT, "guide interrupted-title")).printed() == []


@pytest.mark.parametrize("touch", ["confirm", "again", CERT, "digit"])
def test_nothing_else_is_touched_on_that_page(touch: str) -> None:
    before = Play().do(CUT, Gives(CHEN), CERT)
    asked = len(before.orders)
    assert len(before.see((touch, "guide interrupted-title")).orders) == asked


def test_help_can_be_read_and_left_again() -> None:
    play = Play().do(CUT, Gives(CHEN), CERT)
    play.see(("help", "help help-title"), ("close", "guide interrupted-title"))
    assert play.visit.overlay == ""


def test_what_prints_no_page_does_not_ask() -> None:
    cut = Interrupted(HUANG.number, "7", "10:35")
    assert Play().do(cut, Gives(HUANG), ALLOWANCE).seen != "guide interrupted-title"


def test_who_has_been_warned_is_not_asked_again_when_the_card_is_read_again() -> None:
    play = Play().do(CUT, Gives(CHEN), CERT, "print-anew", CUT, Gives(CERTIFICATE))
    assert play.seen == "review review-print"


def test_a_covered_question_comes_back_with_its_owner() -> None:
    play = Play().do(CUT, Gives(CHEN), CERT, IdleTimeout("cover"))
    assert play.screen.kind == "idle"
    play.do("stay", Gives(CHEN))
    assert play.seen == "guide interrupted-title"
