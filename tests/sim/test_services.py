"""Every service on a whole terminal, whatever its steps are: without the line, refused, and with answers that are lost.

The steps themselves say what is touched, so that a service which is added is tried as well.
"""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest

from kiosk.catalogue.example import USUAL, Examples, read_examples
from kiosk.catalogue.load import SERVICES
from kiosk.catalogue.rehearsal import Plan, usual_touch
from tests.kiosk.play import services
from tests.sim.scheduler import Scheduler
from tests.sim.terminal import Terminal
from tests.sim.world import World, folder, world

EVERY = {service.id: service for service in services()}
ASKING = [one.id for one in EVERY.values() if "backend" in one.head.needs]
TAKING = [one.id for one in EVERY.values() if one.head.takes_applications and "backend" not in one.head.needs]
WHO = "huang-yulan"  # 82: no service is too early for her
PATIENCE_S = 600.0
THINKS_S = 0.7


class Visitor:
    """Somebody who takes the first answer to every question, and wants to come to the end of one service."""

    def __init__(self, run: Scheduler, outside: World, terminal: Terminal, service: str) -> None:
        self.run = run
        self.world = outside
        self.terminal = terminal
        self.service = service
        self.hasty = False  # touches everything twice that is confirmed
        for query in examples(service).answers:
            outside.choose_answer(WHO, query, USUAL)

    def begin(self) -> None:
        """Put the card down and choose the service."""
        self.world.insert_card(WHO)
        self.terminal.see("home", "home-hello")
        self.terminal.touch(self.service)

    def go_on_to(self, *kinds: str) -> None:
        """Touch what leads on until a screen of one of these kinds stands. AssertionError: none comes."""

        def there() -> bool:
            if self.terminal.runtime.screen.kind in kinds:
                return True
            self._touch()
            return False

        self.until(there)

    def until(self, holds: Callable[[], bool]) -> None:
        late = self.run.now() + PATIENCE_S
        while not holds():
            assert self.run.now() < late, self.terminal.screens[-5:]
            self.run.sleep(THINKS_S)

    def leave(self) -> None:
        self.world.remove_card()
        self.terminal.touch("finish")
        self.terminal.see("home", "home-start")

    def deliver(self) -> None:
        """Wait until nothing waits on this terminal any more."""
        self.until(lambda: not self.terminal.waiting())

    def arrived(self) -> dict[str, list[str]]:
        """How all that the back end holds stands."""
        records = self.world.records()
        tables = {table: [row["state"] for row in records[table]] for table in ("certificates", "applications")}
        return {table: states for table, states in tables.items() if states}

    def deliveries(self) -> dict[str, int]:
        by_kind: dict[str, int] = self.world.records()["deliveries_by_kind"]
        return by_kind

    def item(self) -> Any:
        """The service on the home screen."""
        return next(one for one in self.terminal.runtime.screen.items if one.id == self.service)

    def _touch(self) -> None:
        visit, screen = self.terminal.runtime.visit, self.terminal.runtime.screen
        if visit.offering:
            self.terminal.touch("close")
        elif visit.service and not visit.waiting and (touch := usual_touch(visit, screen, Plan())):
            confirms = screen.kind == "review" and touch.action in {action.id for action in screen.actions}
            for _ in range(2 if self.hasty and confirms else 1):
                self.terminal.touch(touch.action, touch.value)


def examples(service: str) -> Examples:
    return read_examples(next(SERVICES.glob(f"*/{service.replace('-', '_')}")))


def play(service: str, visit: Callable[[Visitor], None]) -> None:
    """From a home screen that waits to the end of the terminal."""
    run, dice = Scheduler(1), Random(1)
    with folder() as place, world(run, place, dice) as outside:
        terminal = Terminal(run, outside, "b1", dice)

        def day() -> None:
            terminal.see("home", "home-start")
            visit(Visitor(run, outside, terminal, service))
            terminal.stop()

        run.play(day)
        assert run.failures == []


