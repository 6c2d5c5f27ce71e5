"""Whether the card still lies there: what is asked for it, what another card brings, and what is left behind."""

from collections.abc import Callable

import pytest

from kiosk.model.effects import ReadIdCard, Record
from kiosk.model.events import IdleTimeout, OtherCard, Progress, Touch
from kiosk.model.preferences import DisplayPreferences
from kiosk.model.screen import Screen
from tests.kiosk.play import (
    ALLOWANCE,
    CERT,
    CERTIFICATE,
    CHEN,
    GONE,
    HUANG,
    JAM,
    KEPT,
    LINE_DOWN,
    NO_PAPER,
    PAUSE,
    READER_GONE,
    SHOWN,
    THERE,
    Fails,
    Gives,
    Lays,
    Play,
    at_allowance_review,
    at_certificate_review,
    at_page,
    strings_in,
    touch_digits,
    world,
)

NUMBERLESS = Gives({**KEPT, "number": "", "code": ""})
DIGITS = touch_digits(CHEN.number[-4:])
DIGITS_OF_HUANG = touch_digits(HUANG.number.rstrip("X")[-4:])
COVER, ASK, END = IdleTimeout("cover"), IdleTimeout("ask"), IdleTimeout("end")


def done() -> Play:
    return at_page().do(Gives(), NUMBERLESS, Gives())


def at_slip() -> Play:
    """The application is kept; its slip is about to be printed."""
    return at_allowance_review().do("consent", "confirm")


def reminder(screen: Screen) -> str:
    return screen.reminder.key.rpartition("/")[2] if screen.reminder else ""


def left(play: Play) -> list[str]:
    return [item.id for item in play.screen.items if item.id.startswith("left-")]


# --- gone -----------------------------------------------------------------------------------------------------


def test_a_home_screen_whose_card_is_gone_shows_nothing_personal_and_asks_for_a_card() -> None:
    play = Play().do(DisplayPreferences(elder=True), Gives(CHEN), THERE).see((GONE, "home home-start"))
    assert not play.screen.personal
    assert CHEN.number not in set(strings_in(play.visit))
    assert play.visit.preferences.elder  # whoever reads large goes on reading large
    play.see((CERT, "prompt identify-id_card"), (Gives(CHEN), "progress asking-certificate"))


def test_a_covered_home_screen_whose_card_is_gone_is_at_its_beginning() -> None:
    play = Play().do(Gives(CHEN), THERE, COVER).see((GONE, "home home-start"))
    assert (play.visit.facts, play.visit.watched) == ({}, "")


@pytest.mark.parametrize("proof", [[Gives(CHEN)], DIGITS], ids=["card", "digits"])
def test_whoever_prints_without_the_card_shows_it_first_or_types_its_last_digits(proof: list[Gives]) -> None:
    play = at_certificate_review().do(THERE, GONE)
    assert play.seen == "review review-print"
    play.see(("confirm", "verify verify-title"))
    assert play.records() == []
    assert play.screen.body[0].key == "verify-how-gone"
    play.do(*proof)
    assert play.seen == "progress saving"
    assert play.records() == ["certificate_requested"]


def test_whoever_applies_without_the_card_shows_it_first() -> None:
    play = at_allowance_review().do(THERE, GONE, "consent")
    assert play.seen == "verify verify-title"
    play.do(*DIGITS_OF_HUANG)
    assert (play.seen, play.records()) == ("review review-confirm", [])
    play.see(("confirm", "progress saving"))
    assert play.records() == ["application_submitted"]


def test_whoever_leaves_is_asked_nothing() -> None:
    for play, leaves in ((at_certificate_review(), "home"), (done(), "finish")):
        play.do(THERE, GONE).see((leaves, "home home-start"))
        assert play.visit.facts == {}


def test_a_hidden_number_is_not_shown_to_somebody_without_the_card() -> None:
    play = at_certificate_review().do(THERE, GONE).see(("reveal", "verify verify-title"))
    assert CHEN.number not in set(strings_in(play.screen))


def test_paper_is_not_tried_again_for_somebody_without_the_card() -> None:
    play = at_page().do(Fails(NO_PAPER), THERE, GONE)
    before = play.printed()
    play.see(("retry", "verify verify-title"))
    assert play.printed() == before
    play.see((Gives(CHEN), "progress printing-page"))
    assert play.printed() == [*before, "social-insurance-certificate"]


