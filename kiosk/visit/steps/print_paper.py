"""Paper comes out: an A4 page or a slip."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from kiosk.model.effects import Effect, PrintPage, PrintReceipt
from kiosk.model.events import Answer, Event, Progress
from kiosk.model.screen import Screen
from kiosk.model.text import Text
from kiosk.visit.facts import Facts, look, pick, root
from kiosk.visit.service import Learn, Outcome, Stay, Step


@dataclass(frozen=True)
class PrintPaper(Step):
    """Learns `learn` = "printed" or, when it was given up, "failed". `on` is page or slip."""

    holds: ClassVar[bool] = True
    learn: str
    template: str
    on_slip: bool
    data: Mapping[str, str] = field(default_factory=dict)
    safe: str = ""  # which sentence says what is done and safe whether or not this paper comes out
    number: str = ""  # path of the number in that sentence

    @property
    def learns(self) -> frozenset[str]:
        return frozenset({self.learn})

    @property
    def skippable(self) -> bool:
        return True

    @property
    def uses(self) -> frozenset[str]:
        return frozenset(root(path) for path in (*self.data.values(), self.number) if path)

    def needed(self, facts: Facts) -> bool:
        return self.learn not in facts

    def begin(self, facts: Facts) -> Effect:
        data = pick(facts, self.data)
        if not self.on_slip:
            return PrintPage(self.template, data)
        latin = look(facts, "person.english_name")  # slips are in the citizen's own language
        data |= {"service": facts["service-id"]} | ({"english_name": latin} if latin else {})
        return PrintReceipt(self.template, data)

    def on(self, event: Event, facts: Facts) -> Outcome:
        match event:
            case Progress(value=sheets):
                return Stay({"sheets": sheets})
            case Answer():
                return Learn({self.learn: "printed"})
        return Stay()

    def safe_so_far(self, facts: Facts) -> tuple[Text, ...]:
        return safe_sentence(facts, self.safe, self.number)

    def screen(self, facts: Facts) -> Screen:
        device = "receipt_printer" if self.on_slip else "page_printer"
        return Screen(
            "progress", Text(f"printing-{self.template}"), body=(Text(f"printing-{device}-where"),), device=device
        )


def safe_sentence(facts: Facts, safe: str, number: str) -> tuple[Text, ...]:
    """The sentence `safe-…`, with the number at the path `number`; nothing where none is named."""
    value = str(look(facts, number) or "") if number else ""
    return (Text(f"safe-{safe}", {"number": value}, private=bool(value)),) if safe else ()
