"""The whole rule of a visit: `advance` is the only thing that changes it, and it is pure."""

from dataclasses import replace
from datetime import date

from kiosk.model.effects import Order
from kiosk.model.events import (
    Answer,
    AvailabilityChanged,
    CardSeen,
    Delivered,
    Event,
    Failed,
    IdleTimeout,
    Interrupted,
    LeftBehind,
    OtherCard,
    Progress,
    Touch,
)
from kiosk.model.preferences import DisplayPreferences
from kiosk.model.problem import Problem
from kiosk.visit.facts import age_on
from kiosk.visit.flow import (
    KEEP_REST,
    back,
    begin,
    enter,
    failed,
    give_up,
    go_home,
    greet,
    keep_rest,
    keeps_rest,
    on,
    recover,
    retry,
    wait_for_card,
)
from kiosk.visit.privacy import (
    ask_card,
    card_seen,
    other_card,
    presence,
    quiet,
    touch_covered,
    unseen_by_others,
    verified,
    wants_proof,
    without_hint,
)
from kiosk.visit.service import Catalogue, ServiceHead
from kiosk.visit.step import ASIDE
from kiosk.visit.visit import THERE, UNTOLD, Home, Next, Visit

__all__ = ["OFFER_ELDER_FROM_AGE", "Visit", "advance", "lacks", "recover", "start"]

OFFER_ELDER_FROM_AGE = 60


def start(boot: str, catalogue: Catalogue, today: date) -> Next:
    """The terminal as it waits for its first citizen."""
    assert boot  # which tells the visits of this run from those of all others
    visit, order = wait_for_card(Visit(boot, 1, catalogue, today))
    assert _is_sound(visit)
    assert order is None or order.ticket == visit.waiting
    return visit, order


def advance(visit: Visit, event: Event) -> Next:
    """What comes of an event: the visit after it, and what is to be done."""
    assert _is_sound(visit)
    after, order = _moved(visit, event)
    assert _is_sound(after)
    assert order is None or order.ticket == after.waiting  # or nobody would hear the answer
    assert after.citizen - visit.citizen in (0, 1)
    assert not visit.held or after.citizen == visit.citizen or isinstance(event, Answer | Failed)
    return after, order


def _is_sound(visit: Visit) -> bool:
    """What holds between any two events: there is a step to stand at, and nobody waits on a page of what went wrong."""
    if visit.service is None:
        return visit.problem is None
    return 0 <= visit.at < len(visit.service.steps) and not (visit.problem and visit.waiting and not visit.cover)


def _moved(visit: Visit, event: Event) -> Next:
    match event:
        case AvailabilityChanged():
            return _world_changed(visit, event)
        case IdleTimeout():
            return quiet(visit, event.stage, event.seconds)
        case Touch():
            return _touch(visit, event)
        case DisplayPreferences():
            return replace(visit, preferences=event, offer=visit.offer and _may_want_larger(event)), None
        case Delivered():
            return _delivered(visit, event.key), None
        case Answer() | Progress() | Failed() if event.ticket != visit.waiting:
            return visit, None  # an answer to an older question
        case Progress():
            return _under_way(visit, event)
        case Answer() | Failed():
            after, order = _answered(_timed(visit, event), event)
            return unseen_by_others(visit, *_after_proof(visit, after, order))
        case CardSeen() | OtherCard() | Interrupted() | LeftBehind():
            return _news(visit, event)


def _timed(visit: Visit, event: Answer | Failed) -> Visit:
    """With the time at which the step that stands now got its answer."""
    if isinstance(event, Failed) or not event.at or visit.service is None or visit.verifying:
        return visit
    return replace(visit, times={**visit.times, visit.at: event.at})


def _news(visit: Visit, event: CardSeen | OtherCard | Interrupted | LeftBehind) -> Next:
    """What nobody has asked for: of the card of whoever stands here, or of whose card is about to be told; and what the
    last stop of the program has left here.
    """
    match event:
        case OtherCard():
            return other_card(visit, event)
        case CardSeen():
            return _after_proof(visit, *card_seen(visit, event))
        case Interrupted(number=number):  # it comes before the card, and waits for it
            return (visit if number == visit.warned else replace(visit, interrupted=event)), None
        case LeftBehind(behind, stale):
            return replace(visit, behind=visit.behind | behind, stale=visit.stale or stale), None


