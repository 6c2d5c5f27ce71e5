"""What must hold on entry and in the result is asserted in the product, and never asserted away."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rules.trees import nodes_of, tree_of

ROOT = Path(__file__).parents[2]
PAPERS = sorted(
    path
    for path in (ROOT / "kiosk" / "papers").glob("*.py")
    # What is wrong in a file of a service is told with its line, and a template is only data.
    if path.name not in ("template.py", "template_file.py", "templates.py")
)
# File -> the class whose public methods count, "" for the module's own functions, or the one function that counts.
COUNTED: dict[Path, str] = {
    ROOT / "offline_cache" / "contents.py": "Contents",
    ROOT / "offline_cache" / "outbox.py": "Outbox",
    ROOT / "kiosk" / "visit" / "advance.py": "",
    **dict.fromkeys(sorted((ROOT / "drivers").glob("*/codec.py")), ""),
    **dict.fromkeys(sorted((ROOT / "drivers").glob("*/codecs/*.py")), ""),
    ROOT / "drivers" / "scanner" / "codecs" / "keyboard.py": "Typing",
    ROOT / "drivers" / "api" / "input_event.py": "",
    ROOT / "drivers" / "id_card" / "card_text.py": "",
    ROOT / "drivers" / "id_card" / "program_codec.py": "",
    ROOT / "drivers" / "receipt_printer" / "star.py": "",
    ROOT / "drivers" / "transports" / "program_lines.py": "",
    ROOT / "drivers" / "api" / "slot.py": "",
    **dict.fromkeys(PAPERS, ""),
    ROOT / "kiosk" / "papers" / "papers.py": "Papers",
}


def functions(path: Path, counted: str) -> Iterator[ast.FunctionDef]:
    tree = tree_of(path)
    bodies = [node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == counted]
    for node in bodies[0] if bodies else tree.body:
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
            continue
        if bodies or counted in ("", node.name):
            yield node


def assertions(function: ast.FunctionDef) -> list[str]:
    """Those that can fail: they look at something, and each is counted once."""
    tests = [node.test for node in ast.walk(function) if isinstance(node, ast.Assert)]
    looks = [test for test in tests if any(isinstance(part, ast.Name) for part in ast.walk(test))]
    return sorted({ast.unparse(test) for test in looks})


LISTED = [
    pytest.param(function, id=f"{path.relative_to(ROOT)}:{function.name}")
    for path, counted in COUNTED.items()
    for function in functions(path, counted)
]


@pytest.mark.parametrize("function", LISTED)
def test_a_public_function_asserts_what_holds_on_entry_and_in_its_result(function: ast.FunctionDef) -> None:
    assert len(assertions(function)) >= 2, "one for the entry and another one for the result"
    assert isinstance(next(node for node in function.body if not _is_docstring(node)), ast.Assert), "the entry first"


def test_the_list_names_the_outbox_the_visit_every_codec_and_the_papers() -> None:
    assert len(LISTED) > 60
    assert all(any(True for _ in functions(path, counted)) for path, counted in COUNTED.items() if counted)


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def test_no_assertion_says_what_a_citizen_has_said() -> None:
    """A message would be written into logs; what was asserted stands in the line that is named there."""
    product = [ROOT / name for name in ("kiosk", "drivers", "ui", "offline_cache")]
    with_message = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for folder in product
        for path in sorted(folder.rglob("*.py"))
        for node in nodes_of(path)
        if isinstance(node, ast.Assert) and node.msg is not None
    ]
    assert with_message == []


def test_the_terminal_does_not_run_without_its_assertions() -> None:
    line = [sys.executable, "-O", "-m", "kiosk", "run", "--config", "nowhere.toml"]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "assertions" in done.stderr
