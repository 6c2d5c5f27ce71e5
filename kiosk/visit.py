"""The whole rule of a visit: `advance` is the only thing that changes it, and it is pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from kiosk.facts import look
from kiosk.model import (
    Answer,
    Effect,
    Event,
    Facts,
    Failed,
    GoTo,
    Learn,
    Leave,
    Order,
    Outcome,
    Placed,
    Problem,
    Progress,
    Quiet,
    ReadIdCard,
    Service,
    Stay,
    Touch,
    WorldChanged,
)

GIVEN = frozenset({"today", "service-id", "failed-code"})  # facts that no step learns
LAST_DIGITS = 4  # what brings covered personal data back, without the card


@dataclass(frozen=True)
class Visit:
    """One citizen's visit, or the terminal waiting for one (`service` is None)."""

    boot: str  # random for every start of the terminal, so ids never repeat
    count: int
    services: tuple[Service, ...]
    today: date
    lacking: Mapping[str, Problem] = field(default_factory=dict)
    service: Service | None = None
    at: int = 0
    facts: Facts = field(default_factory=dict)
    trail: tuple[int, ...] = ()  # the steps that *back* goes through
    changing: bool = False  # one answer is being changed: what is known already is not asked again
    tries: int = 0
    waiting: str = ""  # ticket of the open effect
    problem: Problem | None = None
    cover: str = ""  # "", "covered" (personal results hidden), "asking" (still there?), "verify" (is it you?)
    overlay: str = ""  # "", "help", or "guide:" + the service that cannot start now

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
    def idle(self) -> bool:
        """Nobody is here."""
        return self.service is None and "person" not in self.facts and not self.overlay


Next = tuple[Visit, Order | None]


def start(boot: str, services: tuple[Service, ...], today: date) -> Next:
    """The terminal as it waits for its first citizen."""
    return _wait_for_card(Visit(boot, 1, services, today))


def advance(visit: Visit, event: Event) -> Next:
    """What comes of an event: the visit after it, and what is to be done."""
    match event:
        case WorldChanged():
            return _world_changed(visit, event)
        case Quiet():
            return _quiet(visit, event.stage)
        case Touch():
            return _touch(visit, event)
        case Answer(ticket) | Progress(ticket) | Failed(ticket) if ticket != visit.waiting:
            return visit, None  # an answer to an older question
        case Answer(value=value) if visit.cover == "verify":
            same = look({"card": value}, "card.number") == look(visit.facts, "person.number")
            return _uncover(visit) if same else _ask_card_again(visit)
        case Failed() if visit.cover == "verify":
            return replace(visit, waiting=""), None
        case Answer() | Failed() if visit.service is None:
            return _card_at_home(visit, event)
        case Answer():
            return _on(replace(visit, waiting="", cover=_presence(visit)), event)
        case Failed():
            return _failed(replace(visit, waiting=""), event)
    return _on(visit, event)


# --- the world ------------------------------------------------------------------------------------------------


def _world_changed(visit: Visit, event: WorldChanged) -> Next:
    visit = replace(visit, lacking=event.lacking, today=event.today)
    return _wait_for_card(visit) if visit.idle and not visit.waiting else (visit, None)


def _wait_for_card(visit: Visit) -> Next:
    if "id_card" in visit.lacking or "person" in visit.facts:
        return visit, None
    return _order(visit, ReadIdCard())


def _card_at_home(visit: Visit, event: Event) -> Next:
    visit = replace(visit, waiting="")
    match event:
        case Answer(value=card):
            return replace(visit, facts={"person": card}, overlay=""), None
        case Failed(problem=problem):
            return _wait_for_card(replace(visit, facts={"hint": problem}))
    return visit, None


def _home(visit: Visit, *, keep_person: bool = False) -> Next:
    """The visit is over, its value is dropped; whoever comes next begins with nothing known."""
    kept = {"person": visit.facts["person"]} if keep_person and "person" in visit.facts else {}
    fresh = Visit(visit.boot, visit.count + 1, visit.services, visit.today, visit.lacking, facts=kept)
    return _wait_for_card(fresh)


