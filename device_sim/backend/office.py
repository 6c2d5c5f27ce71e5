"""What an office answers to whom: an example of the service's folder, filled in. Knows no service and no table."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from device_sim.backend.contracts import Json, Question
from device_sim.backend.problem import Refusal
from drivers.api.id_card import IdCard

EVERYBODY = "*"


class Resident(Protocol):
    """Someone the offices know."""

    @property
    def id(self) -> str: ...

    @property
    def card(self) -> IdCard: ...

    @property
    def phone(self) -> str: ...


class Office:
    """Looks people up by the number of their identity card, and says which example each gets."""

    def __init__(self, questions: Mapping[str, Question], residents: Iterable[Resident]) -> None:
        self.questions = questions
        self._residents = {one.card.number: one for one in residents}
        self._chosen: dict[tuple[str, str], str] = {}

    def resident(self, number: str) -> Resident | None:
        return self._residents.get(number)

    def answer(self, question: Question, sent: Json, today: date) -> Any:
        """The example for who is asked about, not filled in yet. Refusal 422: the office says no to them."""
        name = self._given(question, sent, today)
        if name in question.answers:
            return question.answers[name]
        refused = question.refused.get(name, {})
        params = filled(refused.get("params", {}), self.known_of(sent, today))
        raise Refusal(422, name, refused.get("detail", name), params)

    def known_of(self, sent: Json, today: date) -> dict[str, Any]:
        """What an example may speak of, whatever the question is."""
        resident = self.resident(sent.get("id_number", ""))
        return {"sent": sent, "person": _facts_of(resident) if resident else {}, "today": today.isoformat()}

    def choose(self, who: str, query: str, example: str) -> None:
        """From now on this person gets this example. ValueError: nobody, no question, or no example of this name."""
        resident = next((one for one in self._residents.values() if who in (one.id, one.card.name)), None)
        if resident is None:
            raise ValueError(f"nobody on file is called {who!r}")
        self._chosen[resident.id, self._named(query, example)] = example

    def choices(self) -> dict[str, list[str]]:
        """The examples and refusals there are of each question that a service asks."""
        found = {name: [*one.answers, *one.refused] for name, one in self.questions.items()}
        return {name: names for name, names in found.items() if names}

    def chosen(self) -> list[dict[str, str]]:
        return [{"person": who, "query": query, "example": name} for (who, query), name in self._chosen.items()]

    def _named(self, query: str, example: str) -> str:
        there = self.choices()
        if query not in there:
            raise ValueError(f"no question {query!r}; there are {', '.join(sorted(there))}")
        if example not in there[query]:
            raise ValueError(f"{query} has no example {example!r}; it has {', '.join(there[query])}")
        return query

    def _given(self, question: Question, sent: Json, today: date) -> str:
        """The name of an example, or the code of a refusal."""
        number = sent.get("id_number")
        resident = self.resident(number) if number else None
        if number and resident is None and "nothing-on-file" in question.refusals:
            return "nothing-on-file"
        if resident is None:
            return _one_of(question.people.get(EVERYBODY, ""), "")
        if sent.get("name", resident.card.name) != resident.card.name and "name-differs" in question.refusals:
            return "name-differs"
        if chosen := self._chosen.get((resident.id, question.name)):
            return chosen
        return _one_of(_listed(question.people, resident, today), resident.card.number)


def filled(example: Any, known: Json) -> Any:
    """The example with what stands behind each `$`: {"number": value, "sent": {name: value}}."""
    match example:
        case str() if example.startswith("$"):
            value: Any = known
            for part in example.removeprefix("$").split("."):
                value = value[part]
            return value
        case dict():
            return {name: filled(one, known) for name, one in example.items()}
        case list():
            return [filled(one, known) for one in example]
    return example


def _listed(people: Mapping[str, Any], resident: Resident, today: date) -> Any:
    """By name, else by age (`60-200`), else as everybody."""
    if resident.id in people:
        return people[resident.id]
    age = today.year - resident.card.birth.year
    age -= (today.month, today.day) < (resident.card.birth.month, resident.card.birth.day)
    for who, given in people.items():
        youngest, dash, oldest = who.partition("-")
        if dash and youngest.isdecimal() and oldest.isdecimal() and int(youngest) <= age <= int(oldest):
            return given
    return people.get(EVERYBODY, "")


def _one_of(given: str | Sequence[str], number: str) -> str:
    """The only one, or always the same one of several for the same number."""
    if isinstance(given, str):
        return given
    return given[hashlib.sha256(number.encode()).digest()[1] % len(given)]


def _facts_of(resident: Resident) -> dict[str, str]:
    card = resident.card
    return {
        "name": card.name,
        "number": card.number,
        "birth": card.birth.isoformat(),
        "address": card.address,
        "phone": resident.phone,
    }
