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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = x { other }\n", "1: 'a' speaks of { other }, expected a sentence of the same file"),
        ("a = x { -term }\n", "1: 'a' speaks of { -term }"),
        ("# c\na = { FOO(1) } x\n", "2: 'a' speaks of { FOO() }"),
        ("a = x { a }\n", "1: 'a' speaks of itself"),
        ('a = { "" }\n', "1: 'a' says nothing, expected a sentence"),
        ("a = Hello\n    .elder = \ue863 x\n", "1: 'a.elder' has U+E863, expected characters that people write"),
        ("a = Hello \u202e you\n", "1: 'a' has U+202E"),
        ("a = Hello \0 you\n", "1: 'a' has U+0000"),
        ("a = 高龄津贴\n", "1: 'a' is Chinese, expected a sentence in the language of its file"),
    ],
)
def test_a_sentence_that_no_citizen_could_read_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "words.en.ftl"
    file.write_text(text, encoding="utf-8")
    first = next(ungrammatical(file))
    assert str(first).removeprefix("/".join(file.parts[-3:]) + ":").startswith(told)


def test_sentences_that_speak_of_each_other_without_end_are_told(tmp_path: Path) -> None:
    file = tmp_path / "words.en.ftl"
    file.write_text("one = x { two }\ntwo = y { one }\nthree = { two }\n", encoding="utf-8")
    assert [one.line for one in ungrammatical(file)] == [1, 2]


def test_a_sentence_that_was_left_in_english_is_told(tmp_path: Path) -> None:
    file = tmp_path / "words.zh-Hans.ftl"
    file.write_text("a = Old-age allowance\nb = 高龄津贴 { $x }\nc = { $x }\nd = A4\n", encoding="utf-8")
    assert [str(one).partition(": ")[2] for one in ungrammatical(file)] == [
        "'a' is not Chinese, expected a sentence in the language of its file"
    ]


@pytest.mark.parametrize("name", ["words.en.ftl", "words.zh-Hans.ftl"])
def test_what_fluent_itself_has_may_stand_in_a_sentence(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    text = "\ufeffa = { NUMBER($x) } OK 好, Hello\n    .spoken = { $x }\nb = { a } 好 and so\u2060 on\n"
    file.write_text(text, encoding="utf-8")
    assert list(ungrammatical(file)) == []


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
    assert len(told) == len(list(folder.glob("words.*.ftl"))) > 1
    assert all("'title' cannot be read" in one for one in told)