def _answered(visit: Visit, event: Answer | Failed) -> Next:
    """What is open has come to its end."""
    if visit.verifying:
        return verified(visit, event)
    if visit.service is None:
        return _card_at_home(visit, event)
    if isinstance(event, Failed):
        return failed(replace(visit, waiting=""), event)
    after, order = on(replace(visit, waiting="", cover=presence(visit)), event)
    return replace(after, offer=after.offer or _wants_larger(visit, after)), order


# --- the world ------------------------------------------------------------------------------------------------


def _world_changed(visit: Visit, event: AvailabilityChanged) -> Next:
    card = UNTOLD if visit.card == THERE and "id_card" in event.lacking else visit.card
    visit = _whether_mended(visit, replace(visit, lacking=event.lacking, today=event.today, card=card))
    if visit.service or visit.waiting:
        return visit, None
    visit, read = wait_for_card(visit)
    return (without_hint(visit), read) if read else (visit, None)  # what was wrong with the reader is over


def _whether_mended(before: Visit, visit: Visit) -> Visit:
    """What the problem comes from has been lacking and is there again."""
    return replace(visit, mended=not visit.cause_lacks and (before.mended or before.cause_lacks))


def _under_way(visit: Visit, event: Progress) -> Next:
    match event.value:
        case "lies":
            return replace(visit, behind=(visit.behind | {"card"}) - {"maybe-card"}), None
        case "lifted":
            return replace(visit, behind=visit.behind - {"card", "maybe-card"}, stale=False), None
    if visit.verifying:
        return visit, None  # the card that is to uncover is no news of the step
    if visit.service:
        return on(visit, event)
    if visit.home.refused > 1:
        return visit, None  # a wrong card is tried again and again: what is wrong stays to be read
    home = Home(reading=True, refused=visit.home.refused)  # a card lies there, it had better stay
    return replace(visit, home=home), None


def _card_at_home(visit: Visit, event: Answer | Failed) -> Next:
    if isinstance(event, Answer):
        wanted = visit.home.wanted
        after, ordered = greet(visit, event.value)
        chosen, first = _choose_service(after, wanted)
        return chosen, first if chosen.service else ordered
    visit = replace(visit, waiting="")
    if "person" in visit.facts:
        return visit, None  # who is here stays here; the reader is looked after when it is well again
    return wait_for_card(replace(visit, home=Home(hint=event.problem, refused=visit.home.refused + 1)))


def _delivered(visit: Visit, key: str) -> Visit:
    """It may come before the answer of the step that kept the record, so it is remembered by the record's key."""
    if not key.startswith(f"{visit.id}/"):
        return visit
    there = visit.facts.get("delivered", frozenset()) | {key}
    return replace(visit, facts={**visit.facts, "delivered": there})


def _may_want_larger(preferences: DisplayPreferences) -> bool:
    """Nobody who has them already, and nobody who listens."""
    return not (preferences.elder or preferences.listens)


def _wants_larger(before: Visit, after: Visit) -> bool:
    """Someone of an age in which many do has shown a card within a service. On the home screen a button offers it."""
    person = after.facts.get("person")
    if person is None or "person" in before.facts or after.service is None:
        return False
    if not _may_want_larger(after.preferences):
        return False
    return age_on(person.birth, after.today) >= OFFER_ELDER_FROM_AGE


# --- touches --------------------------------------------------------------------------------------------------


def _touch(visit: Visit, touch: Touch) -> Next:
    match touch:
        case Touch("help"):
            return replace(visit, overlay="" if visit.overlay == "help" else "help"), None
        case Touch("close" | "back") if visit.overlay == "help":
            return replace(visit, overlay=""), None
        case Touch(action) if visit.cover and visit.overlay == "help" and action != "home":
            return visit, None
    if visit.cover:
        return _after_proof(visit, *touch_covered(visit, touch))
    after, order = _touch_open(visit, touch)
    if wants_proof(visit, touch, after, order):
        return ask_card(replace(visit, verify=replace(visit.verify, then=touch)))
    return after, order


def _after_proof(before: Visit, visit: Visit, order: Order | None) -> Next:
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
    return _touch_step(visit, touch) if visit.service else _choose_service(visit, touch.action)


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


def _choose_service(visit: Visit, wanted: str) -> Next:
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
