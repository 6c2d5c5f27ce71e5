"""Every kind of mistake in a contract or its examples is told with its file and line, and all of them at once.

Covers example_check and schema as well.
"""

from pathlib import Path

import pytest

from kiosk.catalogue.contract import SERVICES
from kiosk.catalogue.contract_check import _compiled, contract_mistakes, shared_mistakes
from kiosk.model.mistake import Mistake


@pytest.fixture(scope="module", autouse=True)
def nothing_compiled_yet() -> None:
    """What other files' tests have compiled is no coverage of this one's."""
    _compiled.cache_clear()


CONTRACT = """\
{
  "questions": {
    "parking-permit": {
      "about": {"en": "A permit to park.", "zh-Hans": "停车证。"},
      "once": true,
      "send": {
        "type": "object",
        "required": ["id_number", "zone"],
        "properties": {"id_number": {"$ref": "#/$defs/id_number"}, "zone": {"enum": ["north", "south"]}},
        "additionalProperties": false
      },
      "answer": {
        "type": "object",
        "required": ["number", "id_number", "cars"],
        "properties": {
          "number": {"type": "string", "pattern": "^[0-9-]+$"},
          "id_number": {"$ref": "#/$defs/id_number"},
          "zone": {"type": "string"},
          "cars": {"type": "array", "items": {"$ref": "#/$defs/car"}}
        }
      },
      "same": ["id_number"],
      "refusals": ["no-car"]
    }
  },
  "records": {"permit_handed_over": {"type": "object"}},
  "$defs": {
    "car": {
      "type": "object",
      "required": ["plate"],
      "properties": {"plate": {"description": "Its plate.", "x-zh-Hans": "车牌。", "type": "string"}}
    }
  }
}
"""
EXAMPLE = """\
{
  "answers": {
    "parking-permit": {
      "usual": {
        "number": "$number",
        "id_number": "$sent.id_number",
        "zone": "$sent.zone",
        "cars": [
          {"plate": "粤A·D1234"}
        ]
      },
      "longest": {"number": "$number", "id_number": "$sent.id_number", "cars": []}
    }
  },
  "refusals": {
    "parking-permit": {"no-car": {"detail": "no car is registered", "params": {}}}
  },
  "people": {
    "parking-permit": {"huang-yulan": "no-car", "*": ["usual", "longest"]}
  }
}
"""
MISTAKES = {  # what is written, what stands there instead, in which line it is told, and what is told
    "a format that nobody keeps": (
        '"zone": {"type": "string"},',
        '"zone": {"type": "string", "format": "time"},',
        18,
        "format 'time'",
    ),
    "no JSON": ('"once": true,', '"once": true', 6, "not JSON: Expecting ',' delimiter"),
    "a missing member": ('"same": ["id_number"],', "", 3, "questions.parking-permit: 'same' is missing"),
    "an unknown member": ('"once": true', '"onse": true', 5, "unknown name 'onse'"),
    "a name of another form": (
        '"parking-permit": {\n      "about',
        '"Parking": {\n      "about',
        2,
        '"Parking" does not match',
    ),
    "no Chinese": (', "zh-Hans": "停车证。"', "", 4, "'zh-Hans' is missing"),
    "an unknown word": ('"type": "string", "pattern"', '"type": "string", "patern"', 16, "unknown word 'patern'"),
    "an unknown type": (
        '"zone": {"type": "string"}',
        '"zone": {"type": "text"}',
        18,
        "type 'text', expected one of object",
    ),
    "a wrong pattern": ("^[0-9-]+$", "^[0-9", 16, "pattern '^[0-9', expected a regular expression"),
    "no list of names": ('"enum": ["north", "south"]', '"enum": "north"', 9, "no JSON Schema"),
    "a shape that is not there": (
        '"items": {"$ref": "#/$defs/car"}',
        '"items": {"$ref": "#/$defs/bus"}',
        19,
        "leads nowhere",
    ),
    "a shape of everybody": (
        '"car": {\n',
        '"month": {"type": "string"},\n    "car": {\n',
        28,
        "is in shared.json already",
    ),
    "English only": (', "x-zh-Hans": "车牌。"', "", 31, "a description in English only"),
    "required but not named": (
        '"required": ["plate"]',
        '"required": ["plate", "colour"]',
        30,
        "'colour' is required, expected one of plate",
    ),
    "an answer that is no object": (
        '"answer": {\n        "type": "object"',
        '"answer": {\n        "type": "array"',
        12,
        "type 'array', expected an object",
    ),
    "a record that is no object": (
        '"permit_handed_over": {"type": "object"}',
        '"permit_handed_over": {"type": "string"}',
        26,
        "expected an object",
    ),
    "the same as nothing": ('"same": ["id_number"]', '"same": ["zone"]', 22, "same 'zone', expected one of id_number"),
}
WRONG_EXAMPLES = {
    "no JSON": ('"people": {', '"people" {', 18, "not JSON"),
    "a missing part": (
        ',\n  "people": {\n    "parking-permit": {"huang-yulan": "no-car", "*": ["usual", "longest"]}\n  }',
        "",
        1,
        "example.json: 'people' is missing",
    ),
    "nothing for everybody": (', "*": ["usual", "longest"]', "", 19, "people.parking-permit: '*' is missing"),
    "a question that is none": (
        '"answers": {\n    "parking-permit"',
        '"answers": {\n    "parking"',
        3,
        "no question 'parking', expected one of parking-permit",
    ),
    "no usual one": ('"usual": {', '"common": {', 3, "has no example 'usual'"),
    "no longest one": ('"longest": {', '"long": {', 3, "has no example 'longest'"),
    "a refusal that never comes": ('"no-car": {"detail"', '"no-bus": {"detail"', 16, "never refused with 'no-bus'"),
    "a value of another form": ('"number": "$number",\n', '"number": "none",\n', 5, "number: value does not match"),
    "a row without what it must have": (
        '{"plate": "粤A·D1234"}',
        '{"colour": "red"}',
        9,
        'cars[]: "plate" is a required',
    ),
    "somebody else": (
        '"id_number": "$sent.id_number",\n',
        '"id_number": "44010319440308008X",\n',
        6,
        "id_number is not what was sent",
    ),
    "what nobody knows": ('"$sent.zone"', '"$sent.colour"', 4, "$sent.colour: nothing of this name"),
    "a name that is none": (
        '"huang-yulan": "no-car"',
        '"huang-yulan": "no-bus"',
        19,
        "there is no example 'no-bus', expected one of longest, no-car, usual",
    ),
}


