"""What a touch means, wherever a visit stands, and what begins once it is shown who stands here. Pure."""

from dataclasses import replace

from kiosk.model.effects import Order
from kiosk.model.events import Touch
from kiosk.model.problem import Problem
from kiosk.visit.ends import go_home
from kiosk.visit.flow import KEEP_REST, back, begin, enter, give_up, keep_rest, keeps_rest, on, retry
from kiosk.visit.privacy import ask_card, touch_covered, wants_proof
from kiosk.visit.service import ServiceHead
from kiosk.visit.step import ASIDE
from kiosk.visit.visit import Home, Next, Visit


def touched(visit: Visit, event: Touch) -> Next:
    """What comes of a touch that reached the screen."""
    match event:
        case Touch("help"):
            return replace(visit, overlay="" if visit.overlay == "help" else "help"), None
        case Touch("close" | "back") if visit.overlay == "help":
            return replace(visit, overlay=""), None
        case Touch(action) if visit.cover and visit.overlay == "help" and action != "home":
            return visit, None
    if visit.cover:
        return after_proof(visit, *touch_covered(visit, event))
    after, order = _touch_open(visit, event)
    if wants_proof(visit, event, after, order):
        return ask_card(replace(visit, verify=replace(visit.verify, then=event)))
    return after, order


def after_proof(before: Visit, visit: Visit, order: Order | None) -> Next:
    """What was touched is done now that it is shown who stands here."""
    then = before.verify.then
    if then is None or visit.cover or visit.citizen != before.citizen:
        return visit, order
    after, ordered = _touch_open(visit, then)
    return after, ordered if ordered or after.waiting != visit.waiting else order


def _touch_open(visit: Visit, touch: Touch) -> Next:
    match touch:
        case Touch("close" | "back" | "home") if uncovered := _without_what_is_over_it(visit, touch):
            return uncovered, None
        case Touch("home" | "back") if visit.held or (touch.action == "back" and visit.over):
            return visit, None
    if visit.problem:
        return _touch_problem(visit, touch)
    match touch:
        case Touch(action) if visit.asks_about_print and not visit.overlay and not visit.offering:
            return _touch_cut_short(visit, action)
        case Touch("home" | "back") if _would_lose_answers(visit, touch.action):
            return replace(visit, overlay="leave"), None
        case Touch("home" | "leave") if visit.overlay == "leave":
            return go_home(visit)
        case Touch("home"):
            return go_home(visit)
        case Touch("back"):
            return back(visit)
    if visit.overlay in ("help", "leave") or visit.offering:
        return visit, None
    return _touch_step(visit, touch) if visit.service else choose_service(visit, touch.action)


def _touch_step(visit: Visit, touch: Touch) -> Next:
    """What is asked at the step that stands, or that the answers after it stay as they are."""
    return keep_rest(visit) if touch == Touch(KEEP_REST) and keeps_rest(visit) else on(visit, touch)


def _would_lose_answers(visit: Visit, action: str) -> bool:
    """What was filled in is not thrown away by one touch."""
    return visit.answered and visit.overlay != "leave" and (action == "home" or not visit.trail)


def _without_what_is_over_it(visit: Visit, touch: Touch) -> Visit | None:
    """The page beneath; None where nothing is over the step's own. *Home* leads to the home screen that lies there."""
    if touch.action == "home" and visit.service is not None:
        return None
    if visit.overlay:
        return replace(visit, overlay="")
    if visit.offering:
        return replace(visit, offer=False)
    aside = visit.placed is not None and visit.context(visit.placed).state.get(ASIDE)
    return visit.remember({ASIDE: ""}) if aside else None


def _touch_problem(visit: Visit, touch: Touch) -> Next:
    match touch:
        case Touch("retry") if visit.problem and visit.problem.retry:
            return retry(visit, visit.problem)
        case Touch("home" | "back" | "go-on"):
            return give_up(replace(visit, overlay=""))
    return visit, None


def _touch_cut_short(visit: Visit, action: str) -> Next:
    """Another page is prepared only once it was said that the last one may be out."""
    match action:
        case "print-anew":
            warned = visit.interrupted.number if visit.interrupted else ""
            return begin(replace(visit, interrupted=None, warned=warned))
        case "home" | "back":
            return go_home(visit, stays=True)
    return visit, None


def choose_service(visit: Visit, wanted: str) -> Next:
    """Begin the service of this id, or say why it cannot be begun; "taken": what lay here has been taken."""
    if wanted == "taken":
        return replace(visit, behind=frozenset()), None
    head = visit.catalogue.head(wanted)
    if head is None:
        return visit, None
    if lacks(head, visit):
        return replace(visit, overlay=f"guide:{head.id}"), None
    if visit.home.reading:  # the card would have to be lifted and put down again
        return replace(visit, home=replace(visit.home, wanted=wanted)), None
    kinds = frozenset(one.id for one in visit.services if one.takes_applications)
    known = {"today": visit.today, "service-id": head.id, "kinds": kinds}
    if "person" in visit.facts:
        known["person"] = visit.facts["person"]
    service = visit.catalogue.read(head.id)
    return enter(replace(visit, service=service, at=0, times={}, facts=known, home=Home(), overlay="", waiting=""), 0)


def lacks(service: ServiceHead, visit: Visit) -> Problem | None:
    """The first reason why this service cannot start now. Whoever is known already needs none of its ways."""
    assert service.id
    lacking = visit.lacking
    first = next((lacking[need] for need in service.needs if need in lacking), None)
    ways = () if "person" in visit.facts else service.needs_one_of
    if first is None and ways and all(way in lacking for way in ways):
        first = lacking[ways[0]]
    assert first is None or first in lacking.values()
    return first
