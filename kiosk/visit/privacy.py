"""What is covered while nobody touches anything, and who may see it again. Pure."""

from dataclasses import replace

from kiosk.model.effects import AwaitOtherCard, ReadIdCard
from kiosk.model.events import Answer, Event, Failed, Touch
from kiosk.model.preferences import DisplayPreferences
from kiosk.visit.facts import look
from kiosk.visit.flow import give_up, greet, order, resume, wait_for_card
from kiosk.visit.visit import OTHER, VERIFY, Next, Verify, Visit

LAST_DIGITS = 4  # what brings covered personal data back, without the card
MOST_GUESSES = 3  # of the last digits; afterwards only the card itself


# --- time -----------------------------------------------------------------------------------------------------


def quiet(visit: Visit, stage: str) -> Next:
    """Nobody has touched anything for a while."""
    if visit.held:
        return visit, None
    match stage:
        case "end" if visit.idle:
            return replace(without_hint(visit), citizen=visit.citizen + 1, preferences=DisplayPreferences()), None
        case "end":
            return give_up(replace(visit, cover="", overlay="", left=True))
        case "cover" if not visit.idle and not visit.cover:
            return _covered(visit, "covered")
        case "ask" if not visit.idle:
            return _covered(visit, "asking")
    return visit, None


def _covered(visit: Visit, cover: str) -> Next:
    """Hide what is shown. Where nothing else is waited for, a card tells whether somebody else has come."""
    visit = replace(visit, cover=cover, overlay="" if visit.overlay == "help" else visit.overlay)
    person = visit.facts.get("person")
    if person is None or visit.waiting or "id_card" in visit.lacking:
        return visit, None
    return order(visit, AwaitOtherCard(person.number), OTHER)


def presence(visit: Visit) -> str:
    """A first card on the reader is a sign that somebody is here; nothing personal was covered yet."""
    return visit.cover if "person" in visit.facts else ""


# --- is it still the same person? -----------------------------------------------------------------------------


def verified(visit: Visit, event: Event) -> Next:
    """A card was read, or could not be."""
    match event:
        case Answer(value=card) if look({"card": card}, "card.number") == look(visit.facts, "person.number"):
            return _uncover(visit)
        case Answer(value=card):
            return _ask_card(replace(visit, verify=replace(visit.verify, other=card)))
        case Failed(problem=problem) if problem.hint and visit.cover == "verify":
            return _ask_card(visit)  # it may only have moved; a number that ends in X has no other way
    return replace(visit, waiting=""), None


def _ask_card(visit: Visit) -> Next:
    return order(replace(visit, cover="verify"), ReadIdCard(), VERIFY)


def _uncover(visit: Visit) -> Next:
    """Show everything again. What the step waited for was given up for the card, so it is asked for anew."""
    visit = replace(visit, cover="", verify=Verify(), waiting="" if visit.verifying else visit.waiting)
    if visit.waiting or visit.problem:
        return visit, None
    return resume(visit) if visit.service else wait_for_card(visit)


def touch_covered(visit: Visit, touch: Touch) -> Next:
    """A touch while everything is covered."""
    typed = visit.verify.typed
    match touch:
        case _ if visit.held:
            return visit, None
        case Touch("stay") if "person" not in visit.facts:
            return replace(visit, cover=""), None
        case Touch("stay"):
            return _ask_card(visit)
        case Touch("leave" | "home"):
            return _left(visit)
        case _ if visit.cover != "verify" or guessed_out(visit):
            return visit, None
        case Touch("delete"):
            return _typed(visit, typed[:-1])
        case Touch("digit", digit) if len(digit) == 1 and len(typed) < LAST_DIGITS:
            return _typed(visit, typed + digit)
    return visit, None


def _left(visit: Visit) -> Next:
    """The visit under the cover is over. Whoever has shown another card meanwhile is the next citizen."""
    other = visit.verify.other
    after, ordered = quiet(visit, "end")
    return greet(after, other) if other and after.idle else (after, ordered)


def guessed_out(visit: Visit) -> bool:
    """The last digits were wrong so often that somebody may be guessing."""
    return guesses_left(visit) <= 0


def guesses_left(visit: Visit) -> int:
    return MOST_GUESSES - visit.verify.misses


def _typed(visit: Visit, typed: str) -> Next:
    if len(typed) == LAST_DIGITS:
        if _digits(visit).endswith(typed):
            return _uncover(visit)
        return replace(visit, verify=replace(visit.verify, typed="", wrong=True, misses=visit.verify.misses + 1)), None
    return replace(visit, verify=replace(visit.verify, typed=typed, wrong=False, other=None)), None


def _digits(visit: Visit) -> str:
    """The number's digits: a check character X is no digit, and there is no such key."""
    return str(look(visit.facts, "person.number")).rstrip("X")


def without_hint(visit: Visit) -> Visit:
    """What was wrong with the card on the home screen is over."""
    return replace(visit, home=replace(visit.home, hint=None, reading=False))
