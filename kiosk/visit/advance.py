"""The whole rule of a visit: `advance` is the only thing that changes it, and it is pure."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

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
from kiosk.visit.ends import greet, recover, wait_for_card
from kiosk.visit.facts import age_on
from kiosk.visit.flow import failed, on
from kiosk.visit.privacy import (
    card_seen,
    other_card,
    presence,
    quiet,
    unseen_by_others,
    unseen_while_alarmed,
    verified,
    without_hint,
)
from kiosk.visit.service import Catalogue
from kiosk.visit.touches import after_proof, choose_service, touched
from kiosk.visit.visit import THERE, UNTOLD, Home, Next, Visit

__all__ = ["OFFER_ELDER_FROM_AGE", "Visit", "advance", "recover", "start"]

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
            return touched(visit, event)
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
            return unseen_while_alarmed(*unseen_by_others(visit, *after_proof(visit, after, order)))
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
            return after_proof(visit, *card_seen(visit, event))
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
    before, card = visit, UNTOLD if visit.card == THERE and "id_card" in event.lacking else visit.card
    visit = _whether_mended(visit, replace(visit, lacking=event.lacking, today=event.today, card=card))
    visit = _told_to_step(replace(visit, alarms=_alarms(before, event)), before.lacking.keys() - event.lacking.keys())
    if visit.alarmed and not before.alarmed:  # somebody is at the cabinet: what is shown is hidden
        return quiet(replace(visit, late_alarm=visit.held), "cover")
    if visit.service or visit.waiting:
        return visit, None
    visit, read = wait_for_card(visit)
    return (without_hint(visit), read) if read else (visit, None)  # what was wrong with the reader is over


def _told_to_step(visit: Visit, needs: Collection[str]) -> Visit:
    """What the step that stands says of these needs is over: they are well again."""
    if visit.placed is None or not needs:
        return visit
    return visit.remember(visit.placed.step.well_again(needs, visit.context(visit.placed)))


def _alarms(before: Visit, event: AvailabilityChanged) -> frozenset[str]:
    """Those that are told now, and those of which nobody can tell: a board that does not answer has seen nothing."""
    unseen = {need for need, problem in event.lacking.items() if need in before.alarms and not problem.clears}
    return frozenset(unseen | {need for need, problem in event.lacking.items() if problem.covers})


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
        chosen, first = choose_service(after, wanted)
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
