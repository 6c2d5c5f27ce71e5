"""Who is it, or which receipt: by the card on the reader or the code of a receipt."""

from dataclasses import dataclass

from kiosk.model.effects import Effect, ReadIdCard, ScanCode
from kiosk.model.events import Answer, Event, Failed, Progress, Touch
from kiosk.model.receipt_code import parse
from kiosk.model.screen import Action, Item, Screen
from kiosk.model.text import Text
from kiosk.visit.facts import Facts
from kiosk.visit.service import Learn, Outcome, Stay, Step

WAYS = ("id_card", "receipt")
MISREAD = Text("identify-misread")
DEVICE = {"id_card": "id_card", "receipt": "scanner"}


@dataclass(frozen=True)
class Identify(Step):
    """Ask for the card, or for the receipt's code. `ways`: the first is offered first."""

    ways: tuple[str, ...] = ("id_card",)

    @property
    def learns(self) -> frozenset[str]:
        return frozenset({"person", "receipt"} if "receipt" in self.ways else {"person"})

    def needed(self, facts: Facts) -> bool:
        return "person" not in facts or facts.get("way") == "receipt"

    def begin(self, facts: Facts) -> Effect:
        return ReadIdCard() if self._way(facts) == "id_card" else ScanCode()

    def on(self, event: Event, facts: Facts) -> Outcome:
        match event:
            case Progress():
                return Stay({"reading": True, "hint": None})
            case Answer(value=str() as code):
                receipt = parse(code)
                return Learn({"receipt": receipt}) if receipt else Stay({"hint": MISREAD}, ScanCode())
            case Answer(value=card):
                return Learn({"person": card, "reading": False})
            case Touch(action) if action.removeprefix("way:") in self.ways:
                way = action.removeprefix("way:")
                return Stay({"way": way, "hint": None, "reading": False}, self.begin({"way": way}))
            case Failed(problem=problem) if problem.hint:
                return Stay({"hint": problem.citizen, "reading": False}, self.begin(facts))
        return Stay()

    def screen(self, facts: Facts) -> Screen:
        way = self._way(facts)
        hint = facts.get("hint")
        if facts.get("reading"):
            return Screen("prompt", Text("identify-reading"), body=(Text("identify-reading-how"),), device="id_card")
        others = tuple(Action(f"way:{other}", Text(f"identify-{other}-other"), icon=other) for other in self.ways)
        return Screen(
            "prompt",
            Text(f"identify-{way}"),
            body=(Text(f"identify-{way}-how"),),
            items=(Item("hint", hint, state="bad"),) if hint else (),
            device=DEVICE[way],
            actions=tuple(action for action in others if action.id != f"way:{way}"),
        )

    def _way(self, facts: Facts) -> str:
        way = facts.get("way")
        return way if way in self.ways else self.ways[0]
