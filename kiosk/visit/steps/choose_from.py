"""One of several things that an office has answered: which is meant is the citizen's choice."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kiosk.model.contract import Contract, members, row_of
from kiosk.model.dates import told
from kiosk.model.events import Event, Touch
from kiosk.model.frozen import dataclass
from kiosk.model.screen import Item, Screen
from kiosk.model.text import Text
from kiosk.visit.facts import look
from kiosk.visit.outcome import Learn, Outcome, Stay
from kiosk.visit.step import ANYTHING, Asked, Context, Finding, Surroundings
from kiosk.visit.steps.question import Question

ROW = "row:"  # what a touch says: the row's place and nothing of what stands in it


@dataclass(frozen=True)
class ChooseFrom(Question):
    """Learns `learn` = one row of the list at the path `rows`, such as `licences.licences`: a member of an answer.

    What an office answers is one person's own, so every row is private. A list with nothing in it cannot be chosen
    from: the office's contract asks for one row at least.
    """

    rows: str

    def on(self, event: Event, context: Context) -> Outcome:
        rows = self._found(context)
        if isinstance(event, Touch) and event.action.startswith(ROW):
            at = event.action.removeprefix(ROW)
            if at.isascii() and at.isdigit() and int(at) < len(rows):
                return Learn({self.learn: rows[int(at)]})
        return Stay()

    def screen(self, context: Context) -> Screen:
        chosen = context.facts.get(self.learn)
        items = (
            Item(
                f"{ROW}{at}",
                Text(context.own(f"row-{self.learn}"), told(row), private=True),
                note=Text(context.own(f"row-{self.learn}-note"), told(row), private=True),
                state="selected" if row == chosen else "",
            )
            for at, row in enumerate(self._found(context))
        )
        return self.choice(context, items, personal=True)

    def _found(self, context: Context) -> Sequence[Mapping[str, Any]]:
        return look(context.facts, self.rows) or ()

    # --- for the catalogue

    def sentences(self) -> Iterator[Asked]:
        yield from super().sentences()
        for text in (f"row-{self.learn}", f"row-{self.learn}-note"):
            yield Asked(text, "learn", self.learn, rows=self.rows)

    def paths(self) -> Iterator[tuple[str, str]]:
        yield "rows", self.rows

    def parts(self, contract: Contract) -> Mapping[str, Any]:
        rows = row_of(contract, self.rows)
        return {self.learn: members(rows) if rows else ANYTHING}

    def mistakes(self, around: Surroundings) -> Iterator[Finding]:
        parts, _, part = around.parts_of(self.rows), *self.rows.partition(".")[1:]
        if parts is not ANYTHING and part not in (parts or ()):
            return  # that there is no such part is told of every path
        if row_of(around.contract, self.rows) is None:
            expected = "a list of objects in an answer of contract.json"
            yield Finding(f"rows = {self.rows!r}", expected, "rows", self.rows, agreed=True)
