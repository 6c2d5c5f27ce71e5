"""What each kind of step makes of touches and answers."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device_sim.people import person
from kiosk.model.events import Touch
from kiosk.model.screen import Item
from kiosk.model.text import Text
from kiosk.visit.facts import Facts
from kiosk.visit.step import Context, GoTo, Learn, Leave, Stay, Step
from kiosk.visit.steps.digits import Digits, luhn_is_right
from kiosk.visit.steps.done import Done
from kiosk.visit.steps.find import MEANT, ShowApplications
from kiosk.visit.steps.identify import Identify
from kiosk.visit.steps.offer import Offer
from kiosk.visit.steps.require import RequireAge
from kiosk.visit.steps.review import Line, Review
from tests.kiosk.play import (
    ALLOWANCE,
    CERT,
    CHEN,
    HUANG,
    KEPT,
    READER_GONE,
    SCANNER_GONE,
    TODAY,
    Fails,
    Gives,
    Play,
    at_allowance_review,
    at_certificate_review,
    hint_on,
    read_out,
    touch_digits,
    words,
)

PHONE = Digits("phone", 11, 11, begins="1", grouping=(3, 4, 4))


NOTHING = Context({})


def knowing(facts: Facts, service: str = ALLOWANCE) -> Context:
    """What a step is asked with that has nothing in mind yet."""
    return Context(facts, service=service)


def typed(step: Digits, digits: str, **state: object) -> Context:
    """What the step has in mind after these digits, and `state`."""
    context = Context({}, service=ALLOWANCE)
    for touch in touch_digits(digits):
        context = stayed(step, touch, context)
    return replace(context, state={**context.state, **state})


def stayed(step: Step, touch: Touch, context: Context) -> Context:
    """The same after a touch that does not lead on."""
    outcome = step.on(touch, context)
    assert isinstance(outcome, Stay)
    return replace(context, state={**context.state, **outcome.state})


# --- a check digit ---------------------------------------------------------------------------------------------

ACCOUNT = Digits("account", 16, 19, luhn=True)


def test_a_card_number_with_a_wrong_digit_is_doubted_once() -> None:
    facts = stayed(ACCOUNT, Touch("confirm"), typed(ACCOUNT, "6222021234567890"))
    hint = ACCOUNT.screen(facts).keys.hint  # type: ignore[union-attr]
    assert hint is not None
    assert hint.key == "digits-unlikely"
    assert ACCOUNT.on(Touch("confirm"), facts) == Learn({"account": "6222021234567890"})


def test_another_wrong_number_is_doubted_again() -> None:
    facts = typed(ACCOUNT, "6222021234567891", asked=True, doubted="6222021234567890")
    assert isinstance(ACCOUNT.on(Touch("confirm"), facts), Stay)


@pytest.mark.parametrize("number", ["6222021234567894", "6217003320001234569"])
def test_a_right_card_number_is_taken_at_once(number: str) -> None:
    assert ACCOUNT.on(Touch("confirm"), typed(ACCOUNT, number)) == Learn({"account": number})


@given(st.text("0123456789", min_size=15, max_size=18), st.integers(0, 17), st.integers(1, 9))
def test_every_single_wrong_digit_is_noticed(body: str, at: int, by: int) -> None:
    number = next(body + last for last in "0123456789" if luhn_is_right(body + last))
    at %= len(number)
    wrong = number[:at] + str((int(number[at]) + by) % 10) + number[at + 1 :]
    assert not luhn_is_right(wrong)


def test_only_the_places_that_are_needed_are_drawn() -> None:
    keys = ACCOUNT.screen(typed(ACCOUNT, "6222")).keys
    assert keys is not None
    assert (keys.least, keys.length) == (16, 19)


# --- digits ---------------------------------------------------------------------------------------------------


def test_how_many_digits_are_still_to_come_is_said_while_they_are_typed() -> None:
    def note(digits: str, **state: bool) -> Text | None:
        keys = PHONE.screen(typed(PHONE, digits, **state)).keys
        assert keys is not None
        return keys.note

    assert note("") is None
    assert note("1391") == Text("digits-too-few", {"missing": 7}, private=False)
    assert note("13912345678") is None
    assert note("1391", asked=True) is None  # it is said as what is wrong


def test_too_few_digits_are_called_wrong_only_when_asked() -> None:
    facts = typed(PHONE, "1391")
    assert PHONE.screen(facts).keys.hint is None  # type: ignore[union-attr]
    outcome = PHONE.on(Touch("confirm"), facts)
    assert outcome == Stay({"asked": True, "doubted": "1391"})
    hint = PHONE.screen(typed(PHONE, "1391", asked=True)).keys.hint  # type: ignore[union-attr]
    assert hint is not None
    assert (hint.key, hint.args) == ("digits-too-few", {"missing": 7})


def test_a_wrong_first_digit_is_told_at_once_and_goes_when_it_is_mended() -> None:
    assert hint_of(PHONE, "238") == "digits-must-begin"
    assert hint_of(PHONE, "1") == hint_of(PHONE, "") == hint_of(ACCOUNT, "6") == ""
    assert hint_of(PHONE, "238", asked=True) == "digits-must-begin"


def test_how_many_digits_is_said_as_it_is() -> None:
    assert hint_of(PHONE, "", asked=True) == "digits-none-of"
    assert hint_of(ACCOUNT, "", asked=True) == "digits-none"
    args = {"what": Text("old-age-allowance/field-phone"), "least": 11}
    assert words("zh-Hans").say(Text("digits-none-of", args, private=False)) == "请先输入 11 位手机号。"


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_a_doubted_number_names_the_button_as_it_is_called(language: str) -> None:
    facts = typed(ACCOUNT, "6222021234567890", asked=True)
    hint = ACCOUNT.screen(facts).keys.hint  # type: ignore[union-attr]
    assert hint is not None
    assert words(language).say(Text("do-next")) in words(language).say(hint)


def hint_of(step: Digits, digits: str, *, asked: bool = False) -> str:
    keys = step.screen(typed(step, digits, asked=asked)).keys
    return keys.hint.key if keys and keys.hint else ""


def test_the_hint_goes_with_the_next_digit() -> None:
    facts = typed(PHONE, "1391", asked=True)
    outcome = PHONE.on(Touch("digit", "2"), facts)
    assert outcome == Stay({"typed": "13912", "asked": False})


def test_a_number_with_a_wrong_beginning_is_refused() -> None:
    facts = typed(PHONE, "23912345678")
    assert PHONE.on(Touch("confirm"), facts) == Stay({"asked": True, "doubted": "23912345678"})
    hint = PHONE.screen(typed(PHONE, "23912345678", asked=True)).keys.hint  # type: ignore[union-attr]
    assert hint is not None
    assert hint.key == "digits-must-begin"


def test_digits_beyond_the_last_and_what_is_no_digit_are_ignored() -> None:
    facts = typed(PHONE, "13912345678")
    assert PHONE.on(Touch("digit", "9"), facts) == Stay()
    for wrong in ("", "12", "x", "一"):
        assert PHONE.on(Touch("digit", wrong), NOTHING) == Stay()


def test_delete_takes_the_last_digit_and_nothing_from_nothing() -> None:
    assert PHONE.on(Touch("delete"), typed(PHONE, "139")) == Stay({"typed": "13", "asked": False})
    assert PHONE.on(Touch("delete"), NOTHING) == Stay({"typed": "", "asked": False})


def test_a_whole_number_is_learned() -> None:
    assert PHONE.on(Touch("confirm"), typed(PHONE, "13912345678")) == Learn({"phone": "13912345678"})


def test_a_number_the_government_knew_is_not_spelled_out_when_it_is_changed() -> None:
    keys = PHONE.screen(knowing({"phone": "13800136620"})).keys
    assert keys is not None
    assert keys.value.text == ""


# --- offer ----------------------------------------------------------------------------------------------------


def test_a_known_number_is_offered_masked_and_only_where_there_is_one() -> None:
    offer = Offer("phone", "prefill.phone", private="phone")
    assert offer.needed(knowing({"prefill": {"phone": "13800136620"}}))
    assert not offer.needed(knowing({"prefill": {"phone": ""}}))
    assert not offer.needed(knowing({"prefill": {}}))
    assert not offer.needed(knowing({"prefill": {"phone": "13800136620"}, "phone": "13912345678"}))
    assert offer.screen(knowing({"prefill": {"phone": "13800136620"}})).items[0].label.mask == "phone"


# --- who it is for --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("birth", "before", "too_young"),
    [
        (date(1956, 11, 23), 0, False),
        (date(1956, 11, 24), 0, True),
        (date(1981, 5, 14), 0, True),
        (date(1922, 1, 19), 0, False),
        (date(1957, 2, 23), 3, False),  # 69 years and 9 months
        (date(1957, 2, 24), 3, True),
    ],
)
def test_the_day_itself_counts(birth: date, before: int, too_young: bool) -> None:
    facts = knowing({"person": replace(HUANG, birth=birth), "today": TODAY})
    assert RequireAge(70, before).needed(facts) is too_young


def test_a_service_for_some_cards_alone_asks_for_no_age() -> None:
    step = RequireAge(cards=("citizen",))
    assert not step.needed(knowing({"person": replace(HUANG, birth=TODAY), "today": TODAY}))
    assert {asked.sentence for asked in step.sentences()} == {"not-for-card", "not-for-card-why"}


def test_whoever_is_too_young_is_told_the_rule_and_promised_no_day() -> None:
    screen = RequireAge(70, 3).screen(knowing({"person": replace(HUANG, birth=date(1958, 3, 12)), "today": TODAY}))
    assert screen.body[0].args == {"least": 70, "before": 3}


@pytest.mark.parametrize(
    ("service", "who", "may"),
    [
        (ALLOWANCE, "huang-yulan", True),
        (ALLOWANCE, "permit-9", False),
        (ALLOWANCE, "anna-schmidt", False),
        ("disability-subsidies", "huang-yulan", True),
        ("disability-subsidies", "permit-9", False),
        ("pension-confirmation", "permit-9", True),
        ("pension-confirmation", "anna-schmidt", False),
    ],
)
def test_a_service_for_holders_of_some_kinds_of_card_is_neither_offered_nor_begun_with_another(
    service: str, who: str, may: bool
) -> None:
    card = replace(person(who).card, birth=HUANG.birth)
    play = Play().do(Gives(card))
    assert (service in {item.id for item in play.screen.items}) is may
    begun = Play().do(service, Gives(card), "close")
    assert (begun.seen == "guide not-for-card") is not may


# --- review ---------------------------------------------------------------------------------------------------


def test_nothing_is_sent_without_consent() -> None:
    play = at_allowance_review().see(("confirm", "review review-apply"))
    consent = play.screen.items[-1]
    assert (consent.state, consent.note.key if consent.note else "") == ("bad", "consent-missing")
    assert play.records() == []
    play.see(("consent", "review review-apply"))
    assert play.screen.items[-1].state == "selected"
    play.see(("consent", "review review-apply"), ("confirm", "review review-apply"), ("consent", "review review-apply"))
    play.see(("confirm", "progress saving"))


def test_who_finds_something_wrong_has_another_answer_than_yes() -> None:
    play = at_certificate_review()
    assert [(action.id, action.primary) for action in play.screen.actions] == [("confirm", True), ("wrong", False)]
    play.see(("wrong", "guide wrong-title"), ("confirm", "guide wrong-title"), ("back", "review review-print"))
    play.see(("wrong", "guide wrong-title"), ("close", "review review-print"))
    play.see(("wrong", "guide wrong-title"), ("again", "home home-hello"))
    assert (play.printed(), play.records()) == ([], [])


def test_what_can_be_changed_here_needs_no_such_answer() -> None:
    play = at_allowance_review()
    assert [action.id for action in play.screen.actions] == ["confirm"]
    play.see(("wrong", "review review-apply"))


def test_where_the_offices_answer_comes_from_is_said_once() -> None:
    notes = [item.note.key if item.note else "" for item in at_certificate_review().screen.items]
    assert notes == ["from-card", "from-card", "social-insurance-certificate/from-office", "", ""]


def test_private_lines_are_masked_until_their_owner_asks() -> None:
    play = at_allowance_review()
    number = {item.id: item for item in play.screen.items}["person-number"]
    assert number.value is not None
    assert number.value.mask == "number"
    assert not number.revealed
    play.do("reveal")
    items = {item.id: item for item in play.screen.items}
    assert items["person-number"].revealed
    assert items["phone"].revealed


def test_what_was_shown_can_be_hidden_again() -> None:
    def item(name: str) -> Item:
        return {item.id: item for item in play.screen.items}[name]

    play = at_allowance_review().do("reveal")
    assert (item("person-number").revealed, item("reveal").state) == (True, "selected")
    play.do("reveal")
    assert (item("person-number").revealed, item("reveal").state) == (False, "")


def test_living_elsewhere_asks_the_district_and_living_at_home_again_drops_it() -> None:
    play = at_allowance_review().see(
        ("change:living", "choice ask-living"),
        ("elsewhere", "choice ask-district"),
        ("panyu", "review review-apply"),
    )
    assert "district" in {item.id for item in play.screen.items}
    play.see(("change:living", "choice ask-living"), ("registered", "review review-apply"))
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
        ("back", "review review-apply"),
    )
    assert dict(play.visit.facts) == before
    play.see(("back", "choice ask-receives"))


def test_changing_the_payment_asks_the_account_only() -> None:
    play = at_allowance_review().see(("change:payment", "choice ask-payment"), ("bank", "form ask-account"))
    play.do(*touch_digits("6222021234567894")).see(("confirm", "review review-apply"))
    account = {item.id: item for item in play.screen.items}["account"]
    assert account.value is not None
    assert account.value.mask == "account"


def test_changing_an_offered_phone_begins_with_nothing_typed() -> None:
    play = at_allowance_review().see(("change:phone", "form ask-phone"))
    assert play.screen.keys is not None
    assert play.screen.keys.value.text == ""
    play.do(*touch_digits("13912345678")).see(("confirm", "review review-apply"))
    assert play.visit.facts["phone"] == "13912345678"


def test_only_the_changes_a_line_offers_are_possible() -> None:
    review = Review((Line("phone", "you", change="phone"), Line("person.name", "card")), "apply")
    assert review.on(Touch("change:phone"), NOTHING) == GoTo("phone")
    assert review.on(Touch("change:keep"), NOTHING) == Stay()
    assert review.on(Touch("anything"), NOTHING) == Stay()


def test_a_line_without_a_value_is_not_shown() -> None:
    review = Review((Line("account", "you"), Line("phone", "you")), "apply")
    assert [item.id for item in review.screen(knowing({"phone": "13912345678", "account": ""})).items] == ["phone"]


# --- the end --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "reminder"),
    [
        ({"page": "printed", "slip": "printed"}, "social-insurance-certificate/take-card-and-page-and-slip"),
        ({"page": "printed", "slip": "failed"}, "social-insurance-certificate/take-card-and-page"),
        ({"page": "failed", "slip": "printed"}, "social-insurance-certificate/take-card-and-slip"),
        ({"page": "failed", "slip": "failed"}, "take-card"),
        ({}, "take-card"),
    ],
)
def test_the_reminder_names_what_came_out(facts: Facts, reminder: str) -> None:
    screen = Done("done-certificate", papers=("page", "slip")).screen(knowing(facts, CERT))
    read_out(screen)
    assert screen.reminder is not None
    assert screen.reminder.key == reminder


def test_leaving_the_end_with_and_without_the_person() -> None:
    assert Done("done-certificate").on(Touch("finish"), NOTHING) == Leave()
    assert Done("done-certificate").on(Touch("again"), NOTHING) == Leave(keep_person=True)
    assert Done("done-certificate").on(Touch("confirm"), NOTHING) == Stay()


# --- where an application stands ------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [*sorted(MEANT), "a-state-of-tomorrow"])
def test_every_state_has_words_alone_and_in_a_list(state: str) -> None:
    one = {"number": "N1", "kind": ALLOWANCE, "state": state, "since": "2026-11-20"}
    read_out(ShowApplications().screen(knowing({"applications": [one]})))
    read_out(ShowApplications().screen(knowing({"applications": [one, {**one, "number": "N2"}]})))


def test_what_is_only_saved_here_is_not_called_submitted() -> None:
    play = Play().do(Gives(HUANG), "application-progress")
    play.do(Gives([{"number": KEPT["number"], "kind": ALLOWANCE, "state": "saved"}]))
    assert {item.id: item.state for item in play.screen.items} == {
        "saved": "now",
        "submitted": "waiting",
        "accepted": "waiting",
        "approved": "waiting",
    }


# --- who it is ------------------------------------------------------------------------------------------------


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
