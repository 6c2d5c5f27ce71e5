"""One question with a few answers to choose from."""

from dataclasses import dataclass

from kiosk.model.events import Event, Touch
from kiosk.model.screen import Item, Screen
from kiosk.model.text import Text
from kiosk.visit.facts import Facts
from kiosk.visit.service import Learn, Outcome, Stay, Step


@dataclass(frozen=True)
class Choose(Step):
    """Learns `learn` = the id of the chosen option."""

    learn: str
    options: tuple[str, ...]

    @property
    def learns(self) -> frozenset[str]:
        return frozenset({self.learn})

    def on(self, event: Event, facts: Facts) -> Outcome:
        if isinstance(event, Touch) and event.action in self.options:
            return Learn({self.learn: event.action})
        return Stay()

    def screen(self, facts: Facts) -> Screen:
        chosen = facts.get(self.learn)
        return Screen(
            "choice",
            Text(f"ask-{self.learn}"),
            body=(Text(f"ask-{self.learn}-why"),),
            items=tuple(
                Item(option, Text(f"option-{self.learn}-{option}"), state="selected" if option == chosen else "")
                for option in self.options
            ),
        )
