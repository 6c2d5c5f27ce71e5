"""What is wrong in a service's example.json, measured by its contract. Knows no step."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from kiosk.catalogue.contract import CONTRACT
from kiosk.catalogue.example import EXAMPLE, LONGEST, USUAL, ExampleError, filled, sample_of
from kiosk.catalogue.json_file import JsonFile, Place
from kiosk.catalogue.option_check import place_of, renamed, sentences_of
from kiosk.catalogue.schema import Rules, written
from kiosk.model.mistake import likely

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
GROUPS = ("answers", "refusals", "people")
EVERYBODY = "*"
_AGES = re.compile(r"(\d+)-(\d+)")
_NUMBERED = ("number", "verify_code", "verify_url")


def check_examples(
    contract: JsonFile,
    example: JsonFile | None,
    sample: Mapping[str, Any],
    shapes: Mapping[str, Any],
    people: Collection[str] | None = None,
) -> None:
    """Notes what is wrong in both files. `example`: None where there is none. `people`: see `contract_mistakes`."""
    questions = contract.value["questions"]
    if example is None:
        expected = f"answers and refusals of {', '.join(questions)}"
        contract.wrong(("questions",), f"there is no {EXAMPLE}", expected)
        return
    if example.mistakes:
        return
    _Examples(contract, example, sample, shapes, people).check(questions)


class _Examples:
    """The examples of one service."""

    def __init__(
        self,
        contract: JsonFile,
        example: JsonFile,
        sample: Mapping[str, Any],
        shapes: Mapping[str, Any],
        people: Collection[str] | None,
    ) -> None:
        self._contract, self._file = contract, example
        self._sample, self._shapes, self._people = sample, shapes, people

    def check(self, questions: Mapping[str, Any]) -> None:
        strange = {group: self._file.value[group].keys() - questions.keys() for group in GROUPS}
        for group, names in strange.items():
            for query in names:
                self._file.wrong((group, query), f"no question {query!r}", f"one of {', '.join(questions)}")
        for name, question in questions.items():
            # Where a group lacks a question and has one that nobody asks, its name is mistyped: that is told.
            mistyped = {group for group in GROUPS if strange[group] and name not in self._file.value[group]}
            self._names(name, question, mistyped)
            self._answers(name, question)
            self._params(name, question)
            if "people" not in mistyped:
                self._who(name, question, known=not mistyped)

    def _of(self, group: str, query: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._file.value[group].get(query, {})
        return found

    def _names(self, query: str, question: Mapping[str, Any], mistyped: Collection[str]) -> None:
        answers, refusals, codes = self._of("answers", query), self._of("refusals", query), question["refusals"]
        if "answers" not in mistyped:
            for wanted in (USUAL, LONGEST):
                if wanted not in answers:
                    place: Place = ("answers", query)
                    self._file.wrong(place, f"{query} has no example {wanted!r}", "one of this name")
        strange = sorted(refusals.keys() - {*codes})
        lacking = [code for code in codes if code not in refusals] if "refusals" not in mistyped else []
        meant = likely(strange, lacking)
        for code in strange:
            found = f"{query} is never refused with {code!r}"
            expected = repr(meant[code]) if code in meant else f"one of the codes in {CONTRACT}"
            self._file.wrong(("refusals", query, code), found, expected)
        for code in (code for code in lacking if code not in meant.values()):
            found = f"the refusal {code!r} of {query} has no example"
            self._file.wrong(("refusals", query), found, "one of this code")
        for both in answers.keys() & refusals.keys():
            self._file.wrong(("answers", query, both), f"{both!r} is an answer and a refusal", "different names")

    def _answers(self, query: str, question: Mapping[str, Any]) -> None:
        rules = Rules({**question["answer"], "$defs": self._shapes})
        known = sample_of({**question["send"], "$defs": self._shapes}, self._sample)
        elsewhere = self._renamed(query, question, known)
        numbers = {} if question.get("once") else dict.fromkeys(_NUMBERED)
        for name, answer in self._of("answers", query).items():
            place: Place = ("answers", query, name)
            try:
                given = filled(answer, {**known})
            except ExampleError as error:
                self._file.wrong(place, str(error))
                continue
            if any(f"${one}" in strings(answer) for one in numbers):
                remedy = f'write "once": true in {CONTRACT}'
                self._contract.wrong(("questions", query), f"answers of {query} have numbers", '"once": true', remedy)
            for within, rule in rules.broken(given):
                if _at(given, within) not in elsewhere:
                    self._file.wrong((*place, *within), f"{_spot(within) or name}: {rule}", f"as {CONTRACT} says")
            for member in question["same"]:
                if member in known["sent"] and member in given and given[member] != known["sent"][member]:
                    self._file.wrong((*place, member), f"{member} is not what was sent", f"$sent.{member}")

    def _renamed(self, query: str, question: Mapping[str, Any], known: Mapping[str, Any]) -> list[str]:
        """Options that examples and words have, and the contract under another name: that is told of the contract."""
        answers = []
        for answer in self._of("answers", query).values():
            with suppress(ExampleError):  # told with the answer
                answers.append(filled(answer, {**known}))
        keys, found = sentences_of(self._contract.path.parent), []
        for options, option, said in renamed({**question["answer"], "$defs": self._shapes}, answers, keys):
            if place := place_of(options, option, self._contract.value):
                self._contract.wrong(place, repr(option), f"{said!r}, as {EXAMPLE} and the words say")
                found.append(said)
        return found

    def _params(self, query: str, question: Mapping[str, Any]) -> None:
        """What is said along with a refusal is what its sentences may speak of."""
        known = sample_of({**question["send"], "$defs": self._shapes}, self._sample)
        for code, refusal in self._of("refusals", query).items():
            named = question.get("params", {}).get(code, {})
            closed = {"type": "object", "properties": named, "required": [*named], "additionalProperties": False}
            place: Place = ("refusals", query, code, "params")
            try:
                given = filled(refusal["params"], known)
            except ExampleError as error:
                self._file.wrong(place, str(error))
                continue
            for within, rule in Rules({**closed, "$defs": self._shapes}).broken(given):
                self._file.wrong((*place, *within), f"params of {code!r}: {rule}", f"as {CONTRACT} says")

    def _who(self, query: str, question: Mapping[str, Any], *, known: bool) -> None:
        """`known`: which answers and refusals there are."""
        if query not in self._file.value["people"]:
            self._file.wrong(("people",), f"nobody gets an answer to {query}", '"*" at least')
            return
        there = {*self._of("answers", query), *self._of("refusals", query)}
        told = {USUAL, LONGEST, *question["refusals"]}  # where one of these is not there, that is told already
        for who, given in self._of("people", query).items():
            place: Place = ("people", query, who)
            if self._people is not None and not _is_somebody(who, self._people):
                expected = 'an id that `.venv/bin/python -m device_sim people` lists, ages such as "60-200", or "*"'
                self._file.wrong(place, f"nobody is called {who!r}", expected)
            for name in [given] if isinstance(given, str) else given:
                if known and name not in there | told:
                    self._file.wrong(place, f"there is no example {name!r}", f"one of {', '.join(sorted(there))}")


def _is_somebody(who: str, people: Collection[str]) -> bool:
    ages = _AGES.fullmatch(who)
    return who in people or who == EVERYBODY or (ages is not None and int(ages[1]) <= int(ages[2]))


def _at(value: Any, within: Sequence[str | int]) -> Any:
    for part in within:
        value = value[part]
    return value


def _spot(within: Sequence[str | int]) -> str:
    """The member as people write it; the same for each row of a list."""
    return re.sub(r"\[\d+\]", "[]", written(within))


def strings(value: Any) -> Iterator[str]:
    """Every text within an example."""
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from strings(one)
        case list():
            for one in value:
                yield from strings(one)
