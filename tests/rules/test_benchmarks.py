"""What `python -m tests.bench --help` offers can be run, and what can be run is offered."""

import ast
from pathlib import Path

import tests.bench
from tests.bench.__main__ import benchmarks


def test_every_benchmark_that_is_offered_has_a_run_and_no_other_module_has_one() -> None:
    folder = Path(tests.bench.__file__).parent
    can_run = [
        path.stem
        for path in sorted(folder.glob("*.py"))
        if any(
            isinstance(one, ast.FunctionDef) and one.name == "run"
            for one in ast.parse(path.read_text(encoding="utf-8")).body
        )
    ]
    assert can_run == benchmarks()
