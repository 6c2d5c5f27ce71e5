"""What would stop a paper in front of a citizen is told before: with the file, the line and the remedy."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.catalogue.contract import SERVICES, read_contract, shared_shapes
from kiosk.papers.check import paper_mistakes

CERTIFICATE = "social-insurance-certificate"
FOLDER = SERVICES / "human_resources" / "social_insurance_certificate"


@dataclass(frozen=True)
class Speaks:
    """A language that can say everything but these."""

    language: str = "en"
    lacks: frozenset[str] = frozenset()
    spoken: tuple[str, ...] = ()  # what its `page-statement` speaks of

    def knows(self, key: str) -> bool:
        return key.rpartition("/")[2] not in self.lacks

    def places(self, service: str = "") -> dict[str, frozenset[str]]:
        return {"page-statement.elder": frozenset(self.spoken)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / FOLDER.name))


def told(folder: Path, *languages: Speaks) -> list[tuple[int, str, str]]:
    contract = read_contract(folder, shared_shapes())
    found = list(paper_mistakes(folder, CERTIFICATE, contract, languages or (Speaks(),)))
    assert all(mistake.file.startswith(f"{folder.parent.name}/{folder.name}/") and mistake.remedy for mistake in found)
    return [(mistake.line, mistake.found, mistake.expected) for mistake in found]


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def line_of(folder: Path, words: str) -> int:
    lines = (folder / "page.toml").read_text("utf-8").splitlines()
    return next(at for at, line in enumerate(lines, start=1) if words in line)


def test_the_page_of_the_certificate_is_right(folder: Path) -> None:
    assert told(folder) == []


def test_a_service_without_papers_of_its_own_has_nothing_wrong_in_them(folder: Path) -> None:
    (folder / "page.toml").unlink()
    assert told(folder) == []


def test_a_sentence_that_one_language_lacks_is_named_with_its_file(folder: Path) -> None:
    (mistake,) = told(folder, Speaks("zh-Hans"), Speaks("en", frozenset({"page-employer"})))
    assert mistake[0] == line_of(folder, "page-employer")
    assert "'page-employer'" in mistake[1]
    assert "words.en.ftl" in mistake[1]


def test_a_shared_sentence_that_is_not_there_is_looked_for_among_the_shared_ones(folder: Path) -> None:
    change(folder / "page.toml", "paper-id-number", "paper-id")
    (mistake,) = told(folder, Speaks("en", frozenset({"paper-id"})))
    assert "the shared strings" in mistake[1]


def test_a_sentence_may_speak_of_what_the_paper_puts_in_and_of_nothing_else(folder: Path) -> None:
    here, page = "'page-statement' speaks of { $day }", line_of(folder, "statement =")
    (only_one,) = told(folder, Speaks("en"), Speaks("zh-Hans", spoken=("day",)))
    assert only_one[1:] == (here, "nothing that is put in")
    assert told(folder, Speaks("en", spoken=("day",)), Speaks("zh-Hans", spoken=("day",))) == [
        (page, here, "day in [values]")
    ]


def test_a_sentence_may_speak_of_what_stands_in_values(folder: Path) -> None:
    change(
        folder / "page.toml",
        '\n[[row]]\nlabel = "paper-name',
        '\n[values]\nday = { show = "number" }\n\n[[row]]\nlabel = "paper-name',
    )
    assert told(folder, Speaks("en", spoken=("day",)), Speaks("zh-Hans", spoken=("day",))) == []


def test_an_option_of_the_answer_without_a_word_is_named(folder: Path) -> None:
    (mistake,) = told(folder, Speaks("en", frozenset({"page-kind-injury"})))
    assert (mistake[0], "'page-kind-injury'" in mistake[1]) == (line_of(folder, "page-kind"), True)


def test_a_list_that_no_answer_has_is_told(folder: Path) -> None:
    change(folder / "page.toml", 'rows = "insurances"', 'rows = "name"')
    assert [(line, found) for line, found, _ in told(folder)] == [(line_of(folder, "rows ="), "rows = 'name'")]


def test_a_single_value_is_no_list(folder: Path) -> None:
    change(folder / "page.toml", 'rows = "insurances"', 'rows = "number"')
    assert [found for _, found, _ in told(folder)] == ["rows = 'number'"]


@pytest.mark.parametrize(
    ("old", "new"), [('show = "employer"', 'show = "company"'), ('until = "to"', 'until = "till"')]
)
def test_a_column_that_the_rows_do_not_have_is_told_with_those_they_have(folder: Path, old: str, new: str) -> None:
    change(folder / "page.toml", old, new)
    ((line, _, expected),) = told(folder)
    assert line == line_of(folder, new)
    assert expected == "one of employer, from, kind, months, status, to"


def test_what_the_contract_does_not_say_any_more_is_told(folder: Path) -> None:
    contract = json.loads((folder / "contract.json").read_text("utf-8"))
    del contract["$defs"]["insurance"]["properties"]["months"]
    (folder / "contract.json").write_text(json.dumps(contract), "utf-8")
    assert [found for _, found, _ in told(folder)] == ["'months' is no member of the rows"]


@pytest.mark.parametrize(
    ("shape", "needed", "finds"),
    [
        ({"type": "string", "maxLength": 20}, True, True),
        ({"type": "string", "pattern": "^([0-9]{4})?$"}, True, True),
        ({"type": "string", "minLength": 1}, False, True),
        ({"type": "string", "minLength": 1}, True, False),
        ({"type": "string", "pattern": "^[0-9]{4}$"}, True, False),
        ({"type": "string", "pattern": "["}, True, False),  # which is told of the contract
        ({"type": "string", "format": "date"}, True, False),
        ({"enum": ["", "a"]}, True, True),
        ({"enum": ["a"]}, True, False),
        ({"const": ""}, True, True),
        ({"const": "on"}, True, False),
        ({"anyOf": [{"type": "string", "minLength": 1}, {"type": "null"}]}, True, True),
        ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, True, True),
        ({"anyOf": [{"type": "string", "minLength": 1}, {"type": "integer"}]}, True, False),
        ({"type": "null"}, True, True),
        ({}, True, True),
        ({"$ref": "#/$defs/word"}, True, True),
        ({"$ref": "#/$defs/word", "minLength": 1}, True, False),
        ({"$ref": "#/$defs/nowhere"}, True, False),  # so is this
        ({"type": "integer"}, True, False),
    ],
)
def test_what_an_office_may_leave_out_or_empty_is_told_before_it_stops_the_paper(
    folder: Path, shape: dict[str, object], *, needed: bool, finds: bool
) -> None:
    contract = json.loads((folder / "contract.json").read_text("utf-8"))
    row = contract["$defs"]["insurance"]
    row["properties"]["months"] = shape
    contract["$defs"]["word"] = {"type": "string"}
    row["required"] = [name for name in row["required"] if needed or name != "months"]
    (folder / "contract.json").write_text(json.dumps(contract), "utf-8")
    missing = (line_of(folder, 'show = "months"'), "'months' may be missing or empty")
    assert [(line, found) for line, found, _ in told(folder)] == [missing] * finds


def test_what_an_office_may_leave_empty_beside_its_rows_is_told_as_well(folder: Path) -> None:
    contract = json.loads((folder / "contract.json").read_text("utf-8"))
    (question,) = contract["questions"].values()
    question["answer"]["properties"]["name"] = {"type": "string"}
    (folder / "contract.json").write_text(json.dumps(contract), "utf-8")
    assert [found for _, found, _ in told(folder)] == ["'name' may be missing or empty"]


def test_what_is_wrong_in_the_file_itself_comes_first(folder: Path) -> None:
    change(
        folder / "page.toml",
        'align = "centre" },\n    { head = "page-months"',
        'align = "center" },\n    { head = "page-months"',
    )
    ((line, found, expected),) = told(folder)
    assert (line, "center" in found, "centre" in expected) == (line_of(folder, '"center"'), True, True)


def test_a_slip_of_the_services_own_is_looked_at_as_well(folder: Path) -> None:
    (folder / "slip.toml").write_text(
        'title = "slip-title"\n[[part]]\nkind = "pairs"\n'
        'pairs = [{ label = "slip-kind", show = "kind", format = "option", words = "slip-kind" }]\n'
    )
    assert [found for _, found, _ in told(folder, Speaks("en", frozenset({"slip-title"})))] == [
        "the sentence 'slip-title' is missing in words.en.ftl"
    ]
