"""The course of a visit: happy paths, and what touches and late answers make of it.

Covers touches as well.
"""

import pytest

from kiosk.model.effects import AskBackend, FindApplication, ReadIdCard, Record, ScanCode
from kiosk.model.events import IdleTimeout
from kiosk.model.text import Value
from tests.kiosk.play import (
    ALLOWANCE,
    CERT,
    CERTIFICATE,
    CHEN,
    HUANG,
    JAM,
    KEPT,
    LINE_DOWN,
    PROGRESS,
    RECEIPT,
    RECORDED,
    THERE,
    Fails,
    Gives,
    Move,
    Play,
    at_allowance_review,
    at_certificate_review,
    at_page,
    hint_on,
    touch_digits,
)

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
    play = Play().see(
        (Gives(CHEN), "home home-hello"),
        (PROGRESS, "progress finding"),
        (Gives([]), "guide applications-none"),
        ("finish", "home home-start"),
    )
    assert play.visit.facts == {}


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
    assert play.visit.facts == {}


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
