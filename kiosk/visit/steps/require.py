"""Whom a service is for, by card and age: told kindly and before anything is filled in.

What only an office knows, such as where somebody is registered, it leaves open in words.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from kiosk.model.events import Event, Touch
from kiosk.model.frozen import dataclass
from kiosk.model.screen import Action, Screen
from kiosk.model.text import Text
from kiosk.visit.outcome import Leave, Outcome, Stay
from kiosk.visit.step import Asked, Context, Finding, Step, Surroundings

OLDEST = 200  # years, as an age without end is written
LONGEST_BEFORE = 12  # months
CARDS: Mapping[str, frozenset[str]] = {  # kinds of cards -> layouts of their chips
    "citizen": frozenset({"CITIZEN"}),
    "permit": frozenset({"HK_MACAO_TAIWAN"}),
    "foreign": frozenset({"FOREIGN_2017", "FOREIGN_2023"}),
}


def has_card(person: Any, cards: tuple[str, ...]) -> bool:
    """Whether this person's card is of one of these kinds; none are named: any will do."""
    return not cards or any(person.layout.name in CARDS[card] for card in cards)


def months_on(birth: date, day: date) -> int:
    """Completed months of a life."""
    return (day.year - birth.year) * 12 + day.month - birth.month - (day.day < birth.day)


@dataclass(frozen=True)
class RequireAge(Step):
    """Stops the visit for someone younger than `least` years in `before` months, and for holders of other `cards`."""

    least: int = 0  # 0: any age will do
    before: int = 0  # months before that birthday it opens
    cards: tuple[str, ...] = ()  # kinds of cards whose holders it is for; none: of all

    @property
    def admits(self) -> tuple[str, ...]:
        return self.cards

    def needed(self, context: Context) -> bool:
        return self._wrong_card(context) or self._too_young(context)

    def _wrong_card(self, context: Context) -> bool:
        return not has_card(context.facts["person"], self.cards)

    def _too_young(self, context: Context) -> bool:
        months = months_on(context.facts["person"].birth, context.facts["today"])
        return months + self.before < self.least * 12

    def on(self, event: Event, context: Context) -> Outcome:
        return Leave(keep_person=True) if event == Touch("again") else Stay()

    def screen(self, context: Context) -> Screen:
        if self._wrong_card(context):
            title, why = Text(context.own("not-for-card"), private=True), Text(context.own("not-for-card-why"))
        else:
            said = {"least": self.least, "before": self.before}
            title = Text(context.own("too-young"), said, private=False)
            why = Text(context.own("too-young-when"), said, private=False)
        return Screen(
            "guide",
            title,
            body=(why,),
            actions=(Action("again", Text("do-other-service"), primary=True),),
        )

    def actions(self) -> frozenset[str]:
        return frozenset({"again"})

    # --- for the catalogue

    def sentences(self) -> Iterator[Asked]:
        said = frozenset({"least", "before"})
        if self.least:
            yield from (Asked(text, "least", params=said) for text in ("too-young", "too-young-when"))
        if self.cards:
            yield from (Asked(text, "cards") for text in ("not-for-card", "not-for-card-why"))

    def paths(self) -> Iterator[tuple[str, str]]:
        yield from (("kind", path) for path in ("person.birth", "person.layout", "today"))

    def mistakes(self, around: Surroundings) -> Iterator[Finding]:
        if not (0 < self.least <= OLDEST or (self.least == 0 and self.cards)):
            yield Finding(f"least = {self.least}", f"an age, 1 to {OLDEST}", "least")
        if not 0 <= self.before <= LONGEST_BEFORE:
            yield Finding(f"before = {self.before}", f"months, 0 to {LONGEST_BEFORE}", "before")
        if strange := set(self.cards) - CARDS.keys():
            yield Finding(f"cards = {sorted(strange)}", f"some of {', '.join(CARDS)}", "cards")
