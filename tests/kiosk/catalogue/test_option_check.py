"""An option that the contract calls otherwise than examples and words do is found, and where it stands."""

from pathlib import Path
from typing import Any

import pytest

from kiosk.catalogue.option_check import place_of, renamed, sentences_of

OPTIONS = ["open", "sealed", "closed"]
KEYS = {"page-status-open", "page-status-sealed", "page-status-closed"}


def answer(options: list[str]) -> dict[str, Any]:
    """A list of rows, each with a status of these options."""
    return {
        "properties": {"rows": {"type": "array", "items": {"$ref": "#/$defs/row"}}, "any": True},
        "$defs": {"row": {"properties": {"status": {"enum": options}, "inner": {"$ref": "#/$defs/row"}}}},
    }


def rows(*said: str) -> list[Any]:
    return [{"rows": [{"status": one} for one in said], "any": 1}]


def test_an_option_with_another_name_in_examples_and_words_is_found_within_lists_and_shapes() -> None:
    options = ["opened", "sealed", "closed"]
    assert list(renamed(answer(options), rows("open", "sealed"), KEYS)) == [(options, "opened", "open")]


@pytest.mark.parametrize(
    ("options", "said", "keys"),
    [
        (OPTIONS, ["open", "sealed"], KEYS),  # all is well
        (OPTIONS, ["opne", "sealed"], KEYS),  # the example is wrong: words and contract agree
        (OPTIONS, ["open", "opne"], KEYS),
        (["opened", "sealed", "closed"], ["open"], set()),  # no word says who is right
        (["opened", "sealed", "closed"], ["open"], KEYS | {"page-status-opened"}),
        (["opened", "seal", "closed"], ["open", "sealed"], KEYS),  # which is which, nobody can tell
    ],
)
def test_of_two_against_none_nobody_is_told(options: list[str], said: list[str], keys: set[str]) -> None:
    assert list(renamed(answer(options), rows(*said), keys)) == []


def test_it_stands_where_its_options_do() -> None:
    contract = {"questions": {"q": answer(OPTIONS)}}
    assert place_of(OPTIONS, "sealed", contract) == (
        "questions",
        "q",
        "$defs",
        "row",
        "properties",
        "status",
        "enum",
        1,
    )
    assert place_of(["a"], "a", contract) is None


def test_the_words_of_every_language_count(tmp_path: Path) -> None:
    (tmp_path / "words.en.ftl").write_text("# title = no\ntitle = A\n    .aloud = B\n", encoding="utf-8")
    (tmp_path / "words.zh-Hans.ftl").write_bytes("option-a = 名".encode("gbk"))
    assert sentences_of(tmp_path) == {"title", "option-a"}
