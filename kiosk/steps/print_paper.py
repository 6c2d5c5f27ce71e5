"""Paper comes out: an A4 page or a slip."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from kiosk.facts import pick, root
from kiosk.model import Answer, Effect, Event, Facts, PrintPage, PrintReceipt, Progress, Screen, Text
from kiosk.service import Learn, Outcome, Stay, Step


@dataclass(frozen=True)
class PrintPaper(Step):
    """Learns `learn` = "printed" or, when it was given up, "failed". `on` is page or slip."""

    holds: ClassVar[bool] = True
    skippable: ClassVar[bool] = True
    learn: str
    template: str
    on_slip: bool
    data: Mapping[str, str] = field(default_factory=dict)

    @property
    def learns(self) -> frozenset[str]:
        return frozenset({self.learn})

    @property
    def uses(self) -> frozenset[str]:
        return frozenset(root(path) for path in self.data.values())

    def needed(self, facts: Facts) -> bool:
        return self.learn not in facts

    def begin(self, facts: Facts) -> Effect:
        data = pick(facts, self.data)
        return PrintReceipt(self.template, data) if self.on_slip else PrintPage(self.template, data)

    def on(self, event: Event, facts: Facts) -> Outcome:
        match event:
            case Progress(value=sheets):
                return Stay({"sheets": sheets})
            case Answer():
                return Learn({self.learn: "printed"})
        return Stay()

    def screen(self, facts: Facts) -> Screen:
        device = "receipt_printer" if self.on_slip else "page_printer"
        return Screen(
            "progress", Text(f"printing-{self.template}"), body=(Text(f"printing-{device}-where"),), device=device
        )
