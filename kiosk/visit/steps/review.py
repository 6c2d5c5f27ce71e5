"""Everything once more, large, before anything is done."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from kiosk.model.contract import members, row_of
from kiosk.model.dates import told
from kiosk.model.events import Event, Touch
from kiosk.model.frozen import dataclass
from kiosk.model.masking import MASKS
from kiosk.model.screen import Action, Item, Screen
from kiosk.model.text import Text
from kiosk.visit.facts import look
from kiosk.visit.outcome import GoTo, Learn, Leave, Outcome, Stay
from kiosk.visit.step import ASIDE, Asked, Context, Finding, Step, Surroundings
from kiosk.visit.steps.review_line import OFFICE, REVEAL, Line, from_office

CHANGE = "change:"  # how the touch begins that changes a group of lines; its source follows
HEADS = "heads"  # the group of the line above a group, beside its own


@dataclass(frozen=True)
class Review(Step):
    """Learns nothing: the citizen has seen it and says yes. `rows` is the path of a list shown line by line.

    `row_mask`: the member of a row that names the mask which covers its value; a row without it is shown whole.
    `row_state`: the member of a row that says how it is with it, in a word beside its value. `row_well`: the values of
    that member that are well, and nothing to be looked into.
    """

    settles: ClassVar[frozenset[str]] = frozenset({"consent", "confirmation"})
    lines: tuple[Line, ...]
    confirm: str
    rows: str = ""
    row_mask: str = ""
    row_state: str = ""
    row_well: tuple[str, ...] = ()
    consent: str = ""

    def on(self, event: Event, context: Context) -> Outcome:
        state = context.state
        match event:
            case Touch("again") if state.get(ASIDE):
                return Leave(keep_person=True)
            case _ if state.get(ASIDE):
                return Stay()
            case Touch("wrong") if self._prints_what_an_office_says:
                return Stay({ASIDE: "wrong"})
            case Touch("confirm") if self.consent and not state.get("consent"):
                return Stay({"consent-missing": True})
            case Touch("confirm"):
                return Learn()
            case Touch("consent"):
                return Stay({"consent": not state.get("consent"), "consent-missing": False})
            case Touch("reveal"):
                return Stay({REVEAL: not state.get(REVEAL)})
            case Touch(action) if steps := self._asked_again(action.removeprefix(CHANGE), context):
                return GoTo(steps[0], steps[1:])
        return Stay()

    def screen(self, context: Context) -> Screen:
        if context.state.get(ASIDE):
            return _wrong()
        lines = [item for line in self.lines if (item := line.item(context))]
        shown = [*lines, *self._rows(context)]
        agreed = not self.consent or bool(context.state.get("consent"))
        wrong = (Action("wrong", Text("do-wrong")),) if self._prints_what_an_office_says else ()
        return Screen(
            "review",
            Text(f"review-{self.confirm}"),
            items=(*self._grouped(shown, context), *_switch(shown, context), *self._consent(context)),
            actions=(Action("confirm", Text(f"do-{self.confirm}"), primary=True, ready=agreed), *wrong),
            personal=True,
        )

    @property
    def _prints_what_an_office_says(self) -> bool:
        """Nothing of it can be changed here: who finds it wrong needs another way on than *yes*."""
        return self.confirm == "print" and (bool(self.rows) or any(line.source == "office" for line in self.lines))

    def _grouped(self, items: Iterable[Item], context: Context) -> Iterator[Item]:
        """Above a group of which something can be changed stands what it is, with one button for all of it."""
        headed: set[str] = set()
        for item in _source_once(items, from_office(context)):
            source = item.group
            if source not in self._changeable:
                yield item
                continue
            if source not in headed:
                headed.add(source)
                change = Action(f"{CHANGE}{source}", Text("do-change"), icon="edit")
                yield Item(f"of-{source}", Text(f"lines-of-{source}"), group=f"{source} {HEADS}", actions=(change,))
            yield replace(item, note=None) if item.note == Text(f"from-{source}") else item

    @property
    def _changeable(self) -> frozenset[str]:
        return frozenset(line.source for line in self.lines if line.change)

    def _asked_again(self, source: str, context: Context) -> tuple[str, ...]:
        """The steps that ask for what this group shows, in their order. Where what was known was taken, it is offered
        again: what nobody has typed is not spelled out in a field.
        """
        lines = [line for line in self.lines if line.source == source and line.change]
        there = [line for line in lines if look(context.facts, line.show) not in (None, "")]
        return tuple(line.offer if line.offer and line.shows_known(context.facts) else line.change for line in there)

    def _rows(self, context: Context) -> Iterator[Item]:
        rows: list[Mapping[str, Any]] = look(context.facts, self.rows) or [] if self.rows else []
        name = self._rows_name
        for at, row in enumerate(rows):
            label = Text(context.own(f"row-{name}"), told(row), private=True)
            mask = str(row.get(self.row_mask, ""))
            mask = mask if mask in MASKS else "whole" if mask else ""  # of what nobody knows, nothing is shown
            value = Text(context.own(f"row-{name}-value"), told(row), private=True, mask=mask)
            yield Item(
                f"{name}-{at}",
                label,
                value,
                from_office(context),
                Text(context.own(f"row-{name}-state"), told(row), private=True) if self.row_state else None,
                state="done" if row.get(self.row_state) in self.row_well else "",
                group=OFFICE,
                revealed=bool(context.state.get(REVEAL)),
            )

    @property
    def _rows_name(self) -> str:
        return self.rows.replace(".", "-")

    def _consent(self, context: Context) -> Iterator[Item]:
        if self.consent:
            missing = context.state.get("consent-missing")
            state = "selected" if context.state.get("consent") else "bad" if missing else ""
            note = Text("consent-missing") if missing else None
            asked = Text(context.own(f"consent-{self.consent}"))
            yield Item("consent", asked, note=note, state=state, group="consent")

    def actions(self) -> frozenset[str]:
        touches = {"confirm", "consent", "wrong", "again", "reveal"}
        return frozenset(touches.union(f"{CHANGE}{source}" for source in self._changeable))

    # --- for the catalogue

    def sentences(self) -> Iterator[Asked]:
        for text in (f"review-{self.confirm}", f"do-{self.confirm}"):
            yield Asked(text, "confirm", self.confirm, shared=True)
        for line in self.lines:
            yield from line.sentences()
        if self.consent:
            yield Asked(f"consent-{self.consent}", "consent", self.consent)
        if self.rows:
            row = f"row-{self._rows_name}"
            states = (f"{row}-state",) if self.row_state else ()
            for text in (row, f"{row}-value", *states):
                yield Asked(text, "rows", self.rows, rows=self.rows)
            yield Asked("from-office", "rows", self.rows)

    def paths(self) -> Iterator[tuple[str, str]]:
        for line in self.lines:
            yield from line.paths()
        if self.rows:
            yield "rows", self.rows

    def mistakes(self, around: Surroundings) -> Iterator[Finding]:
        for line in self.lines:
            yield from line.mistakes(around)
        row = row_of(around.contract, self.rows) if self.rows else None
        if row and self.row_mask and self.row_mask not in members(row):
            expected = f"one of {', '.join(members(row))}"
            yield Finding(f"row_mask = {self.row_mask!r}", expected, "row_mask", self.row_mask, agreed=True)


def _switch(items: Iterable[Item], context: Context) -> Iterator[Item]:
    """One for the whole page, where anything on it is masked."""
    if any(item.value and _masked(item.value) for item in items):
        yield Item("reveal", Text("do-reveal"), state="selected" if context.state.get(REVEAL) else "", group="switch")


def _masked(text: Text) -> bool:
    return bool(text.mask) or any(isinstance(one, Text) and _masked(one) for one in text.args.values())


def _source_once(items: Iterable[Item], office: Text) -> Iterator[Item]:
    """What an office says stands together: where it comes from is said with the first of it."""
    said = False
    for item in items:
        yield replace(item, note=None) if said and item.note == office else item
        said = said or item.note == office


def _wrong() -> Screen:
    return Screen(
        "guide",
        Text("wrong-title"),
        body=(Text("wrong-nothing-printed"), Text("wrong-what-to-do")),
        actions=(Action("close", Text("do-check-again"), primary=True), Action("again", Text("do-other-service"))),
    )
