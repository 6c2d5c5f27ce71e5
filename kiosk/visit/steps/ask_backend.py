"""A live question to an office."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from kiosk.model.contract import Contract, Question, members, required
from kiosk.model.effects import AskBackend, Effect
from kiosk.model.events import Answer, Event, Failed
from kiosk.model.frozen import dataclass
from kiosk.model.screen import Screen
from kiosk.model.text import Text
from kiosk.visit.facts import pick, root
from kiosk.visit.outcome import Learn, Outcome, Stay
from kiosk.visit.step import ANYTHING, Asked, Context, Finding, Placed, Surroundings, strange_values
from kiosk.visit.steps.one_fact import Once

SUBJECT = "subject"  # the handlers send it with what is asked for to be printed


@dataclass(frozen=True)
class Ask(Once):
    """Learns `learn` = the office's answer. `optional`: without an answer the visit simply goes on.

    `heeds`: the codes with which the office says that this is not for this person, and which end it all the same.
    """

    query: str
    send: Mapping[str, str] = field(default_factory=dict)
    optional: bool = False
    heeds: tuple[str, ...] = ()

    def begin(self, context: Context) -> Effect:
        return AskBackend(self.query, pick(context.facts, self.send))

    def on(self, event: Event, context: Context) -> Outcome:
        match event:
            case Answer(value=reply):
                return Learn({self.learn: reply})
            case Failed(problem=problem) if self.optional and problem.refusal not in self.heeds:
                return Learn({self.learn: {}})
        return Stay()

    def screen(self, context: Context) -> Screen:
        title = Text(context.own(f"asking-{self.learn}"))
        return Screen("progress", title, body=(Text("asking-how-long"),), can_leave=True)

    def sentences(self) -> Iterator[Asked]:
        yield Asked(f"asking-{self.learn}", "learn", self.learn)

    def paths(self) -> Iterator[tuple[str, str]]:
        yield from self.send.items()

    def _feeds(self, placed: Placed) -> bool:
        """Whether this page prints the answer."""
        return placed.step.prints_page and self.learn in {root(path) for _, path in placed.step.paths()}

    def parts(self, contract: Contract) -> Mapping[str, Any]:
        """Of what is sent as another question has it, nobody knows which of the two is meant."""
        question = contract.questions.get(self.query)
        meant = {name for name, one in contract.questions.items() if self._fits(one)} or {self.query}
        return {self.learn: members(question.answer) if question and self.query in meant else ANYTHING}

    def _fits(self, question: Question) -> bool:
        return required(question.send) - {SUBJECT} <= self.send.keys() <= members(question.send).keys()

    @property
    def question(self) -> str:
        return "" if self.optional and not self.heeds else self.query

    def told_of(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(code for code in codes if not self.optional or code in self.heeds)

    @property
    def need(self) -> str:
        return "" if self.optional else "backend"

    def mistakes(self, around: Surroundings) -> Iterator[Finding]:
        question = around.contract.questions.get(self.query)
        yield from self._strange_heeds(question.refusals if question else ())
        printed = any(self._feeds(placed) for placed in around.steps)
        prints = any(placed.step.prints_page for placed in around.steps)
        sent = self.send.keys() | ({SUBJECT} & members(question.send).keys() if question and prints else set())
        if question is None:
            agreed = ", ".join(sorted(around.contract.questions)) or "a question of its contract.json"
            yield Finding(
                f"query {self.query!r}", f"one of {agreed}", "query", remedy="add it to contract.json", agreed=True
            )
        elif printed and not (SUBJECT in members(question.send) and SUBJECT in question.same):
            yield Finding(
                f"query {self.query!r}: no {SUBJECT}",
                f"{SUBJECT} in send, answer and same: what is printed must be this person's",
                "query", remedy="add it to contract.json", agreed=True,
            )  # fmt: skip
        elif not required(question.send) <= sent <= members(question.send).keys():
            given, wanted = ", ".join(self.send) or "nothing", ", ".join(sorted(members(question.send)))
            yield Finding(f"send = {given}", f"{wanted}, as contract.json says", "send", agreed=True)
        else:
            yield from strange_values(around, self.send, question.send, "send")

    def _strange_heeds(self, refusals: tuple[str, ...]) -> Iterator[Finding]:
        if strange := sorted(set(self.heeds) - set(refusals)):
            expected = f"some of {', '.join(refusals) or 'the refusals of contract.json'}"
            yield Finding(f"heeds = {strange}", expected, "heeds", remedy="add it to contract.json", agreed=True)
        elif self.heeds and not self.optional:
            yield Finding("heeds of a question that is not optional", "none: whatever refuses it is told", "heeds")
