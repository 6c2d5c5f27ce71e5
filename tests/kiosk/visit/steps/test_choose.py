"""One of several is chosen, and what follows from it is asked."""

from tests.kiosk.play import (
    at_allowance_review,
    touch_digits,
)


def test_living_elsewhere_asks_the_district_and_living_at_home_again_drops_it() -> None:
    play = at_allowance_review().see(
        ("change:living", "choice ask-living"),
        ("elsewhere", "choice ask-district"),
        ("panyu", "review review-confirm"),
    )
    assert "district" in {item.id for item in play.screen.items}
    play.see(("change:living", "choice ask-living"), ("registered", "review review-confirm"))
    assert "district" not in play.visit.facts
    play.do("consent", "confirm")
    assert "district" not in play.orders[-1].effect.data  # type: ignore[union-attr]


def test_going_back_out_of_a_half_made_change_changes_nothing() -> None:
    play = at_allowance_review()
    before = dict(play.visit.facts)
    play.see(
        ("change:living", "choice ask-living"),
        ("elsewhere", "choice ask-district"),
        ("back", "choice ask-living"),
        ("back", "review review-confirm"),
    )
    assert dict(play.visit.facts) == before
    play.see(("back", "choice ask-receives"))


def test_changing_the_payment_asks_the_account_only() -> None:
    play = at_allowance_review().see(("change:payment", "choice ask-payment"), ("bank", "form ask-account"))
    play.do(*touch_digits("6222021234567894")).see(("confirm", "review review-confirm"))
    account = {item.id: item for item in play.screen.items}["account"]
    assert account.value is not None
    assert account.value.mask == "account"
