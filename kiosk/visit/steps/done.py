"""What was done, what was not yet done, and what to take along."""

from dataclasses import dataclass
from typing import ClassVar

from kiosk.model.effects import AwaitOtherCard, Effect
from kiosk.model.events import Answer, Event, Failed, Touch
from kiosk.model.screen import Action, Item, Screen
from kiosk.model.text import Text, Value
from kiosk.visit.facts import Facts, look, root
from kiosk.visit.service import Leave, Outcome, Stay, Step
from kiosk.visit.steps.find import chain


@dataclass(frozen=True)
class Done(Step):
    """The end. `title` is the key of its sentence. Whoever puts another card down is the next citizen."""

    ends: ClassVar[bool] = True
    title: str
    number: str = ""  # path of the number to show large
    code: str = ""  # path of the code to show as QR
    kept: str = ""  # fact of the record whose way to the office is shown
    papers: tuple[str, ...] = ()  # facts of the prints, in order
    spoiled: bool = False  # what was wanted did not come about: the code says why

    @property
    def uses(self) -> frozenset[str]:
        return frozenset({*self.papers, *(root(path) for path in (self.number, self.code, self.kept) if path)})

    def begin(self, facts: Facts) -> Effect | None:
        number = look(facts, "person.number")
        return AwaitOtherCard(number) if number else None

    def on(self, event: Event, facts: Facts) -> Outcome:
        match event:
            case Answer(value=card):
                return Leave(card=card)
            case Failed():
                return Stay({"next-card": None})  # nothing is lost but this convenience
            case Touch("finish"):
                return Leave()
            case Touch("again"):
                return Leave(keep_person=True)
        return Stay()

    def screen(self, facts: Facts) -> Screen:
        papers = tuple(self._paper(name, facts) for name in self.papers if name in facts)
        there = bool(self.kept) and look(facts, f"{self.kept}.key") in facts.get("delivered", ())
        title = f"{self.title}-delivered" if there else self.title
        return Screen(
            "done",
            Text(title),
            body=(Text(f"{title}-next"),),
            items=(chain("submitted" if there else "saved", private=False) if self.kept else ()) + papers,
            number=_value(facts, self.number),
            qr=_value(facts, self.code),
            code=str(facts.get("failed-code", "")) if self.spoiled else "",
            reminder=self._reminder(facts),
            actions=(Action("finish", Text("do-finish"), primary=True), Action("again", Text("do-another"))),
            personal=True,
        )

    def _paper(self, name: str, facts: Facts) -> Item:
        came = facts[name] == "printed"
        return Item(name, Text(f"paper-of-{name}-{facts[name]}"), state="done" if came else "bad", group="papers")

    def _reminder(self, facts: Facts) -> Text:
        out = [name for name in self.papers if facts.get(name) == "printed"]
        return Text("take-" + "-and-".join(["card", *out]) if out else "take-card")


def _value(facts: Facts, path: str) -> Value | None:
    """A number or a code of this citizen; None where there is none."""
    found = look(facts, path)
    return Value(str(found), private=True) if found else None
