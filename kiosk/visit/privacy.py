"""What is covered while nobody touches anything, and who may see it again. Pure."""

from dataclasses import replace

from kiosk.model.effects import AskBackend, FindApplication, Order, PrintPage, PrintReceipt, ReadIdCard, Record
from kiosk.model.events import Answer, CardSeen, Event, Failed, OtherCard, Touch
from kiosk.model.preferences import DisplayPreferences
from kiosk.visit.ends import card_shown, go_home, greet, wait_for_card
from kiosk.visit.facts import look
from kiosk.visit.flow import give_up, hold_back, prints, resume
from kiosk.visit.orders import order
from kiosk.visit.visit import GONE, THERE, TYPED, VERIFY, Next, Verify, Visit

LAST_DIGITS = 4  # what brings covered personal data back, without the card
MOST_GUESSES = 3  # of the last digits; afterwards only the card itself
OVER_COVER = frozenset({"help", "leave"})  # what may lie over a cover
LEAVING = frozenset({"home", "leave", "finish", "close"})  # touches that open nothing


# --- time -----------------------------------------------------------------------------------------------------


def quiet(visit: Visit, stage: str, seconds: int = 0) -> Next:
    """Nobody has touched anything for a while. `seconds`: that somebody who is asked has for an answer."""
    if visit.held:
        return visit, None
    match stage:
        case "end" if visit.idle:
            known = replace(without_hint(visit), behind=visit.behind - {"maybe-card"})  # nobody has seen one for long
            return replace(known, citizen=visit.citizen + 1, preferences=DisplayPreferences()), None
        case "end":
            return _ended(visit)
        case "pause" if "person" in visit.facts and not visit.cover:
            return replace(visit, paused=True), None
        case "cover" if visit.over and not visit.cover:
            return replace(visit, narrowed=True), None  # what the slip shows may stand until the usual end
        case "cover" if not visit.idle and not visit.cover:
            return _covered(visit, "covered"), None
        case "ask" if not visit.idle and not visit.held_back:
            return replace(_covered(visit, "asking"), answer_within=seconds), None
    return visit, None


def _ended(visit: Visit) -> Next:
    """Nobody is here any more. A paper that was held back for another card is not printed."""
    gone = replace(visit, cover="", overlay="", left=True)
    return hold_back(gone) if visit.held_back else give_up(gone)


def _covered(visit: Visit, cover: str) -> Visit:
    """Hide what is shown, and what is asked over it."""
    return replace(visit, cover=cover, overlay="" if visit.overlay in OVER_COVER else visit.overlay)


def presence(visit: Visit) -> str:
    """A first card on the reader is a sign that somebody is here; nothing personal was covered yet."""
    return visit.cover if "person" in visit.facts else ""


# --- the card -------------------------------------------------------------------------------------------------


def card_seen(visit: Visit, event: CardSeen) -> Next:
    """The reader tells how it is with the card of whoever stands here."""
    if event.number != look(visit.facts, "person.number"):
        return visit, None  # of somebody who was here before
    match event.state:
        case "there":
            return replace(visit, card=THERE, paused=False), None
        case "gone":
            visit = replace(visit, card=TYPED if visit.card == TYPED else GONE)
            return go_home(visit, stays=True) if visit.service is None and visit.card == GONE else (visit, None)
    shown = card_shown(visit)
    return _uncover(shown) if shown.cover in ("covered", "asking") else (shown, None)


def other_card(visit: Visit, event: OtherCard) -> Next:
    """Somebody else has put a card down: the next citizen, or somebody who picked up the wrong card of the family."""
    if event.number != look(visit.facts, "person.number"):
        return visit, None
    if visit.service is None or (visit.over and not visit.cover):
        return greet(visit, event.card)
    visit = replace(visit, verify=replace(visit.verify, other=event.card, wrong=False))
    return (visit, None) if visit.held else ask_card(visit)


def wants_proof(visit: Visit, touch: Touch, after: Visit, ordered: Order | None) -> bool:
    """What this touch does is for the person alone whose visit this is, and somebody else may have touched."""
    if touch.action in LEAVING or "person" not in visit.facts or after.citizen != visit.citizen or after == visit:
        return False
    anew = visit.service is not None and after.service is None
    if anew and visit.card != THERE and (visit.over or (touch.action == "again" and visit.shows_person)):
        return True
    opens = visit.shows_person or after.shows_person
    return visit.doubtful and (opens or _goes_out(ordered))


