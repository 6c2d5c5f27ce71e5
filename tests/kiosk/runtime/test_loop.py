"""The visit's only mover: idle times, orders, cancelling, and what an exception inside a step comes to."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.model.effects import Order, ReadIdCard
from kiosk.model.events import Answer, Event, Failed, Progress
from kiosk.model.preferences import DisplayPreferences
from kiosk.model.screen import Screen
from kiosk.model.text import plain
from kiosk.visit.outcome import Outcome
from kiosk.visit.service import Service
from kiosk.visit.step import Context, Step
from tests.kiosk.play import (
    CARD_MOVED,
    CERT,
    CERTIFICATE,
    CHEN,
    JAM,
    KEPT,
    hint_on,
    made_up,
    services,
)
from tests.kiosk.runtime.looping import SECRET, Performer, Terminal, at_review, stages


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    built = []

    def made(*offered: Service) -> Terminal:
        built.append(Terminal(tmp_path, offered or services()))
        built[-1].runtime.attach(built[-1].performs)
        return built[-1]

    yield made
    for terminal in built:
        terminal.journal.close()


Build = Callable[..., Terminal]


# --- time -----------------------------------------------------------------------------------------------------


def test_personal_results_are_covered_after_a_minute(build: Build) -> None:
    terminal = at_review(build()).wait(59)
    assert terminal.seen == "review review-print"
    assert terminal.wait(1).seen == "idle idle-covered"


def test_what_is_not_personal_is_not_covered_before_the_question(build: Build) -> None:
    terminal = build().touch(CERT).wait(119)
    assert terminal.seen == "prompt identify-id_card"
    assert terminal.wait(1).seen == "idle idle-asking"


@pytest.mark.parametrize(("seconds", "seen"), [(19.9, "progress saving"), (20.0, "verify verify-title")])
def test_a_touch_after_a_pause_asks_who_it_is_though_the_clock_was_not_looked_at_since(
    build: Build, seconds: float, seen: str
) -> None:
    terminal = at_review(build())
    terminal.now += seconds
    assert terminal.touch("confirm").seen == seen


def test_after_two_minutes_it_is_asked_and_after_45_seconds_more_it_is_over(build: Build) -> None:
    terminal = at_review(build()).wait(120)
    assert terminal.seen == "idle idle-asking"
    assert terminal.wait(44).seen == "idle idle-asking"
    assert terminal.wait(1).seen == "home home-start"
    assert dict(terminal.runtime.visit.facts) == {}


def test_how_long_the_question_still_stands_is_counted_down_and_a_touch_or_listening_begins_it_anew(
    build: Build,
) -> None:
    terminal = at_review(build())
    assert terminal.runtime.ends_in == 0
    assert terminal.wait(119).runtime.ends_in == 0
    assert terminal.wait(1).runtime.ends_in == 45
    assert terminal.runtime.screen.body[-1].args == {"seconds": 45}
    assert terminal.wait(30).runtime.ends_in == 15
    terminal.runtime.attend(handled=False)  # it was read out
    assert terminal.runtime.ends_in == 45
    assert terminal.touch("stay").runtime.ends_in == 0


def test_larger_letters_have_three_minutes(build: Build) -> None:
    terminal = at_review(build())
    terminal.runtime.handle(DisplayPreferences(elder=True))
    assert terminal.wait(60).seen == "idle idle-covered"  # whoever reads slowly is not seen by others either
    assert terminal.wait(119).seen == "idle idle-covered"
    assert terminal.wait(1).seen == "idle idle-asking"
    assert terminal.wait(44).seen == "idle idle-asking"
    assert terminal.wait(1).seen == "home home-start"


@pytest.mark.parametrize("stage", [59, 119])
def test_every_touch_begins_the_time_anew_ten_times_and_more(build: Build, stage: int) -> None:
    terminal = build().touch(CERT)
    for _ in range(12):
        assert terminal.wait(stage).touch("nothing").seen == "prompt identify-id_card"


def test_one_touch_at_the_question_is_enough_every_time(build: Build) -> None:
    terminal = build().touch(CERT)
    for _ in range(12):
        assert terminal.wait(164).seen == "idle idle-asking"
        assert terminal.touch("stay").seen == "prompt identify-id_card"


def test_whoever_listens_is_not_covered_and_not_asked(build: Build) -> None:
    terminal = at_review(build())
    for _ in range(5):
        terminal.wait(59).runtime.attend(handled=False)
    assert terminal.wait(59).seen == "review review-print"
    assert terminal.wait(1).seen == "idle idle-covered"


def test_who_is_read_the_question_has_45_seconds_from_its_end_and_a_walk_away_keeps_no_visit_open(build: Build) -> None:
    terminal = at_review(build()).wait(60)
    terminal.wait(12).runtime.attend(handled=True)  # the end of what the cover says
    assert terminal.wait(59).seen == "idle idle-covered"
    assert terminal.wait(1).seen == "idle idle-asking"
    terminal.wait(26).runtime.attend(handled=True)
    assert terminal.wait(44).seen == "idle idle-asking"
    assert terminal.wait(1).seen == "home home-start"


def test_in_headphones_it_is_the_same_person_and_before_a_loudspeaker_somebody_else_may_stand(build: Build) -> None:
    terminal, other = at_review(build()), at_review(build())
    for _ in range(3):
        terminal.wait(19).runtime.attend(handled=True)
        other.wait(19).runtime.attend(handled=False)
    assert (terminal.runtime.visit.paused, other.runtime.visit.paused) == (False, True)


def test_who_turns_pages_is_there_and_after_a_pause_is_still_asked_who_it_is(build: Build) -> None:
    terminal = at_review(build())
    for _ in range(9):
        terminal.wait(19).runtime.tapped()
    assert (terminal.seen, terminal.runtime.visit.paused) == ("review review-print", False)
    terminal.now += 20  # and the clock was not looked at since
    terminal.runtime.tapped()
    assert terminal.touch("confirm").seen == "verify verify-title"


def test_a_card_that_is_no_card_and_a_code_that_is_none_may_lie_there_and_are_nobody(build: Build) -> None:
    """The page says *reading*, then what is wrong, as often as the reader looks; nobody touches anything."""
    terminal = build().touch(CERT)
    for _ in range(119):
        terminal.runtime.handle(Progress(terminal.runtime.visit.waiting, "reading"))
        terminal.runtime.handle(Failed(terminal.runtime.visit.waiting, CARD_MOVED))
        terminal.wait(1)
    assert terminal.wait(2).seen == "idle idle-asking"
    codes = build().touch("application-progress")
    for _ in range(164):
        codes.answer("https://example.cn/a").wait(1)
    assert codes.wait(2).seen == "home home-start"


def test_choosing_how_to_read_is_a_touch(build: Build) -> None:
    terminal = build().touch(CERT).wait(100)
    terminal.runtime.handle(DisplayPreferences(elder=False))
    assert terminal.wait(119).seen == "prompt identify-id_card"


def test_no_time_ends_while_paper_moves(build: Build) -> None:
    terminal = at_review(build()).touch("confirm").answer(KEPT).wait(400)
    assert terminal.seen == "progress printing-page"
    assert terminal.answer(None).wait(1).seen == "progress saving"


def test_the_records_of_a_spoiled_page_are_written_when_nobody_is_there(build: Build) -> None:
    terminal = at_review(build()).touch("confirm").answer(KEPT)
    terminal.runtime.handle(Failed(terminal.runtime.visit.waiting, JAM))
    assert terminal.wait(165).seen == "progress saving"
    assert terminal.answer(KEPT, None).seen == "home home-start"


def test_nobody_at_home_is_asked_nothing(build: Build) -> None:
    terminal = build().wait(1000)
    assert terminal.seen == "home home-start"
    assert len(terminal.performs.performed) == 1


def test_who_changed_the_look_at_home_and_went_leaves_the_usual_look(build: Build) -> None:
    terminal = build()
    terminal.runtime.handle(DisplayPreferences(elder=True))
    terminal.shown.clear()
    terminal.wait(1000)
    assert [another for _, another in terminal.shown] == [True]


# --- who is reading -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("leaving", "another"), [("back", False), ("home", True)])
def test_the_look_stays_with_whoever_stays(build: Build, leaving: str, another: bool) -> None:
    terminal = build().touch(CERT, leaving)
    assert terminal.seen == "home home-start"
    assert terminal.shown[-1][1] is another


def test_one_who_goes_on_with_another_service_keeps_the_look(build: Build) -> None:
    terminal = at_review(build()).touch("confirm").answer(KEPT, None, KEPT, None)
    assert terminal.seen == "done done-certificate"
    assert terminal.touch("again").shown[-1][1] is False
    assert terminal.touch("home").shown[-1][1] is True


def test_only_what_has_changed_is_shown(build: Build) -> None:
    terminal = build()
    shown = len(terminal.shown)
    terminal.touch("nothing", "confirm")
    assert len(terminal.shown) == shown


# --- orders ---------------------------------------------------------------------------------------------------


def test_what_is_ordered_before_the_devices_are_ready_is_done_when_they_are(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, services())
    terminal.touch(CERT)
    assert terminal.performs.performed == []
    terminal.runtime.attach(terminal.performs)
    assert [order.ticket for order in terminal.performs.performed] == [terminal.runtime.visit.waiting]
    assert terminal.performs.performed[0].effect == ReadIdCard()
    terminal.journal.close()


def test_an_abandoned_wait_is_cancelled(build: Build) -> None:
    terminal = build()
    first = terminal.runtime.visit.waiting
    terminal.touch(CERT)
    second = terminal.runtime.visit.waiting
    assert terminal.performs.cancelled == [first]
    terminal.touch("back")
    assert terminal.performs.cancelled == [first, second]


def test_answering_orders_at_once_shows_the_newest_screen_last(build: Build) -> None:
    terminal = build()
    replies = iter([CHEN, CERTIFICATE])

    class AtOnce(Performer):
        def perform(self, order: Order) -> None:
            super().perform(order)
            terminal.runtime.handle(Answer(order.ticket, next(replies)))

    terminal.runtime.attach(AtOnce())
    terminal.touch(CERT)
    assert terminal.shown[-1][0] == terminal.runtime.screen
    assert terminal.seen == "review review-print"


# --- the unexpected -------------------------------------------------------------------------------------------


class Breaks(Step):
    """Raises where it is told to, with somebody's number in the message."""

    def __init__(self, where: str) -> None:
        self.where = where

    def begin(self, context: Context) -> None:
        self._break("begin")

    def on(self, event: Event, context: Context) -> Outcome:
        self._break("on")
        raise AssertionError

    def screen(self, context: Context) -> Screen:
        self._break("screen")
        return Screen("guide", plain("x", private=False))

    def _break(self, where: str) -> None:
        if where == self.where:
            raise KeyError(SECRET)


