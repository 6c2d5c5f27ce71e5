"""A question that was not answered is told to who looks after the line; a refusal is an answer, and a wrong one too."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import pytest

from kiosk.app.asked_office import DOUBTED_S, MANY, AskedOffice
from kiosk.backend.replies import GatewayError


class Line:
    """Says what it is told to, and hears what is told of it."""

    def __init__(self) -> None:
        self.says: GatewayError | None = None
        self.failed: list[GatewayError] = []
        self.noticed: list[str] = []
        self.now = 0.0
        self.office = AskedOffice(self._ask, self.failed.append, self.noticed.append, lambda: self.now)

    def _ask(self, query: str, data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        if self.says:
            raise self.says
        return {"query": query, **data, "key": key}

    def asks(self, query: str, says: GatewayError | None) -> None:
        self.says = says
        with suppress(GatewayError):
            self.office.ask(query, {}, "k")

    def breaks(self, *queries: str) -> None:
        for query in queries:
            self.asks(query, GatewayError("off-contract", f"{query}: answer.since: expected a day"))


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.mark.parametrize(("kind", "told"), [("unreachable", 1), ("garbled", 1), ("refused", 0), ("off-contract", 0)])
def test_only_what_was_not_answered_is_told(line: Line, kind: str, told: int) -> None:
    line.says = GatewayError(kind, "no line")
    with pytest.raises(GatewayError) as caught:
        line.office.ask("prefill", {}, "k")
    assert line.failed == [caught.value] * told
    assert line.office.doubt() is None


def test_an_answer_is_handed_on(line: Line) -> None:
    assert line.office.ask("prefill", {"a": 1}, "k") == {"query": "prefill", "a": 1, "key": "k"}
    assert line.failed == []


def test_an_answer_that_breaks_its_contract_is_noticed_once_with_its_question_and_rule(line: Line) -> None:
    line.breaks("prefill", "prefill", "application", "prefill")
    assert line.noticed == [f"DAT-07: {query}: answer.since: expected a day" for query in ("prefill", "application")]


def test_the_same_question_of_many_people_never_speaks_against_the_line(line: Line) -> None:
    line.breaks(*["prefill"] * 50)
    assert (line.failed, line.office.doubt()) == ([], None)


@pytest.mark.parametrize("between", [None, GatewayError("refused", "no")], ids=["an answer", "a refusal"])
def test_one_good_answer_between_says_that_it_is_a_services_own_mistake(
    line: Line, between: GatewayError | None
) -> None:
    line.breaks("a", "b")
    line.asks("c", between)
    line.breaks("d", "e")
    assert (line.failed, line.office.doubt()) == ([], None)


def test_answers_that_lie_far_apart_are_none_in_a_row(line: Line) -> None:
    line.breaks("a", "b")
    line.now = DOUBTED_S + 1.0
    line.breaks("c")
    assert (line.failed, line.office.doubt()) == ([], None)
    line.now += DOUBTED_S
    line.breaks("d", "e")
    assert [error.kind for error in line.failed] == ["garbled"]
    problem = line.office.doubt()
    assert problem is not None
    assert not any(f"{query}: answer.since" in problem.evidence for query in "ab")


def test_several_questions_in_a_row_speak_against_the_back_end_for_a_while(line: Line) -> None:
    asked = [f"q{n}" for n in range(MANY)]
    line.breaks(*asked)
    assert [error.kind for error in line.failed] == ["garbled"]
    problem = line.office.doubt()
    assert problem is not None
    assert problem.code == "NET-03"
    assert all(f"{query}: answer.since" in problem.evidence for query in asked)
    line.now = DOUBTED_S
    assert line.office.doubt() is not None
    line.now += 1.0
    assert line.office.doubt() is None
    line.breaks("q0")  # whoever tries then finds out for one question alone
    assert line.office.doubt() is None
