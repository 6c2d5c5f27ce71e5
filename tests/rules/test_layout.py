"""The house keeps its shape: borders between rooms, files of a readable size, sentences in the strings only."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHIPPED = ("kiosk", "drivers", "ui", "offline_cache")
MOST_LINES = 300
CODE = sorted(
    path for room in (*SHIPPED, "device_sim") for path in (ROOT / room).rglob("*") if path.suffix in (".py", ".qml")
)
PYTHON = [path for path in CODE if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in SHIPPED]
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in PYTHON}
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
# What is no sentence for a citizen: how cards and addresses are written, how lines break, what fonts and codes hold.
MAY_HOLD_CHINESE = frozenset(
    {
        "drivers/camera/charset.py",
        "drivers/id_card/codec.py",
        "drivers/id_card/ethnic.py",
        "drivers/receipt_printer/cli.py",  # the technician's test print
        "drivers/receipt_printer/layout.py",
        "drivers/scanner/content.py",
        "kiosk/model/masking.py",
        "kiosk/papers/fonts.py",
        "ui/gallery_screens.py",  # invented people
        "ui/tidy.py",  # where its lines may end
    }
)
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {one["id"]: one for one in SETTINGS["tool"]["importlinter"]["contracts"] if "id" in one}
SCREEN = {"kiosk.app.terminal", "kiosk.__main__"}  # what joins the machine with a screen
SEEN_BY_UI = {"kiosk.model", "kiosk.model.masking"}
SEEN_BY_SIMULATORS = {
    "drivers.api",
    "drivers.id_card.codec",
    "drivers.id_card.number",
    "drivers.page_printer.codec",
    "drivers.page_printer.vocabulary",
    "drivers.scanner.codec",
}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def said(tree: ast.AST) -> Iterator[ast.Constant]:
    """Every string in the code that is no docstring."""
    comments = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in comments:
            yield node


def test_the_borders_between_the_rooms_hold() -> None:
    command = shutil.which("lint-imports", path=str(Path(sys.executable).parent)) or "lint-imports"
    done = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"Contracts: \d+ kept, 0 broken", done.stdout)


def parts(room: str) -> set[str]:
    """The modules and packages that stand directly in a room, such as `kiosk` or `drivers.id_card`."""
    folder = ROOT / room.replace(".", "/")
    names = {path.stem for path in folder.glob("*.py")} | {path.parent.name for path in folder.glob("*/*.py")}
    return {f"{room}.{name}" for name in names - {"__init__"}}


def sources(contract: str) -> set[str]:
    return set(CONTRACTS[contract]["source_modules"])


def forbidden(contract: str, room: str) -> set[str]:
    return {module for module in CONTRACTS[contract]["forbidden_modules"] if module.startswith(f"{room}.")}


def test_every_part_of_the_kiosk_stands_in_one_group() -> None:
    groups = [sources("pure"), sources("shell"), sources("machine"), SCREEN]
    assert parts("kiosk") == set().union(*groups)
    assert len(parts("kiosk")) == sum(len(group) for group in groups)


def test_no_border_leaves_a_part_of_the_kiosk_out() -> None:
    top = sources("machine") | SCREEN
    assert forbidden("ui", "kiosk") == parts("kiosk") - SEEN_BY_UI
    assert forbidden("pure", "kiosk") == sources("shell") | top
    assert forbidden("shell", "kiosk") == top
    assert sources("drawing") == sources("pure") - {"kiosk.papers"}
    assert sources("device-values") == sources("pure") - {"kiosk.papers", "kiosk.problems.table"}


def test_no_border_leaves_a_part_of_the_drivers_out() -> None:
    assert forbidden("pure", "drivers") == parts("drivers") - {"drivers.api"}
    assert forbidden("shell", "drivers") == parts("drivers") - {"drivers.api", "drivers.transport"}
    closed = forbidden("simulators", "drivers")
    within = {part for device in parts("drivers") - closed for part in parts(device)}
    seen_in_part = {device for device in parts("drivers") if parts(device) & SEEN_BY_SIMULATORS}
    assert closed | SEEN_BY_SIMULATORS == parts("drivers") - seen_in_part | within


def test_no_simulator_but_the_dock_may_draw_windows() -> None:
    docks = {part for part in parts("device_sim") if part.startswith("device_sim.dock")}
    assert sources("windows") == parts("device_sim") - docks


def test_a_file_can_be_read_in_one_go() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
    assert {file: lines for file, lines in lengths.items() if lines > MOST_LINES} == {}


def test_sentences_stand_in_the_strings_only() -> None:
    found = {
        name(path): [f"{node.lineno}: {node.value!r}" for node in said(tree) if CHINESE.search(str(node.value))]
        for path, tree in TREES.items()
    }
    assert {file: lines for file, lines in found.items() if lines and file not in MAY_HOLD_CHINESE} == {}
    assert {file for file, lines in found.items() if lines} >= MAY_HOLD_CHINESE, "an exception nobody needs any more"


def test_every_file_says_what_it_is() -> None:
    assert [name(path) for path, tree in TREES.items() if tree.body and not ast.get_docstring(tree)] == []


def test_imports_stand_at_the_head_of_a_file() -> None:
    inside = [
        f"{name(path)}:{node.lineno}"
        for path, tree in TREES.items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []
