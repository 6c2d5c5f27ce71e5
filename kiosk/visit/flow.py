"""One visit as a value, and its course through the steps of a service. Pure; knows no touch and no clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Optional

from kiosk.model.effects import AwaitOtherCard, Effect, Order, ReadIdCard
from kiosk.model.events import Event, Failed
from kiosk.model.preferences import DisplayPreferences
from kiosk.model.problem import Problem
from kiosk.visit.facts import Facts, look
from kiosk.visit.service import GoTo, Learn, Leave, Outcome, Placed, Service, StartOver, Stay

VERIFY = "/verify"  # the end of a ticket whose answer shows that somebody is still the same person
OTHER = "/other"  # of one whose answer shows that somebody else is here
BEGINS_WITH = ("today", "service-id", "kinds")  # facts of every service from its first step on


@dataclass(frozen=True)
class Visit:
    """One citizen's visit, or the terminal waiting for one (`service` is None)."""

    boot: str  # random for every start of the terminal, so ids never repeat
    count: int
    services: tuple[Service, ...]
    today: date
    lacking: Mapping[str, Problem] = field(default_factory=dict)
    citizen: int = 1  # grows when another citizen may come; one citizen may make several visits
    preferences: DisplayPreferences = field(default_factory=DisplayPreferences)
    service: Service | None = None
    at: int = 0
    facts: Facts = field(default_factory=dict)
    trail: tuple[int, ...] = ()  # the steps that *back* goes through
    changing: Optional["Visit"] = None  # one answer is being changed: how things stood before
    tries: int = 0
    waiting: str = ""  # ticket of the open effect
    problem: Problem | None = None
    left: bool = False  # the citizen is gone: what has begun is written down to its end, then the visit is over
    cover: str = ""  # "", "covered" (personal results hidden), "asking" (still there?), "verify" (is it you?)
    overlay: str = ""  # "", "help", or "guide:" + the service that cannot start now
    offer: bool = False  # larger type is offered, and nothing has been said to it yet

    @property
    def id(self) -> str:
        return f"{self.boot}-{self.count}"

    @property
    def placed(self) -> Placed | None:
        return self.service.steps[self.at] if self.service else None

    @property
    def held(self) -> bool:
        """The world is being changed: nobody leaves until the answer is there."""
        return self.placed is not None and self.placed.step.holds and self.problem is None

    @property
    def over(self) -> bool:
        """All is done: nothing leads back into it."""
        return self.placed is not None and self.placed.step.ends and self.problem is None

    @property
    def offering(self) -> bool:
        """Larger type is asked about before anything else is shown; what was begun meanwhile goes on."""
        return self.offer and self.problem is None and not self.held

    @property
    def idle(self) -> bool:
        """Nobody is here."""
        return self.service is None and "person" not in self.facts and not self.overlay

    @property
    def verifying(self) -> bool:
        """The open effect is a card that is to show who stands here; no step asked for it."""
        return self.waiting.endswith((VERIFY, OTHER))


Next = tuple[Visit, Order | None]


# --- where a visit begins and ends ----------------------------------------------------------------------------


def wait_for_card(visit: Visit) -> Next:
    """On the home screen: for the first card, or for that of somebody else."""
    if "id_card" in visit.lacking:
        return visit, None
    person = visit.facts.get("person")
    return order(visit, AwaitOtherCard(person.number) if person else ReadIdCard())


def greet(visit: Visit, card: Any) -> Next:
    """Someone has put a card down on the home screen. Another person than before is another citizen."""
    visit = _fresh(visit, {}) if "person" in visit.facts or visit.service else visit
    return wait_for_card(replace(visit, facts={"person": card}, overlay="", cover="", waiting=""))


def go_home(visit: Visit, *, stays: bool = False) -> Next:
    """The visit is over, its value is dropped. Unless the citizen `stays`, the next begins with nothing known."""
    if not stays:
        return wait_for_card(_fresh(visit, {}))
    kept = {"person": visit.facts["person"]} if "person" in visit.facts else {}
    return wait_for_card(replace(_fresh(visit, kept), citizen=visit.citizen, preferences=visit.preferences))


def recover(visit: Visit, problem: Problem) -> Next:
    """After something unexpected: home, with a word about it; nothing of the visit is kept in memory."""
    return wait_for_card(_fresh(visit, {"hint": problem}))


def _fresh(visit: Visit, facts: Facts) -> Visit:
    """The next visit, of another citizen."""
    return Visit(
        visit.boot, visit.count + 1, visit.services, visit.today, visit.lacking, visit.citizen + 1, facts=facts
    )


def give_up(visit: Visit) -> Next:
    """Go on without the step that failed, where the service can; otherwise the visit ends."""
    placed = visit.placed
    if placed is None or visit.problem is None or not placed.step.skippable:
        return go_home(visit, stays=not visit.left)
    failed = dict.fromkeys(placed.step.learns, "failed")
    facts = {**visit.facts, **failed, "failed-code": visit.problem.code}
    return enter(replace(visit, problem=None, facts=facts), visit.at + 1)


