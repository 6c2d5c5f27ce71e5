"""Reads a service's example answers and refusals, and fills them in. Knows the file's form, no office.

In an answer, a string that begins with `$` stands for what is known when it is given: `$sent.NAME` (what was sent),
`$person.NAME` (of the person who is asked about), `$number`, `$today`, `$verify_code`, `$verify_url`.
"""

import json
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from kiosk.catalogue.contract import SERVICES, SHARED
from kiosk.model.contract import Schema, members, resolved
from kiosk.model.frozen import dataclass

EXAMPLE = "example.json"
USUAL, LONGEST = "usual", "longest"


@dataclass(frozen=True, slots=True)
class Examples:
    """By question: answers by the name of the example, and refusals ({"detail", "params"}) by their code."""

    answers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    refusals: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)


class ExampleError(ValueError):
    """An example cannot be read or filled in. Says what was expected."""


def read_examples(folder: Path) -> Examples:
    """Of the service in this folder; empty where it has none. ExampleError: no JSON of this form."""
    path = folder / EXAMPLE
    if not path.exists():
        return Examples()
    try:
        raw = json.loads(path.read_text(encoding="utf-8-sig"))
        return Examples(raw["answers"], raw["refusals"])
    except (ValueError, KeyError, TypeError) as error:
        raise ExampleError(f"{path}: expected answers and refusals in JSON ({error})") from error


def read_sample(shared: Path = SERVICES / SHARED) -> Mapping[str, Any]:
    """What an example may speak of, as one invented person would make it. ExampleError: it cannot be read."""
    try:
        sample: Mapping[str, Any] = json.loads(shared.read_text(encoding="utf-8-sig"))["sample"]
    except (OSError, ValueError, KeyError) as error:
        raise ExampleError(f"{shared}: expected a sample ({error})") from error
    return sample


def sample_of(send: Schema, sample: Mapping[str, Any]) -> dict[str, Any]:
    """The sample for one question, with something that may be sent: the first of each choice or of the contract's own
    `examples`, or else the person's.
    """
    shapes = send.get("$defs", {})
    asked = {name: resolved({**one, "$defs": shapes}) for name, one in members(send).items()}
    sent = {
        name: (one.get("enum") or one.get("examples") or [sample["sent"].get(name, name)])[0]
        for name, one in asked.items()
    }
    return {**sample, "sent": sent}


def filled(example: Any, known: Mapping[str, Any]) -> Any:
    """The example with every `$` replaced by what is known: {"number": value, "sent": {name: value}}.

    ExampleError: it names something else.
    """
    match example:
        case str() if example.startswith("$"):
            return _known(example, known)
        case dict():
            return {name: filled(one, known) for name, one in example.items()}
        case list():
            return [filled(one, known) for one in example]
    return example


def _known(name: str, known: Mapping[str, Any]) -> Any:
    value: Any = known
    for part in name.removeprefix("$").split("."):
        if not isinstance(value, Mapping) or part not in value:
            raise ExampleError(f"{name}: nothing of this name is known, expected one of {', '.join(sorted(known))}")
        value = value[part]
    return value
