"""Every mark on a branch that handles a fault has exactly one test that names it, and the other way round."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from offline_cache.mark import mark
from tests.marks import hitting
from tests.rules.test_layout import ROOT, TREES, name

FORM = re.compile(r"[a-z]+(-[a-z]+)+")
LEAST = 40
ROOMS = ("kiosk/runtime/", "kiosk/backend/", "kiosk/queue/", "offline_cache/", "drivers/")  # where faults are handled
TESTS = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "tests").rglob("*.py"))}


def called(trees: Iterable[tuple[Path, ast.AST]], function: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of `function`, written like this, and the place where it stands."""
    for path, tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == function:
                yield f"{name(path)}:{node.lineno}", node


def names(trees: Iterable[tuple[Path, ast.AST]], function: str) -> dict[str, list[str]]:
    """Where each name is given to `function`."""
    found: dict[str, list[str]] = {}
    for place, call in called(trees, function):
        for argument in call.args:
            word = argument.value if isinstance(argument, ast.Constant) else ast.unparse(argument)
            found.setdefault(str(word), []).append(place)
    return found


def marks_of(tree: ast.AST) -> bool:
    """Whether the name `mark` in it is the one that tests can hear."""
    return any(isinstance(node, ast.ImportFrom) and str(node.module).endswith(".mark") for node in ast.walk(tree))


MARKS = names([(path, tree) for path, tree in TREES.items() if marks_of(tree)], "mark")
NAMED = names(TESTS.items(), "pytest.mark.hits")


def test_every_mark_has_its_test_and_every_such_test_its_mark() -> None:
    assert {mark: places for mark, places in MARKS.items() if mark not in NAMED} == {}, "no test names it"
    assert {mark: places for mark, places in NAMED.items() if mark not in MARKS} == {}, "the product has no such mark"


def test_a_mark_stands_in_one_place_and_is_named_by_one_test() -> None:
    assert {mark: places for mark, places in MARKS.items() if len(places) > 1} == {}
    assert {mark: places for mark, places in NAMED.items() if len(places) > 1} == {}


def test_marks_are_words_and_stand_where_faults_are_handled() -> None:
    assert [mark for mark in MARKS if not FORM.fullmatch(mark)] == []
    assert [place for places in MARKS.values() for place in places if not place.startswith(ROOMS)] == []
    assert len(MARKS) >= LEAST


def test_a_test_that_misses_its_mark_fails() -> None:
    with hitting("disk-full"):
        mark("disk-full")
    with pytest.raises(AssertionError, match="not hit: disk-full"), hitting("disk-full", "disk-failed"):
        mark("disk-failed")
