"""Whom a service is for: told kindly and before anything is filled in."""

from dataclasses import dataclass
from datetime import date

from kiosk.model.events import Event, Touch
from kiosk.model.screen import Action, Screen
from kiosk.model.text import Text
from kiosk.visit.facts import Facts, age_on
from kiosk.visit.service import Leave, Outcome, Stay, Step


@dataclass(frozen=True)
class RequireAge(Step):
    """Stops the visit for someone younger than `least` years today."""

    least: int

    @property
    def uses(self) -> frozenset[str]:
        return frozenset({"person", "today"})

    def needed(self, facts: Facts) -> bool:
        today: date = facts["today"]
        return age_on(facts["person"].birth, today) < self.least

    def on(self, event: Event, facts: Facts) -> Outcome:
        return Leave(keep_person=True) if event == Touch("again") else Stay()

    def screen(self, facts: Facts) -> Screen:
        birth: date = facts["person"].birth
        when = {"year": str(birth.year + self.least), "month": birth.month}
        return Screen(
            "guide",
            Text("too-young", {"least": self.least}, private=False),
            body=(Text("too-young-when", when, private=True),),
            actions=(Action("again", Text("do-other-service"), primary=True),),
        )
