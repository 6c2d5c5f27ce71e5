"""The course of a visit: happy paths, and what touches, late answers and failures make of it."""

from dataclasses import replace

import pytest

from kiosk.model.effects import AskBackend, FindApplication, PrintReceipt, ReadIdCard, Record, ScanCode
from kiosk.model.events import IdleTimeout
from kiosk.model.text import Value
from kiosk.problems.table import problem_named
from tests.kiosk.play import (
    ALLOWANCE,
    CARD_MOVED,
    CERT,
    CERTIFICATE,
    CHEN,
    HUANG,
    JAM,
    KEPT,
    LINE_DOWN,
    NO_PAPER,
    NO_ROLL,
    NOBODY_KNOWS,
    PROGRESS,
    READER_GONE,
    RECEIPT,
    THERE,
    Fails,
    Gives,
    Move,
    Play,
    at_allowance_review,
    at_certificate_review,
    at_page,
    hint_on,
    texts_in,
    touch_digits,
    world,
)

RECORDED = Gives({**KEPT, "number": "", "code": ""})


# --- all is well ----------------------------------------------------------------------------------------------


def test_certificate_from_service_to_paper() -> None:
    play = Play().see(
        (CERT, "prompt identify-id_card"),
        (Gives(CHEN), "progress asking-certificate"),
        (Gives(CERTIFICATE), "review review-print"),
        ("confirm", "progress saving"),
        (RECORDED, "progress printing-page"),
        (Gives(), "progress saving"),
        (RECORDED, "progress printing-slip"),
        (Gives(), "done done-certificate"),
        ("finish", "home home-start"),
    )
    assert play.records() == ["certificate_requested", "certificate_issued"]
    assert play.printed() == ["social-insurance-certificate", "certificate-slip"]
    assert isinstance(play.effect, ReadIdCard)


def test_certificate_takes_the_person_from_home() -> None:
    play = Play().see(
        (Gives(CHEN), "home home-hello"),
        (CERT, "progress asking-certificate"),
        (Gives(CERTIFICATE), "review review-print"),
    )
    asked = next(order.effect for order in play.orders if isinstance(order.effect, AskBackend))
    assert asked.data == {"id_number": CHEN.number, "name": CHEN.name}


def test_allowance_with_every_question() -> None:
    play = Play().see(
        (ALLOWANCE, "prompt identify-id_card"),
        (Gives(HUANG), "choice offer-elder-title"),
        ("close", "progress finding"),
        (Gives([]), "progress asking-prefill"),
        (Gives({"phone": "13800136620"}), "choice ask-payment"),
        ("bank", "form ask-account"),
    )
    play.do(*touch_digits("6222021234567894")).see(
        ("confirm", "choice offer-phone"),
        ("use-other", "form ask-phone"),
    )
    play.do(*touch_digits("13912345678")).see(
        ("confirm", "choice ask-living"),
        ("elsewhere", "choice ask-district"),
        ("panyu", "choice ask-receives"),
        ("no", "review review-confirm"),
        ("consent", "review review-confirm"),
        ("confirm", "progress saving"),
        (Gives(KEPT), "progress printing-slip"),
        (Gives(), "done done-application"),
    )
    record = next(order.effect for order in play.orders if isinstance(order.effect, Record))
    assert record.numbered
    assert record.data == {
        "service": ALLOWANCE,
        "name": HUANG.name,
        "id_number": HUANG.number,
        "birth": "1944-03-08",
        "address": HUANG.address,
        "payment": "bank",
        "account": "6222021234567894",
        "phone": "13912345678",
        "living": "elsewhere",
        "district": "panyu",
        "receives": "no",
    }
    assert play.screen.number == Value(KEPT["number"], private=True)
    assert play.screen.qr == Value(RECEIPT, private=True)


def test_progress_by_the_code_of_a_receipt() -> None:
    play = Play().see((PROGRESS, "prompt identify-receipt"), (Gives(RECEIPT), "progress finding"))
    assert play.effect == FindApplication(number=KEPT["number"], mac="CSSQSUIF")
    one = {"number": KEPT["number"], "kind": ALLOWANCE, "state": "approved", "since": "2026-11-20"}
    play.see((Gives([one]), "result state-approved"), ("finish", "home home-start"))


def test_progress_by_card_and_a_list() -> None:
    many = [{"number": f"N{n}", "kind": ALLOWANCE, "state": state} for n, state in enumerate(("parked", "accepted"))]
    play = Play().see(
        (Gives(CHEN), "home home-hello"),
        (PROGRESS, "progress finding"),
        (Gives(many), "choice applications-several"),
        ("application:1", "result state-accepted"),
        ("list", "choice applications-several"),
        (THERE, "choice applications-several"),
        ("again", "home home-hello"),
    )
    assert "person" in play.visit.facts


def test_progress_with_nothing_on_file() -> None:
    Play().see(
        (Gives(CHEN), "home home-hello"),
        (PROGRESS, "progress finding"),
        (Gives([]), "guide applications-none"),
        ("finish", "home home-start"),
    )


# --- back, home, late answers, double touches -----------------------------------------------------------------


def test_back_goes_through_the_questions_and_then_asks_whether_to_leave() -> None:
    play = Play().do(
        ALLOWANCE, Gives(HUANG), "close", Gives([]), Gives({"phone": "13800136620"}), "social-card", "use-known"
    )
    play.see(
        ("back", "choice offer-phone"),
        ("back", "choice ask-payment"),
        ("back", "guide leave-title"),
        ("back", "choice ask-payment"),
        ("back", "guide leave-title"),
        ("close", "choice ask-payment"),
    )
    play.do("back").see(("leave", "home home-start"))


