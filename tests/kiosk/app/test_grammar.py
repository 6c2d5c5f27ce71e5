"""Which sentences Fluent cannot read."""

from pathlib import Path

import pytest

from kiosk.app.catalogue import examined
from kiosk.app.grammar import ungrammatical
from kiosk.catalogue.load import SERVICES


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = x\nb = { $minutes\n", "2: 'b' cannot be read: Expected token: \"}\""),
        ("# c\na = { $k ->\n    [one] x\n}\n", "2: 'a' cannot be read: Expected one of the variants to be marked"),
    ],
)
def test_a_sentence_that_cannot_be_read_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "words.en.ftl"
    file.write_text(text, encoding="utf-8")
    (mistake,) = ungrammatical(file)
    assert str(mistake).startswith(f"{'/'.join(file.parts[-3:])}:{told}")


@pytest.mark.parametrize("text", ["a = { $x } und\n    .elder = { $x }\n", "# a = {\n", "ask-meals\n"])
def test_a_line_without_a_sentence_is_told_where_the_sentence_is_asked_for(tmp_path: Path, text: str) -> None:
    file = tmp_path / "words.en.ftl"
    file.write_text(text, encoding="utf-8")
    assert list(ungrammatical(file)) == []


def test_the_catalogue_tells_it(tmp_path: Path) -> None:
    folder = tmp_path / "progress" / "application_progress"
    folder.mkdir(parents=True)
    for file in (SERVICES / "government_services" / "application_progress").iterdir():
        (folder / file.name).write_text(file.read_text("utf-8").replace("title = ", "title = { ", 1), "utf-8")
    told = [str(mistake) for mistake in examined(tmp_path, thorough=True).mistakes]
    assert len(told) == 2
    assert all("'title' cannot be read" in one for one in told)
