"""Whoever has applied already is told so before anything is filled in a second time."""

from collections.abc import Iterator
from typing import ClassVar

from kiosk.model.effects import Effect, FindApplication
from kiosk.model.events import Answer, Event, Failed, Touch
from kiosk.model.frozen import dataclass
from kiosk.model.screen import Action, Screen
from kiosk.model.text import Text, Value
from kiosk.visit.outcome import Learn, Leave, Outcome, Stay
from kiosk.visit.step import Context, Step
from kiosk.visit.steps.find import MEANT, STATES, chain

_THERE = MEANT - {"unknown", "unanswered"}


@dataclass(frozen=True)
class NotTwice(Step):
    """Learns `earlier` = the number of the newest application for this same service, or None.

    This terminal and the office are asked. Where neither knows of one, or the office does not answer, nobody is held
    up: it decides about a second one as it would have without us.
    """

    settles: ClassVar[frozenset[str]] = frozenset({"earlier"})

    @property
    def learns(self) -> frozenset[str]:
        return frozenset({"earlier"})

    def needed(self, context: Context) -> bool:
        return "earlier" not in context.facts

    def begin(self, context: Context) -> Effect | None:
        return None if context.state.get("applied") else FindApplication(person=context.facts["person"].number)

    def on(self, event: Event, context: Context) -> Outcome:
        found = context.state.get("applied")
        match event:
            case Answer(value=applications):
                same = [
                    one
                    for one in applications
                    if one.get("kind") == context.facts["service-id"] and one["state"] in _THERE
                ]
                return Stay({"applied": same[0]}) if same else Learn({"earlier": None})
            case Failed():
                return Learn({"earlier": None})
            case Touch("apply-again") if found:
                return Learn({"earlier": found["number"]})
            case Touch("finish") if found:
                return Leave()
            case Touch("again") if found:
                return Leave(keep_person=True)
        return Stay()

    def screen(self, context: Context) -> Screen:
        found = context.state.get("applied")
        if not found:
            return Screen("progress", Text("finding"), body=(Text("asking-how-long"),), can_leave=True)
        state = found["state"]
        return Screen(
            "result",
            Text("applied-already", private=True),
            body=(Text(f"state-{state}", private=True), Text("applied-already-why", private=True)),
            items=chain(state, private=True) if state in STATES else (),
            number=Value(found["number"], private=True),
            actions=(
                Action("finish", Text("do-finish"), primary=True),
                Action("apply-again", Text("do-apply-again")),
                Action("again", Text("do-another")),
            ),
            personal=True,
        )

    def actions(self) -> frozenset[str]:
        return frozenset({"apply-again", "finish", "again"})

    def paths(self) -> Iterator[tuple[str, str]]:
        yield from (("kind", name) for name in ("person", "service-id"))
