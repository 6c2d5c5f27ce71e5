"""Every mark on a branch that handles a fault has exactly one test that names it, and the other way round."""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from offline_cache.mark import mark
from tests.marks import hitting
from tests.rules.test_layout import PYTHON, ROOT, name
from tests.rules.trees import nodes_of

FORM = re.compile(r"[a-z]+(-[a-z]+)+")
LEAST = 40
ROOMS = (
    "kiosk/runtime/",
    "kiosk/backend/",
    "kiosk/queue/",
    "offline_cache/",
    "drivers/",
    "ui/speech/",
)  # where faults are handled
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def called(files: Iterable[Path], function: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of `function`, written like this, and the place where it stands."""
    last = function.rpartition(".")[2]
    for path in files:
        if f"{last}(" not in path.read_text(encoding="utf-8"):
            continue
        for node in nodes_of(path):
            if isinstance(node, ast.Call) and _last(node.func) == last and ast.unparse(node.func) == function:
                yield f"{name(path)}:{node.lineno}", node


def _last(called: ast.expr) -> str:
    return str(getattr(called, "attr", getattr(called, "id", "")))


@cache
def names(files: tuple[Path, ...], function: str) -> dict[str, list[str]]:
    """Where each name is given to `function`."""
    found: dict[str, list[str]] = {}
    for place, call in called(files, function):
        for argument in call.args:
            word = argument.value if isinstance(argument, ast.Constant) else ast.unparse(argument)
            found.setdefault(str(word), []).append(place)
    return found


def hears_marks(path: Path) -> bool:
    """Whether the name `mark` in the file is the one that tests can hear."""
    if ".mark import" not in path.read_text(encoding="utf-8"):
        return False
    return any(isinstance(node, ast.ImportFrom) and str(node.module).endswith(".mark") for node in nodes_of(path))


@cache
def marks() -> dict[str, list[str]]:
    """Every mark of the product, and where it stands."""
    return names(tuple(path for path in PYTHON if hears_marks(path)), "mark")


def named() -> dict[str, list[str]]:
    """Every mark that a test names, and where."""
    return names(tuple(TESTS), "pytest.mark.hits")


def test_every_mark_has_its_test_and_every_such_test_its_mark() -> None:
    assert {mark: places for mark, places in marks().items() if mark not in named()} == {}, "no test names it"
    assert {mark: places for mark, places in named().items() if mark not in marks()} == {}, (
        "the product has no such mark"
    )


def test_a_mark_stands_in_one_place_and_is_named_by_one_test() -> None:
    assert {mark: places for mark, places in marks().items() if len(places) > 1} == {}
    assert {mark: places for mark, places in named().items() if len(places) > 1} == {}


def test_marks_are_words_and_stand_where_faults_are_handled() -> None:
    assert [mark for mark in marks() if not FORM.fullmatch(mark)] == []
    assert [place for places in marks().values() for place in places if not place.startswith(ROOMS)] == []
    assert len(marks()) >= LEAST


def test_a_test_that_misses_its_mark_fails() -> None:
    with hitting("disk-full"):
        mark("disk-full")
    with pytest.raises(AssertionError, match="not hit: disk-full"), hitting("disk-full", "disk-failed"):
        mark("disk-failed")


def catches_all(handler: ast.ExceptHandler) -> bool:
    return handler.type is None or _last(handler.type) in ("Exception", "BaseException")


def hands_on(handler: ast.ExceptHandler) -> bool:
    """It is marked or raised, or the exception goes to somebody: none of them is swallowed."""
    inside = [node for line in handler.body for node in ast.walk(line)]
    return any(
        isinstance(node, ast.Raise)
        or (isinstance(node, ast.Call) and _last(node.func) == "mark")
        or (isinstance(node, ast.Name) and node.id == handler.name)
        for node in inside
    )


def test_whoever_catches_every_exception_says_why_and_swallows_none() -> None:
    caught = [(path, node) for path in PYTHON for node in nodes_of(path) if isinstance(node, ast.ExceptHandler)]
    wide = [(path, node) for path, node in caught if catches_all(node)]
    assert len(wide) > 10
    lines = {path: path.read_text(encoding="utf-8").splitlines() for path, _ in wide}
    unsaid = [f"{name(path)}:{node.lineno}" for path, node in wide if "  # " not in lines[path][node.lineno - 1]]
    swallowed = [f"{name(path)}:{node.lineno}" for path, node in wide if not hands_on(node)]
    assert (unsaid, swallowed) == ([], [])