# --- from step to step ----------------------------------------------------------------------------------------


def on(visit: Visit, event: Event) -> Next:
    """What the step makes of an event."""
    return _follow(visit, visit.placed.step.on(event, visit.facts)) if visit.placed else (visit, None)


def failed(visit: Visit, event: Failed) -> Next:
    if visit.placed is None:
        return visit, None
    outcome = visit.placed.step.on(event, visit.facts)
    if outcome != Stay():
        return _follow(visit, outcome)  # the step itself knows how to go on
    visit = replace(visit, problem=event.problem, overlay=_help_only(visit))
    return give_up(visit) if visit.left else (visit, None)


def _follow(visit: Visit, outcome: Outcome) -> Next:
    match outcome:
        case Stay(facts, None):
            return replace(visit, facts={**visit.facts, **facts}), None
        case Stay(facts, effect) if effect:
            return order(replace(visit, facts={**visit.facts, **facts}), effect)
        case Learn(facts):
            return _learn(visit, facts)
        case GoTo(step):
            at = next(n for n, placed in enumerate(visit.service.steps if visit.service else ()) if placed.id == step)
            return begin(replace(visit, at=at, trail=(*visit.trail, visit.at), changing=visit))
        case StartOver(facts):
            return enter(replace(visit, facts={**_at_first(visit), **facts}, trail=(), changing=None, waiting=""), 0)
        case Leave(card=card) if card:
            return greet(visit, card)
        case Leave(keep_person):
            return go_home(visit, stays=keep_person)
    return visit, None


def _at_first(visit: Visit) -> Facts:
    """What was known before the service began, and who it is."""
    return {name: visit.facts[name] for name in (*BEGINS_WITH, "person") if name in visit.facts}


def _learn(visit: Visit, facts: Facts) -> Next:
    placed = visit.placed
    trail = visit.trail
    if placed and placed.step.holds:
        trail = ()  # nobody goes back to before the world was changed
    elif placed and placed.step.begin(visit.facts) is None:
        trail = (*trail, visit.at)
    visit = replace(visit, facts={**visit.facts, **facts}, trail=trail, waiting="")
    return enter(visit, visit.at + 1)


def enter(visit: Visit, at: int) -> Next:
    """Go to the first step from `at` on that has something to ask or to do."""
    steps = visit.service.steps if visit.service else ()
    facts = dict(visit.facts)
    for number in range(at, len(steps)):
        placed = steps[number]
        if any(look(facts, name) != value for name, value in placed.when.items()):
            for name in placed.step.learns - {"person"}:
                facts.pop(name, None)  # the answer to a question that no longer arises
        elif not _known_while_changing(visit, placed, facts) and placed.step.needed(facts):
            if visit.left and not placed.step.holds:
                break  # there is nobody to ask or to tell
            visit = replace(visit, at=number, facts=facts)
            return begin(_changed(visit) if visit.changing and number == visit.changing.at else visit)
    return go_home(visit)


def _known_while_changing(visit: Visit, placed: Placed, facts: Facts) -> bool:
    return visit.changing is not None and bool(placed.step.learns) and placed.step.learns <= facts.keys()


def _changed(visit: Visit) -> Visit:
    """Back where the change was asked for: *back* goes where it went before."""
    return replace(visit, trail=visit.changing.trail if visit.changing else (), changing=None)


def back(visit: Visit) -> Next:
    """To the question before, or home. Out of a change: nothing is changed, so that no answer is half given."""
    if visit.service is None:
        return visit, None
    if not visit.trail:
        return go_home(visit, stays=True)
    at, trail = visit.trail[-1], visit.trail[:-1]
    if visit.changing and at == visit.changing.at:
        visit = _changed(replace(visit, facts=visit.changing.facts))
    return begin(replace(visit, at=at, trail=trail))


def begin(visit: Visit) -> Next:
    return resume(replace(visit, waiting="", overlay=_help_only(visit)))


def _help_only(visit: Visit) -> str:
    """Who reads how to get help goes on reading, whatever happens behind it."""
    return visit.overlay if visit.overlay == "help" else ""


def resume(visit: Visit) -> Next:
    """Order what the step waits for, where it waits for something."""
    effect = visit.placed.step.begin(visit.facts) if visit.placed else None
    return order(visit, effect) if effect else (visit, None)


def order(visit: Visit, effect: Effect, mark: str = "/do") -> Next:
    where = "home" if visit.placed is None else visit.placed.id
    ticket = f"{visit.id}/{where}/{visit.tries + 1}{mark}"
    ordered = Order(ticket, f"{visit.id}/{where}", visit.id, effect, visit.preferences)
    return replace(visit, tries=visit.tries + 1, waiting=ticket), ordered
