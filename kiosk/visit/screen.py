"""What a visit looks like now: a pure function from the visit to the one Screen that every view reads."""

from dataclasses import replace

from kiosk.model.events import Interrupted
from kiosk.model.params import said_along
from kiosk.model.problem import Problem
from kiosk.model.screen import Action, Item, Keys, Screen, Stage
from kiosk.model.text import Text, Value, own, plain
from kiosk.visit.advance import Visit
from kiosk.visit.facts import look
from kiosk.visit.flow import KEEP_REST, keeps_rest
from kiosk.visit.home_screen import guide_page, home_page, left_behind
from kiosk.visit.orders import retried
from kiosk.visit.privacy import LAST_DIGITS, guessed_out, guesses_left
from kiosk.visit.service import Service
from kiosk.visit.step import Placed, one_of
from kiosk.visit.steps.print_paper import FAILED, UNCERTAIN
from kiosk.visit.visit import GONE, THERE


def screen_of(visit: Visit) -> Screen:
    """The Screen of this visit."""
    if visit.overlay == "help":
        return replace(_help(visit), notice=_notice(visit))
    if visit.overlay == "leave":
        return replace(_leave(visit), notice=_notice(visit))
    if visit.cover:
        return _verify(visit) if visit.cover == "verify" else _idle(visit)
    if visit.overlay:
        return replace(guide_page(visit, visit.overlay.removeprefix("guide:")), notice=_notice(visit))
    if visit.placed is None or visit.service is None:
        return replace(home_page(visit), notice=_notice(visit))
    if visit.offering:
        return replace(_offer_larger(), where=visit.service.head.title, notice=_notice(visit))
    if visit.cut_short and visit.asks_about_print:
        return replace(_cut_short(visit.cut_short), where=visit.service.head.title, notice=_notice(visit))
    screen = _of_step(visit, visit.placed)
    return replace(
        screen,
        where=visit.service.head.title,
        stage=_stage(visit.service, visit.placed),
        items=screen.items or _beside(visit, visit.service, screen),
        notice=_notice(visit),
        reminder=_reminder(visit, screen),
        card_lies=visit.over and visit.card == THERE,
        can_leave=not visit.held,
        can_go_back=not (visit.held or visit.over),
    )


def _of_step(visit: Visit, placed: Placed) -> Screen:
    """What the step shows, or what is wrong with it; less of it where nobody may be there any more."""
    screen = _problem(visit, visit.problem) if visit.problem else placed.step.screen(visit.context(placed))
    if visit.over and (visit.narrowed or visit.card == GONE):
        lacking = tuple(item for item in screen.items if item.group == "papers" and item.state != "done")
        screen = replace(screen, items=lacking, qr=None, personal=False)  # what stands on the slip is left
    if screen.kind == "choice" and keeps_rest(visit) and not visit.problem:
        screen = replace(screen, actions=(*screen.actions, Action(KEEP_REST, Text("do-keep-rest"), icon="check")))
    return screen


def _notice(visit: Visit) -> Text | None:
    """That the line is down, where it changes anything for who stands here."""
    if "backend" not in visit.lacking:
        return None
    needs = visit.service.head.needs if visit.service else ()
    if "backend" in needs:
        return Text("offline") if _asks_later(visit) else None
    if visit.over:
        return Text("notice-offline-kept")
    return Text("notice-offline-later") if "outbox" in needs else Text("offline")


def _asks_later(visit: Visit) -> bool:
    """An office is still to be asked; after that the visit goes to its end without the line."""
    steps = visit.service.steps[visit.at :] if visit.service else ()
    return any(placed.step.uses == "backend" for placed in steps)


def _reminder(visit: Visit, screen: Screen) -> Text | None:
    """The card stays while anything may need it. When nothing does any more, and only then, it is to be taken."""
    if visit.over and visit.card == GONE:
        return Text("take-papers") if any(item.group == "papers" for item in _papers(visit)) else None
    if "person" not in visit.facts or screen.reminder:
        return screen.reminder
    return Text("card-stays") if screen.kind == "progress" and visit.card != GONE else None


def _papers(visit: Visit) -> tuple[Item, ...]:
    """What has come out, as the last page lists it."""
    listed = visit.placed.step.screen(visit.context(visit.placed)).items if visit.placed else ()
    return tuple(item for item in listed if item.group == "papers" and item.state == "done")


