"""What the government knows already is offered, not asked again."""

from dataclasses import dataclass

from kiosk.model.events import Event, Touch
from kiosk.model.screen import Item, Screen
from kiosk.model.text import Text, plain
from kiosk.visit.facts import Facts, look, root
from kiosk.visit.service import Learn, Outcome, Stay, Step
from kiosk.visit.steps.digits import typing


@dataclass(frozen=True)
class Offer(Step):
    """`known` is the path of a value that may be right for `learn`; taken with one touch. `private`: its mask."""

    learn: str
    known: str
    private: str = ""

    @property
    def uses(self) -> frozenset[str]:
        return frozenset({root(self.known)})

    def needed(self, facts: Facts) -> bool:
        return bool(look(facts, self.known)) and self.learn not in facts

    def on(self, event: Event, facts: Facts) -> Outcome:
        match event:
            case Touch("use-known"):
                return Learn({self.learn: look(facts, self.known), typing(self.learn): None})
            case Touch("use-other"):
                return Learn({typing(self.learn): ""})  # asked for, even where the known one was taken before
        return Stay()

    def screen(self, facts: Facts) -> Screen:
        known = plain(str(look(facts, self.known)), private=True, mask=self.private)
        return Screen(
            "choice",
            Text(f"offer-{self.learn}"),
            body=(Text(f"offer-{self.learn}-why"),),
            items=(
                Item("use-known", known, note=Text("offer-use-known"), icon="check"),
                Item("use-other", Text(f"offer-{self.learn}-other"), icon="edit"),
            ),
        )
