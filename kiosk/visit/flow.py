"""The course of a visit through the steps of a service. Pure; knows no touch and no clock."""

from collections.abc import Iterable
from dataclasses import replace

from kiosk.model.effects import PrintPage, PrintReceipt
from kiosk.model.events import Event, Failed
from kiosk.model.problem import Problem
from kiosk.visit.ends import card_shown, go_home
from kiosk.visit.facts import BEGINS_WITH, Facts, root
from kiosk.visit.orders import order, retried, tried
from kiosk.visit.outcome import GoTo, Learn, Leave, Outcome, StartOver, Stay
from kiosk.visit.paper_to_come import for_paper
from kiosk.visit.step import TRIED, Placed
from kiosk.visit.visit import Next, Visit

KEEP_REST = "keep-rest"  # the touch by which the answers that follow stay as they are
CARD_CHANGED = "DAT-06"  # the code of a paper that was held back


def give_up(visit: Visit) -> Next:
    """Go on without the step that failed, where the service can; otherwise the visit ends."""
    placed = visit.placed
    if placed is None or visit.problem is None or not placed.step.skippable:
        return go_home(visit, stays=not visit.left)
    problem = visit.problem
    if placed.step.prints_page and (problem.unknown or problem.began):  # it may come out yet
        visit = replace(visit, behind=visit.behind | {"sheet" if problem.unknown else "late-sheet"})
    why = {"failed-code": problem.code, "failed-paper": _what_is_out(problem)}
    return _without(visit, placed, "uncertain" if problem.unknown else "failed", why)


def hold_back(visit: Visit) -> Next:
    """Somebody else stands here before a paper has come out: none does, and that is written down."""
    placed = visit.placed
    assert placed is not None  # only a step is held back
    why = {"failed-code": CARD_CHANGED, "failed-paper": "none"}
    return _without(visit, placed, "failed", why)


def _without(visit: Visit, placed: Placed, end: str, why: Facts) -> Next:
    """Go on without what this step was to learn. What failed first says what became of it all."""
    facts = {**why, **visit.facts, **dict.fromkeys(placed.step.learns, end)}
    return enter(replace(visit, problem=None, facts=facts), visit.at + 1)


def _what_is_out(problem: Problem) -> str:
    """Whether paper came out that nobody must use: "none", "void" or "unknown"."""
    return "unknown" if problem.unknown else "void" if problem.began else "none"


def on(visit: Visit, event: Event) -> Next:
    """What the step makes of an event."""
    placed = visit.placed
    return _follow(visit, placed.step.on(event, visit.context(placed))) if placed else (visit, None)


def failed(visit: Visit, event: Failed) -> Next:
    if visit.placed is None:
        return visit, None
    outcome = visit.placed.step.on(event, visit.context(visit.placed))
    if outcome != Stay():
        return _follow(visit, outcome)  # the step itself knows how to go on
    if retried(visit, event.problem) == 0:
        visit = visit.remember({TRIED: None})
    visit = replace(visit, problem=event.problem, mended=False, overlay=_help_only(visit))
    return give_up(visit) if visit.left else (visit, None)


def retry(visit: Visit, problem: Problem) -> Next:
    """The same once more, after this problem."""
    visit = visit.remember({TRIED: (problem.code, retried(visit, problem) + 1)})
    return begin(replace(visit, problem=None))


def _follow(visit: Visit, outcome: Outcome) -> Next:
    match outcome:
        case Stay(state, None):
            return visit.remember(state), None
        case Stay(state, effect) if effect:
            return order(visit.remember(state), effect)
        case Learn(facts):
            return _learn(visit.remember({TRIED: None}) if tried(visit) else visit, facts)
        case GoTo(step, along):
            at = next(n for n, placed in enumerate(visit.service.steps if visit.service else ()) if placed.id == step)
            asked = frozenset(along)
            return begin(replace(visit, at=at, trail=(*visit.trail, visit.at), changing=visit, along=asked))
        case StartOver(facts):
            visit = replace(visit, facts={**_at_first(visit), **facts}, states={}, waiting="")
            visit = replace(visit, trail=(), answered=False, changing=None, along=frozenset())
            return enter(visit, 0)
        case Leave(keep_person):
            return go_home(visit, stays=keep_person)
    return visit, None


def _at_first(visit: Visit) -> Facts:
    """What was known before the service began, and who it is."""
    return {name: visit.facts[name] for name in (*BEGINS_WITH, "person") if name in visit.facts}


