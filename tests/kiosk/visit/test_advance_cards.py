"""Another person's card: who is greeted, whose data is left, and what a card that is being read allows."""

from kiosk.model.effects import ReadIdCard
from kiosk.model.events import IdleTimeout, Progress, Touch
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
    READER_GONE,
    Fails,
    Gives,
    Lays,
    Play,
    at_certificate_review,
    at_page,
    hint_on,
    strings_in,
    touch_digits,
    world,
)

READING = "reading"


def reads(play: Play) -> Play:
    """The reader tells that a card lies there and is being read."""
    return play.do(Progress(play.visit.waiting, READING))


# --- the next one comes ---------------------------------------------------------------------------------------


def test_another_card_on_a_greeted_home_greets_the_other_person() -> None:
    play = Play().do(Gives(CHEN))
    assert play.visit.watched == CHEN.number
    citizen = play.visit.citizen
    play.see((Lays(HUANG), "home home-hello"))
    assert (play.visit.facts["person"], play.visit.citizen) == (HUANG, citizen + 1)
    assert play.visit.watched == HUANG.number
    assert CHEN.number not in set(strings_in(play.visit))


def test_another_card_on_the_last_page_greets_the_other_person() -> None:
    play = at_page().do(Gives(), Gives(KEPT), Gives()).see((Touch("nothing"), "done done-certificate"))
    assert play.visit.watched == CHEN.number
    play.see((Lays(HUANG), "home home-hello"))
    assert play.visit.facts == {"person": HUANG}


def test_a_reader_that_fails_on_the_last_page_takes_nothing_away() -> None:
    play = at_page().do(Gives(), Gives(KEPT), Gives())
    play.see((world(id_card=READER_GONE), "done done-certificate"), ("again", "verify verify-title"))
    play.do(*touch_digits(CHEN.number[-4:]))
    assert play.seen == "home home-hello"


def test_a_reader_that_fails_on_a_greeted_home_leaves_the_greeting_and_is_asked_again() -> None:
    play = Play().do(Gives(CHEN)).see((world(id_card=READER_GONE), "home home-hello"))
    assert (play.visit.waiting, play.visit.watched) == ("", "")
    assert play.do(world()).visit.watched == CHEN.number


def test_a_service_chosen_by_the_other_person_is_theirs() -> None:
    play = Play().do(Gives(CHEN), Lays(HUANG), CERT)
    assert play.orders[-1].effect.data["id_number"] == HUANG.number  # type: ignore[union-attr]


# --- somebody else under the cover ----------------------------------------------------------------------------


def test_another_card_under_the_cover_is_told_apart_and_may_start_anew() -> None:
    play = at_certificate_review().do(IdleTimeout("cover"))
    assert play.visit.watched == CHEN.number
    play.see((Lays(HUANG), "verify verify-title"))
    assert play.screen.keys is not None
    assert play.screen.keys.hint is not None
    assert play.screen.keys.hint.key == "verify-other"
    assert [(action.label.key, action.primary) for action in play.screen.actions] == [("do-start-anew", True)]
    play.see(("leave", "home home-hello"))
    assert play.visit.facts == {"person": HUANG}
    assert CHEN.number not in set(strings_in(play.visit))


def test_the_first_person_may_still_come_back_by_card_and_by_digits() -> None:
    for proof in ([Gives(CHEN)], touch_digits(CHEN.number[-4:])):
        play = at_certificate_review().do(IdleTimeout("cover"), Lays(HUANG), *proof)
        assert play.seen == "review review-print"
        assert "verify-other" not in play.visit.facts


def test_a_card_read_for_the_cover_is_no_progress_of_the_paper_beneath() -> None:
    play = at_page().do(Fails(JAM), IdleTimeout("ask"), "stay")
    before = play.visit
    assert reads(play).visit == before


def test_a_question_to_the_office_is_not_given_up_for_the_cover() -> None:
    play = Play().do(CERT, Gives(CHEN), IdleTimeout("ask"))
    play.see((Gives(CERTIFICATE), "idle idle-asking"))
    assert play.visit.facts["certificate"] == CERTIFICATE


def test_a_greeted_home_that_was_covered_waits_for_others_again() -> None:
    play = Play().do(Gives(CHEN), IdleTimeout("cover"), "stay", *touch_digits(CHEN.number[-4:]))
    assert (play.seen, play.visit.watched) == ("home home-hello", CHEN.number)


