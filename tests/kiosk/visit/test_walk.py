"""Whatever happens, in whatever order: a visit never gets lost, is never left half done, and forgets everybody.

Covers visit as well.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from drivers.api.errors import DeviceError, Fault
from drivers.api.id_card import IdCard
from kiosk.model.effects import Order, PrintPage, PrintReceipt
from kiosk.model.events import Answer, Failed, IdleTimeout, Progress, Sheets, Touch
from kiosk.model.problem import Problem
from kiosk.model.screen import Screen
from kiosk.problems.table import all_problems, problem_for, problem_named
from kiosk.visit.advance import advance, start
from kiosk.visit.screen import screen_of
from kiosk.visit.service import Service, catalogue_of
from kiosk.visit.steps.find import MEANT
from kiosk.visit.visit import Visit
from tests.kiosk.play import ALLOWANCE, CHEN, HUANG, TODAY, answer_to, services, strings_in, unsaid, world

PEOPLE = (CHEN, HUANG)


def secrets_of(*people: IdCard | None) -> frozenset[str]:
    return frozenset({text for card in people if card for text in (card.name, card.number, card.address) if text})


SECRETS = secrets_of(*PEOPLE)
PROBLEMS = all_problems()
BEGAN = [problem_for(DeviceError(device, Fault.JAM, began=True)) for device in ("page_printer", "receipt_printer")]
NEEDS = ("id_card", "scanner", "receipt_printer", "page_printer", "backend", "outbox")
FRAME = ["home", "back", "help", "close", "stay", "leave", "delete", "retry", "go-on", "confirm", "consent"]
APPLICATIONS = st.lists(
    st.builds(
        lambda number, state: {"number": f"N{number}", "kind": ALLOWANCE, "state": state},
        st.integers(1, 3),
        st.sampled_from([*sorted(MEANT), "a-state-of-tomorrow"]),
    ),
    max_size=3,
    unique_by=lambda one: one["number"],
)


class Walk(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.visit, order = start("b007", catalogue_of(services()), TODAY)
        self.open: dict[str, Order] = {order.ticket: order} if order else {}
        self.past: list[Answer | Failed] = []

    def go(self, event: Any) -> None:
        before = self.visit
        self.visit, order = advance(before, event)
        self.open = {ticket: one for ticket, one in self.open.items() if ticket == self.visit.waiting}
        if order:
            assert order.ticket == self.visit.waiting
            self.open[order.ticket] = order
        if self.visit.citizen != before.citizen:
            was, now = before.facts.get("person"), self.visit.facts.get("person")
            assert now is None or now != was
            assert not (SECRETS - secrets_of(now)) & set(strings_in(self.visit))
        if self.visit.id != before.id:
            assert self.visit.facts.keys() <= {"person"}
            assert not self.visit.states

    @rule(service=st.sampled_from(services()), moves=st.integers(1, 16), card=st.sampled_from(PEOPLE))
    def go_well(self, service: Service, moves: int, card: IdCard) -> None:
        """So many moves of a citizen for whom all goes as it should, so that the walk comes far."""
        self.touch(service.id, "")
        for _ in range(moves):
            if self.open and self.visit.service:
                (order,) = self.open.values()
                self.go(Answer(order.ticket, answer_to(order, card)))
            elif self.visit.service:
                self.move_on()

    @rule(moves=st.integers(1, 8), problem=st.sampled_from(BEGAN), walks_away=st.booleans())
    def go_wrong(self, moves: int, problem: Problem, walks_away: bool) -> None:
        """A certificate that fails on its way, before somebody who stays or goes."""
        self.touch("home", "")
        self.go_well(services()[0], moves, CHEN)
        if self.open:
            self.fail(problem)
        if walks_away:
            self.be_quiet("end")

    def move_on(self) -> None:
        screen = screen_of(self.visit)
        if screen.keys and len(screen.keys.value.text) < screen.keys.length:
            for digit in "1" * screen.keys.length:
                self.touch("digit", digit)
        if screen.kind == "review" and screen.items[-1].state != "selected":
            self.touch("consent", "")
        if screen.kind == "choice":
            self.touch(screen.items[-1].id, "")
        elif "apply-again" in [action.id for action in screen.actions]:
            self.touch("apply-again", "")
        else:
            self.touch("confirm", "")

    @rule(pick=st.integers(0, 200), value=st.sampled_from([*"0123456789X", ""]))
    def touch_something_shown(self, pick: int, value: str) -> None:
        shown = sorted(set(_touchable(screen_of(self.visit))))
        self.touch(shown[pick % len(shown)] if shown else "home", value)

    @rule(action=st.sampled_from(FRAME))
    def touch_anything(self, action: str) -> None:
        self.touch(action, "")

    @rule(digits=st.sampled_from(["13912345678", "6222021234567894", CHEN.number[-4:], HUANG.number[-4:], "0000"]))
    def type_a_number(self, digits: str) -> None:
        for digit in digits:
            self.touch("digit", digit)

    def touch(self, action: str, value: str) -> None:
        before = self.visit
        self.go(Touch(action, value))
        if before.held:
            assert replace(self.visit, overlay="") == replace(before, overlay="")

    @rule(stage=st.sampled_from(["cover", "ask", "end"]))
    def be_quiet(self, stage: str) -> None:
        before = self.visit
        self.go(IdleTimeout(stage))
        if before.held:
            assert self.visit == before
        elif stage == "end":
            assert self.visit.held or self.visit.citizen == before.citizen + 1

    @precondition(lambda self: self.open)
    @rule(card=st.sampled_from(PEOPLE), found=APPLICATIONS)
    def succeed(self, card: Any, found: list[dict[str, str]]) -> None:
        (order,) = self.open.values()
        value = answer_to(order, card)
        event = Answer(order.ticket, found if isinstance(value, list) else value)
        self.past.append(event)
        self.go(event)

    @precondition(lambda self: self.open)
    @rule(problem=st.sampled_from(PROBLEMS))
    def fail(self, problem: Any) -> None:
        (order,) = self.open.values()
        if isinstance(order.effect, PrintPage | PrintReceipt) and problem.hint:
            problem = problem_named("unexpected")
        event = Failed(order.ticket, problem)
        self.past.append(event)
        self.go(event)

    @precondition(lambda self: self.open)
    @rule()
    def get_on(self) -> None:
        (order,) = self.open.values()
        self.go(Progress(order.ticket, Sheets(1, 2)))

    @precondition(lambda self: self.past)
    @rule(pick=st.integers(0, 50))
    def answer_late(self, pick: int) -> None:
        event = self.past[pick % len(self.past)]
        before = self.visit
        if event.ticket != before.waiting:
            self.go(event)
            assert self.visit == before

    @rule(lacking=st.dictionaries(st.sampled_from(NEEDS), st.sampled_from([*BEGAN, problem_named("unreachable")])))
    def change_the_world(self, lacking: Any) -> None:
        self.go(world(**lacking))

    @invariant()
    def the_screen_can_be_read_out(self) -> None:
        assert unsaid(screen_of(self.visit)) == []

    @invariant()
    def what_is_open_and_what_is_waited_for_are_the_same(self) -> None:
        assert set(self.open) == ({self.visit.waiting} if self.visit.waiting else set())

    @invariant()
    def whoever_waits_is_not_stuck(self) -> None:
        visit = self.visit
        placed = visit.placed
        step = placed.step if placed else None
        waits = placed is not None and not placed.step.ends and placed.step.begin(visit.context(placed)) is not None
        if waits and not visit.problem and visit.cover != "verify" and not _asked(visit):
            assert visit.waiting
        if step is None and not visit.cover and "person" not in visit.facts:
            assert visit.waiting or "id_card" in visit.lacking

    @invariant()
    def personal_results_are_never_shown_under_a_cover(self) -> None:
        if self.visit.cover:
            assert not SECRETS & set(strings_in(screen_of(self.visit)))


def _asked(visit: Visit) -> bool:
    """Covered again while it was asked for the card: the step is begun anew when that is over."""
    return visit.cover == "asking" and "person" in visit.facts


def _touchable(screen: Screen) -> Iterator[str]:
    yield from (action.id for action in screen.actions)
    for item in screen.items:
        yield item.id
        yield from (action.id for action in item.actions)
    if screen.keys:
        yield "digit"


Walk.TestCase.settings = settings(
    max_examples=settings().max_examples * 3 // 5,
    stateful_step_count=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
test_any_walk = Walk.TestCase