def service(folder: Path, contract: str = CONTRACT, example: str | None = EXAMPLE) -> Path:
    there = folder / "traffic" / "parking_permit"
    there.mkdir(parents=True)
    (there / "contract.json").write_text(contract, encoding="utf-8")
    if example is not None:
        (there / "example.json").write_text(example, encoding="utf-8")
    return there


def told(found: tuple[Mistake, ...], file: str, line: int, says: str) -> bool:
    return any(one.file == f"traffic/parking_permit/{file}" and one.line == line and says in str(one) for one in found)


@pytest.mark.parametrize("folder", sorted(SERVICES.glob("*/*")), ids=lambda folder: folder.name)
def test_the_shipped_contracts_are_whole(folder: Path) -> None:
    assert contract_mistakes(folder) == ()


def test_the_shared_shapes_are_whole() -> None:
    assert shared_mistakes() == ()


def test_a_good_folder_has_no_mistake(tmp_path: Path) -> None:
    assert contract_mistakes(service(tmp_path)) == ()


def test_a_service_that_asks_nothing_needs_neither_file(tmp_path: Path) -> None:
    assert contract_mistakes(tmp_path) == ()


@pytest.mark.parametrize(("old", "new", "line", "says"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_in_a_contract_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, says: str
) -> None:
    assert CONTRACT.count(old) == 1, "the mistake must be in one place"
    found = contract_mistakes(service(tmp_path, CONTRACT.replace(old, new)))
    assert told(found, "contract.json", line, says), "\n".join(map(str, found))


@pytest.mark.parametrize(("old", "new", "line", "says"), WRONG_EXAMPLES.values(), ids=WRONG_EXAMPLES.keys())
def test_a_mistake_in_an_example_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, says: str
) -> None:
    assert EXAMPLE.count(old) == 1, "the mistake must be in one place"
    found = contract_mistakes(service(tmp_path, example=EXAMPLE.replace(old, new)))
    assert told(found, "example.json", line, says), "\n".join(map(str, found))


