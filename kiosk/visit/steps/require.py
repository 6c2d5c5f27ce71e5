"""Whom a service is for: told kindly and before anything is filled in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kiosk.model.events import Event, Touch
from kiosk.model.screen import Action, Screen
from kiosk.model.text import Text
from kiosk.visit.facts import age_on
from kiosk.visit.step import Asked, Context, Finding, Leave, Outcome, Stay, Step, Surroundings

OLDEST = 200  # years, as an age without end is written


@dataclass(frozen=True)
class RequireAge(Step):
    """Stops the visit for someone younger than `least` years today."""

    least: int

    def needed(self, context: Context) -> bool:
        today: date = context.facts["today"]
        return age_on(context.facts["person"].birth, today) < self.least

    def on(self, event: Event, context: Context) -> Outcome:
        return Leave(keep_person=True) if event == Touch("again") else Stay()

    def screen(self, context: Context) -> Screen:
        birth: date = context.facts["person"].birth
        when = {"year": str(birth.year + self.least), "month": birth.month}
        return Screen(
            "guide",
            Text(context.own("too-young"), {"least": self.least}, private=False),
            body=(Text(context.own("too-young-when"), when, private=True),),
            actions=(Action("again", Text("do-other-service"), primary=True),),
        )

    def actions(self) -> frozenset[str]:
        return frozenset({"again"})

    # --- for the catalogue

    def sentences(self) -> Iterator[Asked]:
        yield from (Asked(text, "least") for text in ("too-young", "too-young-when"))

    def paths(self) -> Iterator[tuple[str, str]]:
        yield from (("kind", path) for path in ("person.birth", "today"))

    def mistakes(self, around: Surroundings) -> Iterator[Finding]:
        if not 0 < self.least <= OLDEST:
            yield Finding(f"least = {self.least}", f"an age, 1 to {OLDEST}", "least")
