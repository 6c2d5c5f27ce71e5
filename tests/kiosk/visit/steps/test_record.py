"""The paper is out, and its record cannot be written: nothing is taken back, and the visit comes to its end."""

import pytest

from drivers.api.errors import DeviceError, Fault
from kiosk.model.events import IdleTimeout, Pace, Progress, Sheets
from kiosk.model.problem import Problem
from kiosk.model.text import Text
from kiosk.problems.table import problem_for, problem_named
from tests.kiosk.play import JAM, KEPT, NO_PAPER, NO_ROLL, Fails, Gives, Play, at_certificate_review, at_page, services

UNRECORDED = problem_named("unrecorded")
PLAIN = Gives({**KEPT, "number": "", "code": ""})


def printed() -> Play:
    return at_page().do(Gives())


def test_who_holds_a_good_certificate_is_told_so_and_gets_the_slip() -> None:
    play = printed().see((Fails(UNRECORDED), "problem problem-sys-06"))
    assert play.screen.body[0].key == "social-insurance-certificate/safe-certificate-printed"
    assert [action.id for action in play.screen.actions] == ["retry", "go-on"]
    play.see(("go-on", "progress printing-slip"), (Gives(), "done done-certificate"))


def test_a_record_that_can_be_written_after_all_is_written_once_more() -> None:
    play = printed().see((Fails(UNRECORDED), "problem problem-sys-06"), ("retry", "progress saving"))
    first, again = play.orders[-2:]
    assert (first.key, first.effect) == (again.key, again.effect)
    play.see((PLAIN, "progress printing-slip"))


def test_who_holds_a_void_certificate_is_told_so_and_gets_the_claim_slip() -> None:
    play = at_page().do(Fails(JAM), "go-on").see((Fails(UNRECORDED), "problem problem-sys-06"))
    assert play.screen.body[0].key == "social-insurance-certificate/safe-certificate-void"
    play.see(
        ("go-on", "progress printing-claim"),
        (Gives(), "done done-certificate-spoiled"),
    )


@pytest.mark.parametrize("problem", [JAM, NO_PAPER], ids=["began", "not begun"])
@pytest.mark.parametrize("slip", [Gives(), Fails(NO_ROLL)], ids=["slip", "no slip"])
def test_the_words_after_a_jam_never_contradict_each_other(problem: Problem, slip: Gives | Fails) -> None:
    play = at_page().do(Fails(problem))
    said = [text.key for text in play.screen.body]
    play.do("go-on", PLAIN, slip)
    if isinstance(slip, Fails):
        play.do("go-on")
    assert play.seen == "done done-certificate-spoiled"
    out = [text.key for text in play.screen.body if text.key.startswith("spoiled-")]
    assert out == ["spoiled-paper-out" if problem.began else "spoiled-nothing-out"]
    assert ("problem-nothing-printed" in said) is not problem.began
    assert play.screen.number is None  # it is void: nobody needs it
    assert play.screen.code == problem.code  # of what spoiled it, not of what failed afterwards


def test_where_nobody_knows_what_came_out_nothing_is_said_of_it_but_not_to_use_it() -> None:
    play = at_page().do(Fails(problem_for(DeviceError("page_printer", Fault.SILENT, began=True))), "go-on")
    play.do(PLAIN, Gives())
    assert play.seen == "done done-certificate-uncertain"
    assert [text.key.rpartition("/")[2] for text in play.screen.body] == ["done-certificate-uncertain-next"]
    assert play.screen.number is None


def test_a_void_number_is_shown_large_by_no_service() -> None:
    spoiled = [placed.step for one in services() for placed in one.steps if getattr(placed.step, "spoiled", False)]
    assert len(spoiled) >= 4
    assert all(step.number == "" for step in spoiled)  # type: ignore[attr-defined]