def test_who_has_typed_the_digits_is_not_sent_away_because_the_card_is_gone() -> None:
    play = done().do(THERE, GONE).see(("again", "verify verify-title"))
    play.do(*DIGITS)
    play.see((GONE, "home home-hello"), (CERT, "progress asking-certificate"))
    assert play.visit.facts["person"] == CHEN


def test_a_card_that_is_back_lets_everything_go_on() -> None:
    play = at_certificate_review().do(THERE, GONE, SHOWN).see(("confirm", "progress saving"))
    assert isinstance(play.effect, Record)


def test_news_of_a_card_of_somebody_who_was_here_before_changes_nothing() -> None:
    play = Play().do(Gives(CHEN))
    before = play.visit
    play.do(OtherCard(HUANG.number, CHEN))
    assert play.visit == before


# --- cannot be told -------------------------------------------------------------------------------------------


def test_who_goes_on_without_a_pause_is_asked_nothing() -> None:
    assert at_page().records() == ["certificate_requested"]


def test_after_a_pause_whoever_prints_is_asked_first() -> None:
    play = at_certificate_review().see((PAUSE, "review review-print"), ("confirm", "verify verify-title"))
    play.see((Gives(CHEN), "progress saving"))
    assert isinstance(play.effect, Record)


def test_where_the_card_is_seen_a_pause_is_only_a_pause() -> None:
    play = at_certificate_review().do(THERE, PAUSE).see(("confirm", "progress saving"))
    assert isinstance(play.effect, Record)


def test_after_a_pause_a_service_chosen_at_the_home_screen_is_asked_for_first() -> None:
    play = Play().do(Gives(CHEN), PAUSE).see((CERT, "verify verify-title"))
    play.do(*DIGITS)
    assert play.seen == "progress asking-certificate"


def test_what_an_office_answers_after_a_pause_is_not_opened_before_somebody_shows_who_it_is() -> None:
    play = Play().do(CERT, Gives(CHEN), PAUSE).see((Gives(CERTIFICATE), "verify verify-title"))
    assert CERTIFICATE["number"] not in set(strings_in(play.screen))
    play.do(*DIGITS)
    assert play.seen == "review review-print"


def test_a_form_that_was_filled_in_after_a_pause_is_shown_to_its_owner_only() -> None:
    play = Play().do(ALLOWANCE, Gives(HUANG), "close", Gives([]), Gives({"phone": "13800136620"}))
    play.do("social-card", "use-known", "registered", PAUSE).see(("no", "verify verify-title"))
    play.do(*DIGITS_OF_HUANG)
    assert play.seen == "review review-confirm"


def test_a_second_matter_is_begun_by_whoever_the_first_was_of() -> None:
    play = done().see(("again", "verify verify-title"))
    play.do(*DIGITS)
    assert play.seen == "home home-hello"


def test_a_second_matter_is_begun_at_once_where_the_card_is_seen() -> None:
    assert done().do(THERE).see(("again", "home home-hello")).visit.facts == {"person": CHEN}


def test_a_reader_that_is_lost_can_tell_nothing_any_more() -> None:
    play = at_certificate_review().do(THERE, world(id_card=READER_GONE), PAUSE)
    play.see(("confirm", "verify verify-title"))
    assert play.visit.waiting == ""
    play.do(*DIGITS)
    assert play.seen == "progress saving"


# --- the last page --------------------------------------------------------------------------------------------


def hides_all_but_the_slip(play: Play) -> bool:
    screen = play.screen
    return not screen.items and screen.qr is None and screen.number is not None and bool(screen.body)


@pytest.mark.parametrize("move", [GONE, COVER], ids=["gone", "a minute"])
def test_the_last_page_keeps_what_the_slip_shows_and_hides_the_rest(move: IdleTimeout) -> None:
    play = at_slip().do(Gives(KEPT), Gives())
    assert not hides_all_but_the_slip(play)
    play.do(THERE, move)
    assert play.seen == "done done-application"
    assert hides_all_but_the_slip(play)
    assert not play.screen.personal
    play.see((ASK, "idle idle-asking"), (END, "home home-start"))


@pytest.mark.parametrize("move", [GONE, COVER], ids=["gone", "a minute"])
def test_a_slip_that_did_not_come_is_told_until_the_last_page_ends(move: IdleTimeout) -> None:
    play = at_slip().do(Gives(KEPT), Fails(NO_PAPER), "go-on", THERE, move)
    assert [item.label.key.rpartition("/")[2] for item in play.screen.items] == ["paper-of-slip-failed"]
    assert play.screen.number is not None
    assert not play.screen.personal


