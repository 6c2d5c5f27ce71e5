"""What is over stays over: nobody goes back to before the world was changed, and old news changes nothing."""

from dataclasses import dataclass
from typing import ClassVar

from drivers.api.errors import DeviceError, Fault
from kiosk.model.effects import Effect, PrintPage, Record
from kiosk.model.events import Answer, Event, Progress, Sheets
from kiosk.model.screen import Screen
from kiosk.model.text import Text, plain
from kiosk.problems.table import problem_for
from kiosk.visit.outcome import Learn, Outcome, Stay
from kiosk.visit.step import Context, Step
from tests.kiosk.play import CERT, CERTIFICATE, CHEN, KEPT, Fails, Gives, Play, made_up


@dataclass(frozen=True)
class Asks(Step):
    name: str

    def on(self, event: Event, context: Context) -> Outcome:
        return Learn({self.name: "yes"})

    def screen(self, context: Context) -> Screen:
        return Screen("choice", plain(self.name, private=False))


@dataclass(frozen=True)
class Changes(Step):
    holds: ClassVar[bool] = True

    def begin(self, context: Context) -> Effect:
        return Record("changed", {})

    def on(self, event: Event, context: Context) -> Outcome:
        return Learn({}) if isinstance(event, Answer) else Stay()

    def screen(self, context: Context) -> Screen:
        return Screen("progress", Text("saving"))


def of_steps(*steps: Step) -> Play:
    return Play((made_up(*steps),))


def test_back_leads_home_and_not_to_before_the_world_was_changed() -> None:
    play = of_steps(Asks("before"), Changes(), Asks("after"), Asks("later")).do("made-up", "yes", Gives(), "yes")
    assert (play.visit.at, play.visit.trail) == (3, (2,))
    play.do("back")
    assert play.visit.at == 2
    play.do("back")
    assert play.visit.overlay == "leave"
    play.do("leave")
    assert play.visit.service is None
    assert play.records() == ["changed"]


def test_old_news_of_paper_is_no_news_of_the_sheet_that_moves_now() -> None:
    play = Play().do(CERT, Gives(CHEN), Gives(CERTIFICATE), "confirm", Gives(KEPT))
    assert isinstance(play.effect, PrintPage)
    first = play.visit.waiting
    play.do(Fails(problem_for(DeviceError("page_printer", Fault.NO_PAPER))), "retry")
    assert isinstance(play.effect, PrintPage)
    before = play.visit
    assert play.do(Progress(first, Sheets(2, 2))).visit == before
    assert play.do(Progress(before.waiting, Sheets(1, 2))).visit != before
