"""A number typed digit by digit."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.model.events import Touch
from kiosk.model.text import Text
from kiosk.visit.outcome import Learn, Stay
from kiosk.visit.step import Context, Step
from kiosk.visit.steps.digits import Digits, luhn_is_right
from tests.kiosk.play import (
    ALLOWANCE,
    touch_digits,
    words,
)
from tests.kiosk.visit.steps.knowing import NOTHING, knowing

PHONE = Digits("phone", 11, 11, begins="1", grouping=(3, 4, 4))


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
