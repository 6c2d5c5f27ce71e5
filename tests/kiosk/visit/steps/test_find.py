"""Where an application stands: what is said of it, what leads on where nothing was found, and the card."""

from typing import Any

import pytest

from kiosk.model.effects import FindApplication, ReadIdCard, ScanCode
from kiosk.model.screen import Screen
from kiosk.model.text import Text
from kiosk.visit.steps.find import MEANT, ShowApplications
from tests.kiosk.play import (
    ALLOWANCE,
    CERT,
    CHEN,
    KEPT,
    PROGRESS,
    RECEIPT,
    Gives,
    Play,
    at_allowance_review,
    at_page,
    unsaid,
    words,
)
from tests.kiosk.visit.steps.knowing import knowing

NUMBER = KEPT["number"]
STAGES = ["saved", "submitted", "accepted", "approved"]


def found(**changes: Any) -> Gives:
    return Gives([{"number": NUMBER, "kind": ALLOWANCE, "state": "accepted", "since": "2026-11-20", **changes}])


NOT_FOUND = found(kind="unknown", state="unknown")


def primary(screen: Screen) -> list[str]:
    return [action.id for action in screen.actions if action.primary]


def reminder(play: Play) -> str:
    return play.screen.reminder.key if play.screen.reminder else ""


def said(screen: Screen, language: str = "zh-Hans") -> str:
    return " ".join(words(language).say(text) for text in (screen.title, *screen.body))


# --- the stages -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "marks"),
    [
        ("saved", ["now", "waiting", "waiting", "waiting"]),
        ("submitted", ["done", "now", "waiting", "waiting"]),
        ("accepted", ["done", "done", "now", "waiting"]),
        ("approved", ["done", "done", "done", "done"]),
    ],
)
def test_the_newest_stage_that_was_reached_is_lit_and_nothing_beyond_it(state: str, marks: list[str]) -> None:
    items = Play().do(PROGRESS, Gives(RECEIPT), found(state=state)).screen.items
    assert [(item.id, item.state) for item in items] == list(zip(STAGES, marks, strict=True))


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_no_stage_is_called_approved_before_it_is(language: str) -> None:
    stages = " ".join(words(language).say(Text(f"chain-{state}")) for state in STAGES)
    assert "批准" not in stages
    assert "approved" not in stages.lower()


# --- what it is about -----------------------------------------------------------------------------------------


def test_the_result_says_first_what_was_applied_for() -> None:
    screen = Play().do(PROGRESS, Gives(RECEIPT), found()).screen
    assert screen.body[0].key == f"{ALLOWANCE}/kind"


@pytest.mark.parametrize("kind", ["unknown", "a-service-of-tomorrow", CERT])
def test_a_kind_this_terminal_has_no_name_for_is_not_named(kind: str) -> None:
    screen = Play().do(PROGRESS, Gives(RECEIPT), found(kind=kind)).screen
    assert [text.key for text in screen.body] == ["state-accepted-means"]
    two = Gives([{"number": f"N{n}", "kind": kind, "state": "accepted"} for n in (1, 2)])
    listed = Play().do(Gives(CHEN), PROGRESS, two).screen
    assert {item.label.key for item in listed.items} == {"kind-unknown"}


# --- nothing was found ----------------------------------------------------------------------------------------


def test_a_number_that_is_not_found_leads_on_to_the_card() -> None:
    play = Play().see((PROGRESS, "prompt identify-receipt"), (Gives(RECEIPT), "progress finding"))
    play.see((NOT_FOUND, "result state-unknown"))
    assert primary(play.screen) == ["way:id_card"]
    play.see(("way:id_card", "prompt identify-id_card"))
    assert play.effect == ReadIdCard()
    play.see((Gives(CHEN), "progress finding"))
    assert play.effect == FindApplication(person=CHEN.number)
    play.see((found(), "result state-accepted"), ("finish", "home home-start"))


@pytest.mark.parametrize("state", ["unknown", "unanswered"])
def test_a_number_that_nobody_has_proved_stands_nowhere_on_the_page(state: str) -> None:
    one = {"number": "", "kind": "unknown", "state": state, "since": ""}
    screen = Play().do(PROGRESS, Gives(RECEIPT), Gives([one])).screen
    assert (screen.title.key, screen.number) == (f"state-{state}", None)
    assert NUMBER not in repr(screen)
    told = Play().do(PROGRESS, Gives(RECEIPT), Gives([{**one, "number": NUMBER}])).screen
    assert (NUMBER in repr(told)) is (state == "unanswered")


def test_a_number_that_is_not_found_can_be_scanned_again() -> None:
    play = Play().do(PROGRESS, Gives(RECEIPT), NOT_FOUND).see(("way:receipt", "prompt identify-receipt"))
    assert isinstance(play.effect, ScanCode)
    play.see((Gives(RECEIPT), "progress finding"), (found(), "result state-accepted"))


def test_who_has_shown_the_card_already_need_not_show_it_again() -> None:
    play = Play().do(Gives(CHEN), PROGRESS, Gives([]), "way:receipt", Gives(RECEIPT), NOT_FOUND)
    play.see(("way:id_card", "progress finding"))
    assert play.effect == FindApplication(person=CHEN.number)


def test_where_the_card_finds_nothing_the_slip_is_asked_for() -> None:
    play = Play().do(Gives(CHEN)).see((PROGRESS, "progress finding"), (Gives([]), "guide applications-none"))
    assert primary(play.screen) == ["way:receipt"]
    play.see(("way:receipt", "prompt identify-receipt"), (Gives(RECEIPT), "progress finding"))
    assert play.effect == FindApplication(number=NUMBER, mac="CSSQSUIF")
    play.see((found(), "result state-accepted"))


# --- the card that lies there ---------------------------------------------------------------------------------


def test_the_card_is_asked_to_stay_while_paper_comes_and_while_something_is_asked() -> None:
    assert reminder(at_page()) == "card-stays"
    assert reminder(at_allowance_review().do("consent", "confirm")) == "card-stays"
    assert reminder(Play().do(CERT, Gives(CHEN))) == "card-stays"


def test_nobody_is_invited_to_take_the_card_while_something_may_need_it() -> None:
    assert reminder(Play().do(Gives(CHEN), PROGRESS, found())) == ""
    assert reminder(Play().do(Gives(CHEN), PROGRESS, Gives([]))) == ""
    assert reminder(Play().do(ALLOWANCE, Gives(CHEN))) == ""


def test_who_has_shown_a_slip_only_is_not_told_to_take_a_card() -> None:
    play = Play().do(PROGRESS, Gives(RECEIPT))
    assert reminder(play) == ""
    assert reminder(play.do(found())) == ""


@pytest.mark.parametrize("state", [*sorted(MEANT), "a-state-of-tomorrow"])
def test_every_state_has_words_alone_and_in_a_list(state: str) -> None:
    one = {"number": "N1", "kind": ALLOWANCE, "state": state, "since": "2026-11-20"}
    assert unsaid(ShowApplications().screen(knowing({"applications": [one]}))) == []
    assert unsaid(ShowApplications().screen(knowing({"applications": [one, {**one, "number": "N2"}]}))) == []
