"""Holds answers to what was agreed: the schema of the question, and about whom it is. Knows no connection."""

import threading
from collections.abc import Callable, Mapping
from typing import Any

from kiosk.backend.replies import GatewayError
from kiosk.catalogue.schema import Rules, written
from kiosk.model.contract import Contract, Question, Schema
from kiosk.model.mark import mark
from kiosk.model.params import kind_of, sayable

LONGEST_TEXT = 1000  # characters, where the contract names no bound
MOST_ROWS = 200
LARGEST_NUMBER = 10**15
BOUNDS: Mapping[str, Mapping[str, int]] = {
    "string": {"maxLength": LONGEST_TEXT},
    "array": {"maxItems": MOST_ROWS},
    "integer": {"minimum": -LARGEST_NUMBER, "maximum": LARGEST_NUMBER},
    "number": {"minimum": -LARGEST_NUMBER, "maximum": LARGEST_NUMBER},
}
RECEIVED = {
    "type": "object",
    "required": ["key", "state"],
    "properties": {"key": {"type": "string"}, "state": {"type": "string"}},
}


class AnswerRules:
    """What every answer must keep to. May be called from several threads.

    Contracts are read when the first answer comes, and a question's schema is compiled when it is first answered: on
    the thread that asks, never before the first screen.
    """

    def __init__(self, read: Callable[[], Contract]) -> None:
        self._read = read
        self._lock = threading.Lock()
        self._contract: Contract | None = None
        self._rules: dict[str, Rules] = {}
        self._received = Rules(bounded(RECEIVED))

    def check(self, query: str, sent: Mapping[str, Any], answer: Mapping[str, Any]) -> None:
        """GatewayError: the answer has another shape, or is about somebody else. LookupError: no such question."""
        question, rules = self._agreed(query)
        _check(rules, answer)
        for name in question.same:
            if name in sent and answer.get(name) != sent[name]:
                mark("answer-about-somebody-else")
                raise GatewayError("garbled", f"answer.{name} is not the one that was asked about")

    def refused(self, query: str, error: GatewayError) -> GatewayError:
        """The refusal, with no more params than were agreed on. LookupError: no such question.

        One that lacks a part of them stays a refusal without its reason: the sentence about that would have a gap.
        """
        question, _ = self._agreed(query)
        agreed = question.params.get(error.reason, {})
        for name, schema in agreed.items():
            if name not in error.params or not _can_be_said(schema, error.params[name]):
                mark("refusal-lacks-what-it-speaks-of")
                why = f"{error.reason}: {error.detail}; params.{name} is not as agreed"
                return GatewayError("refused", why)
        params = {name: error.params[name] for name in agreed}
        return GatewayError("refused", error.detail, reason=error.reason, params=params)

    def check_received(self, answer: Mapping[str, Any]) -> None:
        """GatewayError: not how the back end says that it has taken a record."""
        _check(self._received, answer)

    def _agreed(self, query: str) -> tuple[Question, Rules]:
        with self._lock:
            if self._contract is None:
                self._contract = self._read()
            question = self._contract.questions[query]
            if query not in self._rules:
                self._rules[query] = Rules(bounded(question.answer))
            return question, self._rules[query]


def _can_be_said(schema: Schema, value: Any) -> bool:
    return not any(Rules(bounded(schema)).broken(value)) and sayable(kind_of(schema), value) is not None


def bounded(schema: Any) -> Any:
    """The schema, with a bound for whatever it names and does not bound itself: nobody could read or draw more."""
    match schema:
        case Mapping():
            limits = BOUNDS.get(kind, {}) if isinstance(kind := schema.get("type"), str) else {}
            return {**limits, **{name: bounded(inner) for name, inner in schema.items()}}
        case list():
            return [bounded(inner) for inner in schema]
    return schema


def _check(rules: Rules, answer: Mapping[str, Any]) -> None:
    for place, rule in rules.broken(answer):
        raise GatewayError("garbled", f"{written(('answer', *place))}: {rule}")