@pytest.mark.parametrize("service", ASKING)
def test_a_service_that_asks_an_office_says_before_it_begins_that_the_line_is_down(service: str) -> None:
    def visit(one: Visitor) -> None:
        one.world.cut_line()
        one.until(lambda: one.item().state == "unavailable")
        one.terminal.touch(service)
        one.terminal.see("guide", "unavailable-title")
        one.world.restore_line()
        one.terminal.see("guide", "possible-again")
        assert (one.arrived(), one.world.papers()) == ({}, (0, 0))

    play(service, visit)


@pytest.mark.parametrize("service", ASKING)
def test_what_an_office_has_answered_is_printed_though_the_line_is_cut(service: str) -> None:
    def visit(one: Visitor) -> None:
        one.begin()
        one.go_on_to("review")
        one.world.cut_line()
        one.go_on_to("done")
        assert one.terminal.runtime.screen.number
        assert one.world.papers()[0] >= 1
        one.leave()
        assert "issued" not in one.arrived()["certificates"]
        one.world.restore_line()
        one.deliver()
        assert one.arrived() == {"certificates": ["issued"]}

    play(service, visit)


@pytest.mark.parametrize("service", TAKING)
def test_an_application_is_taken_without_the_line_and_arrives_once_when_it_is_back(service: str) -> None:
    def visit(one: Visitor) -> None:
        one.world.cut_line()
        one.begin()
        one.go_on_to("done")
        assert one.terminal.runtime.screen.number
        assert one.world.papers() == (0, 1)
        one.leave()
        assert one.arrived() == {}
        one.world.restore_line()
        one.deliver()
        assert one.arrived() == {"applications": ["submitted"]}

    play(service, visit)


@pytest.mark.parametrize("service", ASKING)
def test_a_certificate_whose_answers_are_lost_is_there_once_and_printed_once(service: str) -> None:
    def visit(one: Visitor) -> None:
        one.hasty = True
        one.begin()
        one.world.lose_answers()
        one.go_on_to("problem")
        one.world.keep_answers()
        one.terminal.touch("retry")
        one.go_on_to("review")
        one.world.lose_answers()
        one.go_on_to("done")
        once = one.world.papers()
        one.leave()
        one.run.sleep(120.0)
        one.world.keep_answers()
        one.deliver()
        assert one.arrived() == {"certificates": ["issued"]}
        assert one.deliveries() == {"certificate_requested": 1, "certificate_issued": 1}
        assert one.world.papers() == once

    play(service, visit)


@pytest.mark.parametrize("service", TAKING)
def test_an_application_whose_answers_are_lost_is_there_once_and_printed_once(service: str) -> None:
    def visit(one: Visitor) -> None:
        one.hasty = True
        one.begin()
        one.go_on_to("review")
        one.world.lose_answers()
        one.go_on_to("done")
        one.leave()
        one.run.sleep(120.0)
        one.world.keep_answers()
        one.deliver()
        assert one.arrived() == {"applications": ["submitted"]}
        assert one.deliveries() == {"application_submitted": 1}
        assert one.world.papers() == (0, 1)

    play(service, visit)


def refusals() -> Iterator[tuple[str, str, str]]:
    """(service, question, code) of each refusal that is told to a citizen."""
    for service in EVERY.values():
        asked = {placed.step.question: placed.step for placed in service.steps}
        for query, codes in examples(service.id).refusals.items():
            told = asked[query].told_of(tuple(codes)) if query in asked else ()
            yield from ((service.id, query, code) for code in told)


@pytest.mark.parametrize(("service", "query", "code"), list(refusals()))
def test_what_an_office_refuses_is_said_in_the_words_of_the_service_and_leads_home(
    service: str, query: str, code: str
) -> None:
    def visit(one: Visitor) -> None:
        one.world.choose_answer(WHO, query, code)
        one.begin()
        one.go_on_to("problem", "done")
        assert one.terminal.screens[-1] == f"problem {service}/refused-{code}"
        one.terminal.touch("home")
        one.terminal.see("home")
        assert (one.arrived(), one.world.papers()) == ({}, (0, 0))

    play(service, visit)