def recover(visit: Visit, problem: Problem) -> Next:
    """After something unexpected: home, with a word about it; nothing of the visit is kept in memory."""
    fresh = Visit(visit.boot, visit.count + 1, visit.services, visit.today, visit.lacking, facts={"hint": problem})
    return _wait_for_card(fresh)


# --- time -----------------------------------------------------------------------------------------------------


def _quiet(visit: Visit, stage: str) -> Next:
    if visit.held or visit.idle:
        return visit, None
    match stage:
        case "cover" if not visit.cover:
            return replace(visit, cover="covered"), None
        case "ask":
            return replace(visit, cover="asking"), None
        case "end":
            visit = replace(visit, cover="", overlay="")
            return _give_up(visit) if visit.problem else _home(visit)
    return visit, None


def _presence(visit: Visit) -> str:
    """A first card on the reader is a sign that somebody is here; nothing personal was covered yet."""
    return visit.cover if "person" in visit.facts else ""


def _uncover(visit: Visit) -> Next:
    facts = {name: value for name, value in visit.facts.items() if not name.startswith("verify")}
    visit = replace(visit, cover="", facts=facts)
    if visit.placed is None or visit.problem or not visit.waiting.endswith("/verify"):
        return replace(visit, waiting="") if visit.waiting.endswith("/verify") else visit, None
    return _begin(replace(visit, waiting=""))


def _ask_card_again(visit: Visit) -> Next:
    return _order(replace(visit, facts={**visit.facts, "verify-wrong": True}), ReadIdCard())


def _touch_covered(visit: Visit, touch: Touch) -> Next:
    typed = str(visit.facts.get("verify-typed", ""))
    match touch:
        case Touch("stay") if "person" not in visit.facts:
            return replace(visit, cover=""), None
        case Touch("stay"):
            return _order(replace(visit, cover="verify"), ReadIdCard())
        case Touch("leave" | "home"):
            return _quiet(visit, "end")
        case Touch("delete") if visit.cover == "verify":
            return _typed(visit, typed[:-1])
        case Touch("digit", digit) if visit.cover == "verify" and len(digit) == 1 and len(typed) < LAST_DIGITS:
            return _typed(visit, typed + digit)
    return visit, None


def _typed(visit: Visit, typed: str) -> Next:
    if len(typed) == LAST_DIGITS:
        if str(look(visit.facts, "person.number")).endswith(typed):
            return _uncover(visit)
        return replace(visit, facts={**visit.facts, "verify-typed": "", "verify-wrong": True}), None
    return replace(visit, facts={**visit.facts, "verify-typed": typed, "verify-wrong": False}), None


# --- touches --------------------------------------------------------------------------------------------------


def _touch(visit: Visit, touch: Touch) -> Next:
    if visit.cover:
        return _touch_covered(visit, touch)
    match touch:
        case Touch("help"):
            return replace(visit, overlay="" if visit.overlay == "help" else "help"), None
        case Touch("close" | "back") if visit.overlay:
            return replace(visit, overlay=""), None
        case Touch("home" | "back") if visit.held:
            return visit, None
    if visit.problem:
        return _touch_problem(visit, touch)
    match touch:
        case Touch("home"):
            return _home(visit)
        case Touch("back"):
            return _back(visit)
    if visit.overlay == "help":
        return visit, None
    return _on(visit, touch) if visit.service else _choose_service(visit, touch.action)


def _touch_problem(visit: Visit, touch: Touch) -> Next:
    match touch:
        case Touch("retry") if visit.problem and visit.problem.retry:
            return _begin(replace(visit, problem=None))
        case Touch("home" | "back" | "go-on"):
            return _give_up(replace(visit, overlay=""))
    return visit, None


def _choose_service(visit: Visit, wanted: str) -> Next:
    service = next((service for service in visit.services if service.id == wanted), None)
    if service is None:
        return visit, None
    if lacks(service, visit.lacking):
        return replace(visit, overlay=f"guide:{service.id}"), None
    known = {"today": visit.today, "service-id": service.id}
    if "person" in visit.facts:
        known["person"] = visit.facts["person"]
    return _enter(replace(visit, service=service, at=0, facts=known, overlay="", waiting=""), 0)