def _learn(visit: Visit, facts: Facts) -> Next:
    placed = visit.placed
    trail, answered = visit.trail, visit.answered
    if placed and placed.step.holds:
        trail, answered = (), False  # nobody goes back to before the world was changed
    elif placed and placed.step.begin(visit.context(placed)) is None:
        trail, answered = (*trail, visit.at), True
    other = frozenset(name for name, value in facts.items() if visit.facts.get(name) != value)
    later = visit.service.steps[visit.at + 1 :] if visit.service else ()
    known = _without_stale({**visit.facts, **facts}, later, other)
    forgotten = not visit.facts.keys() <= known.keys()
    visit = replace(visit, facts=known, trail=trail, answered=answered, waiting="")
    visit = replace(visit, questions=visit.questions + forgotten)
    visit = card_shown(visit) if "person" in facts else visit
    return enter(visit, visit.at + 1)


def _without_stale(facts: Facts, later: Iterable[Placed], changed: frozenset[str]) -> Facts:
    """Without what later steps have learned by means of a fact that is `changed` or gone.

    An office that was asked about one purpose has said nothing about another: it is asked once more.
    """
    known = dict(facts)
    gone = set(changed)
    for placed in later:
        if gone & {root(path) for _, path in placed.step.paths()}:
            stale = (placed.step.learns - {"person"}) & known.keys()
            gone |= stale
            for name in stale:
                del known[name]
    return known


def enter(visit: Visit, at: int) -> Next:
    """Go to the first step from `at` on that has something to ask or to do."""
    steps = visit.service.steps if visit.service else ()
    facts = dict(visit.facts)
    for number in range(at, len(steps)):
        placed = steps[number]
        if not placed.wanted(facts):
            unasked = (placed.step.learns - {"person"}) & facts.keys()  # the answer to what is no question any more
            left = {name: value for name, value in facts.items() if name not in unasked}
            facts = dict(_without_stale(left, steps[number + 1 :], unasked))
        elif placed.id in visit.along or (
            not _known_while_changing(visit, placed, facts) and _needed(visit, placed, facts)
        ):
            if visit.left and not placed.step.holds:
                break  # there is nobody to ask or to tell
            if visit.left and visit.verify.other is not None and prints(visit, placed):
                facts.update(dict.fromkeys(placed.step.learns, "failed"))
                continue  # nobody else gets it
            visit = replace(visit, at=number, facts=facts)
            return begin(_changed(visit) if visit.changing and number == visit.changing.at else visit)
    return go_home(visit)


def _known_while_changing(visit: Visit, placed: Placed, facts: Facts) -> bool:
    learns = placed.step.learns
    return visit.changing is not None and bool(learns) and all(facts.get(name) is not None for name in learns)


def _needed(visit: Visit, placed: Placed, facts: Facts) -> bool:
    return placed.step.needed(replace(visit.context(placed), facts=facts))


def _changed(visit: Visit) -> Visit:
    """Back where the change was asked for: *back* goes where it went before."""
    trail = visit.changing.trail if visit.changing else ()
    return replace(visit, trail=trail, changing=None, along=frozenset())


def keeps_rest(visit: Visit) -> bool:
    """Whoever has changed one answer of several may leave the rest of them as they are."""
    placed, changing = visit.placed, visit.changing
    if placed is None or changing is None or placed.id not in visit.along:
        return False
    return all(visit.facts.get(name) is not None for name in placed.step.learns)


def keep_rest(visit: Visit) -> Next:
    """Back where the change was asked for, by what has become a question through what was changed."""
    return enter(replace(visit, along=frozenset()), visit.at + 1)


def back(visit: Visit) -> Next:
    """To the question before, or home. Out of a change: nothing is changed, so that no answer is half given."""
    if visit.service is None:
        return visit, None
    if not visit.trail:
        return go_home(visit, stays=True)
    at, trail = visit.trail[-1], visit.trail[:-1]
    if visit.changing and at == visit.changing.at:
        visit = _changed(replace(visit, facts=visit.changing.facts, states=visit.changing.states))
    return begin(replace(visit, at=at, trail=trail))


def begin(visit: Visit) -> Next:
    return resume(replace(visit, waiting="", overlay=_help_only(visit)))


def _help_only(visit: Visit) -> str:
    """Who reads how to get help goes on reading, whatever happens behind it."""
    return visit.overlay if visit.overlay == "help" else ""


def resume(visit: Visit) -> Next:
    """Order what the step waits for, where it waits for something."""
    placed = visit.placed
    if visit.asks_about_print:
        return visit, None
    effect = placed.step.begin(visit.context(placed)) if placed else None
    return order(visit, for_paper(visit, placed, effect)) if placed and effect else (visit, None)


def prints(visit: Visit, placed: Placed) -> bool:
    """Paper comes out at this step."""
    return isinstance(placed.step.begin(visit.context(placed)), PrintPage | PrintReceipt)
