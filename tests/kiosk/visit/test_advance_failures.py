"""Devices and offices that fail on the way, and a terminal that lacks something from the beginning."""

from dataclasses import replace

import pytest

from kiosk.model.effects import PrintReceipt, ReadIdCard, Record
from kiosk.problems.table import problem_named
from tests.kiosk.play import (
    ALLOWANCE,
    CARD_MOVED,
    CERT,
    CERTIFICATE,
    CHEN,
    HUANG,
    JAM,
    LINE_DOWN,
    NO_PAPER,
    NO_ROLL,
    NOBODY_KNOWS,
    PROGRESS,
    READER_GONE,
    RECORDED,
    SCANNER_GONE,
    Fails,
    Gives,
    Play,
    at_certificate_review,
    at_page,
    hint_on,
    texts_in,
    world,
)


def test_the_line_is_down_and_comes_back() -> None:
    play = (
        Play()
        .do(CERT, Gives(CHEN))
        .see(
            (Fails(LINE_DOWN), "problem problem-net-01"),
            ("retry", "progress asking-certificate"),
            (Gives(CERTIFICATE), "review review-print"),
        )
    )
    assert play.visit.problem is None


def test_a_failed_question_can_be_left_and_the_person_stays() -> None:
    play = Play().do(CERT, Gives(CHEN), Fails(LINE_DOWN)).see(("home", "home home-hello"))
    assert play.visit.facts == {"person": CHEN}


def test_a_card_taken_away_too_early_is_only_a_hint() -> None:
    play = Play().do(CERT).see((Fails(CARD_MOVED), "prompt identify-id_card"))
    assert hint_on(play.screen) == "problem-idc-04"
    assert isinstance(play.effect, ReadIdCard)
    play.see((Gives(CHEN), "progress asking-certificate"))


def test_a_dead_reader_is_a_problem() -> None:
    play = Play().do(CERT).see((Fails(READER_GONE), "problem problem-idc-01"))
    assert [action.id for action in play.screen.actions] == ["retry", "home"]


def test_an_optional_question_fails_and_the_form_asks_instead() -> None:
    play = (
        Play()
        .do(ALLOWANCE, Gives(HUANG), "close")
        .see(
            (Fails(LINE_DOWN), "progress asking-prefill"),
            (Fails(LINE_DOWN), "choice ask-payment"),
            ("social-card", "form ask-phone"),
        )
    )
    assert play.visit.facts["prefill"] == {}


@pytest.mark.parametrize("code", ["nothing-on-file", "not-entitled"])
def test_an_optional_question_that_is_refused_goes_on_without_a_word_about_it(code: str) -> None:
    """It is asked to spare typing: whether somebody may apply is decided by who takes the application."""
    refused = replace(problem_named(code), refusal=code)
    play = Play().do(ALLOWANCE, Gives(HUANG), "close", Gives([])).see((Fails(refused), "choice ask-payment"))
    assert play.visit.problem is None
    assert play.screen.code == ""
    assert not any("refused" in text.key or "problem" in text.key for text in texts_in(play.screen))


def test_whom_the_office_knows_to_be_registered_elsewhere_is_told_so_before_anything_is_filled_in() -> None:
    refused = replace(problem_named("refused"), refusal="not-registered-here")
    play = Play().do(ALLOWANCE, Gives(HUANG), "close", Gives([]))
    play.see((Fails(refused), "problem refused-not-registered-here"))
    assert [action.id for action in play.screen.actions] == ["home"]
    assert play.records() == []
    assert play.do("home").seen == "home home-hello"


def test_no_paper_before_printing_may_be_tried_again() -> None:
    play = at_page().see((Fails(NO_PAPER), "problem problem-pag-01"))
    assert [action.id for action in play.screen.actions] == ["retry", "go-on"]
    play.see(("retry", "progress printing-page"), (Gives(), "progress saving"))
    assert play.records() == ["certificate_requested", "certificate_issued"]


@pytest.mark.parametrize("leaving", ["go-on", "home", "back"])
def test_a_spoiled_page_is_recorded_however_the_problem_is_left(leaving: str) -> None:
    play = at_page().see((Fails(JAM), "problem problem-pag-03-began"))
    assert "retry" not in [action.id for action in play.screen.actions]
    play.do("retry")
    assert play.visit.problem
    play.see(
        (leaving, "progress saving"),
        (RECORDED, "progress printing-claim"),
        (Gives(), "done done-certificate-spoiled"),
    )
    assert play.records() == ["certificate_requested", "certificate_spoiled"]
    spoiled = next(o.effect for o in play.orders if isinstance(o.effect, Record) and o.effect.closes)
    assert spoiled.closes == "certificate_requested"
    assert spoiled.data == {"number": CERTIFICATE["number"], "code": "PAG-03"}
    assert next(o.effect for o in play.orders if isinstance(o.effect, PrintReceipt)).data["code"] == "PAG-03"
    assert play.screen.reminder is not None
    assert play.screen.reminder.key == "social-insurance-certificate/take-card-and-claim"


