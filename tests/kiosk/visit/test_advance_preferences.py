"""How the citizen reads: larger type is offered once, slips are in the citizen's language. And what arrives is said."""

import pytest

from kiosk.model.effects import PrintReceipt
from kiosk.model.events import Delivered, IdleTimeout
from kiosk.model.preferences import DisplayPreferences
from tests.kiosk.play import (
    ALLOWANCE,
    CERT,
    CERTIFICATE,
    CHEN,
    HUANG,
    KEPT,
    LINE_DOWN,
    TODAY,
    Fails,
    Gives,
    Play,
    at_allowance_review,
)

ELDER = DisplayPreferences(elder=True)
LISTENS = DisplayPreferences(listens=True)
OFFER = "choice offer-elder-title"


# --- larger type ----------------------------------------------------------------------------------------------


def test_a_woman_of_82_who_chose_the_service_first_is_asked_about_larger_type() -> None:
    play = Play().do(ALLOWANCE).see((Gives(HUANG), OFFER))
    assert [item.id for item in play.screen.items] == ["elder", "close"]
    play.see(
        ("close", "progress finding"),
        (Gives([]), "progress asking-prefill"),
        (Gives({}), "choice ask-payment"),
    )


def test_what_was_begun_goes_on_behind_the_offer() -> None:
    play = Play().do(ALLOWANCE).see((Gives(HUANG), OFFER), (Gives([]), OFFER), (Gives({}), OFFER))
    play.see(("social-card", OFFER))
    play.see((ELDER, "choice ask-payment"))
    assert "payment" not in play.visit.facts


@pytest.mark.parametrize("answer", ["close", "back", ELDER, LISTENS])
def test_larger_type_is_offered_once_a_visit(answer: str | DisplayPreferences) -> None:
    play = Play().do(ALLOWANCE, Gives(HUANG), answer, Gives([]), Gives({}), "back")
    play.do(ALLOWANCE, Gives([]), Gives({}))
    assert play.seen == "choice ask-payment"


def test_who_reads_large_letters_already_is_not_asked() -> None:
    assert not Play().do(ELDER, ALLOWANCE).see((Gives(HUANG), "progress finding")).visit.offering


def test_who_listens_is_not_asked_about_letters() -> None:
    assert not Play().do(LISTENS, ALLOWANCE).see((Gives(HUANG), "progress finding")).visit.offering


def test_who_listens_has_no_button_for_larger_letters_and_has_it_again_without_the_voice() -> None:
    play = Play().do(LISTENS, Gives(HUANG))
    assert "elder" not in {action.id for action in play.screen.actions}
    play.do(DisplayPreferences())
    assert "elder" in {action.id for action in play.screen.actions}


def test_who_is_young_is_not_asked() -> None:
    assert not Play().do(CERT).see((Gives(CHEN), "progress asking-certificate")).visit.offering


def test_who_put_the_card_down_first_has_a_button_and_is_not_asked() -> None:
    play = Play().do(Gives(HUANG))
    assert "elder" in {action.id for action in play.screen.actions}
    play.see((ALLOWANCE, "progress finding"))


def test_a_problem_is_said_before_anything_is_offered() -> None:
    play = Play().do(CERT, Gives(HUANG)).see((Fails(LINE_DOWN), "problem problem-net-01"))
    assert not play.visit.offering
    play.see(("retry", OFFER), (Gives(CERTIFICATE), OFFER), ("close", "review review-print"))


def test_the_offer_can_be_left_for_home() -> None:
    play = Play().do(CERT).see((Gives(HUANG), OFFER), ("home", "home home-start"))
    assert not play.visit.offer


# --- language -------------------------------------------------------------------------------------------------


def test_a_slip_is_ordered_in_the_language_of_the_moment() -> None:
    play = at_allowance_review().do("consent", "confirm", DisplayPreferences(language="en"), Gives(KEPT))
    order = play.orders[-1]
    assert isinstance(order.effect, PrintReceipt)
    assert order.preferences == DisplayPreferences(language="en")


def test_the_next_visit_of_the_same_citizen_is_read_alike_and_the_next_citizen_s_is_not() -> None:
    play = Play().do(DisplayPreferences(elder=True, language="en"), CERT, Gives(CHEN), Fails(LINE_DOWN), "home")
    assert play.visit.preferences == DisplayPreferences(elder=True, language="en")
    assert play.do("home").visit.preferences == DisplayPreferences()


def test_who_went_without_a_word_leaves_the_usual_way_of_reading() -> None:
    assert Play().do(DisplayPreferences(language="en"), IdleTimeout("end")).visit.preferences == DisplayPreferences()


# --- delivered while it is looked at --------------------------------------------------------------------------


def done() -> Play:
    play = at_allowance_review().do("consent", "confirm")
    kept = {**KEPT, "key": play.orders[-1].key}
    return play.do(Gives(kept), Gives())


def chain(play: Play) -> str:
    return next(item.id for item in play.screen.items if item.state == "now")


def test_an_application_that_arrives_while_it_is_looked_at_says_so() -> None:
    play = done()
    assert (play.seen, chain(play)) == ("done done-application", "saved")
    play.do(Delivered(f"{play.visit.id}/keep"))
    assert (play.seen, chain(play)) == ("done done-application-delivered", "submitted")


def test_an_application_that_arrived_before_its_step_was_over_says_so_too() -> None:
    play = at_allowance_review().do("consent", "confirm")
    key = play.orders[-1].key
    play.do(Delivered(key), Gives({**KEPT, "key": key}), Gives())
    assert (play.seen, chain(play)) == ("done done-application-delivered", "submitted")


def test_records_of_other_visits_say_nothing_about_this_one() -> None:
    play = done()
    before = play.visit
    assert play.do(Delivered("b007-99/keep"), Delivered(f"{play.visit.id}9/keep")).visit == before
    play.do(Delivered(f"{play.visit.id}/another"))
    assert play.seen == "done done-application"


def test_nothing_delivered_is_remembered_for_the_next_citizen() -> None:
    play = done()
    play.do(Delivered(f"{play.visit.id}/keep"), "finish")
    assert dict(play.visit.facts) == {}
    assert play.visit.today == TODAY
