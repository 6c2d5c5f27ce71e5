"""Every rule of every contract is kept: an answer that breaks one is garbled, and nobody's data is told."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.backend.answers import LARGEST_NUMBER, LONGEST_TEXT, MOST_ROWS, AnswerRules
from kiosk.backend.replies import GatewayError
from kiosk.catalogue.contract import SERVICES, read_contracts
from kiosk.catalogue.example import filled, read_examples, read_sample, sample_of
from kiosk.model.contract import Schema, members, resolved
from tests.kiosk.play import CHEN

CONTRACT = read_contracts()
RULES = AnswerRules(read_contracts)
SAMPLE = read_sample()
KNOWN = {query: sample_of(question.send, SAMPLE) for query, question in CONTRACT.questions.items()}
SENT = {query: known["sent"] for query, known in KNOWN.items()}
APPLICATION = {
    "number": SENT["application"]["number"],
    "kind": "old-age-allowance",
    "state": "accepted",
    "since": "2026-11-23",
}
ANSWERS: dict[tuple[str, str], Mapping[str, Any]] = {
    ("applications", "one"): {"applications": [APPLICATION]},
    ("application", "known"): {**APPLICATION, "genuine": True},
    **{
        (query, name): filled(answer, KNOWN[query])
        for folder in sorted(SERVICES.glob("*/*"))
        for query, answers in read_examples(folder).answers.items()
        for name, answer in answers.items()
    },
}
each_answer = pytest.mark.parametrize("which", ANSWERS, ids="-".join)
Path = tuple[str | int, ...]
CANARY, SECRET = "秘密", 987654321  # what stands in every wrong value, and nowhere else
TEXT = st.text(alphabet="abz09 陈").map(lambda one: CANARY + one)


def breaches(schema: Schema, value: Any, shapes: Mapping[str, Any], at: Path = ()) -> Iterator[tuple[Path, str, Any]]:
    """Where which rule of the schema can be broken in this value, and the schema there."""
    schema = resolved({**schema, "$defs": shapes})
    for rule in ("enum", "const", "pattern", "type", "minItems"):
        if rule in schema:
            yield at, rule, schema
    if isinstance(value, dict):
        for name in schema.get("required", ()):
            yield (*at, name), "required", schema
        for name, inner in schema.get("properties", {}).items():
            if name in value:
                yield from breaches(inner, value[name], shapes, (*at, name))
    if isinstance(value, list) and "items" in schema:
        for number, one in enumerate(value):
            yield from breaches(schema["items"], one, shapes, (*at, number))


@cache
def breaches_of(query: str, name: str) -> list[tuple[Path, str, Any]]:
    """All of this answer; that it is an object at all is not one."""
    schema = CONTRACT.questions[query].answer
    return [one for one in breaches(schema, ANSWERS[query, name], schema["$defs"]) if one[0] or one[1] != "type"]


def wrong(rule: str, schema: Schema) -> st.SearchStrategy[Any]:
    """Values that break this rule."""
    match rule:
        case "enum":
            return TEXT.filter(lambda one: one not in schema["enum"])
        case "const":
            return TEXT.filter(lambda one: one != schema["const"])
        case "minItems":
            return st.lists(st.none(), max_size=schema["minItems"] - 1)
        case "pattern":
            return st.text(alphabet="0129-xXé\n").map(lambda one: f"~{CANARY}{one}")
    others = {"string": st.just(SECRET), "integer": TEXT | st.booleans() | st.just(SECRET + 0.5)}
    return others.get(schema["type"], TEXT | st.none())


def put(answer: Mapping[str, Any], at: Path, value: Any) -> Any:
    """The answer with this value there."""
    if not at:
        return value
    changed = deepcopy(answer)
    inner: Any = changed
    for part in at[:-1]:
        inner = inner[part]
    inner[at[-1]] = value
    return changed


def without(answer: Mapping[str, Any], at: Path) -> Any:
    """The answer without this member."""
    inner: Any = answer
    for part in at[:-1]:
        inner = inner[part]
    return put(answer, at[:-1], {name: one for name, one in inner.items() if name != at[-1]})


def refused(query: str, answer: Mapping[str, Any]) -> str:
    """Why an answer is; "" where it is taken."""
    try:
        RULES.check(query, SENT[query], answer)
    except GatewayError as error:
        return str(error)
    return ""


@each_answer
def test_every_example_is_an_answer(which: tuple[str, str]) -> None:
    assert refused(which[0], ANSWERS[which]) == ""


@pytest.mark.thorough
@each_answer
@given(data=st.data())
def test_an_answer_that_breaks_any_single_rule_is_garbled(which: tuple[str, str], data: st.DataObject) -> None:
    answer = ANSWERS[which]
    at, rule, there = data.draw(st.sampled_from(breaches_of(*which)))
    broken = without(answer, at) if rule == "required" else put(answer, at, data.draw(wrong(rule, there)))
    with pytest.raises(GatewayError, match=r"^garbled: answer") as caught:
        RULES.check(which[0], SENT[which[0]], broken)
    assert not any(one in caught.value.detail for one in (CANARY, str(SECRET), CHEN.number, CHEN.name))


@each_answer
def test_more_than_was_agreed_is_welcome(which: tuple[str, str]) -> None:
    assert refused(which[0], {**ANSWERS[which], "as_of": "2026-11-23"}) == ""


@pytest.mark.hits("answer-about-somebody-else")
@pytest.mark.parametrize(
    ("query", "name"), [(one.name, name) for one in CONTRACT.questions.values() for name in one.same]
)
def test_an_answer_about_somebody_else_is_garbled_and_names_neither(query: str, name: str) -> None:
    answer = next(one for (asked, _), one in ANSWERS.items() if asked == query)
    person = {
        "id_number": "44010319440308008X",
        "name": "黄玉兰",
        "number": "GZ0117-20261123-0043-5",
        "subject": "5c" * 32,
    }
    send = CONTRACT.questions[query].send
    choices = resolved({**members(send)[name], "$defs": send["$defs"]}).get("enum", ["another"])
    other = person.get(name, choices[-1])
    with pytest.raises(GatewayError, match=f"answer.{name} is not the one") as caught:
        RULES.check(query, SENT[query], {**answer, name: other})
    assert other not in str(caught.value)
    assert name not in person or SENT[query][name] not in str(caught.value)


@pytest.mark.parametrize(
    ("schema", "fits", "beyond"),
    [
        ({"type": "string"}, "x" * LONGEST_TEXT, "x" * (LONGEST_TEXT + 1)),
        ({"type": "string", "maxLength": 2000}, "x" * 2000, "x" * 2001),
        ({"type": "array", "items": {"type": "string"}}, ["x"] * MOST_ROWS, ["x"] * (MOST_ROWS + 1)),
        ({"type": "integer"}, LARGEST_NUMBER, LARGEST_NUMBER + 1),
        ({"type": "number"}, -0.5, -float("inf")),
    ],
)
def test_what_the_contract_names_and_does_not_bound_is_bounded(schema: Schema, fits: Any, beyond: Any) -> None:
    shapes = {"type": "object", "properties": {"type": {"$ref": "#/$defs/one"}}, "$defs": {"one": schema}}
    one = CONTRACT.questions["applications"]
    rules = AnswerRules(lambda: type(CONTRACT)({"q": type(one)("q", {}, {}, shapes)}))
    rules.check("q", {}, {"type": fits, "another": beyond})  # what nobody agreed to is nobody's to draw
    with pytest.raises(GatewayError, match=r"^garbled: answer\.type"):
        rules.check("q", {}, {"type": beyond})


@each_answer
def test_no_text_of_an_answer_is_longer_than_anybody_could_read(which: tuple[str, str]) -> None:
    answer = ANSWERS[which]
    texts = [at for at, rule, there in breaches_of(*which) if rule == "type" and there["type"] == "string"]
    for at in texts:
        assert refused(which[0], put(answer, at, "9" * 500_000))


def test_a_member_that_nobody_agreed_to_is_not_repeated() -> None:
    """Where a contract takes no more than it names: the name of a member may be somebody's."""
    schema = {"type": "object", "properties": {"rows": {"additionalProperties": {"type": "integer"}}}}
    one = CONTRACT.questions["applications"]
    rules = AnswerRules(
        lambda: type(CONTRACT)({"q": type(one)("q", {}, {}, {**schema, "additionalProperties": False})})
    )
    for said in ({CHEN.name: 1}, {"rows": {CHEN.name: "x"}}):
        with pytest.raises(GatewayError) as caught:
            rules.check("q", {}, said)
        assert CHEN.name not in str(caught.value)