def _stage(service: Service, placed: Placed) -> Stage:
    at = service.stages.index(placed.stage) + 1
    return Stage(at, tuple(Text(f"stage-{stage}") for stage in service.stages))


def _beside(visit: Visit, service: Service, screen: Screen) -> tuple[Item, ...]:
    """What the engine says on a page that lists nothing itself."""
    if screen.kind == "progress":
        return _doing(visit, service)
    return left_behind(visit) if screen.kind == "prompt" and screen.device == "id_card" else ()


def _doing(visit: Visit, service: Service) -> tuple[Item, ...]:
    """The real stages of what is under way: done and since when, now, still to come."""
    items = []
    for number, placed in enumerate(service.steps):
        if placed.shown and _to_come(visit, placed) and not _failed(visit, placed):
            state = "now" if number == visit.at else "done" if number < visit.at else "waiting"
            time = visit.times.get(number) if state == "done" else None
            note = plain(time, private=False) if time else None
            items.append(Item(placed.id, Text(own(service.id, f"doing-{placed.id}")), note=note, state=state))
    return tuple(items)


def _to_come(visit: Visit, placed: Placed) -> bool:
    """Its conditions hold, or nobody knows yet and nothing need fail for it: what is done in place of a step that
    failed is listed from then on."""
    known = ((look(visit.facts, name), one_of(value)) for name, value in placed.when.items())
    return all(fact in wanted or (fact is None and not {*wanted} <= {FAILED, UNCERTAIN}) for fact, wanted in known)


def _failed(visit: Visit, placed: Placed) -> bool:
    """It was gone on without this step, or nobody can tell what came of it: nothing says that it is done."""
    return any(visit.facts.get(name) in (FAILED, UNCERTAIN) for name in placed.step.learns)


# --- what interrupts ------------------------------------------------------------------------------------------


def _help(visit: Visit) -> Screen:
    goes_on = visit.service is not None and not visit.over
    return Screen(
        "help",
        Text("help-title"),
        body=(Text("help-body"), *((Text("help-goes-on"),) if goes_on else ())),
        actions=(Action("close", Text("do-back"), primary=True),),
        can_go_back=True,
    )


def _leave(visit: Visit) -> Screen:
    return Screen(
        "guide",
        Text("leave-title"),
        body=(Text("leave-means"),),
        actions=(Action("close", Text("do-keep-on"), primary=True), Action("leave", Text("do-leave"))),
        device="id_card" if "person" in visit.facts and visit.card != GONE else "",  # where it is to be taken
        can_go_back=True,
    )


def _offer_larger() -> Screen:
    return Screen(
        "choice",
        Text("offer-elder-title"),
        body=(Text("offer-elder-why"),),
        items=(
            Item("elder", Text("offer-elder"), icon="text-size"),
            Item("close", Text("offer-elder-no"), icon="check"),
        ),
        can_go_back=True,
    )


def _cut_short(cut: Interrupted) -> Screen:
    """Asked before a second paper is prepared."""
    return Screen(
        "guide",
        Text("interrupted-title", {"at": cut.at}, private=True),
        body=(Text("interrupted-means", {"number": cut.number}, private=True), Text("interrupted-what-now")),
        actions=(Action("print-anew", Text("do-print-anew"), primary=True), Action("home", Text("do-home"))),
        device="page_printer",
        personal=True,
        can_go_back=True,
    )


def _idle(visit: Visit) -> Screen:
    title = Text("idle-covered") if visit.cover == "covered" else Text("idle-asking")
    if "person" not in visit.facts:
        keeps = Text("idle-nothing-kept")
    else:
        keeps = Text("idle-kept" if visit.answered else "idle-verify")
    return Screen(
        "idle",
        title,
        body=(keeps, Text("idle-ends", {"seconds": visit.answer_within}, private=False))
        if visit.cover == "asking"
        else (keeps,),
        actions=(Action("stay", Text("do-stay"), primary=True), Action("leave", Text("do-leave"))),
    )


