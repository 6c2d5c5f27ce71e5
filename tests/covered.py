"""`python -m tests.covered`: what the last measured run covered, by room, held against tests/coverage.toml.

Measured are the lines of the tests that run in this process without a window (packaging/test.sh does it). A room may
lose a point, not more. A product file is covered wholly by the test file of its name, or it is listed as not whole; one
that is listed and has become whole is told as well. Which test ran which line is known from coverage's contexts; what
runs at import belongs to every test, whichever of them was the first that needed the file.
"""

import argparse
import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from coverage import Coverage

ROOT = Path(__file__).parents[1]
PATH = ROOT / "tests" / "coverage.toml"
SHIPPED = ("kiosk", "drivers", "ui", "offline_cache")
MAY_LOSE = 1.0  # points of a hundred
AT_IMPORT = "^$"
WRITE = "python -m tests.covered --write"


@dataclass(frozen=True, slots=True)
class Cover:
    """Percent of lines by room, and the product files that their own test file does not cover wholly."""

    rooms: Mapping[str, float]
    not_whole: frozenset[str]


def own_tests(file: str, modules: Iterable[str], tests: Iterable[str]) -> list[str]:
    """The test files of a product file: test_<module>.py or test_<module>_<more>.py in the folder that mirrors its own.

    `modules` and `tests` are all product and test files, as paths from the root. The longest name has the test file.
    That of `__main__.py` is test_main.py.
    """
    folder = file.rpartition("/")[0]
    stems = {_stem(other) for other in modules if other.rpartition("/")[0] == folder}
    return [test for test in tests if _names(test, f"tests/{folder}", stems) == _stem(file)]


def _stem(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(".py").strip("_")


def _names(test: str, folder: str, stems: Iterable[str]) -> str:
    """The module in this folder that a test file is named after; "" for none."""
    place, _, name = test.rpartition("/")
    stem = name.removeprefix("test_").removesuffix(".py")
    meant = [one for one in stems if stem == one or stem.startswith(f"{one}_")]
    return max(meant, key=len, default="") if place == folder else ""


def room_of(file: str) -> str:
    """The folder below a top one, such as kiosk/visit; what stands in a top folder itself is a room as well."""
    return "/".join(file.split("/")[:-1][:2])


def within_functions(source: str) -> set[int]:
    """The lines of Python that run when something is called, not when the file is imported."""
    functions = [one for one in ast.walk(ast.parse(source)) if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
    return {line for one in functions for line in range(one.body[0].lineno, (one.end_lineno or 0) + 1)}


class Run:
    """A measured run with contexts: which lines of the files below a root were run, by which tests."""

    def __init__(self, coverage: Coverage, root: Path = ROOT) -> None:
        self._coverage, self._root = coverage, root
        self._files = sorted(self._name(Path(path)) for path in coverage.get_data().measured_files())
        self._shipped = [file for file in self._files if file.startswith(tuple(f"{top}/" for top in SHIPPED))]
        self._tests = sorted(map(self._name, (root / "tests").rglob("test_*.py")))

    def cover(self) -> Cover:
        counts: dict[str, tuple[int, int]] = {}
        for file in self._files:
            room = room_of(file)
            lines, missing = self._lines(file, None)
            before, missing_before = counts.get(room, (0, 0))
            counts[room] = before + len(lines), missing_before + len(missing)
        rooms = {room: round(100 * (1 - missing / lines), 1) for room, (lines, missing) in counts.items() if lines}
        return Cover(rooms, frozenset(file for file in self._shipped if self.left_out(file)))

    def left_out(self, file: str) -> list[int]:
        """The lines of a product file that its own tests do not run."""
        tests = own_tests(file, self._shipped, self._tests)
        missing = self._lines(file, [AT_IMPORT, *(f"^{re.escape(test)}::" for test in tests)])[1]
        never = set(self._lines(file, None)[1])
        inside = within_functions((self._root / file).read_text(encoding="utf-8"))
        return [line for line in missing if line in never or line in inside]

    def _lines(self, file: str, contexts: list[str] | None) -> tuple[list[int], list[int]]:
        """The lines of a file, and those that these contexts (regular expressions; None: all) did not run."""
        self._coverage.get_data().set_query_contexts(contexts)
        _, lines, _, missing, _ = self._coverage.analysis2(str(self._root / file))
        return lines, missing

    def _name(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()


def complaints(now: Cover, held: Cover) -> list[str]:
    """What is worse than it was, or no longer listed rightly. Empty: all is well."""
    lost = [
        f"{room}: {now.rooms.get(room, 0.0)} % of the lines, {was} % before"
        for room, was in held.rooms.items()
        if now.rooms.get(room, 0.0) < was - MAY_LOSE
    ]
    return [
        *lost,
        *(f"{room}: has no figure in {PATH.name}" for room in sorted(now.rooms.keys() - held.rooms.keys())),
        *(
            f"{file}: its own tests do not run all of its lines any more"
            for file in sorted(now.not_whole - held.not_whole)
        ),
        *(
            f"{file}: listed as not whole, and its own tests run all of it (or it is gone)"
            for file in sorted(held.not_whole - now.not_whole)
        ),
    ]


def read(path: Path = PATH) -> Cover:
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    return Cover(found["rooms"], frozenset(found["not_whole"]))


def written(cover: Cover) -> str:
    """The file that the next runs are held against."""
    return "\n".join(
        [
            f"# Written by `{WRITE}` after a measured run; what it means stands in tests/covered.py.",
            "# Product files that the test file of their own name does not run wholly. The fewer the better.",
            "not_whole = [",
            *(f'    "{file}",' for file in sorted(cover.not_whole)),
            "]",
            "",
            "[rooms] # percent of lines",
            *(f'"{room}" = {percent}' for room, percent in sorted(cover.rooms.items())),
            "",
        ]
    )


def main(words: list[str]) -> int:
    """0: nothing is worse. 1: something is, and it is said. 2: nothing was measured."""
    parser = argparse.ArgumentParser(prog="python -m tests.covered", description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="hold the next runs against what was measured now")
    parser.add_argument("--why", metavar="FILE", help="print the lines of a product file that its own tests do not run")
    arguments = parser.parse_args(words)
    coverage = Coverage(config_file=str(ROOT / "pyproject.toml"))
    coverage.load()
    if not coverage.get_data().measured_files():
        print("nothing was measured: run sh packaging/test.sh", file=sys.stderr)
        return 2
    run = Run(coverage)
    if arguments.why:
        print(*run.left_out(arguments.why))
        return 0
    now = run.cover()
    if arguments.write:
        PATH.write_text(written(now), encoding="utf-8")
    held = read()
    for room, percent in sorted(now.rooms.items()):
        print(f"{room:32} {percent:5.1f} %  {f'{percent - held.rooms[room]:+.1f}' if room in held.rooms else 'new'}")
    wrong = complaints(now, held)
    for line in wrong:
        print(line, file=sys.stderr)
    if wrong:
        print(f"if this is meant: {WRITE}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
