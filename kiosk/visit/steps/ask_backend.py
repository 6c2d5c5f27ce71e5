"""A live question to an office."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.model.effects import AskBackend, Effect
from kiosk.model.events import Answer, Event, Failed
from kiosk.model.screen import Screen
from kiosk.model.text import Text
from kiosk.visit.facts import Facts, pick, root
from kiosk.visit.service import Learn, Outcome, Stay, Step


@dataclass(frozen=True)
class Ask(Step):
    """Learns `learn` = the office's answer. `optional`: without an answer the visit simply goes on."""

    learn: str
    query: str
    send: Mapping[str, str] = field(default_factory=dict)
    optional: bool = False

    @property
    def learns(self) -> frozenset[str]:
        return frozenset({self.learn})

    @property
    def uses(self) -> frozenset[str]:
        return frozenset(root(path) for path in self.send.values())

    def needed(self, facts: Facts) -> bool:
        return self.learn not in facts

    def begin(self, facts: Facts) -> Effect:
        return AskBackend(self.query, pick(facts, self.send))

    def on(self, event: Event, facts: Facts) -> Outcome:
        match event:
            case Answer(value=reply):
                return Learn({self.learn: reply})
            case Failed() if self.optional:
                return Learn({self.learn: {}})
        return Stay()

    def screen(self, facts: Facts) -> Screen:
        return Screen("progress", Text(f"asking-{self.learn}"), body=(Text("asking-how-long"),), can_leave=True)