def test_only_what_was_filled_in_is_said_to_be_kept() -> None:
    greeted = Play().do(Gives(CHEN), IdleTimeout("cover"))
    assert greeted.screen.body[0].key == "idle-verify"
    filled = Play().do(ALLOWANCE, Gives(HUANG), "close", Gives([]), Gives({}), "social-card", IdleTimeout("cover"))
    assert filled.screen.body[0].key == "idle-kept"


# --- while a card is being read -------------------------------------------------------------------------------


def test_home_asks_to_leave_the_card_while_it_is_read() -> None:
    play = reads(Play()).see((Touch("nothing"), "home home-reading"))
    play.see((Fails(CARD_MOVED), "home home-start"))
    assert hint_on(play.screen) == "problem-idc-04"


def test_a_prompt_asks_to_leave_the_card_while_it_is_read() -> None:
    play = reads(Play().do(CERT)).see((Touch("nothing"), "prompt identify-reading"))
    play.see((Fails(CARD_MOVED), "prompt identify-id_card"))
    assert hint_on(play.screen) == "problem-idc-04"
    reads(play).see(
        (Touch("nothing"), "prompt identify-reading"),
        (Gives(CHEN), "progress asking-certificate"),
    )


def test_a_service_chosen_while_the_card_is_read_begins_with_that_card() -> None:
    play = reads(Play()).see((CERT, "home home-reading"), (Gives(CHEN), "progress asking-certificate"))
    assert [type(order.effect) for order in play.orders].count(ReadIdCard) == 1


def test_a_service_chosen_while_the_card_is_read_is_forgotten_when_the_card_moves() -> None:
    play = reads(Play()).see((CERT, "home home-reading"), (Fails(CARD_MOVED), "home home-start"))
    play.see((Gives(CHEN), "home home-hello"))
    assert (play.visit.service, play.visit.home.wanted) == (None, "")


def test_a_service_that_became_impossible_while_the_card_was_read_says_so() -> None:
    play = reads(Play()).do(CERT, world(backend=LINE_DOWN))
    play.see((Gives(CHEN), "guide unavailable-title"), ("close", "home home-hello"))
    assert play.visit.watched == CHEN.number


def test_what_is_wrong_with_a_card_that_lies_there_stays_to_be_read_and_can_be_left() -> None:
    """A reader tries a wrong card every second: a page that changed each time could neither be read nor tapped."""
    play = reads(Play().do(CERT, Fails(CARD_MOVED))).do(Fails(CARD_MOVED))
    told = play.screen
    assert hint_on(told) == CARD_MOVED.citizen.key
    for _ in range(3):
        assert reads(play).screen == told
        assert play.do(Fails(CARD_MOVED)).screen == told
    reads(play).see((Gives(CHEN), "progress asking-certificate"))


def test_what_is_wrong_with_a_card_on_the_home_screen_stays_there_and_keeps_no_service_from_beginning() -> None:
    play = reads(Play().do(Fails(CARD_MOVED))).do(Fails(CARD_MOVED))
    told = play.screen
    assert hint_on(told) == CARD_MOVED.citizen.key
    assert reads(play).screen == told
    play.see((CERT, "prompt identify-id_card"))


# --- help, whatever happens behind it -------------------------------------------------------------------------


def test_help_stays_while_the_visit_goes_on_behind_it() -> None:
    play = at_page().do("help").see((Gives(), "help help-title"), (Gives(KEPT), "help help-title"))
    play.see(
        (Gives(), "help help-title"),
        ("back", "done done-certificate"),
        ("back", "done done-certificate"),
    )
    assert play.visit.over


def test_help_stays_over_a_problem_until_it_is_closed() -> None:
    play = Play().do(CERT, Gives(CHEN), "help").see((Fails(LINE_DOWN), "help help-title"))
    play.see(("close", "problem problem-net-01"))
    assert play.visit.problem == LINE_DOWN


def test_home_on_a_page_over_the_greeted_home_leads_there_and_sends_nobody_away() -> None:
    play = Play().do(Gives(HUANG)).see(("help", "help help-title"), ("home", "home home-hello"))
    play.see(
        (world(backend=LINE_DOWN), "home home-hello"), (CERT, "guide unavailable-title"), ("home", "home home-hello")
    )
    assert play.visit.facts["person"] == HUANG
