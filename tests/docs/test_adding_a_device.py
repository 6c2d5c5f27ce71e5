"""The walk of docs/adding-a-device.md for one more model, followed to the letter on a copy of the project."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.page import ROOT, blocks, file_blocks

PAGE = (ROOT / "docs" / "adding-a-device.md").read_text(encoding="utf-8")
CHANGES = [(info.split()[1], body) for info, body in blocks(PAGE) if info.startswith("diff ")]
TEST = "tests/drivers/receipt_printer/test_full_cut.py"
ROOMS = ("kiosk", "drivers", "ui", "offline_cache", "device_sim", "tests")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the changes of the page in it."""
    folder = tmp_path_factory.mktemp("model")
    for room in ROOMS:
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for path, change in CHANGES:
        text = (folder / path).read_text(encoding="utf-8")
        old, new = ("\n".join(re.findall(rf"^[ \{sign}](.*)$", change, re.MULTILINE)) for sign in ("-", "+"))
        assert text.count(f"\n{old}\n") == 1, (path, old)  # whole lines, as who follows the page finds them
        (folder / path).write_text(text.replace(f"\n{old}\n", f"\n{new}\n"), encoding="utf-8")
    (folder / TEST).write_text(file_blocks(PAGE)[TEST], encoding="utf-8")
    return folder


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *words], cwd=folder, capture_output=True, text=True, check=False, timeout=100
    )


def test_the_walk_touches_the_models_the_list_of_kinds_and_the_simulator() -> None:
    assert {path for path, _ in CHANGES} == {
        "drivers/receipt_printer/models.py",
        "drivers/kinds.py",
        "device_sim/receipt_printer/dialects.py",
    }


def test_the_new_model_prints_and_every_table_still_fits(copy: Path) -> None:
    models = "tests/drivers/receipt_printer/test_models.py"
    done = run(copy, "pytest", "-q", "-p", "no:cacheprovider", TEST, models, "tests/drivers/test_open.py")
    assert done.returncode == 0, done.stdout + done.stderr


def test_its_name_is_understood_in_an_address_and_others_are_told_of_it(copy: Path) -> None:
    status = run(copy, "drivers", "receipt_printer", "status", "--port", "tcp://127.0.0.1:9?model=full-cut")
    assert (status.returncode, status.stdout.startswith("offline")) == (1, True)
    wrong = run(copy, "drivers", "receipt_printer", "status", "--port", "tcp://127.0.0.1:9?model=fullcut")
    assert wrong.returncode == 2
    expected = re.search(r"expected (.*)", wrong.stderr)
    assert expected
    assert {*re.split(r", | or ", expected[1])} >= {"epson", "full-cut"}
