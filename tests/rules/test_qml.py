"""QML shows and adds nothing: no colour, no pixel size, no sentence, no other Qt module than Qt Quick."""

import re
from functools import cache
from pathlib import Path

import ui

FILES = sorted((Path(ui.__file__).parent / "qml").rglob("*.qml"))
FOLDERS = {f'"{up}{folder}"' for up in ("", "../") for folder in ("cabinet", "parts", "theme", "values")}
COLOUR = re.compile(r'"#[0-9a-fA-F]{3,8}"|\bQt\.(?:rgba|hsla)\(|\bcolor: "(?!transparent")')
SIZE_NAMES = r"width|height|size|radius|spacing|margins?|\w+Margin|pixelSize|pointSize|padding|letterSpacing|least"
SIZE = re.compile(rf"^\s*(?:[\w.]+\.)?(?:{SIZE_NAMES}): (?!0\b)\d", re.MULTILINE)
LETTERS = re.compile(r"[\u3000-\u9fff\uff00-\uffef]|[A-Za-z]+ [A-Za-z]+")
CALLS = re.compile(r"\b(?:XMLHttpRequest|new Date|Qt\.formatDate|Qt\.formatTime|toLocale\w*|qsTr)\b")


OBJECT_LISTS = re.compile(r"\): list<[A-Z]\w*>")
# The models of those that repeat something for each of several objects.
OBJECT_MODELS = re.compile(
    r"Repeater \{(?:(?!Repeater \{).)*?model: ([^\n]*)(?:(?!Repeater \{).)*?required property [A-Z]\w* modelData",
    re.DOTALL,
)


@cache
def _code(file: Path) -> str:
    return re.sub(r"(?m)//.*$", "", file.read_text("utf-8"))


def _found(rule: re.Pattern[str]) -> list[tuple[str, str]]:
    """What breaks the rule, in every file: its name and what stands there."""
    return [(file.name, one) for file in FILES for one in rule.findall(_code(file))]


def _strings(code: str) -> list[str]:
    return re.findall(r'"([^"\n]*)"', code)


def test_colours_come_from_the_theme() -> None:
    assert _found(COLOUR) == []


def test_sizes_come_from_the_theme() -> None:
    assert _found(SIZE) == []


def test_sentences_come_from_the_screen() -> None:
    punctuation = "，、；：。,;"  # where a title may be broken
    said = [(file.name, text) for file in FILES for text in _strings(_code(file)) if text != punctuation]
    assert [(file, text) for file, text in said if LETTERS.search(text)] == []


def test_qml_formats_nothing_and_calls_nobody() -> None:
    assert _found(CALLS) == []


def test_only_qt_quick_itself_is_imported() -> None:
    imported = {one for file in FILES for one in re.findall(r"(?m)^import (.+)$", file.read_text("utf-8"))}
    assert imported <= {"QtQuick", "Suizhu", *FOLDERS}


def test_no_function_returns_a_list_of_objects() -> None:
    """Qt 6.7, which arm64 has, turns such a list into one of a single null."""
    assert _found(OBJECT_LISTS) == []


def test_objects_are_repeated_from_an_array_and_never_from_their_list() -> None:
    """Qt 6.11 keeps 200 bytes of each object of a list when the list changes: some kilobytes a visit."""
    assert [(file, model) for file, model in _found(OBJECT_MODELS) if "[..." not in model] == []


def test_a_broken_rule_is_seen() -> None:
    assert OBJECT_MODELS.findall("Repeater {\nmodel: a.list\nRow {\nrequired property Entry modelData") == ["a.list"]
    assert COLOUR.search('color: "#fff"')
    assert COLOUR.search('color: "red"')
    assert OBJECT_LISTS.search("function rows(): list<Entry> {")
    assert SIZE.search("\n    width: 12\n")
    assert SIZE.search("\n    font.pixelSize: 12\n")
    assert LETTERS.search("请稍候")
    assert LETTERS.search("Please wait")
