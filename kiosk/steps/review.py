"""Everything once more, large, before anything is done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.facts import jsonable, look, root
from kiosk.model import Action, Event, Facts, Item, Screen, Text, Touch
from kiosk.service import GoTo, Learn, Outcome, Stay, Step

SOURCES = ("card", "office", "you")


@dataclass(frozen=True)
class Line:
    """One line: the value at `show`. `options`: the value is the id of an option of that question.

    `source` is one of SOURCES. `change` is the id of the step that asks for it.
    """

    show: str
    source: str
    private: str = ""
    options: str = ""
    change: str = ""
    known: str = ""  # path of what the government knew: a value that is the same comes from there

    def item(self, facts: Facts) -> Item | None:
        value = look(facts, self.show)
        if value in (None, ""):
            return None
        shown = Text(f"option-{self.options}-{value}") if self.options else self._plain(value)
        name = self.show.replace(".", "-").replace("_", "-")
        revealed = f"reveal:{self.show}" in facts
        buttons = []
        if self.private and not revealed:
            buttons.append(Action(f"reveal:{self.show}", Text("do-reveal"), icon="eye"))
        if self.change:
            buttons.append(Action(f"change:{self.change}", Text("do-change"), icon="edit"))
        source = "known" if self.known and look(facts, self.known) == value else self.source
        return Item(
            name, Text(f"field-{name}"), shown, Text(f"from-{source}"), revealed=revealed, actions=tuple(buttons)
        )

    def _plain(self, value: Any) -> Text:
        return Text("plain", {"value": str(jsonable(value))}, self.private)


@dataclass(frozen=True)
class Review(Step):
    """Learns nothing: the citizen has seen it and says yes. `rows` is the path of a list shown line by line."""

    lines: tuple[Line, ...]
    confirm: str
    rows: str = ""
    consent: str = ""

    @property
    def uses(self) -> frozenset[str]:
        return frozenset(root(line.show) for line in self.lines) | ({root(self.rows)} if self.rows else frozenset())

    def on(self, event: Event, facts: Facts) -> Outcome:
        match event:
            case Touch("confirm") if self.consent and not facts.get("consent"):
                return Stay({"consent-missing": True})
            case Touch("confirm"):
                return Learn()
            case Touch("consent"):
                return Stay({"consent": not facts.get("consent"), "consent-missing": False})
            case Touch(action) if action.startswith("reveal:"):
                return Stay({action: True})
            case Touch(action) if action.removeprefix("change:") in {line.change for line in self.lines if line.change}:
                return GoTo(action.removeprefix("change:"))
        return Stay()

    def screen(self, facts: Facts) -> Screen:
        lines = [item for line in self.lines if (item := line.item(facts))]
        return Screen(
            "review",
            Text(f"review-{self.confirm}"),
            items=(*lines, *self._rows(facts), *self._consent(facts)),
            actions=(Action("confirm", Text(f"do-{self.confirm}"), primary=True),),
            personal=True,
        )

    def _rows(self, facts: Facts) -> Iterator[Item]:
        rows: list[Mapping[str, Any]] = look(facts, self.rows) or [] if self.rows else []
        name = self.rows.replace(".", "-")
        for at, row in enumerate(rows):
            yield Item(f"{name}-{at}", Text(f"row-{name}", row), Text(f"row-{name}-value", row), Text("from-office"))

    def _consent(self, facts: Facts) -> Iterator[Item]:
        if self.consent:
            state = "selected" if facts.get("consent") else "bad" if facts.get("consent-missing") else ""
            note = Text("consent-missing") if facts.get("consent-missing") else None
            yield Item("consent", Text(f"consent-{self.consent}"), note=note, state=state, group="consent")