def _goes_out(ordered: Order | None) -> bool:
    """Something is printed, written down for an office, or asked of one."""
    what = AskBackend | FindApplication | PrintPage | PrintReceipt | Record
    return ordered is not None and isinstance(ordered.effect, what)


def unseen_by_others(before: Visit, after: Visit, ordered: Order | None) -> Next:
    """What comes by itself is neither shown nor printed to somebody else."""
    if after.cover or "person" not in after.facts or after.citizen != before.citizen:
        return after, ordered
    if after.verify.other is not None:
        if after.over:
            return greet(replace(after, left=True), after.verify.other)
        paper = after.held and after.placed is not None and prints(after, after.placed)
        return ask_card(after) if paper or not after.held else (after, ordered)
    opened = after.doubtful and after.shows_person and not (before.held or after.held or after.waiting)
    return ask_card(after) if opened and not before.shows_person else (after, ordered)


def unseen_while_alarmed(after: Visit, order: Order | None) -> Next:
    """What could not be hidden while paper came out is hidden then."""
    if after.held or not after.late_alarm:
        return after, order
    seen = replace(after, late_alarm=False)
    return (quiet(seen, "cover")[0] if seen.alarmed else seen), order


# --- is it still the same person? -----------------------------------------------------------------------------


def verified(visit: Visit, event: Event) -> Next:
    """A card was read, or could not be."""
    match event:
        case Answer(value=card) if look({"card": card}, "card.number") == look(visit.facts, "person.number"):
            return _uncover(card_shown(visit))
        case Answer(value=card):
            return ask_card(replace(visit, verify=replace(visit.verify, other=card, wrong=False)))
        case Failed(problem=problem) if problem.hint and visit.cover == "verify":
            return ask_card(visit)  # it may only have moved; a number that ends in X has no other way
    return replace(visit, waiting=""), None


def ask_card(visit: Visit) -> Next:
    """Show nothing but the question who stands here, until it is answered."""
    visit = _covered(visit, "verify")
    if "id_card" in visit.lacking:
        return replace(visit, waiting=""), None  # then the digits
    return order(visit, ReadIdCard(), VERIFY)


def _uncover(visit: Visit) -> Next:
    """Show everything again. What the step waited for was given up for the card, so it is asked for again."""
    visit = replace(visit, cover="", verify=Verify(), waiting="" if visit.verifying else visit.waiting, paused=False)
    visit = replace(visit, overlay="" if visit.overlay == "leave" else visit.overlay)
    if visit.waiting or visit.problem:
        return visit, None
    return resume(visit) if visit.service else wait_for_card(visit)


def touch_covered(visit: Visit, touch: Touch) -> Next:
    """A touch while everything is covered."""
    typed = visit.verify.typed
    match touch:
        case _ if visit.held:
            return visit, None
        case Touch("leave" | "home"):
            return _leaving(visit)
        case _ if visit.overlay == "leave":
            return replace(visit, overlay="" if touch.action in ("close", "back") else "leave"), None
        case Touch("stay") if "person" not in visit.facts:
            return replace(visit, cover=""), None
        case Touch("stay"):
            return ask_card(visit)
        case _ if visit.cover != "verify" or guessed_out(visit):
            return visit, None
        case Touch("delete"):
            return _typed(visit, typed[:-1])
        case Touch("digit", digit) if len(digit) == 1 and len(typed) < LAST_DIGITS:
            return _typed(visit, typed + digit)
    return visit, None


def _leaving(visit: Visit) -> Next:
    """What was filled in is not thrown away by one touch."""
    if visit.answered and visit.overlay != "leave" and not visit.over:
        return replace(visit, overlay="leave"), None
    return _left(visit)


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
            return _uncover(replace(visit, card=TYPED if visit.card in (GONE, TYPED) else visit.card))
        return replace(visit, verify=replace(visit.verify, typed="", wrong=True, misses=visit.verify.misses + 1)), None
    return replace(visit, verify=replace(visit.verify, typed=typed, wrong=False)), None


def _digits(visit: Visit) -> str:
    """The number's digits: a check character X is no digit, and there is no such key."""
    return str(look(visit.facts, "person.number")).rstrip("X")


def without_hint(visit: Visit) -> Visit:
    """What was wrong with the card on the home screen is over."""
    return replace(visit, home=replace(visit.home, hint=None, reading=False))
