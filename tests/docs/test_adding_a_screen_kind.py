"""The kind of screen of docs/adding-a-screen-kind.md, on a copy of the project."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest
from PIL import Image

from tests.docs.page import ROOT, blocks, file_blocks
from tests.rules.test_qml import CALLS, COLOUR, LETTERS, SIZE
from ui.gallery.render import offscreen
from ui.theme.sizes import Panel

PAGE = (ROOT / "docs" / "adding-a-screen-kind.md").read_text(encoding="utf-8")
FILES = file_blocks(PAGE)
QML = "ui/qml/screens/ticket.qml"
(EXAMPLE,) = (body for info, body in blocks(PAGE) if info == "python")
ROOMS = ("kiosk", "drivers", "ui", "tests")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the rooms that it needs, with the files of the page among theirs."""
    project = tmp_path_factory.mktemp("project")
    for room in ROOMS:
        shutil.copytree(ROOT / room, project / room, ignore=shutil.ignore_patterns("__pycache__"))
    for path, content in FILES.items():
        (project / path).write_text(content, encoding="utf-8")
    with (project / "ui" / "gallery" / "screens.py").open("a", encoding="utf-8") as screens:
        screens.write(EXAMPLE)
    return project


def run(project: Path, *command: str | Path, panel: Panel) -> str:
    """What a command says in the copy. AssertionError: it ended badly."""
    display = {"QT_QPA_PLATFORM": offscreen(panel, project), "QT_QUICK_BACKEND": "software"}
    surroundings = {**os.environ, **display, "PYTHONPATH": str(project)}
    ended = subprocess.run(
        command, cwd=project, env=surroundings, capture_output=True, text=True, timeout=90, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout + ended.stderr


def test_the_page_names_one_file_of_qml_and_two_of_words() -> None:
    words = {f"ui/gallery/strings/{language}/ticket.ftl" for language in ("zh-Hans", "en")}
    assert set(FILES) == {QML, *words}


def test_its_qml_keeps_the_rules() -> None:
    strings = [part for part in FILES[QML].split('"')[1::2] if not part.startswith("../")]
    assert [rule.findall(FILES[QML]) for rule in (COLOUR, SIZE, CALLS)] == [[], [], []]
    assert [text for text in strings if LETTERS.search(text)] == []


def test_qmllint_has_nothing_to_say_about_it(project: Path) -> None:
    lint = Path(PySide6.__file__).parent / "qmllint"
    assert run(project, lint, "--ignore-settings", "-I", project / "ui" / "qml", project / QML, panel=Panel()) == ""


def test_it_is_whole_on_the_smallest_panel_in_the_largest_letters(project: Path) -> None:
    test = "tests/ui/test_layout.py::test_every_screen_is_whole[seen-1366x768-elder-en]"
    assert "1 passed" in run(project, sys.executable, "-m", "pytest", "-q", "-c", "/dev/null", test, panel=Panel())


def test_the_gallery_draws_it(project: Path) -> None:
    gallery = ["-m", "ui.gallery", "--out", "pictures", "--only", "ticket", "--size", "elder", "--contrast", "light"]
    run(project, sys.executable, *gallery, panel=Panel())
    drawn = sorted((project / "pictures").rglob("ticket.elder.light.*.png"))
    assert {picture.name.split(".")[3] for picture in drawn} == {"zh-Hans", "en"}
    for picture in drawn:
        with Image.open(picture) as opened:
            assert opened.size == (1080, 1920)
