"""Write down durably what was asked for or done, before or after the world is changed."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any, ClassVar

from kiosk.model.contract import Contract, closed, members, required, uncertain
from kiosk.model.effects import Effect, Record
from kiosk.model.events import Answer, Event
from kiosk.model.frozen import dataclass
from kiosk.model.mistake import likely
from kiosk.model.screen import Screen
from kiosk.model.text import Text
from kiosk.visit.facts import pick, root
from kiosk.visit.outcome import Learn, Outcome, Stay
from kiosk.visit.step import Asked, Context, Finding, Surroundings, page_opened_by, strange_values
from kiosk.visit.steps.one_fact import Once
from kiosk.visit.steps.print_paper import safe_sentence

PARTS: Mapping[str, Any] = {"key": str, "number": str, "code": str}


@dataclass(frozen=True)
class RecordStep(Once):
    """Learns `learn` = {"key", "number", "code"} of the record that is safe on this terminal's disk."""

    holds: ClassVar[bool] = True
    record: str
    data: Mapping[str, str] = field(default_factory=dict)
    numbered: bool = False
    closes: str = ""  # the paper is out by then: the visit goes on, and the next start reports it as uncertain
    safe: str = ""  # which sentence says what the citizen has all the same
    number: str = ""  # path of the number in that sentence

    @property
    def skippable(self) -> bool:
        return bool(self.closes)

    def begin(self, context: Context) -> Effect:
        return Record(self.record, pick(context.facts, self.data), self.numbered, self.closes)

    def on(self, event: Event, context: Context) -> Outcome:
        return Learn({self.learn: event.value}) if isinstance(event, Answer) else Stay()

    def safe_so_far(self, context: Context) -> tuple[Text, ...]:
        return safe_sentence(context, self.safe, self.number)

    def screen(self, context: Context) -> Screen:
        return Screen("progress", Text("saving"))

    # --- for the catalogue

    def sentences(self) -> Iterator[Asked]:
        if self.numbered:
            yield Asked("kind", "numbered")  # the name under which its applications are listed
        if self.safe:
            yield Asked(f"safe-{self.safe}", "safe", self.safe, params=frozenset({"number"} if self.number else ()))

    def paths(self) -> Iterator[tuple[str, str]]:
        yield from self.data.items()
        yield from (("number", self.number),) if self.number else ()

    def parts(self, contract: Contract) -> Mapping[str, Any]:
        return {self.learn: PARTS}

    @property
    def gives_number(self) -> bool:
        return self.numbered

    @property
    def completes(self) -> Mapping[str, str]:
        return {self.closes: self.record} if self.closes else {}

    @property
    def writes(self) -> str:
        return self.record

    @property
    def need(self) -> str:
        return "outbox"

    def mistakes(self, around: Surroundings) -> Iterator[Finding]:
        """What the back end would not understand."""
        records = around.contract.records
        schema = records.get(self.record)
        if schema is None:
            yield Finding(f"record {self.record!r}", f"one of {', '.join(sorted(records))}", "record", agreed=True)
            return
        if self.closes and not {self.closes, uncertain(self.closes)} <= records.keys():
            expected = "a record that has an uncertain one, such as certificate_requested"
            yield Finding(f"closes {self.closes!r}", expected, "closes")
        given = self.data.keys() | ({"number"} if self.numbered else set())
        lacking = sorted(required(schema) - given)
        strange = sorted(self.data.keys() - members(schema).keys()) if closed(schema) else []
        meant = likely(strange, lacking)
        for name, wanted in meant.items():
            yield Finding(f"data: {name}", f"{wanted}, as contract.json says", "data", agreed=True)
        if left := [name for name in lacking if name not in meant.values()]:
            expected = f"all that {self.record!r} must hold"
            yield Finding(f"data: {', '.join(left)} is missing", expected, "data", agreed=True)
        if left := [name for name in strange if name not in meant]:
            yield Finding(f"data: {', '.join(left)}", f"what {self.record!r} may hold", "data", agreed=True)
        yield from strange_values(around, self.data, schema, "data")
        if page := page_opened_by(around.steps, self):
            learned = {name for placed in around.steps for name in placed.step.learns}
            for _, path in page.step.paths():
                if root(path) in learned - around.known.keys():
                    expected = "what is known before this record: the page is drawn first, then it is written down"
                    yield Finding(f"{page.id!r} prints {path}", expected, "record")