def _back(visit: Visit) -> Next:
    if visit.service is None:
        return visit, None
    if not visit.trail:
        return _home(visit, keep_person=True)
    at, trail = visit.trail[-1], visit.trail[:-1]
    return _begin(replace(visit, at=at, trail=trail, changing=False))


def _give_up(visit: Visit) -> Next:
    """Go on without the step that failed, where the service can; otherwise the visit ends."""
    placed = visit.placed
    if placed is None or visit.problem is None or not placed.step.skippable:
        return _home(visit, keep_person=True)
    failed = dict.fromkeys(placed.step.learns, "failed")
    facts = {**visit.facts, **failed, "failed-code": visit.problem.code}
    return _enter(replace(visit, problem=None, facts=facts), visit.at + 1)


# --- steps ----------------------------------------------------------------------------------------------------


def _on(visit: Visit, event: Event) -> Next:
    return _follow(visit, visit.placed.step.on(event, visit.facts)) if visit.placed else (visit, None)


def _failed(visit: Visit, event: Failed) -> Next:
    if visit.placed is None:
        return visit, None
    outcome = visit.placed.step.on(event, visit.facts)
    if outcome != Stay():
        return _follow(visit, outcome)  # the step itself knows how to go on
    return replace(visit, problem=event.problem, overlay=""), None


def _follow(visit: Visit, outcome: Outcome) -> Next:
    match outcome:
        case Stay(facts, None):
            return replace(visit, facts={**visit.facts, **facts}), None
        case Stay(facts, effect) if effect:
            return _order(replace(visit, facts={**visit.facts, **facts}), effect)
        case Learn(facts):
            return _learn(visit, facts)
        case GoTo(step):
            at = next(n for n, placed in enumerate(visit.service.steps if visit.service else ()) if placed.id == step)
            return _begin(replace(visit, at=at, trail=(*visit.trail, visit.at), changing=True))
        case Leave(keep_person):
            return _home(visit, keep_person=keep_person)
    return visit, None


def _learn(visit: Visit, facts: Facts) -> Next:
    placed = visit.placed
    trail = visit.trail
    if placed and placed.step.holds:
        trail = ()  # nobody goes back to before the world was changed
    elif placed and placed.step.begin(visit.facts) is None:
        trail = (*trail, visit.at)
    visit = replace(visit, facts={**visit.facts, **facts}, trail=trail, waiting="")
    return _enter(visit, visit.at + 1)


def _enter(visit: Visit, at: int) -> Next:
    """Go to the first step from `at` on that has something to ask or to do."""
    steps = visit.service.steps if visit.service else ()
    facts = dict(visit.facts)
    for number in range(at, len(steps)):
        placed = steps[number]
        if any(look(facts, name) != value for name, value in placed.when.items()):
            for name in placed.step.learns - {"person"}:
                facts.pop(name, None)  # the answer to a question that no longer arises
        elif not _known_while_changing(visit, placed, facts) and placed.step.needed(facts):
            changing = visit.changing and bool(placed.step.learns)
            return _begin(replace(visit, at=number, facts=facts, changing=changing))
    return _home(visit)


def _known_while_changing(visit: Visit, placed: Placed, facts: Facts) -> bool:
    return visit.changing and bool(placed.step.learns) and placed.step.learns <= facts.keys()


def _begin(visit: Visit) -> Next:
    effect = visit.placed.step.begin(visit.facts) if visit.placed else None
    visit = replace(visit, waiting="", overlay="")
    return _order(visit, effect) if effect else (visit, None)


def _order(visit: Visit, effect: Effect) -> Next:
    where = "home" if visit.placed is None else visit.placed.id
    mark = "verify" if visit.cover == "verify" else "do"
    ticket = f"{visit.id}/{where}/{visit.tries + 1}/{mark}"
    order = Order(ticket, f"{visit.id}/{where}", visit.id, effect)
    return replace(visit, tries=visit.tries + 1, waiting=ticket), order


def lacks(service: Service, lacking: Mapping[str, Problem]) -> Problem | None:
    """The first reason why this service cannot start now."""
    return next((lacking[need] for need in service.needs if need in lacking), None)
