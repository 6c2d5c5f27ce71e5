"""Where a visit begins and ends: for whom, what may lie here afterwards, and what the next one is told. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from kiosk.model.effects import ReadIdCard
from kiosk.model.events import LeftBehind
from kiosk.model.problem import Problem
from kiosk.visit.orders import order
from kiosk.visit.visit import GONE, THERE, TYPED, UNTOLD, Home, Next, Visit


def wait_for_card(visit: Visit) -> Next:
    """On the home screen, for the first card; that of somebody else comes by itself."""
    if "id_card" in visit.lacking or "person" in visit.facts:
        return visit, None
    return order(visit, ReadIdCard())


def greet(visit: Visit, card: Any) -> Next:
    """Someone has put a card down on the home screen. Another person than before is another citizen."""
    told = visit.interrupted
    visit = _fresh(visit) if "person" in visit.facts or visit.service else visit
    visit = replace(visit, interrupted=told, facts={"person": card}, home=Home(), overlay="", cover="", waiting="")
    return card_shown(visit), None


def card_shown(visit: Visit) -> Visit:
    """Somebody has just put a card down, so that no other one lies there."""
    return replace(visit, card=UNTOLD, paused=False, stale=False, behind=visit.behind - {"card", "maybe-card"})


def go_home(visit: Visit, *, stays: bool = False) -> Next:
    """The visit is over, its value is dropped. Unless the citizen `stays`, the next begins with nothing known.

    Whose card is gone is not known any more either, but the look of the screen stays.
    """
    if not stays:
        return wait_for_card(_fresh(visit))
    next_one = replace(_fresh(visit), citizen=visit.citizen, preferences=visit.preferences, behind=visit.behind)
    if "person" not in visit.facts or visit.card == GONE:
        return wait_for_card(next_one)
    known = replace(next_one, facts={"person": visit.facts["person"]}, interrupted=visit.interrupted)
    return replace(known, card=visit.card, paused=visit.paused, stale=False), None


def recover(visit: Visit, problem: Problem) -> Next:
    """After something unexpected: home, with a word about it; nothing of the visit is kept in memory."""
    return wait_for_card(replace(_fresh(visit), home=Home(hint=problem)))


def _fresh(visit: Visit) -> Visit:
    """The next visit, of another citizen."""
    stale = visit.stale or ("person" in visit.facts and visit.card not in (GONE, TYPED))
    fresh = Visit(visit.boot, visit.count + 1, visit.catalogue, visit.today, visit.lacking, visit.citizen + 1)
    return replace(fresh, alarms=visit.alarms, behind=_left_behind(visit), stale=stale)


def _left_behind(visit: Visit) -> frozenset[str]:
    """What may lie here when this visit is over. A sheet is taken along by whoever says that all is done."""
    left = set(visit.behind)
    if "person" in visit.facts and visit.card not in (GONE, TYPED):
        left |= {"card"} if visit.card == THERE else {"maybe-card"}
    if visit.left and any(visit.facts.get(name) == "printed" for name in _pages(visit)):
        left.add("sheet")
    return frozenset(left)


def left_if_stopped(visit: Visit) -> LeftBehind:
    """What would lie here if the program stopped at this moment. A sheet that moves just then may come out."""
    over = _fresh(replace(visit, left=True))
    moving = visit.held and visit.placed is not None and visit.placed.step.prints_page
    return LeftBehind(over.behind | ({"sheet"} if moving else frozenset()), over.stale)


def _pages(visit: Visit) -> Iterable[str]:
    """The names under which the steps of this service remember what became of their pages."""
    steps = visit.service.steps if visit.service else ()
    return (name for placed in steps if placed.step.prints_page for name in placed.step.learns)
