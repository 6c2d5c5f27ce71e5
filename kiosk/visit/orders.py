"""What a visit orders, under which ticket, and how often it was tried. Pure."""

from dataclasses import replace

from kiosk.model.effects import Effect, Order, ReadIdCard
from kiosk.model.problem import Problem
from kiosk.visit.step import TRIED
from kiosk.visit.visit import CARD, Next, Visit


def order(visit: Visit, effect: Effect, mark: str = "/do") -> Next:
    if isinstance(effect, ReadIdCard):
        effect, mark = replace(effect, lifted=visit.stale), CARD if mark == "/do" else mark
    where = "home" if visit.placed is None else visit.placed.id
    ticket = f"{visit.id}/{where}/{visit.tries + 1}{mark}"
    again = f"/{visit.questions}" if visit.questions else ""  # another question is no second try of the first
    ordered = Order(ticket, f"{visit.id}/{where}{again}", visit.id, effect, visit.preferences, again=tried(visit))
    return replace(visit, tries=visit.tries + 1, waiting=ticket), ordered


def tried(visit: Visit) -> bool:
    """Whether the step that stands is being tried once more."""
    return visit.placed is not None and bool(visit.context(visit.placed).state.get(TRIED))


def retried(visit: Visit, problem: Problem) -> int:
    """How often the step that stands was tried once more and came to this problem again."""
    last = visit.placed and visit.context(visit.placed).state.get(TRIED)
    return last[1] if last and last[0] == problem.code else 0