def test_back_from_where_nothing_was_answered_leads_home_with_the_person() -> None:
    play = Play().do(ALLOWANCE, Gives(HUANG), "close", Gives([]), Gives({}))
    play.see(("back", "home home-hello"), ("back", "home home-hello"))
    assert play.visit.citizen == 1


def test_another_number_after_going_back_to_the_offer_is_asked_for() -> None:
    play = Play().do(ALLOWANCE, Gives(HUANG), "close", Gives([]), Gives({"phone": "13800136620"}), "social-card")
    play.see(
        ("use-known", "choice ask-living"),
        ("back", "choice offer-phone"),
        ("use-other", "form ask-phone"),
    )
    play.do(*touch_digits("139")).see(("back", "choice offer-phone"), ("use-known", "choice ask-living"))
    assert play.visit.facts["phone"] == "13800136620"


def test_home_ends_a_visit_and_forgets_the_person() -> None:
    play = at_certificate_review().see(("home", "home home-start"))
    assert dict(play.visit.facts) == {}
    assert play.visit.citizen == 2


def test_cancelling_a_wait_for_the_card_opens_a_new_one() -> None:
    play = Play().do(CERT)
    abandoned = play.visit.waiting
    play.do("back")
    assert play.visit.waiting not in ("", abandoned)
    assert isinstance(play.effect, ReadIdCard)


def test_a_late_answer_changes_nothing() -> None:
    play = Play().do(CERT)
    late = play.event(Gives(CHEN))
    play.do("home")
    before = play.visit
    assert play.do(late).visit == before


def test_a_late_failure_changes_nothing() -> None:
    play = Play().do(CERT, Gives(CHEN))
    late = play.event(Fails(LINE_DOWN))
    play.do("back", CERT)
    before = play.visit
    assert play.do(late).visit == before


@pytest.mark.parametrize("action", ["confirm", "home", "back", "use-known", CERT, "finish"])
def test_a_second_touch_while_it_is_saved_does_nothing(action: str) -> None:
    play = at_certificate_review().do("confirm")
    before, orders = play.visit, len(play.orders)
    play.do(action)
    assert play.visit == before
    assert len(play.orders) == orders


@pytest.mark.parametrize("touch", ["home", "back", "finish", "retry", "stay", "leave"])
@pytest.mark.parametrize("stage", ["cover", "ask", "end"])
def test_nobody_leaves_while_paper_moves(touch: str, stage: str) -> None:
    play = at_page()
    before = play.visit
    assert play.do(touch, IdleTimeout(stage)).visit == before
    assert not play.screen.can_leave


def test_numbers_of_tickets_and_keys() -> None:
    play = Play().do(CERT, Gives(CHEN), Fails(LINE_DOWN), "retry")
    first, second = [order for order in play.orders if isinstance(order.effect, AskBackend)]
    assert first.key == second.key
    assert first.ticket != second.ticket
    assert first.visit == second.visit == play.visit.id


# --- failures -------------------------------------------------------------------------------------------------


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
    Play().do(CERT, Gives(CHEN), Fails(LINE_DOWN)).see(("home", "home home-hello"))


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


# --- the world ------------------------------------------------------------------------------------------------


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


def test_a_guide_is_closed_by_back_and_by_a_card() -> None:
    Play().do(world(backend=LINE_DOWN), CERT).see(("back", "home home-start"))
    Play().do(world(backend=LINE_DOWN), CERT).see((Gives(CHEN), "home home-hello"))


# --- ways to say who one is -----------------------------------------------------------------------------------


def test_a_wrong_code_then_the_right_one() -> None:
    play = Play().do(PROGRESS).see((Gives("https://example.cn/a"), "prompt identify-receipt"))
    assert hint_on(play.screen) == "identify-misread"
    assert isinstance(play.effect, ScanCode)
    play.see((Gives(RECEIPT), "progress finding"))


def test_switching_between_code_and_card() -> None:
    play = Play().do(PROGRESS).see(("way:id_card", "prompt identify-id_card"))
    assert isinstance(play.effect, ReadIdCard)
    play.see(("way:receipt", "prompt identify-receipt"), ("way:id_card", "prompt identify-id_card"))
    play.see((Gives(CHEN), "progress finding"))
    assert play.orders[-1].effect == FindApplication(person=CHEN.number)


def test_somebody_under_seventy_is_told_when_to_come() -> None:
    play = Play().do(ALLOWANCE).see((Gives(CHEN), "guide too-young"), ("again", "home home-hello"))
    assert play.records() == []


def test_a_change_of_one_answer_comes_back_to_the_review() -> None:
    play = at_allowance_review().see(("change:you", "choice ask-payment"), ("social-card", "choice offer-phone"))
    play.see(
        ("use-known", "choice ask-living"), ("registered", "choice ask-receives"), ("yes", "review review-confirm")
    )
    assert play.visit.facts["receives"] == "yes"
    play.see(("back", "choice ask-receives"), ("back", "choice ask-living"))


@pytest.mark.parametrize("moves", [[Gives(), RECORDED, Gives()], [Fails(JAM), "go-on", RECORDED, Gives()]])
def test_nothing_leads_back_after_printing(moves: list[Move]) -> None:
    play = at_page().do(*moves, THERE)
    printed, records, seen = play.printed(), play.records(), play.seen
    assert not play.screen.can_go_back
    play.see(("back", seen), ("again", "home home-hello"))
    assert (play.printed(), play.records()) == (printed, records)
