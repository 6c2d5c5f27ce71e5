"""One of several is chosen, and what follows from it is asked."""

from tests.kiosk.play import (
    Play,
    at_allowance_review,
    touch_digits,
)

UP_TO_LIVING = (
    ("change:you", "choice ask-payment"),
    ("social-card", "choice offer-phone"),
    ("use-known", "choice ask-living"),
)


def test_living_elsewhere_asks_the_district_and_living_at_home_again_drops_it() -> None:
    play = at_allowance_review().see(
        *UP_TO_LIVING,
        ("elsewhere", "choice ask-district"),
        ("panyu", "choice ask-receives"),
        ("no", "review review-confirm"),
    )
    assert "district" in {item.id for item in play.screen.items}
    play.see(*UP_TO_LIVING, ("registered", "choice ask-receives"), ("no", "review review-confirm"))
    assert "district" not in play.visit.facts
    play.do("consent", "confirm")
    assert "district" not in play.orders[-1].effect.data  # type: ignore[union-attr]


def test_going_back_out_of_a_half_made_change_changes_nothing() -> None:
    play = at_allowance_review()
    before = dict(play.visit.facts)
    play.see(
        *UP_TO_LIVING,
        ("elsewhere", "choice ask-district"),
        ("back", "choice ask-living"),
        ("back", "choice offer-phone"),
        ("back", "choice ask-payment"),
        ("back", "review review-confirm"),
    )
    assert dict(play.visit.facts) == before
    play.see(("back", "choice ask-receives"))


def test_whoever_changed_one_answer_leaves_the_rest_but_answers_what_has_become_a_question() -> None:
    play = at_allowance_review().see(("change:you", "choice ask-payment"))
    assert not rest_of(play), "nothing is changed yet: *back* leads out"
    play.see(("bank", "form ask-account"))
    play.do(*touch_digits("6222021234567894")).see(("confirm", "choice offer-phone"))
    assert rest_of(play)
    before = {**play.visit.facts}
    play.see(("keep-rest", "review review-confirm"))
    assert dict(play.visit.facts) == before
    play.see(("back", "choice ask-receives"), ("keep-rest", "choice ask-receives"))


def test_a_new_question_cannot_be_left_out() -> None:
    play = at_allowance_review().see(*UP_TO_LIVING, ("elsewhere", "choice ask-district"))
    assert not rest_of(play)
    play.see(("keep-rest", "choice ask-district"), ("panyu", "choice ask-receives"))
    play.see(("keep-rest", "review review-confirm"))


def rest_of(play: Play) -> bool:
    """Whether the answers that follow can be left as they are."""
    return "keep-rest" in {action.id for action in play.screen.actions}


def test_changing_the_payment_asks_the_account() -> None:
    play = at_allowance_review().see(("change:you", "choice ask-payment"), ("bank", "form ask-account"))
    play.do(*touch_digits("6222021234567894")).see(
        ("confirm", "choice offer-phone"), ("keep-rest", "review review-confirm")
    )
    account = {item.id: item for item in play.screen.items}["account"]
    assert account.value is not None
    assert account.value.mask == "account"
