"""A line of what is shown once more: its value, where it comes from, and whether it can be changed here."""

from collections.abc import Iterator
from typing import Any

from kiosk.model.amounts import amount_by_form
from kiosk.model.dates import dated
from kiosk.model.frozen import dataclass
from kiosk.model.masking import MASKS
from kiosk.model.screen import Item
from kiosk.model.text import Text, plain
from kiosk.visit.facts import Facts, jsonable, look
from kiosk.visit.step import Asked, Context, Finding, Surroundings

CARD, OFFICE, YOU = SOURCES = ("card", "office", "you")
REVEAL = "reveal"  # in the state: numbers are shown whole
NAME, LATIN_NAME = "person.name", "person.english_name"


@dataclass(frozen=True)
class Line:
    """One line: the value at `show`, never said aloud. `private`: the mask that covers it until its owner asks.

    `options`: the value is the id of an option of that question.

    `source` is one of SOURCES. `change` is the id of the step that asks for it, `offer` of the one that offers what the
    government knew.
    """

    show: str
    source: str
    private: str = ""
    options: str = ""
    change: str = ""
    offer: str = ""
    known: str = ""  # path of what the government knew: a value that is the same comes from there

    def item(self, context: Context) -> Item | None:
        value = look(context.facts, self.show)
        if value in (None, ""):
            return None
        option = context.own(f"option-{self.options}-{value}")
        shown = Text(option, private=True) if self.options else self._plain(value, context)
        return Item(
            self._name,
            self._label(context),
            shown,
            self._from(value, context),
            group=self.source,
            revealed=bool(context.state.get(REVEAL)),
        )

    def shows_known(self, facts: Facts) -> bool:
        """Its value is what the government knew: it was offered and taken, not typed."""
        return bool(self.known) and look(facts, self.known) == look(facts, self.show)

    def paths(self) -> Iterator[tuple[str, str]]:
        yield "show", self.show
        yield from (("known", self.known),) if self.known else ()

    def sentences(self) -> Iterator[Asked]:
        if self.source not in SOURCES:
            return
        yield Asked(f"field-{self._name}", "show", self.show, shared=self._of_card)
        yield Asked(f"from-{self.source}", "source", self.source, shared=self.source != OFFICE)
        if self.change:
            yield Asked(f"lines-of-{self.source}", "source", self.source, shared=True)
        if self.known:
            yield Asked("from-known", "known", self.known, shared=True)

    def mistakes(self, around: Surroundings) -> Iterator[Finding]:
        if self.source not in SOURCES:
            yield Finding(f"source = {self.source!r}", f"one of {', '.join(SOURCES)}", "source", self.source)
        if self.private not in {"", *MASKS}:
            masks = ", ".join(sorted(MASKS))
            yield Finding(f"private {self.private!r}", f"one of {masks}", "private", self.private)
        steps = [placed.id for placed in around.steps]
        if self.change and self.change not in steps:
            yield Finding(f"change = {self.change!r}", "the id of a step", "change", self.change)
        if self.change and self.source != YOU:  # what a card or an office says is not changed here
            yield Finding(f"change of what comes from {self.source!r}", f"source = {YOU!r}", "source", self.source)
        if self.offer and self.offer not in steps:
            yield Finding(f"offer = {self.offer!r}", "the id of a step", "offer", self.offer)
        choices = {name for placed in around.steps if placed.step.values() for name in placed.step.learns}
        if self.options and self.options not in choices:
            yield Finding(f"options = {self.options!r}", "the name of a choice", "options", self.options)

    @property
    def _name(self) -> str:
        return self.show.replace(".", "-").replace("_", "-")

    @property
    def _of_card(self) -> bool:
        return self.source == CARD

    def _label(self, context: Context) -> Text:
        name = f"field-{self._name}"
        return Text(name if self._of_card else context.own(name))

    def _from(self, value: Any, context: Context) -> Text:
        if self.known and look(context.facts, self.known) == value:
            return Text("from-known")
        return from_office(context) if self.source == OFFICE else Text(f"from-{self.source}")

    def _plain(self, value: Any, context: Context) -> Text:
        """The value; a name that the card has in Latin letters too in both, as it stands on paper."""
        if said := dated(value):
            return said
        shown = plain(amount_by_form(value) or str(jsonable(value)), private=True, mask=self.private)
        latin = look(context.facts, LATIN_NAME) if self.show == NAME else None
        if not latin:
            return shown
        return Text("both-names", {"name": shown, "latin": plain(latin, private=True, mask=self.private)}, private=True)


def from_office(context: Context) -> Text:
    """Which office says it: the service's own words name it."""
    return Text(context.own("from-office"))
