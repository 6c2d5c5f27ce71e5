"""The house keeps its shape: borders between rooms, files of a readable size, sentences in the strings only."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.rules.trees import nodes_of, tree_of

ROOT = Path(__file__).parents[2]
SHIPPED = ("kiosk", "drivers", "ui", "offline_cache")
MOST_LINES = 300
MOST_OF_A_FUNCTION = 30  # with its signature and docstring
CODE = sorted(
    path for room in (*SHIPPED, "device_sim") for path in (ROOT / room).rglob("*") if path.suffix in (".py", ".qml")
)
PYTHON = [path for path in CODE if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in SHIPPED]
WRITTEN_BY_HAND = {".py", ".qml", ".ftl", ".toml", ".json", ".sh"}
UNDONE = re.compile("TODO|FIXME|XXX")
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
# What is no sentence for a citizen: how cards and addresses are written, how lines break, what fonts and codes hold.
MAY_HOLD_CHINESE = frozenset(
    {
        "drivers/camera/charset.py",
        "drivers/id_card/card_text.py",
        "drivers/id_card/ethnic.py",
        "drivers/id_card/private_use.py",
        "drivers/receipt_printer/cli.py",  # the technician's test print
        "drivers/receipt_printer/layout.py",
        "drivers/api/visible.py",
        "kiosk/model/masking.py",
        "kiosk/papers/fonts.py",
        "kiosk/visit/greeting.py",  # surnames
        "kiosk/papers/lettering.py",
        "ui/narrator/phrases.py",  # how sentences end
        "ui/gallery/sayings.py",  # invented people
        "ui/words/line_breaks.py",  # where its lines may end
    }
)
# How what is written is said, and which sounds that has: words of the language itself.
SPEAKS_CHINESE = ("ui/speech/saying/", "ui/speech/phonemes/")
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {one["id"]: one for one in SETTINGS["tool"]["importlinter"]["contracts"] if "id" in one}
MOST_ROOMS = 14
SEEN_BY_UI = {"kiosk.model"}
DATA = {"kiosk.services"}  # holds no code


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def said(path: Path) -> Iterator[ast.Constant]:
    """Every string in the code that is no docstring."""
    comments = {id(node.value) for node in nodes_of(path) if isinstance(node, ast.Expr)}
    for node in nodes_of(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in comments:
            yield node


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_the_borders_between_the_rooms_hold() -> None:
    command = shutil.which("lint-imports", path=str(Path(sys.executable).parent)) or "lint-imports"
    done = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"Contracts: \d+ kept, 0 broken", done.stdout)


def rooms(of: str) -> set[str]:
    """The modules and packages that stand directly in a room, such as `kiosk`."""
    folder = ROOT / of
    names = {path.stem for path in folder.glob("*.py")} | {path.parent.name for path in folder.glob("*/__init__.py")}
    return {f"{of}.{name}" for name in names - {"__init__"}}


def named(contract: str, key: str) -> set[str]:
    """The rooms that a contract names; a floor of the house may hold several."""
    return {room.strip() for one in CONTRACTS[contract][key] for room in one.split("|")}


def test_every_room_of_the_kiosk_stands_on_a_floor() -> None:
    assert named("floors", "layers") == rooms("kiosk") - DATA


def test_the_kiosk_has_few_rooms() -> None:
    assert len(rooms("kiosk") - {"kiosk.__main__"}) <= MOST_ROOMS


def test_every_room_is_pure_or_of_the_shell_or_joins_them() -> None:
    groups = [named("pure", "source_modules"), named("shell", "source_modules"), {"kiosk.app", "kiosk.__main__"}]
    assert set().union(*groups) == rooms("kiosk") - DATA
    assert sum(map(len, groups)) == len(rooms("kiosk") - DATA)
    assert named("drawing", "source_modules") == named("pure", "source_modules") - {"kiosk.papers"}


def test_the_user_interface_sees_one_room_of_the_kiosk() -> None:
    seen = rooms("kiosk") - DATA - named("ui", "forbidden_modules")
    assert seen == SEEN_BY_UI


def test_files_stand_in_rooms() -> None:
    assert sorted(path.name for path in (ROOT / "kiosk").glob("*.py")) == ["__init__.py", "__main__.py"]


def test_a_file_can_be_read_in_one_go() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
    assert {name(path): lines for path, lines in lengths.items() if lines > MOST_LINES} == {}


def test_a_function_can_be_seen_at_once() -> None:
    assert [
        f"{name(path)}:{node.lineno} {node.name}"
        for path in CODE
        if path.suffix == ".py"
        for node in nodes_of(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if lines_of(node) > MOST_OF_A_FUNCTION
    ] == []


def test_what_is_still_to_be_done_stands_in_no_file() -> None:
    """But in an issue, or with its reason in a quality file."""
    files = [path for room in (*SHIPPED, "device_sim", "packaging") for path in (ROOT / room).rglob("*")]
    read = [path for path in files if path.suffix in WRITTEN_BY_HAND]
    assert [name(path) for path in read if UNDONE.search(path.read_text(encoding="utf-8"))] == []


def test_sentences_stand_in_the_strings_only() -> None:
    found = {
        name(path): [f"{node.lineno}: {node.value!r}" for node in said(path) if CHINESE.search(str(node.value))]
        for path in PYTHON
        if not name(path).startswith(SPEAKS_CHINESE)
    }
    assert {file: lines for file, lines in found.items() if lines and file not in MAY_HOLD_CHINESE} == {}
    assert {file for file, lines in found.items() if lines} >= MAY_HOLD_CHINESE, "an exception nobody needs any more"


def test_every_file_says_what_it_is() -> None:
    trees = {path: tree_of(path) for path in PYTHON}
    assert [name(path) for path, tree in trees.items() if tree.body and not ast.get_docstring(tree)] == []


def test_imports_stand_at_the_head_of_a_file() -> None:
    inside = [
        f"{name(path)}:{node.lineno}"
        for path in PYTHON
        for function in nodes_of(path)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []
