"""Plays a service from beginning to end with its own examples, and gathers every screen and every paper on the way.

Nobody is there: the office answers with the examples of the service's folder, the people are invented, and of every
question the same answer is taken. Knows steps by their screens and effects only, so that a new kind of step needs
nothing here.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from kiosk.catalogue.example import USUAL, Examples, filled, read_sample
from kiosk.model.effects import (
    AskBackend,
    Effect,
    FindApplication,
    Order,
    PrintPage,
    PrintReceipt,
    ReadIdCard,
    Record,
    ScanCode,
)
from kiosk.model.events import Answer, Event, Failed, Touch
from kiosk.model.problem import Problem
from kiosk.model.receipt_code import compose
from kiosk.model.screen import Screen
from kiosk.problems.table import problem_named
from kiosk.visit.advance import advance, start
from kiosk.visit.screen import screen_of
from kiosk.visit.service import Service, catalogue_of
from kiosk.visit.visit import Visit

PEOPLE = Path(__file__).with_name("people.toml")
TODAY = date(2026, 11, 23)
NUMBER = "GZ0117-20261123-0042-7"  # of an application
CODE = compose(NUMBER, "CSSQSUIF")
MOST_MOVES = 500


@dataclass(frozen=True)
class Layout:
    """The kind of a card, by its name in the drivers."""

    name: str = "CITIZEN"


@dataclass(frozen=True, slots=True)
class Invented:
    """Somebody with a card, as far as a visit reads cards."""

    name: str
    number: str
    birth: date
    address: str
    phone: str
    english_name: str = ""
    sex: str = "1"
    layout: Layout = Layout()
    ethnic_code: str = ""
    newest_address: str = ""
    authority: str = ""
    nationality: str = ""
    pass_number: str = ""
    issues: str = ""
    valid_from: date = date(2016, 1, 1)
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """How a rehearsal goes: who comes, which example the office answers, and which option of a question is taken."""

    person: str = "usual"
    example: str = "usual"
    option: int = 0  # of every question; the last one where there are fewer
    spoils: Problem | None = None  # what happens to every A4 page; None: it comes out
    refusal: str = ""  # the code with which the office refuses a question that may be refused so


@dataclass(frozen=True, slots=True)
class Shown:
    """A screen, the id of its step, and which screen of that step it is, from 1."""

    step: str
    number: int
    screen: Screen


@dataclass
class Rehearsal:
    """What was shown and printed. `over`: the visit came to its end."""

    shown: list[Shown] = field(default_factory=list)
    papers: list[PrintPage | PrintReceipt] = field(default_factory=list)
    over: bool = False


@cache
def people() -> Mapping[str, Invented]:
    """By name: `usual`, those with the `longest` and the `rare`st names, and a `foreign`er."""
    with PEOPLE.open("rb") as file:
        return {name: Invented(**one) for name, one in tomllib.load(file).items()}


def rehearse(service: Service, examples: Examples, plan: Plan) -> Rehearsal:
    """ValueError: the visit comes to no end, or a question has no example."""
    rehearsal = Rehearsal()
    visit, order = start("rehearsal", catalogue_of((service,)), TODAY)
    visit, order = advance(visit, Touch(service.id))
    for _ in range(MOST_MOVES):
        _note(visit, order, rehearsal)
        event = _next(visit, order, examples, plan)
        if event is None:
            rehearsal.over = visit.over or visit.service is None
            return rehearsal
        visit, new = advance(visit, event)
        order = new or (order if visit.waiting else None)
    raise ValueError(f"{service.id}: after {MOST_MOVES} moves the visit is at {visit.placed and visit.placed.id}")


def plans(examples: Examples, spoils: tuple[Problem, ...]) -> Iterator[Plan]:
    """Enough of them that every example is answered, every person comes, every page fails in each of these ways and
    every question is refused once.
    """
    yield Plan()
    yield Plan(option=-1)
    yield from (Plan(spoils=one) for one in spoils)
    named = {name for answers in examples.answers.values() for name in answers} - {"usual"}
    yield from (Plan(person=person) for person in people() if person not in named | {"usual"})
    for name in sorted(named):
        yield Plan(person=name if name in people() else "usual", example=name, option=-1)
        yield from (Plan(person=name if name in people() else "usual", example=name, spoils=one) for one in spoils)

    codes = {code for refusals in examples.refusals.values() for code in refusals}
    yield from (Plan(refusal=code) for code in sorted(codes))


def _note(visit: Visit, order: Order | None, rehearsal: Rehearsal) -> None:
    if visit.service is None or visit.placed is None or visit.offering:
        return
    if order and order.ticket == visit.waiting and isinstance(order.effect, PrintPage | PrintReceipt):
        rehearsal.papers += [order.effect] if order.effect not in rehearsal.papers else []
    screen, shown = screen_of(visit), rehearsal.shown
    if shown and shown[-1].screen == screen:
        return
    number = sum(one.step == visit.placed.id for one in shown) + 1
    if number > 2 and _alike(shown[-1], shown[-2], screen):
        number, _ = number - 1, shown.pop()
    shown.append(Shown(visit.placed.id, number, screen))


def _alike(last: Shown, before: Shown, screen: Screen) -> bool:
    """Of a page that changes with every touch, the first and the last state are enough."""
    same = last.screen.kind == before.screen.kind == screen.kind
    return same and last.step == before.step and last.screen.title == before.screen.title == screen.title


def _next(visit: Visit, order: Order | None, examples: Examples, plan: Plan) -> Event | None:
    """What happens next; None at the end of the visit."""
    if visit.service is None or visit.placed is None or visit.over:
        return None
    if visit.offering:
        return Touch("close")
    if visit.waiting and order:
        return _answer(visit, order.effect, examples, plan)
    return usual_touch(visit, screen_of(visit), plan)


def _answer(visit: Visit, effect: Effect, examples: Examples, plan: Plan) -> Event:
    person = people()[plan.person]
    match effect:
        case ReadIdCard():
            value: Any = person
        case ScanCode():
            value = CODE
        case AskBackend():
            return _of_office(visit, effect, examples, plan)
        case Record():
            value = {"key": f"{visit.id}/{visit.at}", "number": NUMBER, "code": CODE}
        case FindApplication(number=""):
            value = []
        case FindApplication(number=number):
            value = [{"number": number, "kind": "", "state": "accepted", "since": TODAY.isoformat()}]
        case PrintPage() if plan.spoils:
            return Failed(visit.waiting, plan.spoils)
        case PrintPage() | PrintReceipt():
            value = None
    return Answer(visit.waiting, value)


def _of_office(visit: Visit, asked: AskBackend, examples: Examples, plan: Plan) -> Event:
    """The example that the plan names, where this question has one of the name; its refusal goes first."""
    refusals = examples.refusals.get(asked.query, {})
    person = {"phone": people()[plan.person].phone}
    sample = read_sample()
    whose = {"subject": sample["sent"]["subject"]} if asked.subject else {}
    known = {**sample, "sent": {**asked.data, **whose}, "person": person, "today": TODAY.isoformat()}
    if plan.refusal in refusals:
        return Failed(visit.waiting, _refused(plan.refusal, filled(refusals[plan.refusal]["params"], known)))
    answers = examples.answers.get(asked.query)
    if answers is None:
        raise ValueError(f"no example answers the question {asked.query!r}")
    return Answer(visit.waiting, filled(answers.get(plan.example) or answers[USUAL], known))


def _refused(code: str, params: Mapping[str, Any]) -> Problem:
    """As the terminal would say it."""
    known = problem_named(code if code == "nothing-on-file" else "refused")
    return replace(known, refusal=code, params=params)


def usual_touch(visit: Visit, screen: Screen, plan: Plan) -> Touch | None:
    """What somebody would touch here who wants to come to the end."""
    if visit.problem:
        return next((Touch(action.id) for action in screen.actions if action.id == "go-on"), None)
    if screen.keys and visit.placed:
        wanted = visit.placed.step.example
        typed = screen.keys.value.text
        if typed != wanted:
            return Touch("digit", wanted[len(typed)])
    if screen.kind == "choice" and screen.items:
        return Touch(screen.items[plan.option if -len(screen.items) <= plan.option < len(screen.items) else -1].id)
    for item in screen.items:
        if item.group == "consent" and item.state != "selected":
            return Touch(item.id)
    return next((Touch(action.id) for action in screen.actions if action.primary), None)