def _verify(visit: Visit) -> Screen:
    """It follows by itself on a touch of a main button, so that whatever stood in that place would get a second touch:
    the way out is the frame's alone."""
    where = visit.service.head.title if visit.service else None
    if guessed_out(visit):
        why = (Text("verify-card-why"),)
        return Screen("prompt", Text("verify-card-title"), where=where, body=why, device="id_card")
    other = visit.verify.other is not None
    typed = visit.verify.typed
    return Screen(
        "verify",
        Text("verify-title"),
        where=where,
        body=(Text("verify-how-gone" if visit.card == GONE else "verify-how"),),
        keys=Keys(
            Value(typed, private=True),
            LAST_DIGITS,
            Text("verify-label"),
            hint=_not_the_same(visit, other=other),
            secret=True,
        ),
        actions=(Action("leave", Text("do-start-anew"), primary=True),) if other else (),
        device="id_card",
    )


def _not_the_same(visit: Visit, *, other: bool) -> Text | None:
    """Another card, or other digits, than those of the person whose visit is covered."""
    if visit.verify.wrong:
        return Text("verify-wrong", {"left": guesses_left(visit)}, private=False)
    return Text("verify-other", {"button": Text("do-start-anew")}, private=False) if other else None


def _problem(visit: Visit, problem: Problem) -> Screen:
    skippable = visit.placed is not None and visit.placed.step.skippable
    times = retried(visit, problem)
    in_vain = times > 0 or (skippable and problem.stuck) or (visit.cause_lacks and problem.do is None)
    retry_first = problem.retry and (visit.mended or not in_vain)
    actions = []
    if problem.retry:
        actions.append(Action("retry", Text("do-retry"), icon="refresh", primary=retry_first))
    if skippable:
        actions.append(_without(visit, primary=not retry_first))
    else:
        actions.append(Action("home", Text("do-home"), icon="home", primary=not retry_first))
    safe = visit.placed.step.safe_so_far(visit.context(visit.placed)) if visit.placed else ()
    title, body = _what_happened(visit, problem)
    mended = (Text("problem-mended"),) if visit.mended and problem.retry else ()
    before = (*_tried_again(times), *mended, *safe)
    end = _what_to_do(visit, problem, over=not (problem.retry or skippable))
    return Screen(
        "problem",
        title,
        body=(*before, *body, *end),
        promises=(
            *("" for _ in before),
            *(problem.promise if body is problem.body else "" for _ in body),
            *("" for _ in end),
        ),
        actions=tuple(sorted(actions, key=lambda action: not action.primary)),
        code=problem.code,
        began=problem.began,
    )


def _tried_again(times: int) -> tuple[Text, ...]:
    """It was tried again and ended the same way: the page would otherwise look as if nothing had been touched."""
    if times > 1:
        return (Text("problem-again-often", {"times": times + 1}, private=False),)
    return (Text("problem-again"),) if times else ()


def _without(visit: Visit, *, primary: bool) -> Action:
    """The button that goes on without the step that failed. In place of a page comes a slip, which it shows."""
    place, service = (visit.placed, visit.service)
    assert place is not None and service is not None  # noqa: PT018 - only a step is gone on without
    label = Text(own(service.id, f"go-on-without-{place.id}"))
    return Action("go-on", label, icon="receipt" if place.step.prints_page else "check", primary=primary)


def _what_happened(visit: Visit, problem: Problem) -> tuple[Text, tuple[Text, ...]]:
    """What an office refuses, the service says in its own words: no shared sentence speaks for an office."""
    if visit.service is None or visit.placed is None:
        return problem.citizen, problem.body
    kinds = visit.service.refusals.get(visit.placed.step.question, {}).get(problem.refusal)
    params = said_along(kinds, problem.params) if kinds is not None else None
    if params is None:  # a code that was not agreed on, or a sentence that would have a gap
        return problem.citizen, problem.body
    refused = own(visit.service.id, f"refused-{problem.refusal}")
    return Text(refused, params, private=True), (Text(f"{refused}-next", params, private=True),)


def _what_to_do(visit: Visit, problem: Problem, *, over: bool) -> tuple[Text, ...]:
    """The last of what is said, and the only one that asks for something. The card is needed until it is `over`."""
    card = Text("problem-card") if over and "person" in visit.facts and visit.card != GONE else None
    if problem.do and card:
        return (Text("problem-do-and-card", {"do": problem.do, "card": card}, private=False),)
    return tuple(text for text in (problem.do, card) if text)
