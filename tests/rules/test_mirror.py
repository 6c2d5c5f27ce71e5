"""The tests mirror the house: those of a module are found by its name.

They stand in test_<module>.py or test_<module>_<more>.py, in the folder that mirrors the module's (see
`tests.covered.own_tests`). Where several modules are one thing and are tested as one, the test file's docstring ends
with a line that names them: "Covers image, modes and stream as well." Modules of another folder are named in full.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.covered import own_tests
from tests.rules.trees import nodes_of

ROOT = Path(__file__).parents[2]
TOPS = ("kiosk", "drivers", "ui", "offline_cache", "device_sim")
COVERS = re.compile(r"^Covers ([\w.]+(?:,\s+[\w.]+)*(?:\s+and\s+[\w.]+)?)\s+as\s+well\.$", re.MULTILINE)
# What has no test of its own, and why. Nothing may be added here without a reason; what has a test has to go.
ELSEWHERE = {
    "ui/gallery/listener.py": "plays a listener for the gallery's pictures, which are looked at; it decides nothing",
    "ui/gallery/reviews.py": "examples: every test of ui/present, ui/narrator and the window shows them",
    "ui/gallery/sayings.py": "examples, as above",
    "ui/gallery/screens.py": "examples, as above",
    "ui/gallery/stages.py": "examples, as above",
}
MOST_ELSEWHERE = 5  # may become less


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


MODULES = sorted(name(path) for top in TOPS for path in (ROOT / top).rglob("*.py"))
TESTS = sorted(name(path) for path in (ROOT / "tests").rglob("test_*.py"))


def does_nothing(file: str) -> bool:
    """Whether it only says what there is: constants, shapes and protocols, and no function with a line in it."""
    functions = [node for node in nodes_of(ROOT / file) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return all(
        isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant) for one in functions for line in one.body
    )


def named_in(docstring: str, folder: str) -> Iterator[str]:
    """The files of the modules that a test's docstring names; `folder` is the one that the test's mirrors."""
    for found in COVERS.finditer(docstring):
        for module in re.split(r",\s+|\s+and\s+", found[1]):
            yield module.replace(".", "/") + ".py" if "." in module else f"{folder}/{module}.py"


@cache
def covered_as_well() -> dict[str, list[str]]:
    """Test files by the module that their docstrings name."""
    found: dict[str, list[str]] = {}
    for test in TESTS:
        if not COVERS.search(text := (ROOT / test).read_text(encoding="utf-8")):
            continue
        for module in named_in(
            ast.get_docstring(ast.parse(text)) or "", test.removeprefix("tests/").rpartition("/")[0]
        ):
            found.setdefault(module, []).append(test)
    return found


def has_own(file: str) -> bool:
    folder = file.rpartition("/")[0]
    beside = [one for one in MODULES if one.rpartition("/")[0] == folder]
    mirrored = [one for one in TESTS if one.rpartition("/")[0] == f"tests/{folder}"]
    return bool(own_tests(file, beside, mirrored))


def without_tests() -> set[str]:
    found = covered_as_well()
    return {one for one in MODULES if one not in found and not has_own(one) and not does_nothing(one)}


def test_the_tests_of_every_module_are_found_by_its_name() -> None:
    assert sorted(without_tests() - ELSEWHERE.keys()) == []


def test_what_is_said_to_have_no_test_of_its_own_has_none() -> None:
    assert sorted(ELSEWHERE.keys() - without_tests()) == []
    assert len(ELSEWHERE) <= MOST_ELSEWHERE
    assert all(ELSEWHERE.values())


def test_a_test_names_modules_that_there_are() -> None:
    assert sorted(covered_as_well().keys() - {*MODULES}) == []


@pytest.mark.parametrize(
    ("docstring", "modules"),
    [
        ("Of one.\n\nCovers modes as well.", ["ui/x/modes.py"]),
        ("Of some.\n\nCovers image, modes and stream as well.", ["ui/x/image.py", "ui/x/modes.py", "ui/x/stream.py"]),
        ("Of far ones.\n\nCovers kiosk.app.offer and\nline as well.", ["kiosk/app/offer.py", "ui/x/line.py"]),
        ("Covers everything.", []),
    ],
)
def test_a_docstring_may_name_modules(docstring: str, modules: list[str]) -> None:
    assert list(named_in(docstring, "ui/x")) == modules