@pytest.mark.hits("crash-sent-home")
@pytest.mark.parametrize("where", ["begin", "on", "screen", "words"])
def test_an_exception_in_a_step_sends_the_citizen_home_safely(build: Build, where: str) -> None:
    service = made_up(Breaks(where), name="broken")
    terminal = build(service, *services()[1:])
    terminal.wordless = "guide" if where == "words" else ""
    terminal.answer(CHEN)
    terminal.touch("broken", "confirm")
    assert terminal.runtime.screen.kind == "home"
    assert hint_on(terminal.runtime.screen) == "problem-sys-00"
    assert "person" not in terminal.runtime.visit.facts
    assert terminal.performs.performed[-1].effect == ReadIdCard(lifted=True)
    crash = next(line for line in terminal.diary() if line["what"] == "crash")
    assert crash["error"] in ("KeyError", "LookupError")
    assert ("looping.py" if where == "words" else "test_loop.py") in crash["traceback"]  # where it was raised
    assert SECRET not in terminal.path.read_text(encoding="utf-8")


def test_an_assertion_that_fails_sends_the_citizen_home_safely_and_the_next_one_is_served(build: Build) -> None:
    terminal = at_review(build())
    terminal.runtime.visit = replace(terminal.runtime.visit, at=99)  # a step that its service does not have
    terminal.touch("confirm")
    assert (terminal.runtime.screen.kind, hint_on(terminal.runtime.screen)) == ("home", "problem-sys-00")
    assert "person" not in terminal.runtime.visit.facts
    assert at_review(terminal).seen == "review review-print"
    assert [line["error"] for line in terminal.diary() if line["what"] == "crash"] == ["AssertionError"]


def test_after_a_crash_the_next_citizen_is_served(build: Build) -> None:
    service = made_up(Breaks("begin"), name="broken")
    terminal = build(service, *services()[:1]).touch("broken")
    assert at_review(terminal).seen == "review review-print"


def test_a_stage_that_is_done_says_when_its_answer_came_and_the_others_say_no_time(build: Build) -> None:
    terminal = build()
    terminal.hour = "10:25"
    terminal.touch(CERT).answer(CHEN)
    terminal.hour = "10:26"
    terminal.answer(CERTIFICATE)
    terminal.hour = "10:31"
    terminal.touch("confirm").answer("requested")
    assert terminal.seen == "progress printing-page"
    assert stages(terminal) == [("done", "10:26"), ("now", ""), ("waiting", "")]


def test_where_no_clock_is_looked_at_no_time_is_said(build: Build) -> None:
    terminal = at_review(build()).touch("confirm").answer("requested")
    assert stages(terminal) == [("done", ""), ("now", ""), ("waiting", "")]
