"""A value that the government knew is offered, masked."""

from kiosk.visit.steps.offer import Offer
from tests.kiosk.play import (
    at_allowance_review,
    touch_digits,
)
from tests.kiosk.visit.steps.knowing import knowing


def test_a_known_number_is_offered_masked_and_only_where_there_is_one() -> None:
    offer = Offer("phone", "prefill.phone", private="phone")
    assert offer.needed(knowing({"prefill": {"phone": "13800136620"}}))
    assert not offer.needed(knowing({"prefill": {"phone": ""}}))
    assert not offer.needed(knowing({"prefill": {}}))
    assert not offer.needed(knowing({"prefill": {"phone": "13800136620"}, "phone": "13912345678"}))
    assert offer.screen(knowing({"prefill": {"phone": "13800136620"}})).items[0].label.mask == "phone"


def test_changing_an_offered_phone_begins_with_nothing_typed() -> None:
    play = at_allowance_review().see(("change:you", "choice ask-payment"), ("social-card", "choice offer-phone"))
    play.see(("use-other", "form ask-phone"))
    assert play.screen.keys is not None
    assert play.screen.keys.value.text == ""
    play.do(*touch_digits("13912345678")).see(("confirm", "choice ask-living"), ("keep-rest", "review review-confirm"))
    assert play.visit.facts["phone"] == "13912345678"
