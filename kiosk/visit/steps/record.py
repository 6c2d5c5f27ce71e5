"""Write down durably what was asked for or done, before or after the world is changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from kiosk.model.effects import Effect, Record
from kiosk.model.events import Answer, Event
from kiosk.model.screen import Screen
from kiosk.model.text import Text
from kiosk.visit.facts import Facts, pick, root
from kiosk.visit.service import Learn, Outcome, Stay, Step
from kiosk.visit.steps.print_paper import safe_sentence


@dataclass(frozen=True)
class RecordStep(Step):
    """Learns `learn` = {"key", "number", "code"} of the record that is safe on this terminal's disk."""

    holds: ClassVar[bool] = True
    learn: str
    record: str
    data: Mapping[str, str] = field(default_factory=dict)
    numbered: bool = False
    closes: str = ""  # the paper is out by then: the visit goes on, and the next start reports it as uncertain
    safe: str = ""  # which sentence says what the citizen has all the same
    number: str = ""  # path of the number in that sentence

    @property
    def learns(self) -> frozenset[str]:
        return frozenset({self.learn})

    @property
    def uses(self) -> frozenset[str]:
        return frozenset(root(path) for path in (*self.data.values(), self.number) if path)

    @property
    def skippable(self) -> bool:
        return bool(self.closes)

    def needed(self, facts: Facts) -> bool:
        return self.learn not in facts

    def begin(self, facts: Facts) -> Effect:
        return Record(self.record, pick(facts, self.data), self.numbered, self.closes)

    def on(self, event: Event, facts: Facts) -> Outcome:
        return Learn({self.learn: event.value}) if isinstance(event, Answer) else Stay()

    def safe_so_far(self, facts: Facts) -> tuple[Text, ...]:
        return safe_sentence(facts, self.safe, self.number)

    def screen(self, facts: Facts) -> Screen:
        return Screen("progress", Text("saving"))