def test_a_request_that_cannot_be_written_ends_before_any_paper_moves() -> None:
    play = at_certificate_review().do("confirm").see((Fails(problem_named("outbox")), "problem problem-sys-01"))
    assert [action.id for action in play.screen.actions] == ["retry", "home"]
    play.see(("home", "home home-hello"))
    assert play.printed() == []


def own(text: Text | None) -> str:
    """The key of a sentence of the service's own, without the service."""
    assert text is not None
    return text.key.rpartition("/")[2]


def at_slip() -> Play:
    return printed().see((PLAIN, "progress printing-slip"))


@pytest.mark.parametrize(
    ("counted", "of", "said"), [(0, 1, None), (1, 1, None), (0, 2, (1, 2)), (1, 2, (2, 2)), (2, 2, (2, 2))]
)
def test_of_several_sheets_it_is_said_which_is_in_work_and_how_many_come(
    counted: int, of: int, said: tuple[int, int] | None
) -> None:
    play = at_page()
    play.do(Progress(play.visit.waiting, Sheets(counted, of)))
    counter = [(text.args["now"], text.args["of"]) for text in play.screen.body if text.key == "printing-sheets"]
    assert counter == ([said] if said else [])


@pytest.mark.parametrize(
    ("pace", "moves", "said"),
    [
        (Pace(True, late=False), True, "where"),
        (Pace(True, late=True), True, "late"),
        (Pace(None, late=False), False, "where"),
        (Pace(None, late=True), False, "late"),
        (Pace(False, late=False), False, "stopped"),
        (Pace(False, late=True), False, "stopped"),
    ],
)
def test_paper_is_drawn_to_move_while_the_printer_says_so_and_what_takes_longer_is_told(
    pace: Pace, moves: bool, said: str
) -> None:
    play = at_page()
    assert not play.screen.moves
    play.do(Progress(play.visit.waiting, pace))
    assert (play.screen.moves, play.screen.body[0].key) == (moves, f"printing-page_printer-{said}")


def test_a_sheet_that_was_counted_is_drawn_in_its_slot_and_of_a_slip_nothing_before_it_is_there() -> None:
    play = at_page()
    assert not play.screen.began
    play.do(Progress(play.visit.waiting, Sheets(1, 2)))
    assert play.screen.began
    play = at_slip()
    assert (play.screen.moves, play.screen.began) == (False, False)
    play.do(Progress(play.visit.waiting, "waits"))
    assert (play.screen.moves, play.screen.began) == (False, True)


def test_a_slip_that_waits_in_the_mouth_is_to_be_taken_and_nobody_leaves_meanwhile() -> None:
    play = at_slip()
    play.see((Progress(play.visit.waiting, "waits"), "progress slip-waits"))
    assert [text.key for text in play.screen.body] == ["slip-waits-how"]
    play.see((IdleTimeout("end"), "progress slip-waits"), ("home", "progress slip-waits"))
    play.see((Gives("taken"), "done done-certificate"))
    assert own([item.label for item in play.screen.items if item.group == "papers"][-1]) == "paper-of-slip-printed"
    assert own(play.screen.reminder) == "take-card-and-page-and-slip"


def test_a_slip_that_nobody_took_is_told_as_it_is_and_not_among_what_to_take_along() -> None:
    play = at_slip()
    play.see(
        (Progress(play.visit.waiting, "waits"), "progress slip-waits"), (Gives("not_taken"), "done done-certificate")
    )
    slip = [item for item in play.screen.items if item.group == "papers"][-1]
    assert (slip.label.key, slip.state) == ("paper-not-taken", "bad")
    assert own(play.screen.reminder) == "take-card-and-page"


def test_a_slip_of_which_the_printer_says_nothing_is_said_to_be_sent_and_no_more() -> None:
    play = at_slip()
    play.see((Gives("sent"), "done done-certificate"))
    slip = [item for item in play.screen.items if item.group == "papers"][-1]
    assert (slip.label.key, slip.state) == ("paper-sent", "waiting")
    assert own(play.screen.reminder) == "take-card-and-page"
