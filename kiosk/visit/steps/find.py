"""Where an application stands."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from kiosk.model.dates import dated
from kiosk.model.effects import Effect, FindApplication
from kiosk.model.events import Answer, Event, Touch
from kiosk.model.frozen import dataclass
from kiosk.model.screen import Action, Item, Screen
from kiosk.model.text import Text, Value, own, plain
from kiosk.visit.facts import Facts, look
from kiosk.visit.outcome import Learn, Leave, Outcome, StartOver, Stay
from kiosk.visit.step import Context, Step

STATES = ("saved", "submitted", "accepted", "approved")
MEANT = frozenset({*STATES, "parked", "on-its-way", "unknown", "unanswered"})  # those we have words for
UNNAMED = Text("kind-unknown", private=True)


@dataclass(frozen=True)
class Find(Step):
    """Learns `applications` = a list of {number, kind, state, since, ...}, newest first."""

    settles: ClassVar[frozenset[str]] = frozenset({"applications"})

    @property
    def learns(self) -> frozenset[str]:
        return frozenset({"applications"})

    def needed(self, context: Context) -> bool:
        return "applications" not in context.facts

    def begin(self, context: Context) -> Effect:
        if receipt := context.facts.get("receipt"):
            return FindApplication(number=receipt["number"], mac=receipt["mac"])
        return FindApplication(person=look(context.facts, "person.number") or "")

    def on(self, event: Event, context: Context) -> Outcome:
        return Learn({"applications": event.value}) if isinstance(event, Answer) else Stay()

    def screen(self, context: Context) -> Screen:
        return Screen("progress", Text("finding"), body=(Text("asking-how-long"),))


@dataclass(frozen=True)
class ShowApplications(Step):
    """One application a page, or a list to choose from."""

    last: ClassVar[bool] = True

    def on(self, event: Event, context: Context) -> Outcome:
        touched = {_touch_of(at): one["number"] for at, one in enumerate(context.facts["applications"])}
        match event:
            case Touch("list"):
                return Stay({"chosen": ""})
            case Touch(action) if action in touched:
                return Stay({"chosen": touched[action]})
            case Touch("way:id_card" | "way:receipt" as action):
                return StartOver({"way": action.removeprefix("way:")})
            case Touch("finish"):
                return Leave()
            case Touch("again"):
                return Leave(keep_person=True)
        return Stay()

    def screen(self, context: Context) -> Screen:
        facts = context.facts
        found = facts["applications"]
        chosen = found if len(found) == 1 else [one for one in found if one["number"] == context.state.get("chosen")]
        if chosen and _state(chosen[0]) == "unknown":
            return self._no_such_number()
        if chosen:
            return self._one(chosen[0], facts, several=len(found) > 1)
        return self._list(found, facts) if found else self._none()

    def _one(self, one: dict[str, str], facts: Facts, *, several: bool) -> Screen:
        state = _state(one)
        kind = _kind(one, facts)
        since = one.get("since", "")
        means = {"since": dated(since) or since, "help": Text("frame-help")}
        more = (Action("list", Text("do-list")),) if several else ()
        return Screen(
            "result",
            Text(f"state-{state}", private=True),
            body=(*([] if kind == UNNAMED else [kind]), Text(f"state-{state}-means", means, private=True)),
            items=chain(state, private=True) if state in STATES else (),
            number=Value(one["number"], private=True) if one["number"] else None,
            actions=(Action("finish", Text("do-finish"), primary=True), *more, Action("again", Text("do-another"))),
            personal=True,
        )

    def _no_such_number(self) -> Screen:
        """It is not repeated: it may be anything that somebody wants to see here."""
        return Screen(
            "result",
            Text("state-unknown", private=True),
            body=(Text("state-unknown-means", private=True),),
            actions=(
                Action("way:id_card", Text("do-look-by-card"), icon="id_card", primary=True),
                Action("way:receipt", Text("do-scan-again"), icon="scanner"),
                Action("finish", Text("do-finish")),
            ),
            personal=True,
        )

    def _list(self, found: list[dict[str, str]], facts: Facts) -> Screen:
        items = tuple(self._row(at, one, facts) for at, one in enumerate(found))
        return Screen("choice", Text("applications-several", private=True), items=items, personal=True)

    def _row(self, at: int, one: dict[str, str], facts: Facts) -> Item:
        number, state = plain(one["number"], private=True), Text(f"state-{_state(one)}", private=True)
        return Item(_touch_of(at), _kind(one, facts), number, state)

    def _none(self) -> Screen:
        return Screen(
            "guide",
            Text("applications-none", private=True),
            body=(Text("applications-none-why", private=True),),
            actions=(
                Action("way:receipt", Text("do-scan-slip"), icon="scanner", primary=True),
                Action("finish", Text("do-finish")),
            ),
        )

    def actions(self) -> frozenset[str]:
        return frozenset({"list", "way:id_card", "way:receipt", "finish", "again"})

    def paths(self) -> Iterator[tuple[str, str]]:
        yield "kind", "applications"


def _kind(one: Mapping[str, str], facts: Facts) -> Text:
    """What it applies for. The office may know of more services than this terminal has names for."""
    kind = one.get("kind", "")
    return Text(own(kind, "kind"), private=True) if kind in facts.get("kinds", ()) else UNNAMED


def _touch_of(at: int) -> str:
    """What comes back when the application at this place of the list is touched. It does not say its number."""
    return f"application:{at}"


def _state(one: Mapping[str, str]) -> str:
    """Where it stands, as far as we can say it."""
    return one["state"] if one["state"] in MEANT else "unanswered"


def chain(state: str, *, private: bool) -> tuple[Item, ...]:
    """saved → submitted → accepted → approved: what was reached, its newest lit, and what is still to come."""
    now = STATES.index(state)
    over = now == len(STATES) - 1
    marks = ["done" if at < now or over else "now" if at == now else "waiting" for at in range(len(STATES))]
    return tuple(
        Item(name, Text(f"chain-{name}", private=private), state=mark) for name, mark in zip(STATES, marks, strict=True)
    )
