"""What is wrong in a service's contract.json and example.json, all at once and with the line. Knows no step."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from jsonschema_rs import Draft202012Validator, ValidationError

from kiosk.catalogue.contract import CONTRACT, SERVICES, SHARED
from kiosk.catalogue.example import EXAMPLE
from kiosk.catalogue.example_check import EXAMPLE_FORM, check_examples
from kiosk.catalogue.json_file import JsonFile, Place
from kiosk.catalogue.params_check import check_params
from kiosk.catalogue.schema import Rules, written
from kiosk.model.contract import LOCAL, Schema
from kiosk.model.mistake import Mistake, likely

_NAME = {"type": "string", "pattern": "^[a-z][a-z0-9-]{0,63}$"}
_PARAM = {"type": "string", "pattern": "^[a-z][a-z_]{0,63}$"}
_WORDS = {
    "type": "object",
    "required": ["en", "zh-Hans"],
    "properties": {"en": {"type": "string", "minLength": 1}, "zh-Hans": {"type": "string", "minLength": 1}},
    "additionalProperties": False,
}
_SCHEMA = {"type": "object"}
_QUESTION = {
    "type": "object",
    "required": ["about", "send", "answer", "same", "refusals"],
    "properties": {
        "about": _WORDS,
        "once": {"type": "boolean"},
        "send": _SCHEMA,
        "answer": _SCHEMA,
        "same": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
        "refusals": {"type": "array", "items": _NAME, "uniqueItems": True},
        "params": {
            "type": "object",
            "additionalProperties": {"type": "object", "propertyNames": _PARAM, "additionalProperties": _SCHEMA},
        },
    },
    "additionalProperties": False,
}
CONTRACT_FORM: dict[str, Any] = {
    "type": "object",
    "required": ["questions", "records", "$defs"],
    "properties": {
        "questions": {"type": "object", "propertyNames": _NAME, "additionalProperties": _QUESTION},
        "records": {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z][a-z_]{0,63}$"},
            "additionalProperties": _SCHEMA,
        },
        "$defs": {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z][a-z0-9_]{0,63}$"},
            "additionalProperties": _SCHEMA,
        },
    },
    "additionalProperties": False,
}
# What a schema may say. A word that nobody knows is ignored by every validator, so a slip of the pen would be a rule
# that is never kept.
KEYWORDS = frozenset(
    {
        "$ref", "$defs", "type", "enum", "const", "pattern", "format", "minLength", "maxLength", "minimum", "maximum",
        "required", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "properties", "additionalProperties", "items",
        "minItems", "maxItems", "uniqueItems", "allOf", "anyOf", "oneOf", "not", "if", "then", "else",
        "description", "x-zh-Hans", "examples",
    }
)  # fmt: skip
FORMATS = ("date",)  # that every validator is told to keep
TYPES = ("object", "array", "string", "integer", "number", "boolean", "null")
META = "https://json-schema.org/draft/2020-12/schema"  # the library has it, nothing is fetched
_SUBSCHEMAS = ("properties", "$defs")
_LISTS = ("allOf", "anyOf", "oneOf")
_ONE = ("items", "additionalProperties", "not", "if", "then", "else")


def contract_mistakes(
    folder: Path, shared: Path = SERVICES / SHARED, people: Collection[str] | None = None
) -> tuple[Mistake, ...]:
    """Everything wrong in the contract and the examples of the service in this folder; nothing where it has neither.

    `people`: the ids of those that an example may name; None: not checked.
    """
    everybody = JsonFile(shared).value
    shapes: Mapping[str, Any] = everybody["$defs"]
    contract = _opened(folder / CONTRACT, CONTRACT)
    example = _opened(folder / EXAMPLE, EXAMPLE)
    if contract and not contract.mistakes:
        _check_contract(contract, contract.value, shapes)
    if contract and not contract.mistakes and (contract.value["questions"] or example):
        check_examples(contract, example, everybody["sample"], {**shapes, **contract.value["$defs"]}, people)
    return tuple(chain.from_iterable(file.mistakes for file in (contract, example) if file))


def shared_mistakes(shared: Path = SERVICES / SHARED) -> tuple[Mistake, ...]:
    """What is wrong in the schemas of the file that belongs to no service."""
    file = JsonFile(shared)
    for place, schema in _schemas_of(file.value):
        _check_schema(file, place, schema, file.value["$defs"])
    return tuple(file.mistakes)


@cache
def _compiled(form: str) -> Draft202012Validator:
    """Of `CONTRACT`, of `EXAMPLE`, or of schemas themselves."""
    return Draft202012Validator({CONTRACT: CONTRACT_FORM, EXAMPLE: EXAMPLE_FORM, META: {"$ref": META}}[form])


def _opened(path: Path, form: str) -> JsonFile | None:
    """The file, its form checked; None: there is none."""
    if not path.exists():
        return None
    file = JsonFile(path)
    if file.value is not None:
        _check_form(file, list(_compiled(form).iter_errors(file.value)))
    return file


def _check_form(file: JsonFile, errors: Sequence[ValidationError]) -> None:
    """A name that is mistyped is one mistake, though one is unknown then and another one missing."""
    missing: dict[Place, list[str]] = {}
    strange: dict[Place, list[str]] = {}
    for error in errors:
        place = tuple(error.instance_path)
        match error.kind.name:
            case "required":
                missing.setdefault(place, []).append(error.kind.as_dict()["property"])
            case "additionalProperties":
                strange.setdefault(place, []).extend(error.kind.as_dict()["unexpected"])
            case _:
                file.wrong(place, f"{written(place) or file.path.name}: {error.message}")
    for place in sorted({*missing, *strange}, key=str):
        meant = likely(strange.get(place, ()), missing.get(place, ()))
        where = written(place) or file.path.name
        for name in strange.get(place, ()):
            file.wrong((*place, name), f"{where}: unknown name {name!r}", repr(meant[name]) if name in meant else "")
        for name in missing.get(place, ()):
            if name not in meant.values():
                file.wrong(place, f"{where}: {name!r} is missing")


# --- the contract -------------------------------------------------------------------------------------------------


def _check_contract(file: JsonFile, contract: Mapping[str, Any], shared: Mapping[str, Any]) -> None:
    shapes = {**shared, **contract["$defs"]}
    for name in contract["$defs"].keys() & shared.keys():
        file.wrong(("$defs", name), f"the shape {name!r} is in {SHARED} already", "another name")
    for place, schema in _schemas_of(contract):
        _check_schema(file, place, schema, shapes)
    if file.mistakes:
        return
    for name, question in contract["questions"].items():
        _check_question(file, ("questions", name), question, shapes)
    for kind, schema in contract["records"].items():
        _check_object(file, ("records", kind), schema, shapes)


def _schemas_of(contract: Mapping[str, Any]) -> Iterator[tuple[Place, Any]]:
    for name, question in contract["questions"].items():
        yield from ((("questions", name, part), question[part]) for part in ("send", "answer"))
        for code, named in question.get("params", {}).items():
            yield from ((("questions", name, "params", code, one), schema) for one, schema in named.items())
    yield from ((("$defs", name), schema) for name, schema in contract["$defs"].items())
    for kind, schema in contract["records"].items():
        place: Place = ("records", kind)
        yield ((*place, "data"), schema["data"]) if "data" in schema else (place, schema)


def _check_schema(file: JsonFile, place: Place, schema: Any, shapes: Mapping[str, Any]) -> None:
    """One schema and all within it."""
    if not isinstance(schema, dict):
        return
    for word in schema.keys() - KEYWORDS:
        file.wrong((*place, word), f"unknown word {word!r}", f"one of {', '.join(sorted(KEYWORDS))}")
    reference = schema.get("$ref")
    if reference is not None and str(reference).removeprefix(LOCAL) not in shapes:
        names = ", ".join(LOCAL + name for name in sorted(shapes))
        file.wrong((*place, "$ref"), f"$ref {reference!r} leads nowhere", f"one of {names}")
    if "description" in schema and "x-zh-Hans" not in schema:
        remedy = 'write "x-zh-Hans" beside it'
        file.wrong((*place, "description"), "a description in English only", "one in Chinese too", remedy)
    _check_required(file, place, schema)
    _check_words(file, place, schema)
    for inner, one in _within(schema):
        _check_schema(file, (*place, *inner), one, shapes)


def _check_words(file: JsonFile, place: Place, schema: Mapping[str, Any]) -> None:
    """What the words of this schema say, not what is within it."""
    kind = schema.get("type", "object")
    if not isinstance(kind, str) or kind not in TYPES:
        file.wrong((*place, "type"), f"type {kind!r}", f"one of {', '.join(TYPES)}")
    if "format" in schema and schema["format"] not in FORMATS:
        file.wrong((*place, "format"), f"format {schema['format']!r}", f"one of {', '.join(FORMATS)}")
    own = {word: one for word, one in schema.items() if word not in {"type", *_SUBSCHEMAS, *_LISTS, *_ONE}}
    for error in _compiled(META).iter_errors(own):
        file.wrong((*place, *error.instance_path), f"no JSON Schema: {error.message}")
    if isinstance(pattern := schema.get("pattern"), str):
        try:
            Rules({"pattern": pattern})
        except ValueError:
            file.wrong((*place, "pattern"), f"pattern {pattern!r}", "a regular expression")


def _check_required(file: JsonFile, place: Place, schema: Mapping[str, Any]) -> None:
    named, needed = schema.get("properties"), schema.get("required")
    if isinstance(named, dict) and isinstance(needed, list):
        for name in needed:
            if name not in named:
                file.wrong((*place, "required"), f"{name!r} is required", f"one of {', '.join(named)}")


def _within(schema: Mapping[str, Any]) -> Iterator[tuple[Place, Any]]:
    for word in _SUBSCHEMAS:
        if isinstance(inner := schema.get(word), dict):
            yield from (((word, name), one) for name, one in inner.items())
    for word in _LISTS:
        if isinstance(inner := schema.get(word), list):
            yield from (((word, number), one) for number, one in enumerate(inner))
    yield from (((word,), schema[word]) for word in _ONE if word in schema)


def _check_question(file: JsonFile, place: Place, question: Mapping[str, Any], shapes: Mapping[str, Any]) -> None:
    send = _check_object(file, (*place, "send"), question["send"], shapes)
    answer = _check_object(file, (*place, "answer"), question["answer"], shapes)
    for number, name in enumerate(question["same"]):
        both = sorted(set(answer.get("required", ())) & send.get("properties", {}).keys())
        if name not in both:
            expected = f"one of {', '.join(both)}" if both else "none: the answer repeats nothing that was sent"
            file.wrong((*place, "same", number), f"same {name!r}", expected)
    check_params(file, (*place, "params"), question, shapes)


def _check_object(file: JsonFile, place: Place, schema: Schema, shapes: Mapping[str, Any]) -> Schema:
    """The schema itself where it is a reference."""
    there: Schema = shapes[schema["$ref"].removeprefix(LOCAL)] if "$ref" in schema else schema
    if there.get("type") != "object":
        file.wrong(place, f"{written(place)} of type {there.get('type')!r}", "an object")
    return there
