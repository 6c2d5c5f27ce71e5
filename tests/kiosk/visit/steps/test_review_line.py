"""A line says a value and where it comes from; what it may not say, and how, is found before anybody sees it."""

import pytest

from kiosk.model.contract import Contract
from kiosk.model.text import plain
from kiosk.visit.step import Context, Placed, Surroundings
from kiosk.visit.steps.choose import Choose
from kiosk.visit.steps.review_line import Line, from_office

AROUND = Surroundings("x", (Placed("pay", "a", Choose("pay", ("bank", "card"))),), {}, Contract({}))


def asked(line: Line) -> list[tuple[str, bool]]:
    return [(one.sentence, one.shared) for one in line.sentences()]


def test_a_value_that_is_an_option_is_said_in_the_words_of_the_option() -> None:
    item = Line("pay", "you", options="pay").item(Context({"pay": "bank"}, service="x"))
    assert item
    assert item.value
    assert (item.value.key, item.value.private) == ("x/option-pay-bank", True)


def test_a_month_is_said_as_a_month() -> None:
    item = Line("since", "office").item(Context({"since": "2006-03"}, service="x"))
    assert item
    assert item.value
    assert item.value.key == "date-month"


def test_an_amount_has_its_separators() -> None:
    item = Line("proof.balance", "office").item(Context({"proof": {"balance": "12345678.90"}}, service="x"))
    assert item
    assert item.value == plain("12,345,678.90", private=True)


def test_what_may_be_a_month_stands_as_the_office_wrote_it() -> None:
    item = Line("since", "office").item(Context({"since": "2026.08"}, service="x"))
    assert item
    assert item.value == plain("2026.08", private=True)


def test_a_name_that_the_card_has_in_latin_letters_too_is_shown_in_both_and_covered_in_both() -> None:
    facts = {"person": {"name": "安娜", "english_name": "ANNA"}}
    item = Line("person.name", "card", private="name").item(Context(facts, service="x"))
    assert item
    assert item.value
    assert (item.value.key, item.value.private) == ("both-names", True)
    assert [getattr(one, "mask", "") for one in item.value.args.values()] == ["name", "name"]


def test_an_office_that_says_something_is_named_by_the_service() -> None:
    context = Context({"employer": "穗港"}, service="x")
    item = Line("employer", "office").item(context)
    assert item
    assert item.note == from_office(context)
    assert from_office(context).key == "x/from-office"


@pytest.mark.parametrize(("phone", "note"), [("139", "from-known"), ("138", "from-you")])
def test_what_the_government_knew_is_said_to_be_known_only_while_it_is_the_same(phone: str, note: str) -> None:
    line, facts = Line("phone", "you", known="file.phone"), {"phone": phone, "file": {"phone": "139"}}
    item = line.item(Context(facts, service="x"))
    assert item
    assert item.note
    assert (item.note.key, line.shows_known(facts)) == (note, note == "from-known")


def test_nothing_is_shown_of_what_nobody_has_said() -> None:
    assert Line("phone", "you").item(Context({"phone": ""}, service="x")) is None


def test_a_line_asks_for_the_sentences_that_it_is_said_with_and_for_what_it_is_made_of() -> None:
    line = Line("phone", "you", change="pay", known="file.phone")
    assert asked(line) == [("field-phone", False), ("from-you", True), ("lines-of-you", True), ("from-known", True)]
    assert asked(Line("employer", "office")) == [("field-employer", False), ("from-office", False)]
    assert asked(Line("phone", "moon")) == []
    assert list(line.paths()) == [("show", "phone"), ("known", "file.phone")]


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        (Line("phone", "you", private="phone", options="pay", change="pay", offer="pay"), []),
        (Line("phone", "moon"), ["source"]),
        (Line("phone", "you", private="by-moonlight"), ["private"]),
        (Line("phone", "you", change="nowhere"), ["change"]),
        (Line("phone", "card", change="pay"), ["source"]),
        (Line("phone", "you", offer="nowhere"), ["offer"]),
        (Line("phone", "you", options="nothing"), ["options"]),
    ],
)
def test_each_mistake_of_a_line_is_told_with_its_key(line: Line, keys: list[str]) -> None:
    assert [one.key for one in line.mistakes(AROUND)] == keys
