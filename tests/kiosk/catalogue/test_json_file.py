"""Where things stand in a JSON file."""

from pathlib import Path

import pytest

from kiosk.catalogue.json_file import JsonFile

TEXT = """\
{
  "a": [1, {"b": "x,]}"},
    [],
    {"c":
      null}],
  "é\\n": {}
}
"""


def file(folder: Path, text: str | bytes) -> JsonFile:
    path = folder / "culture" / "library_card" / "contract.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return JsonFile(path)


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ((), 1),
        (("a",), 2),
        (("a", 0), 2),
        (("a", 1, "b"), 2),
        (("a", 2), 3),
        (("a", 3), 4),
        (("a", 3, "c"), 4),
        (("é\n",), 6),
        (("é\n", "not there"), 6),
        (("nor this", 7), 1),
    ],
)
def test_every_value_has_its_line_and_one_that_is_missing_that_of_what_it_would_be_in(
    tmp_path: Path, place: tuple[str | int, ...], line: int
) -> None:
    assert file(tmp_path, TEXT).line(place) == line


@pytest.mark.parametrize("text", ["\ufeff{}", "7", '"x"', "[]", "{}", " [ ] ", "[[[1]], 2]"])
def test_anything_that_is_json_is_found_whole(tmp_path: Path, text: str) -> None:
    one = file(tmp_path, text)
    assert (one.mistakes, one.line(())) == ([], 1)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('{"a": 1,\n "b": }', 2, "not JSON: Expecting value"),
        ("", 1, "not JSON: Expecting value"),
        ('{"a": 1,\n "a": 2}', 2, "'a' is there twice"),
        ('{"x": {"a": 1,\n\n "a": 2}}', 3, "'a' is there twice"),
        ("# 图书馆\n\n图".encode("gb18030"), 1, "not JSON: "),
        ("[" * 100_000, 1, "not JSON: nested too deep"),
        ("null", 1, "not JSON: null"),
        ('{"a": "\\ud83d"}', 1, "not JSON: half of a character"),
        ("9" * 5000, 1, "not JSON: a number of too many digits"),
    ],
)
def test_what_is_no_json_is_told_with_its_line(tmp_path: Path, text: str | bytes, line: int, said: str) -> None:
    (mistake,) = file(tmp_path, text).mistakes
    assert (mistake.file, mistake.line) == ("culture/library_card/contract.json", line)
    assert mistake.found.startswith(said)
