"""The home screen, and why a service cannot be begun from it now. Pure."""

from kiosk.model.problem import Problem
from kiosk.model.screen import Action, Item, Screen
from kiosk.model.text import Text
from kiosk.visit.advance import OFFER_ELDER_FROM_AGE, Visit
from kiosk.visit.facts import age_on
from kiosk.visit.greeting import called
from kiosk.visit.service import ServiceHead
from kiosk.visit.steps.require import has_card
from kiosk.visit.touches import lacks

EVERYBODY = (0, 200)
MOST_INSTEAD = 2  # as many as stand on the first page of the smallest panel; all are on the home screen


def home_page(visit: Visit) -> Screen:
    """What anybody sees first, or whoever has shown a card."""
    person = visit.facts.get("person")
    offered = [service for service in visit.services if person is None or has_card(person, service.cards)]
    services = sorted(offered, key=lambda service: (not _meant_for(visit, service), service.order, service.id))
    actions: tuple[Action, ...] = ()
    items = tuple(_card(service, lacks(service, visit)) for service in services)
    left = left_behind(visit)
    taken = (Action("taken", Text("do-taken"), icon="check"),) if left else ()
    if person is None:
        title, body = _invitation(visit)
        items = (*_hint(visit), *left, *items)
        actions = taken
    else:
        name = called(person, visit.preferences.language)
        title, body = Text("home-hello", {"name": name}, private=True), Text("home-what")
        items = (*_cut_short_hint(visit), *left, *items)
        actions = (Action("home", Text("do-leave"), icon="logout"), *taken)
        if age_on(person.birth, visit.today) >= OFFER_ELDER_FROM_AGE and not visit.preferences.listens:
            actions = (Action("elder", Text("offer-elder"), icon="text-size", primary=True), *actions)
    return Screen(
        "home",
        title,
        body=(body,),
        items=items,
        actions=actions,
        device="page_printer" if person is not None and left else "id_card",  # where a sheet lies, or the card goes
        card_lies="card" in visit.behind and "id_card" not in visit.lacking,
        personal=person is not None,
    )


def _invitation(visit: Visit) -> tuple[Text, Text]:
    """What to do first, and how."""
    if "id_card" in visit.lacking:
        return Text("home-start-broken"), Text("home-card-broken")
    if visit.home.reading:
        return Text("home-reading"), Text("home-reading-how")
    return Text("home-start"), Text("home-how")


def _hint(visit: Visit) -> tuple[Item, ...]:
    """What went wrong with the card, or before the citizen came home; that the reader is gone is said already."""
    hint = visit.home.hint
    said = "id_card" in visit.lacking and hint is not None and hint.code == visit.lacking["id_card"].code
    return () if hint is None or said else (Item("hint", hint.citizen, state="bad"),)


def _cut_short_hint(visit: Visit) -> tuple[Item, ...]:
    """Whoever's print was interrupted is told so as soon as the card is back."""
    cut = visit.cut_short
    said = cut and Text("home-interrupted", {"at": cut.at, "number": cut.number}, private=True)
    return (Item("interrupted", said, state="bad"),) if said else ()


def left_behind(visit: Visit) -> tuple[Item, ...]:
    """What others may have left here: a card first, for it is in the way."""
    cards = [name for name in ("card", "maybe-card") if name in visit.behind and "id_card" not in visit.lacking]
    sheets = [name for name in ("late-sheet", "sheet") if name in visit.behind]
    return tuple(Item(f"left-{name}", Text(f"left-{name}"), state="bad") for name in (*cards[:1], *sheets[:1]))


def _meant_for(visit: Visit, service: ServiceHead) -> bool:
    """A service for people of an age, and this person is of that age."""
    person = visit.facts.get("person")
    if person is None or service.ages == EVERYBODY:
        return False
    return service.ages[0] <= age_on(person.birth, visit.today) <= service.ages[1]


def _card(service: ServiceHead, reason: Problem | None) -> Item:
    note = Text("unavailable-" + reason.code.lower()) if reason else service.summary
    state = "unavailable" if reason else ""
    return Item(service.id, service.title, note=note, icon=service.icon, state=state, group=" ".join(service.groups))


def guide_page(visit: Visit, wanted: str) -> Screen:
    """Why a service cannot start now, and what is possible instead."""
    service = next(service for service in visit.services if service.id == wanted)
    reason = lacks(service, visit)
    possible = sorted(
        (other for other in visit.services if not lacks(other, visit)),
        key=lambda other: not set(other.groups) & set(service.groups),  # of the same kind first, else as they come
    )
    others = tuple(_card(other, None) for other in possible[:MOST_INSTEAD])
    if reason is None:  # it has become possible while this was being read
        return Screen(
            "guide", Text("possible-again"), where=service.title, items=(_card(service, None),), can_go_back=True
        )
    body = (Text("unavailable-" + reason.code.lower()), _what_now(others))
    return Screen(
        "guide", Text("unavailable-title"), where=service.title, body=body, items=others, code=reason.code,
        can_go_back=True, actions=(Action("close", Text("do-back"), primary=not others),),
    )  # fmt: skip


def _what_now(others: tuple[Item, ...]) -> Text:
    return (
        Text("unavailable-what-now")
        if others
        else Text("unavailable-help", {"help": Text("frame-help")}, private=False)
    )
