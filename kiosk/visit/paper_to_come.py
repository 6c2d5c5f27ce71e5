"""What an effect has to know of the page that this service prints later on. Pure; knows no kind of step.

It is added in one place for every service: the office is not asked for a paper that could not show the name, nothing is
written down of a page that cannot be drawn, and what is printed is the paper of the person who stands here.
"""

from dataclasses import replace

from kiosk.model.effects import AskBackend, Effect, PrintPage, Record
from kiosk.visit.facts import look, root
from kiosk.visit.step import Placed, page_opened_by
from kiosk.visit.visit import Visit

NAMES = ("person.name", "person.english_name")


def for_paper(visit: Visit, placed: Placed, effect: Effect) -> Effect:
    """The effect that `placed` orders, with what it has to know."""
    page = _page_to_come(visit)
    number = str(look(visit.facts, "person.number") or "")
    match effect:
        case PrintPage():
            return replace(effect, subject=number)
        case AskBackend() if page:
            names = tuple(str(name) for path in NAMES if (name := look(visit.facts, path)))
            printed = placed.step.learns & {root(path) for _, path in page.step.paths()}
            return replace(effect, names=names, subject=number if printed else "")
        case Record() if opened := page_opened_by(_steps(visit), placed.step):
            drawn = opened.step.page(visit.context(opened))
            return replace(effect, page=replace(drawn, subject=number) if drawn else None)
    return effect


def _steps(visit: Visit) -> tuple[Placed, ...]:
    return visit.service.steps if visit.service else ()


def _page_to_come(visit: Visit) -> Placed | None:
    """The first later step that prints a page of this service."""
    return next((placed for placed in _steps(visit)[visit.at + 1 :] if placed.step.prints_page), None)
