"""The whole rule of a visit: `advance` is the only thing that changes it, and it is pure."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from kiosk.course import (
    VERIFY,
    Next,
    Visit,
    back,
    begin,
    enter,
    failed,
    give_up,
    go_home,
    on,
    order,
    recover,
    resume,
    wait_for_card,
)
from kiosk.facts import look
from kiosk.model import Answer, Event, Failed, Problem, Progress, Quiet, ReadIdCard, Touch, WorldChanged
from kiosk.service import Service

__all__ = ["GIVEN", "LAST_DIGITS", "Visit", "advance", "lacks", "recover", "start"]

GIVEN = frozenset({"today", "service-id", "failed-code"})  # facts that no step learns
LAST_DIGITS = 4  # what brings covered personal data back, without the card


def start(boot: str, services: tuple[Service, ...], today: date) -> Next:
    """The terminal as it waits for its first citizen."""
    return wait_for_card(Visit(boot, 1, services, today))


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
        case Answer() | Failed() if visit.verifying:
            return _verified(visit, event)
        case Answer() | Failed() if visit.service is None:
            return _card_at_home(visit, event)
        case Answer():
            return on(replace(visit, waiting="", cover=_presence(visit)), event)
        case Failed():
            return failed(replace(visit, waiting=""), event)
    return on(visit, event)


# --- the world ------------------------------------------------------------------------------------------------


def _world_changed(visit: Visit, event: WorldChanged) -> Next:
    visit = replace(visit, lacking=event.lacking, today=event.today)
    if visit.service or visit.waiting:
        return visit, None
    visit, read = wait_for_card(visit)
    return (_without_hint(visit), read) if read else (visit, None)  # what was wrong with the reader is over


def _card_at_home(visit: Visit, event: Event) -> Next:
    visit = replace(visit, waiting="")
    match event:
        case Answer(value=card):
            return replace(visit, facts={"person": card}, overlay="", cover=""), None
        case Failed(problem=problem):
            return wait_for_card(replace(visit, facts={"hint": problem}))
    return visit, None


def _without_hint(visit: Visit) -> Visit:
    return replace(visit, facts={name: value for name, value in visit.facts.items() if name != "hint"})


# --- time -----------------------------------------------------------------------------------------------------


def _quiet(visit: Visit, stage: str) -> Next:
    if visit.held:
        return visit, None
    match stage:
        case "end" if visit.idle:
            return replace(_without_hint(visit), citizen=visit.citizen + 1), None
        case "end":
            return give_up(replace(visit, cover="", overlay="", left=True))
        case "cover" if not visit.idle and not visit.cover:
            return _covered(visit, "covered"), None
        case "ask" if not visit.idle:
            return _covered(visit, "asking"), None
    return visit, None


def _covered(visit: Visit, cover: str) -> Visit:
    return replace(visit, cover=cover, overlay="" if visit.overlay == "help" else visit.overlay)


def _presence(visit: Visit) -> str:
    """A first card on the reader is a sign that somebody is here; nothing personal was covered yet."""
    return visit.cover if "person" in visit.facts else ""


# --- is it still the same person? -----------------------------------------------------------------------------


def _verified(visit: Visit, event: Event) -> Next:
    """A card was read, or could not be."""
    match event:
        case Answer(value=card) if look({"card": card}, "card.number") == look(visit.facts, "person.number"):
            return _uncover(visit)
        case Answer():
            return _ask_card(replace(visit, facts={**visit.facts, "verify-wrong": True}))
        case Failed(problem=problem) if problem.hint:
            return _ask_card(visit)  # it may only have moved; a number that ends in X has no other way
    return replace(visit, waiting=""), None


def _ask_card(visit: Visit) -> Next:
    return order(replace(visit, cover="verify"), ReadIdCard(), VERIFY)


def _uncover(visit: Visit) -> Next:
    """Show everything again. What the step waited for was given up for the card, so it is asked for anew."""
    facts = {name: value for name, value in visit.facts.items() if not name.startswith("verify")}
    visit = replace(visit, cover="", facts=facts, waiting="" if visit.verifying else visit.waiting)
    return (visit, None) if visit.waiting or visit.problem else resume(visit)


def _touch_covered(visit: Visit, touch: Touch) -> Next:
    typed = str(visit.facts.get("verify-typed", ""))
    match touch:
        case _ if visit.held:
            return visit, None
        case Touch("stay") if "person" not in visit.facts:
            return replace(visit, cover=""), None
        case Touch("stay"):
            return _ask_card(visit)
        case Touch("leave" | "home"):
            return _quiet(visit, "end")
        case Touch("delete") if visit.cover == "verify":
            return _typed(visit, typed[:-1])
        case Touch("digit", digit) if visit.cover == "verify" and len(digit) == 1 and len(typed) < LAST_DIGITS:
            return _typed(visit, typed + digit)
    return visit, None


def _typed(visit: Visit, typed: str) -> Next:
    if len(typed) == LAST_DIGITS:
        if _digits(visit).endswith(typed):
            return _uncover(visit)
        return replace(visit, facts={**visit.facts, "verify-typed": "", "verify-wrong": True}), None
    return replace(visit, facts={**visit.facts, "verify-typed": typed, "verify-wrong": False}), None


def _digits(visit: Visit) -> str:
    """The number's digits: a check character X is no digit, and there is no such key."""
    return str(look(visit.facts, "person.number")).rstrip("X")


# --- touches --------------------------------------------------------------------------------------------------


def _touch(visit: Visit, touch: Touch) -> Next:
    match touch:
        case Touch("help"):
            return replace(visit, overlay="" if visit.overlay == "help" else "help"), None
        case Touch("close" | "back") if visit.overlay == "help":
            return replace(visit, overlay=""), None
        case Touch(action) if visit.cover and visit.overlay == "help" and action != "home":
            return visit, None
    return _touch_covered(visit, touch) if visit.cover else _touch_open(visit, touch)


def _touch_open(visit: Visit, touch: Touch) -> Next:
    match touch:
        case Touch("close" | "back") if visit.overlay:
            return replace(visit, overlay=""), None
        case Touch("home" | "back") if visit.held:
            return visit, None
    if visit.problem:
        return _touch_problem(visit, touch)
    match touch:
        case Touch("home") if visit.trail and visit.overlay != "leave":
            return replace(visit, overlay="leave"), None  # what was filled in is not thrown away by one touch
        case Touch("home" | "leave") if visit.overlay == "leave":
            return go_home(visit)
        case Touch("home"):
            return go_home(visit)
        case Touch("back"):
            return back(visit)
    if visit.overlay in ("help", "leave"):
        return visit, None
    return on(visit, touch) if visit.service else _choose_service(visit, touch.action)


def _touch_problem(visit: Visit, touch: Touch) -> Next:
    match touch:
        case Touch("retry") if visit.problem and visit.problem.retry:
            return begin(replace(visit, problem=None))
        case Touch("home" | "back" | "go-on"):
            return give_up(replace(visit, overlay=""))
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
    return enter(replace(visit, service=service, at=0, facts=known, overlay="", waiting=""), 0)


def lacks(service: Service, lacking: Mapping[str, Problem]) -> Problem | None:
    """The first reason why this service cannot start now."""
    return next((lacking[need] for need in service.needs if need in lacking), None)
