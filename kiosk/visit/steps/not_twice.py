"""Whoever has applied already is told so before anything is filled in a second time."""

from dataclasses import dataclass

from kiosk.model.effects import Effect, FindApplication
from kiosk.model.events import Answer, Event, Failed, Touch
from kiosk.model.screen import Action, Screen
from kiosk.model.text import Text, Value
from kiosk.visit.facts import Facts
from kiosk.visit.service import Learn, Leave, Outcome, Stay, Step
from kiosk.visit.steps.find import MEANT, STATES, chain

_THERE = MEANT - {"unknown", "unanswered"}


@dataclass(frozen=True)
class NotTwice(Step):
    """Learns `earlier` = the number of the newest application for this same service, or None.

    This terminal and the office are asked. Where neither knows of one, or the office does not answer, nobody is held
    up: it decides about a second one as it would have without us.
    """

    @property
    def learns(self) -> frozenset[str]:
        return frozenset({"earlier"})

    @property
    def uses(self) -> frozenset[str]:
        return frozenset({"person", "service-id"})

    def needed(self, facts: Facts) -> bool:
        return "earlier" not in facts

    def begin(self, facts: Facts) -> Effect | None:
        return None if facts.get("applied") else FindApplication(person=facts["person"].number)

    def on(self, event: Event, facts: Facts) -> Outcome:
        found = facts.get("applied")
        match event:
            case Answer(value=applications):
                same = [
                    one for one in applications if one.get("kind") == facts["service-id"] and one["state"] in _THERE
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

    def screen(self, facts: Facts) -> Screen:
        found = facts.get("applied")
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
