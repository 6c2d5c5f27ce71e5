"""What was done, what was not yet done, and what to take along."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import ClassVar

from kiosk.model.events import Event, Touch
from kiosk.model.frozen import dataclass
from kiosk.model.screen import Action, Item, Screen
from kiosk.model.text import Text, Value
from kiosk.visit.facts import Facts, look
from kiosk.visit.outcome import Leave, Outcome, Stay
from kiosk.visit.step import ANYTHING, Asked, Context, Finding, Step, Surroundings
from kiosk.visit.steps.find import chain
from kiosk.visit.steps.print_paper import NOT_TAKEN, PRINTED, SENT


@dataclass(frozen=True)
class Done(Step):
    """The end. `title` is the key of its sentence."""

    ends: ClassVar[bool] = True
    last: ClassVar[bool] = True
    title: str
    number: str = ""  # path of the number to show large
    code: str = ""  # path of the code to show as QR
    kept: str = ""  # fact of the record whose way to the office is shown
    papers: tuple[str, ...] = ()  # facts of the prints, in order
    spoiled: bool = False  # what was wanted did not come about: the code says why

    def on(self, event: Event, context: Context) -> Outcome:
        match event:
            case Touch("finish"):
                return Leave()
            case Touch("again"):
                return Leave(keep_person=True)
        return Stay()

    def screen(self, context: Context) -> Screen:
        facts = context.facts
        papers = tuple(self._paper(name, context) for name in self.papers if name in facts)
        there = bool(self.kept) and look(facts, f"{self.kept}.key") in facts.get("delivered", ())
        title = f"{self.title}-delivered" if there else self.title
        return Screen(
            "done",
            Text(context.own(title)),
            body=(*self._what_is_out(facts), Text(context.own(f"{title}-next"))),
            items=(chain("submitted" if there else "saved", private=False) if self.kept else ()) + papers,
            number=None if self.spoiled else _value(facts, self.number),
            qr=_value(facts, self.code),
            code=str(facts.get("failed-code", "")) if self.spoiled else "",
            reminder=self._reminder(context),
            actions=(Action("finish", Text("do-finish"), primary=True), Action("again", Text("do-another"))),
            personal=True,
        )

    def _what_is_out(self, facts: Facts) -> tuple[Text, ...]:
        """Whether there may be a sheet that nobody must use; where that is not known, the next sentence says so."""
        said = {"none": "spoiled-nothing-out", "void": "spoiled-paper-out"}.get(str(facts.get("failed-paper")))
        return (Text(said),) if self.spoiled and said else ()

    def _paper(self, name: str, context: Context) -> Item:
        state = context.facts[name]
        label = Text(f"paper-{state}" if state in (SENT, NOT_TAKEN) else context.own(f"paper-of-{name}-{state}"))
        look = {PRINTED: "done", SENT: "waiting"}.get(state, "bad")
        return Item(name, label, state=look, group="papers")

    def _reminder(self, context: Context) -> Text:
        out = [name for name in self.papers if context.facts.get(name) == "printed"]
        return Text(context.own(_take(out))) if out else Text("take-card")

    def actions(self) -> frozenset[str]:
        return frozenset({"finish", "again"})

    # --- for the catalogue

    def sentences(self) -> Iterator[Asked]:
        ends = ("", "-next", "-delivered", "-delivered-next") if self.kept else ("", "-next")
        yield from (Asked(f"{self.title}{end}", "title", self.title) for end in ends)
        for paper in self.papers:
            yield from (Asked(f"paper-of-{paper}-{end}", "papers", paper) for end in ("printed", "failed"))
        for count in range(1, len(self.papers) + 1):
            yield from (Asked(_take(out), "papers") for out in combinations(self.papers, count))

    def paths(self) -> Iterator[tuple[str, str]]:
        yield from ((key, path) for key, path in self._named() if path)
        yield from (("papers", paper) for paper in self.papers)

    def mistakes(self, around: Surroundings) -> Iterator[Finding]:
        if self.spoiled and self.number:
            yield Finding(f"number = {self.number!r}", "none: a void number is not shown large", "number")
        kept = {name for placed in around.steps if placed.step.writes for name in placed.step.learns}
        if self.kept not in kept and around.known.get(self.kept, ANYTHING) is not ANYTHING:
            yield Finding(f"kept = {self.kept!r}", "what a step `keep` learns", "kept", self.kept)
        printed = {name for placed in around.steps if PRINTED in placed.step.values() for name in placed.step.learns}
        for paper in self.papers:
            if paper not in printed and around.known.get(paper, ANYTHING) is not ANYTHING:
                yield Finding(f"papers {paper!r}", "what a step that prints learns", "papers", paper)

    def _named(self) -> tuple[tuple[str, str], ...]:
        return ("number", self.number), ("code", self.code), ("kept", self.kept)


def _take(papers: Sequence[str]) -> str:
    """What to take along: the card, and the papers that came out."""
    return "take-" + "-and-".join(["card", *papers])


def _value(facts: Facts, path: str) -> Value | None:
    """A number or a code of this citizen; None where there is none."""
    found = look(facts, path)
    return Value(str(found), private=True) if found else None