def test_a_refusal_needs_an_example(tmp_path: Path) -> None:
    found = contract_mistakes(service(tmp_path, CONTRACT.replace('["no-car"]', '["no-car", "too-late"]')))
    assert told(found, "example.json", 16, "the refusal 'too-late' of parking-permit has no example")


def test_a_number_is_given_only_where_the_contract_says_that_it_is_given_once(tmp_path: Path) -> None:
    found = contract_mistakes(service(tmp_path, CONTRACT.replace('"once": true,', "")))
    assert told(found, "contract.json", 3, 'have numbers, expected "once": true')


def test_a_question_needs_examples(tmp_path: Path) -> None:
    (mistake,) = contract_mistakes(service(tmp_path, example=None))
    assert str(mistake) == (
        "traffic/parking_permit/contract.json:2: there is no example.json, expected answers and refusals of "
        "parking-permit"
    )


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    contract = CONTRACT.replace('"type": "string", "pattern"', '"type": "text", "patern"').replace(
        "#/$defs/car", "#/$defs/bus"
    )
    found = contract_mistakes(service(tmp_path, contract, EXAMPLE.replace(', "params": {}', "")))
    assert [(one.file.rpartition("/")[2], one.line) for one in found] == [
        ("contract.json", 16),
        ("contract.json", 16),
        ("contract.json", 19),
        ("example.json", 16),
    ]


PARAMS = CONTRACT.replace(
    '"refusals": ["no-car"]',
    '"refusals": ["no-car"], "params": {"no-car": {"since": {"$ref": "#/$defs/month"}}}',
)
SINCE = EXAMPLE.replace('"params": {}', '"params": {"since": "2020-01"}')


def test_what_a_refusal_says_along_with_it_is_agreed_on(tmp_path: Path) -> None:
    assert contract_mistakes(service(tmp_path, PARAMS, SINCE)) == ()


@pytest.mark.parametrize(
    ("contract", "example", "says"),
    [
        (PARAMS, EXAMPLE, "params of 'no-car': \"since\" is a required property, expected as contract.json says"),
        (CONTRACT, SINCE, "params of 'no-car': a member that is not in the contract, expected as contract.json says"),
        (PARAMS, SINCE.replace("2020-01", "January"), "params of 'no-car': value does not match"),
        (PARAMS, SINCE.replace("2020-01", "$sent.colour"), "$sent.colour: nothing of this name is known"),
        (PARAMS.replace('{"no-car": {"since', '{"no-bus": {"since'), EXAMPLE, "params of 'no-bus', expected one of"),
        (PARAMS.replace('{"$ref": "#/$defs/month"}}}', '{"type": "array"}}}'), EXAMPLE, "'since' of type 'array'"),
        (PARAMS.replace('{"$ref": "#/$defs/month"}}}', '{"$ref": "#/$defs/moth"}}}'), EXAMPLE, "leads nowhere"),
    ],
)
def test_a_mistake_in_what_a_refusal_says_along_with_it_is_told(
    tmp_path: Path, contract: str, example: str, says: str
) -> None:
    (mistake,) = contract_mistakes(service(tmp_path, contract, example))
    assert says in str(mistake)