def test_the_last_page_asks_to_take_the_card_until_it_is_gone() -> None:
    play = at_slip().do(Gives(KEPT), Gives(), THERE)
    assert reminder(play.screen) == "take-card-and-slip"
    assert reminder(play.do(GONE).screen) == "take-papers"
    assert reminder(done().do(THERE, GONE).screen) == "take-papers"


def test_that_a_card_lies_there_to_be_taken_is_known_only_where_the_reader_tells_it() -> None:
    assert not done().screen.card_lies
    assert not at_certificate_review().do(THERE).screen.card_lies  # it is still needed
    play = done().do(THERE)
    assert play.screen.card_lies
    assert not done().do(THERE, GONE).screen.card_lies
    assert play.do("finish").screen.card_lies
    assert not done().do("finish").screen.card_lies


def test_who_has_no_paper_and_has_taken_the_card_is_reminded_of_nothing() -> None:
    play = at_page().do(Fails(JAM), "go-on", NUMBERLESS, Fails(NO_PAPER), "go-on", THERE)
    assert reminder(play.screen) == "take-card"
    assert reminder(play.do(GONE).screen) == ""


# --- another card ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("there", [at_certificate_review, at_allowance_review], ids=["certificate", "application"])
def test_another_card_covers_any_page_at_once_and_nothing_is_printed_or_sent(there: Callable[[], Play]) -> None:
    play = there()
    records, papers = play.records(), play.printed()
    play.see((Lays(HUANG if there is at_certificate_review else CHEN), "verify verify-title"))
    play.do("confirm", "consent", "retry")
    assert (play.records(), play.printed()) == (records, papers)
    assert play.do("leave", Touch("leave")).seen == "home home-hello"  # the second, where answers are lost


def test_who_has_put_a_card_down_and_touched_a_digit_by_mistake_is_still_the_next_one() -> None:
    play = at_certificate_review().do(Lays(HUANG), Touch("digit", "1"))
    assert [action.label.key for action in play.screen.actions] == ["do-start-anew"]
    play.see(("leave", "home home-hello"))
    assert play.visit.facts["person"].number == HUANG.number


def test_digits_that_are_wrong_are_told_also_where_another_card_lies() -> None:
    play = at_certificate_review().do(Lays(HUANG), *touch_digits("0000"))
    assert play.screen.keys is not None
    assert play.screen.keys.hint is not None
    assert play.screen.keys.hint.key == "verify-wrong"


def test_another_card_while_the_slip_is_printed_is_greeted_on_the_last_page() -> None:
    assert at_slip().do(Gives(KEPT), Lays(CHEN)).see((Gives(), "home home-hello")).visit.facts == {"person": CHEN}


def test_another_card_covers_a_problem() -> None:
    play = at_page().do(Fails(NO_PAPER)).see((Lays(HUANG), "verify verify-title"))
    play.see((Gives(CHEN), "problem problem-pag-01"))
    assert (play.visit.problem, play.visit.cover) == (NO_PAPER, "")


def test_another_card_while_an_application_is_saved_gets_no_slip_of_it() -> None:
    play = at_slip().do(Lays(CHEN))
    assert play.seen == "progress saving"
    play.see((Gives(KEPT), "verify verify-title"))
    assert play.printed() == []
    play.see((ASK, "verify verify-title"), (Gives(HUANG), "progress printing-slip"))
    assert play.printed() == ["old-age-allowance-slip"]


def test_the_owner_of_the_other_card_goes_on_and_the_slip_is_not_printed() -> None:
    play = at_slip().do(Lays(CHEN), Gives(KEPT)).see(("leave", "home home-hello"))
    assert play.visit.facts == {"person": CHEN}
    assert play.printed() == []


def test_a_page_that_is_not_printed_for_another_card_is_recorded_as_spoiled() -> None:
    play = at_certificate_review().do("confirm", Lays(HUANG)).see((NUMBERLESS, "verify verify-title"))
    assert play.printed() == []
    play.see((END, "progress saving"), (NUMBERLESS, "home home-start"))
    assert play.records() == ["certificate_requested", "certificate_spoiled"]
    assert play.printed() == []
    assert play.orders[-2].effect.data["code"] == "DAT-06"  # type: ignore[union-attr]


def test_another_card_while_a_page_is_printed_gets_no_slip_and_the_page_is_written_down() -> None:
    play = at_page().see((Lays(HUANG), "progress printing-page"), (Gives(), "progress saving"))
    play.see((NUMBERLESS, "verify verify-title"), ("leave", "home home-hello"))
    assert play.visit.facts == {"person": HUANG}
    assert play.records() == ["certificate_requested", "certificate_issued"]
    assert play.printed() == ["social-insurance-certificate"]
    play.see(("home", "home home-start"))
    assert "left-sheet" in left(play)  # of the first


