"""Everything once more, large, before anything is done."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kiosk.model.events import Event, Touch
from kiosk.model.screen import Action, Item, Screen
from kiosk.model.text import Text, plain
from kiosk.visit.facts import Facts, jsonable, look, root
from kiosk.visit.service import ASIDE, GoTo, Learn, Leave, Outcome, Stay, Step

FROM_OFFICE = Text("from-office")

SOURCES = ("card", "office", "you")


@dataclass(frozen=True)
class Line:
    """One line: the value at `show`, never said aloud. `private`: the mask that covers it until its owner asks.

    `options`: the value is the id of an option of that question.

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
        shown = Text(f"option-{self.options}-{value}", private=True) if self.options else self._plain(value)
        name = self.show.replace(".", "-").replace("_", "-")
        revealed = bool(facts.get(f"reveal:{self.show}"))
        buttons = []
        if self.private:
            word, icon = ("do-hide", "eye-off") if revealed else ("do-reveal", "eye")
            buttons.append(Action(f"reveal:{self.show}", Text(word), icon=icon))
        if self.change:
            buttons.append(Action(f"change:{self.change}", Text("do-change"), icon="edit"))
        source = "known" if self.known and look(facts, self.known) == value else self.source
        return Item(
            name, Text(f"field-{name}"), shown, Text(f"from-{source}"), revealed=revealed, actions=tuple(buttons)
        )

    def _plain(self, value: Any) -> Text:
        return plain(str(jsonable(value)), private=True, mask=self.private)


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
            case Touch("again") if facts.get(ASIDE):
                return Leave(keep_person=True)
            case _ if facts.get(ASIDE):
                return Stay()
            case Touch("wrong") if self._prints_what_an_office_says:
                return Stay({ASIDE: "wrong"})
            case Touch("confirm") if self.consent and not facts.get("consent"):
                return Stay({"consent-missing": True})
            case Touch("confirm"):
                return Learn()
            case Touch("consent"):
                return Stay({"consent": not facts.get("consent"), "consent-missing": False})
            case Touch(action) if action.startswith("reveal:"):
                return Stay({action: not facts.get(action)})
            case Touch(action) if action.removeprefix("change:") in {line.change for line in self.lines if line.change}:
                return GoTo(action.removeprefix("change:"))
        return Stay()

    def screen(self, facts: Facts) -> Screen:
        if facts.get(ASIDE):
            return _wrong()
        lines = [item for line in self.lines if (item := line.item(facts))]
        wrong = (Action("wrong", Text("do-wrong")),) if self._prints_what_an_office_says else ()
        return Screen(
            "review",
            Text(f"review-{self.confirm}"),
            items=(*_source_once([*lines, *self._rows(facts)]), *self._consent(facts)),
            actions=(Action("confirm", Text(f"do-{self.confirm}"), primary=True), *wrong),
            personal=True,
        )

    @property
    def _prints_what_an_office_says(self) -> bool:
        """Nothing of it can be changed here: who finds it wrong needs another way on than *yes*."""
        return self.confirm == "print" and (bool(self.rows) or any(line.source == "office" for line in self.lines))

    def _rows(self, facts: Facts) -> Iterator[Item]:
        rows: list[Mapping[str, Any]] = look(facts, self.rows) or [] if self.rows else []
        name = self.rows.replace(".", "-")
        for at, row in enumerate(rows):
            label, value = Text(f"row-{name}", row, private=True), Text(f"row-{name}-value", row, private=True)
            yield Item(f"{name}-{at}", label, value, FROM_OFFICE)

    def _consent(self, facts: Facts) -> Iterator[Item]:
        if self.consent:
            state = "selected" if facts.get("consent") else "bad" if facts.get("consent-missing") else ""
            note = Text("consent-missing") if facts.get("consent-missing") else None
            yield Item("consent", Text(f"consent-{self.consent}"), note=note, state=state, group="consent")


def _source_once(items: Iterable[Item]) -> Iterator[Item]:
    """What an office says stands together: where it comes from is said with the first of it."""
    said = False
    for item in items:
        yield replace(item, note=None) if said and item.note == FROM_OFFICE else item
        said = said or item.note == FROM_OFFICE


def _wrong() -> Screen:
    return Screen(
        "guide",
        Text("wrong-title"),
        body=(Text("wrong-nothing-printed"), Text("wrong-what-to-do")),
        actions=(Action("close", Text("do-check-again"), primary=True), Action("again", Text("do-other-service"))),
    )
