"""What is wrong in a service's example.json, measured by its contract. Knows no step."""

from collections.abc import Mapping
from typing import Any

from kiosk.catalogue.contract import CONTRACT
from kiosk.catalogue.example import EXAMPLE, LONGEST, USUAL, ExampleError, filled, sample_of
from kiosk.catalogue.json_file import JsonFile, Place
from kiosk.catalogue.schema import Rules, written

_BY_NAME = {"type": "object", "additionalProperties": {"type": "object"}}
EXAMPLE_FORM: dict[str, Any] = {
    "type": "object",
    "required": ["answers", "refusals", "people"],
    "properties": {
        "answers": {"type": "object", "additionalProperties": _BY_NAME},
        "refusals": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": {
                    "type": "object",
                    "required": ["detail", "params"],
                    "properties": {"detail": {"type": "string", "minLength": 1}, "params": {"type": "object"}},
                    "additionalProperties": False,
                },
            },
        },
        "people": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "required": ["*"],
                "additionalProperties": {
                    "type": ["string", "array"], "items": {"type": "string"}, "minItems": 1,
                },
            },
        },
    },
    "additionalProperties": False,
}  # fmt: skip
_NUMBERED = ("number", "verify_code", "verify_url")


def check_examples(
    contract: JsonFile, example: JsonFile | None, sample: Mapping[str, Any], shapes: Mapping[str, Any]
) -> None:
    questions = contract.value["questions"]
    if example is None:
        expected = f"answers and refusals of {', '.join(questions)}"
        contract.wrong(("questions",), f"there is no {EXAMPLE}", expected)
        return
    if example.mistakes:
        return
    for group in ("answers", "refusals", "people"):
        for query in example.value[group].keys() - questions.keys():
            example.wrong((group, query), f"{group} of {query!r}", f"one of {', '.join(questions)}")
    for name, question in questions.items():
        answers = example.value["answers"].get(name, {})
        refusals = example.value["refusals"].get(name, {})
        _check_names(example, name, question, answers, refusals)
        _check_answers(example, name, question, sample, shapes)
        _check_people(example, name, {*answers, *refusals})


def _check_names(
    file: JsonFile, query: str, question: Mapping[str, Any], answers: Mapping[str, Any], refusals: Mapping[str, Any]
) -> None:
    for wanted in (USUAL, LONGEST):
        if wanted not in answers:
            file.wrong(("answers", query), f"{query} has no example {wanted!r}", "one of this name")
    for code in question["refusals"]:
        if code not in refusals:
            file.wrong(("refusals", query), f"the refusal {code!r} of {query} has no example", "one of this code")
    for code in refusals.keys() - set(question["refusals"]):
        file.wrong(
            ("refusals", query, code), f"{query} is never refused with {code!r}", f"one of the codes in {CONTRACT}"
        )
    for both in answers.keys() & refusals.keys():
        file.wrong(("answers", query, both), f"{both!r} is an answer and a refusal", "different names")


def _check_answers(
    file: JsonFile, query: str, question: Mapping[str, Any], sample: Mapping[str, Any], shapes: Mapping[str, Any]
) -> None:
    rules = Rules({**question["answer"], "$defs": shapes})
    known = sample_of({**question["send"], "$defs": shapes}, sample)
    sent = known["sent"]
    if not question.get("once"):
        known = {name: one for name, one in known.items() if name not in _NUMBERED}
    for name, answer in file.value["answers"].get(query, {}).items():
        place: Place = ("answers", query, name)
        try:
            given = filled(answer, known)
        except ExampleError as error:
            numbered = any(f"${word}:" in str(error) for word in _NUMBERED)
            file.wrong(place, str(error), remedy=f'numbers need "once": true in {CONTRACT}' if numbered else "")
            continue
        for within, rule in rules.broken(given):
            file.wrong((*place, *within), f"{written(within) or name}: {rule}", f"as {CONTRACT} says")
        for member in question["same"]:
            if member in sent and given.get(member) != sent[member]:
                file.wrong((*place, member), f"{member} is not what was sent", f"$sent.{member}")


def _check_people(file: JsonFile, query: str, there: set[str]) -> None:
    people = file.value["people"].get(query)
    if people is None:
        file.wrong(("people",), f"nobody gets an answer to {query}", '"*" at least')
        return
    for who, given in people.items():
        for name in [given] if isinstance(given, str) else given:
            if name not in there:
                file.wrong(("people", query, who), f"{who} gets {name!r}", f"one of {', '.join(sorted(there))}")