def test_a_page_of_which_nobody_knows_is_neither_called_issued_nor_spoiled() -> None:
    play = at_page().see(
        (Fails(NOBODY_KNOWS), "problem problem-pag-12-began"),
        ("go-on", "progress saving"),
        (RECORDED, "progress printing-claim"),
        (Gives(), "done done-certificate-uncertain"),
    )
    assert play.records() == ["certificate_requested", "certificate_uncertain"]
    uncertain = next(o.effect for o in play.orders if isinstance(o.effect, Record) and o.effect.closes)
    assert (uncertain.closes, uncertain.data) == ("certificate_requested", {"number": CERTIFICATE["number"]})


def test_a_spoiled_page_and_no_claim_slip_either() -> None:
    play = at_page().do(Fails(JAM), "go-on", RECORDED)
    play.see(
        (Fails(NO_ROLL), "problem problem-prn-01"),
        ("go-on", "done done-certificate-spoiled"),
    )
    assert [item.label.key for item in play.screen.items] == ["social-insurance-certificate/paper-of-claim-failed"]


def test_a_failed_slip_does_not_undo_the_certificate() -> None:
    play = at_page().do(Gives(), RECORDED, Fails(NO_ROLL))
    play.see(("home", "done done-certificate"))
    assert play.records() == ["certificate_requested", "certificate_issued"]
    assert play.screen.reminder is not None
    assert play.screen.reminder.key == "social-insurance-certificate/take-card-and-page"


def test_nothing_is_printed_when_it_cannot_be_written_down() -> None:
    play = at_certificate_review().do("confirm", Fails(LINE_DOWN)).see(("home", "home home-hello"))
    assert play.printed() == []


def test_home_waits_for_the_card_as_soon_as_there_is_a_reader() -> None:
    play = Play().do(world(id_card=READER_GONE), Fails(READER_GONE))
    assert play.visit.waiting == ""
    assert (play.screen.body[0].key, hint_on(play.screen)) == ("home-card-broken", "")
    play.do("help", world())
    assert isinstance(play.effect, ReadIdCard)
    play.do("close")
    assert play.screen.body[0].key == "home-how"


def test_a_wrong_reader_is_named_before_anybody_tries() -> None:
    play = Play().do(world(id_card=READER_GONE), Fails(READER_GONE), "home")
    assert play.screen.body[0].key == "home-card-broken"
    needing = {head.id for head in play.visit.catalogue.heads if "id_card" in head.needs}
    assert {CERT, ALLOWANCE} <= needing
    assert {item.id for item in play.screen.items if item.state == "unavailable"} == needing


def test_a_service_that_cannot_start_says_why_and_what_else() -> None:
    play = Play().do(world(backend=LINE_DOWN)).see((CERT, "guide unavailable-title"))
    assert play.screen.code == "NET-01"
    assert [item.id for item in play.screen.items] == [ALLOWANCE, "pension-confirmation"]
    play.see((ALLOWANCE, "prompt identify-id_card"), (Gives(HUANG), "choice offer-elder-title"))
    play.see(("close", "progress finding"))
    assert play.screen.notice is not None
    assert play.screen.notice.key == "notice-offline-later"


def test_progress_without_the_line_promises_no_application() -> None:
    play = Play().do(world(backend=LINE_DOWN), PROGRESS)
    assert play.screen.notice is not None
    assert play.screen.notice.key == "offline"


def test_a_guide_notices_that_the_service_works_again() -> None:
    play = Play().do(world(backend=LINE_DOWN), CERT)
    play.see((world(), "guide possible-again"), (CERT, "prompt identify-id_card"))
    assert isinstance(play.effect, ReadIdCard)


def test_a_guide_is_closed_by_back_and_by_a_card() -> None:
    back = Play().do(world(backend=LINE_DOWN), CERT).see(("back", "home home-start"))
    assert back.visit.overlay == ""
    greeted = Play().do(world(backend=LINE_DOWN), CERT).see((Gives(CHEN), "home home-hello"))
    assert greeted.visit.facts == {"person": CHEN}


def test_the_step_that_stands_takes_back_what_it_said_of_a_device_that_is_well_again() -> None:
    play = Play().do(world(scanner=SCANNER_GONE), PROGRESS, Fails(SCANNER_GONE))
    assert hint_on(play.screen) == SCANNER_GONE.citizen.key
    play.see((world(), "prompt identify-id_card"))
    assert hint_on(play.screen) == ""
