"""Walking away and coming back: covers, the question, the end, and who may see it again. And help, at any moment."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.model.effects import AskBackend, PrintPage, ReadIdCard
from kiosk.model.events import IdleTimeout, Touch
from kiosk.model.text import Text
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
    PROGRESS,
    READER_GONE,
    RECEIPT,
    Fails,
    Gives,
    Lays,
    Play,
    ask_end,
    at_allowance_review,
    at_certificate_review,
    at_page,
    hint_on,
    strings_in,
    touch_digits,
    words,
    world,
)

COVER, ASK, END = IdleTimeout("cover"), IdleTimeout("ask"), IdleTimeout("end")
PRINTING = "progress printing-page"
NUMBERLESS = Gives({**KEPT, "number": "", "code": ""})


def done() -> Play:
    return at_page().do(Gives(), NUMBERLESS, Gives())


MOMENTS: dict[str, Callable[[], Play]] = {
    "home with a person": lambda: Play().do(Gives(CHEN)),
    "guide": lambda: Play().do(world(backend=LINE_DOWN), CERT),
    "prompt": lambda: Play().do(CERT),
    "progress": lambda: Play().do(CERT, Gives(CHEN)),
    "review": at_certificate_review,
    "choice": lambda: Play().do(ALLOWANCE, Gives(HUANG), "close", Gives([]), Gives({})),
    "form": lambda: Play().do(ALLOWANCE, Gives(HUANG), "close", Gives([]), Gives({}), "bank"),
    "problem": lambda: Play().do(CERT, Gives(CHEN), Fails(LINE_DOWN)),
    "too young": lambda: Play().do(ALLOWANCE, Gives(CHEN)),
    "result": lambda: Play().do(PROGRESS, Gives(RECEIPT), Gives([{"number": "N1", "state": "saved"}])),
    "done": done,
    "help": lambda: at_certificate_review().do("help"),
    "verify": lambda: at_certificate_review().do(ASK, "stay"),
}
at_every_moment = pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS.keys())


# --- the end --------------------------------------------------------------------------------------------------


@at_every_moment
def test_after_the_question_nobody_answered_everything_is_forgotten(moment: Callable[[], Play]) -> None:
    play = moment().see((ASK, "idle idle-asking"), (END, "home home-start"))
    assert dict(play.visit.facts) == {}
    assert play.visit.citizen == 2
    assert isinstance(play.effect, ReadIdCard)
    for secret in (CHEN.name, CHEN.number, HUANG.name, HUANG.number):
        assert secret not in set(strings_in(play.visit))


@at_every_moment
def test_one_who_leaves_at_the_question_is_forgotten_too(moment: Callable[[], Play]) -> None:
    play = moment().see((ASK, "idle idle-asking")).do("leave", Touch("leave"))  # the second, where answers are lost
    assert (play.seen, "person" in play.visit.facts) == ("home home-start", False)


def test_a_hint_to_one_citizen_is_not_left_for_the_next() -> None:
    play = Play().do(Fails(CARD_MOVED))
    assert hint_on(play.screen) == "problem-idc-04"
    play.do(COVER, ASK)
    assert play.seen == "home home-start"
    play.do(END)
    assert hint_on(play.screen) == ""
    assert play.visit.citizen == 2


def test_a_page_spoiled_with_nobody_there_is_recorded_and_then_it_is_over() -> None:
    play = (
        at_page()
        .do(Fails(JAM))
        .see(
            (ASK, "idle idle-asking"),
            (END, "progress saving"),
            (NUMBERLESS, "progress printing-claim"),
            (Gives(), "home home-start"),
        )
    )
    assert play.records() == ["certificate_requested", "certificate_spoiled"]
    assert "person" not in play.visit.facts


def test_when_everything_fails_with_nobody_there_it_is_over_all_the_same() -> None:
    play = at_page().do(Fails(JAM), *ask_end(), NUMBERLESS)
    play.see((Fails(LINE_DOWN), "home home-start"))
    assert dict(play.visit.facts) == {}


# --- the cover ------------------------------------------------------------------------------------------------


def test_personal_results_are_covered_and_come_back_with_the_last_digits() -> None:
    play = at_certificate_review().see((COVER, "idle idle-covered"), ("stay", "verify verify-title"))
    assert CHEN.name not in set(strings_in(play.screen))
    play.do(*touch_digits(wrong_digits(CHEN.number)))
    assert play.screen.keys is not None
    assert (play.screen.keys.value.text, play.screen.keys.hint and play.screen.keys.hint.key) == ("", "verify-wrong")
    play.do(*touch_digits(CHEN.number[-4:-1]))
    play.see((Touch("digit", CHEN.number[-1]), "review review-print"))
    assert not any(name.startswith("verify") for name in play.visit.facts)
    assert play.visit.waiting == ""


def test_a_wrong_digit_can_be_taken_back() -> None:
    play = at_certificate_review().do(COVER, "stay", *touch_digits("9"), "delete")
    play.do(*touch_digits(CHEN.number[-4:]))
    assert play.seen == "review review-print"


def test_the_same_card_uncovers_and_another_card_does_not() -> None:
    play = at_certificate_review().do(ASK, "stay")
    play.see((Gives(HUANG), "verify verify-title"))
    assert play.screen.keys is not None
    assert play.screen.keys.hint is not None
    assert isinstance(play.effect, ReadIdCard)
    play.see((Gives(CHEN), "review review-print"))
    assert play.visit.facts["person"] == CHEN


def test_a_card_that_moved_while_verifying_may_be_placed_again() -> None:
    play = at_certificate_review().do(ASK, "stay", Fails(CARD_MOVED)).see((Gives(CHEN), "review review-print"))
    assert play.visit.cover == ""


def guessed_wrong(times: int) -> Play:
    play = at_certificate_review().do(ASK, "stay")
    for _ in range(times):
        play.do(*touch_digits(wrong_digits(CHEN.number)))
    return play


def test_two_wrong_guesses_leave_one_more() -> None:
    play = guessed_wrong(2).see((Touch("nothing"), "verify verify-title"))
    play.do(*touch_digits(CHEN.number[-4:]))
    assert play.seen == "review review-print"


def test_after_three_wrong_guesses_only_the_card_will_do() -> None:
    play = guessed_wrong(3).see((Touch("nothing"), "prompt verify-card-title"))
    play.do(*touch_digits(CHEN.number[-4:]))
    assert play.seen == "prompt verify-card-title"
    play.see((Gives(HUANG), "prompt verify-card-title"), (Gives(CHEN), "review review-print"))


@pytest.mark.parametrize(("misses", "left"), [(1, "2"), (2, "1")])
def test_a_wrong_guess_says_how_many_are_left(misses: int, left: str) -> None:
    keys = guessed_wrong(misses).screen.keys
    assert keys is not None
    assert keys.hint is not None
    assert words("zh-Hans").say(keys.hint) == f"和身份证上的不一样，还能试 {left} 次。"


def test_the_digits_before_a_final_x_uncover() -> None:
    card = replace(CHEN, number="44010419440308001X")
    play = at_certificate_review(card).do(ASK, "stay")
    play.do(*touch_digits("8001"))
    assert play.seen == "review review-print"


def test_the_question_says_what_comes_if_nobody_answers_and_the_cover_does_not() -> None:
    asked, covered = at_certificate_review().do(ASK).screen, at_certificate_review().do(COVER).screen
    assert [text.key for text in asked.body] == ["idle-verify", "idle-ends"]
    assert [text.key for text in covered.body] == ["idle-verify"]


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_another_card_is_told_the_button_as_it_is_called(language: str) -> None:
    screen = at_certificate_review().do(ASK, "stay", Gives(HUANG)).screen
    assert screen.keys is not None
    assert screen.keys.hint is not None
    label = words(language).say(screen.actions[0].label)
    assert label in words(language).say(screen.keys.hint)


def test_the_cover_gives_no_new_guesses_and_the_next_citizen_has_all() -> None:
    guessed_wrong(3).do(ASK).see(("stay", "prompt verify-card-title"), ("leave", "home home-start"))
    play = guessed_wrong(3).do("leave", Gives(CHEN), CERT, Gives(CERTIFICATE), COVER, "stay")
    play.do(*touch_digits(CHEN.number[-4:]))
    assert play.seen == "review review-print"


def test_a_dead_reader_leaves_the_digits() -> None:
    play = at_certificate_review().do(ASK, "stay", Fails(READER_GONE))
    assert play.visit.waiting == ""
    play.do(*touch_digits(CHEN.number[-4:]))
    assert play.seen == "review review-print"


def test_a_question_given_up_for_the_card_is_asked_again() -> None:
    for proof in ([Gives(CHEN)], touch_digits(CHEN.number[-4:]), [Fails(READER_GONE), *touch_digits(CHEN.number[-4:])]):
        play = Play().do(CERT, Gives(CHEN), ASK, "stay", *proof)
        assert play.seen == "progress asking-certificate"
        assert isinstance(play.effect, AskBackend)
        play.see((Gives(CERTIFICATE), "review review-print"))


def test_a_step_that_waits_for_nothing_is_not_begun_again() -> None:
    play = at_allowance_review()
    orders = len(play.orders)
    play.do(COVER, "stay", Gives(HUANG))
    assert play.seen == "review review-confirm"
    assert [type(order.effect) for order in play.orders[orders:]] == [ReadIdCard]


def test_a_problem_is_still_there_after_the_cover() -> None:
    play = at_page().do(Fails(JAM), ASK, "stay", Gives(CHEN))
    assert play.seen == "problem problem-pag-03-began"
    assert play.records() == ["certificate_requested"]


def test_an_answer_under_the_cover_does_not_uncover() -> None:
    play = Play().do(CERT, Gives(CHEN), ASK)
    play.see(
        (Gives(CERTIFICATE), "idle idle-asking"), ("stay", "verify verify-title"), (Gives(CHEN), "review review-print")
    )
    assert play.visit.facts["certificate"] == CERTIFICATE


def test_the_card_asked_for_the_cover_is_no_answer_to_the_step() -> None:
    play = Play().do(CERT, Gives(CHEN), ASK, "stay", ASK)
    play.see((Gives(HUANG), "verify verify-title"))
    assert "certificate" not in play.visit.facts
    play.see((Gives(CHEN), "progress asking-certificate"))


def test_where_nothing_personal_is_known_one_touch_is_enough() -> None:
    play = Play().do(CERT, ASK)
    assert play.screen.body[0].key == "idle-nothing-kept"
    play.see(("stay", "prompt identify-id_card"))
    assert isinstance(play.effect, ReadIdCard)


def test_a_first_card_is_an_answer_to_the_question() -> None:
    for before, seen in ((CERT, "progress asking-certificate"), ("help", "home home-hello")):
        play = Play().do(before, ASK).see((Gives(CHEN), seen))
        assert play.visit.facts["person"] == CHEN


def test_touches_under_the_cover_reach_nothing() -> None:
    play = at_certificate_review().do(ASK)
    before = play.visit
    assert play.do("confirm", "back", "reveal", CERT, Touch("digit", "1")).visit == before


# --- help -----------------------------------------------------------------------------------------------------


@at_every_moment
def test_help_is_there_at_any_moment_and_takes_nothing_away(moment: Callable[[], Play]) -> None:
    play = moment().do("close")
    before, seen = play.visit, play.seen
    play.see(("help", "help help-title"), ("confirm", "help help-title"), ("close", seen))
    assert play.visit == before


def test_help_while_paper_moves() -> None:
    play = at_page().see(("help", "help help-title"), ("home", "help help-title"), ("back", PRINTING))
    assert isinstance(play.effect, PrintPage)


def test_help_over_a_cover_shows_nothing_personal() -> None:
    play = at_certificate_review().see((COVER, "idle idle-covered"), ("help", "help help-title"))
    play.do("stay", "leave", Touch("digit", "1"))
    assert CHEN.number not in set(strings_in(play.screen))
    play.see(("back", "idle idle-covered"))


def test_the_question_comes_over_help() -> None:
    play = at_certificate_review().do("help").see((ASK, "idle idle-asking"))
    assert play.visit.overlay == ""


def wrong_digits(number: str) -> str:
    return f"{(int(number[-4:-1]) + 1) % 1000:03}{(int(number[-1]) + 1) % 10}"


def test_a_form_is_not_thrown_away_by_one_touch_of_home() -> None:
    play = Play().do(Gives(HUANG)).do(Touch(ALLOWANCE), Fails(LINE_DOWN), Fails(LINE_DOWN), Touch("social-card"))
    play.see((Touch("home"), "guide leave-title"), (Touch("close"), "form ask-phone"))
    play.see((Touch("home"), "guide leave-title"), (Touch("leave"), "home home-start"))
    assert dict(play.visit.facts) == {}


def test_nor_by_one_touch_of_back_on_the_first_question() -> None:
    play = Play().do(Gives(HUANG)).do(Touch(ALLOWANCE), Fails(LINE_DOWN), Fails(LINE_DOWN), Touch("social-card"))
    play.see((Touch("back"), "choice ask-payment"), (Touch("back"), "guide leave-title"))
    play.see((Touch("close"), "choice ask-payment"), (Touch("home"), "guide leave-title"))
    play.see((Touch("leave"), "home home-start"))
    assert play.visit.facts == {}


def answered() -> Play:
    """Somebody who has answered a question, and typed the number of another one."""
    return MOMENTS["form"]().do(*touch_digits("13812345678"))


def verifying() -> Play:
    return answered().do(IdleTimeout("pause")).see(("confirm", "verify verify-title"))


@pytest.mark.parametrize(
    ("covered", "seen"),
    [
        (lambda: MOMENTS["form"]().do(ASK), "idle idle-asking"),
        (verifying, "verify verify-title"),
        (lambda: verifying().do(*touch_digits("0000" * 3)), "prompt verify-card-title"),
    ],
    ids=["idle", "verify", "card alone"],
)
@pytest.mark.parametrize("way", ["home", "leave"])
def test_no_answers_are_thrown_away_by_one_touch_under_a_cover(
    covered: Callable[[], Play], seen: str, way: str
) -> None:
    play = covered().see((Touch(way), "guide leave-title"), (Touch("digit", "1"), "guide leave-title"))
    assert not {HUANG.name, HUANG.number} & set(strings_in(play.screen))
    play.see((Touch("back"), seen), (Touch(way), "guide leave-title"), ("close", seen))
    play.see((Touch(way), "guide leave-title"), ("leave", "home home-start"))
    assert "person" not in play.visit.facts


def test_nothing_that_ends_a_visit_stands_on_a_page_that_asks_who_it_is_but_in_the_frame() -> None:
    for play in (verifying(), verifying().do(*touch_digits("0000" * 3))):
        assert (play.screen.actions, play.screen.can_leave) == ((), True)
        assert play.screen.where == Text("old-age-allowance/title")


def test_the_question_about_leaving_goes_when_the_card_shows_who_stands_there() -> None:
    play = verifying().see((Touch("home"), "guide leave-title"))
    assert not play.do(Gives(HUANG)).visit.cover
    assert (play.visit.overlay, "person" in play.visit.facts) == ("", True)


def test_the_question_about_leaving_goes_when_nobody_answers_it() -> None:
    play = MOMENTS["form"]().see((Touch("home"), "guide leave-title"), (COVER, "idle idle-covered"))
    play.see(("leave", "guide leave-title"), (ASK, "idle idle-asking"))


def test_another_persons_card_throws_no_answers_away_by_one_touch() -> None:
    play = answered().see((Lays(CHEN), "verify verify-title"))
    assert [action.label.key for action in play.screen.actions] == ["do-start-anew"]
    play.see(("leave", "guide leave-title"), ("close", "verify verify-title"))
    play.see(("leave", "guide leave-title"), ("leave", "home home-hello"))
    assert play.visit.facts["person"].number == CHEN.number
