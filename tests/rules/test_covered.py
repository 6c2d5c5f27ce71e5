"""Coverage is held: by room within a point, and by file where the test file of its name runs all of it."""

import subprocess
import sys
from pathlib import Path

import pytest
from coverage import Coverage

from tests.covered import MAY_LOSE, Cover, Run, complaints, own_tests, read, room_of, written

HELD = Cover({"kiosk/visit": 99.0, "ui": 50.0}, frozenset({"ui/window.py"}))
MODULES = [
    "kiosk/visit/advance.py",
    "kiosk/visit/advance_cards.py",
    "kiosk/visit/flow.py",
    "ui/flow.py",
    "kiosk/__main__.py",
]
TESTS = [
    "tests/kiosk/visit/test_advance.py",
    "tests/kiosk/visit/test_advance_cards.py",
    "tests/kiosk/visit/test_advance_past.py",
    "tests/kiosk/visit/test_flowers.py",
    "tests/ui/test_flow.py",
    "tests/kiosk/test_main.py",
]


@pytest.mark.parametrize(
    ("file", "tests"),
    [
        (MODULES[0], [TESTS[0], TESTS[2]]),
        (MODULES[1], [TESTS[1]]),
        (MODULES[2], []),
        (MODULES[3], [TESTS[4]]),
        (MODULES[4], [TESTS[5]]),
    ],
)
def test_a_test_file_belongs_to_the_module_it_is_named_after(file: str, tests: list[str]) -> None:
    assert own_tests(file, MODULES, TESTS) == tests


def test_a_room_is_a_folder_of_the_house() -> None:
    files = ("kiosk/visit/steps/find.py", "kiosk/visit/flow.py", "kiosk/__main__.py")
    assert [room_of(file) for file in files] == ["kiosk/visit", "kiosk/visit", "kiosk"]


def test_a_room_may_lose_a_point_and_not_more() -> None:
    assert complaints(Cover({**HELD.rooms, "ui": 50.0 - MAY_LOSE}, HELD.not_whole), HELD) == []
    lost = complaints(Cover({**HELD.rooms, "ui": 48.9}, HELD.not_whole), HELD)
    assert lost == ["ui: 48.9 % of the lines, 50.0 % before"]


def test_a_room_that_is_gone_or_new_is_told() -> None:
    moved = Cover({"kiosk/visit": 99.0, "ui/words": 99.0}, HELD.not_whole)
    assert complaints(moved, HELD) == [
        "ui: 0.0 % of the lines, 50.0 % before",
        "ui/words: has no figure in coverage.toml",
    ]


def test_a_file_that_is_no_longer_whole_is_told_and_so_is_a_listed_one_that_has_become_whole() -> None:
    assert complaints(Cover(HELD.rooms, frozenset({"kiosk/visit/flow.py"})), HELD) == [
        "kiosk/visit/flow.py: its own tests do not run all of its lines any more",
        "ui/window.py: listed as not whole, and its own tests run all of it (or it is gone)",
    ]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "coverage.toml").write_text(written(HELD), encoding="utf-8")
    assert read(tmp_path / "coverage.toml") == HELD


FILES = {
    "kiosk/__init__.py": "",
    "kiosk/visit/__init__.py": "",
    "kiosk/visit/flow.py": 'TITLE = "flow"\n\n\ndef way(far):\n    if far:\n        return 2\n    return 1\n',
    "kiosk/visit/walk.py": "from kiosk.visit.flow import way\n\n\ndef walk():\n    return way(True)\n",
    "kiosk/visit/late.py": "LATE = 1\n\n\ndef late():\n    return LATE\n",
    "tests/kiosk/visit/test_early.py": "def test_early():\n    import kiosk.visit.late\n",
    "tests/kiosk/visit/test_late.py": "def test_late():\n    from kiosk.visit import late\n    assert late.late()\n",
    "tests/kiosk/visit/test_flow.py": "from kiosk.visit.flow import way\ndef test_way():\n    assert way(False) == 1\n",
    "tests/kiosk/visit/test_walk.py": "from kiosk.visit.walk import walk\ndef test_walk():\n    assert walk() == 2\n",
}


def test_a_measured_run_tells_rooms_and_what_a_files_own_tests_leave_out(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-c", "/dev/null", "--rootdir=.", "--import-mode=importlib"]
    measured = [*command, "--cov=kiosk", "--cov-context=test", "--cov-report=", "tests"]
    done = subprocess.run(measured, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    coverage = Coverage(data_file=str(tmp_path / ".coverage"), config_file=False)
    coverage.load()
    run = Run(coverage, tmp_path)
    assert run.cover() == Cover({"kiosk/visit": 100.0}, frozenset({"kiosk/visit/flow.py"}))
    assert run.left_out("kiosk/visit/flow.py") == [6]
    assert run.left_out("kiosk/visit/walk.py") == []
    assert run.left_out("kiosk/visit/late.py") == []  # although another test was the first that imported it