# --- what is left behind --------------------------------------------------------------------------------------


def tells(play: Play, state: str) -> Play:
    return play.do(Progress(play.visit.waiting, state))


def test_a_card_that_lies_there_after_a_visit_is_said_until_it_is_lifted_and_is_read_for_nobody() -> None:
    play = done().do(THERE, "finish")
    assert play.effect == ReadIdCard(lifted=True)
    assert left(play) == ["left-card"]
    assert [action.id for action in play.screen.actions] == ["taken"]
    assert left(tells(play, "lies")) == ["left-card"]
    assert left(tells(play, "lifted")) == []
    assert play.seen == "home home-start"


def test_a_card_that_is_gone_was_not_left() -> None:
    play = done().do(THERE, GONE, "finish")
    assert (left(play), play.effect) == ([], ReadIdCard())


def test_where_it_cannot_be_told_it_is_said_that_a_card_may_lie_there_until_somebody_says_that_it_is_taken() -> None:
    play = done().do("finish")
    assert left(play) == ["left-maybe-card"]
    assert left(play.do("taken")) == []


def test_the_next_card_shows_that_none_was_left() -> None:
    play = done().do("finish", Gives(HUANG), "home")
    assert left(play) == ["left-maybe-card"]  # that of the second one
    assert left(play.do(END)) == []


def test_whoever_chooses_a_service_first_is_told_that_a_card_lies_in_the_way() -> None:
    play = done().do(THERE, "finish", CERT)
    assert left(tells(play, "lies")) == ["left-card"]
    assert play.seen == "prompt identify-id_card"
    assert play.effect == ReadIdCard(lifted=True)
    assert left(tells(play, "lifted")) == []


def test_a_sheet_is_left_behind_by_whoever_walks_away() -> None:
    assert left(done().do(THERE, GONE, "finish")) == []
    play = done().do(THERE, GONE, ASK, END)
    assert left(play) == ["left-sheet"]
    assert left(play.do(Gives(HUANG), "home")) == ["left-maybe-card", "left-sheet"]
    assert left(play.do("taken")) == []


def test_whoever_comes_next_is_told_of_a_sheet_too_until_somebody_says_that_it_is_taken() -> None:
    play = done().do(THERE, GONE, ASK, END, Gives(HUANG))
    assert (play.seen, left(play)) == ("home home-hello", ["left-sheet"])
    assert play.screen.device == "page_printer"  # the picture shows where it may lie
    assert "taken" in [action.id for action in play.screen.actions]
    assert left(play.do("taken")) == []
    assert play.screen.device == "id_card"
    assert play.visit.facts["person"].number == HUANG.number


def test_a_spoiled_sheet_may_come_out_late_and_is_said_not_to_be_used() -> None:
    play = at_page().do(Fails(JAM), "go-on", NUMBERLESS, Gives(), THERE, GONE, "finish")
    assert left(play) == ["left-late-sheet"]


def test_a_sheet_that_never_began_does_not_come_late() -> None:
    play = at_page().do(Fails(NO_PAPER), "go-on", NUMBERLESS, Gives(), THERE, GONE, "finish")
    assert left(play) == []


def test_a_reader_that_does_not_work_is_no_place_to_look_for_a_card() -> None:
    assert left(done().do("finish", world(id_card=READER_GONE))) == []


# --- who is looked after --------------------------------------------------------------------------------------


def test_the_reader_looks_after_a_card_on_every_page_but_while_it_is_asked_for_one() -> None:
    play = Play()
    assert play.visit.watched == ""
    for moves in ([Gives(CHEN)], [CERT], [Gives(CERTIFICATE)], ["confirm"], [NUMBERLESS], [Fails(LINE_DOWN)]):
        assert play.do(*moves).visit.watched == CHEN.number
    assert play.do(ASK).visit.watched == CHEN.number
    assert play.do("stay").visit.watched == ""


def test_a_card_put_down_again_uncovers_without_a_touch() -> None:
    assert at_certificate_review().do(COVER).see((SHOWN, "review review-print")).visit.cover == ""


def test_touches_under_the_question_reach_nothing() -> None:
    play = at_certificate_review().do(THERE, GONE, "confirm")
    before = play.visit
    assert play.do("confirm", "back", Touch("reveal"), CERT).visit == before
