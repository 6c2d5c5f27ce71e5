"""The page of a service: what the back end must answer for it stands there, and one more service changes no other."""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from device_sim.backend import contracts
from kiosk.catalogue.load import SERVICES
from tests.docs.page import ROOT

ROOMS = ("kiosk", "drivers", "ui", "device_sim", "tests", "docs")
GENERATORS = ("tests.quality", "tests.docs.backend_api", "tests.docs.handbook")
FOLDER = Path("kiosk/services/civil_affairs/elder_canteen")
PAGES = {FOLDER / "README.md", FOLDER / "README.zh-CN.md"}


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_every_question_kind_of_record_and_refusal_of_a_service_is_on_its_page(name: str) -> None:
    agreed = contracts.read()
    pages = {file.parent.name.replace("_", "-"): file.read_text("utf-8") for file in SERVICES.rglob(name)}
    lacking = {folder.parent.name for folder in SERVICES.rglob("service.toml") if not (folder.parent / name).is_file()}
    assert lacking == set(), "`python -m tests.quality --write` writes the page of each"
    for question in agreed.questions.values():
        if question.service:
            assert f"`POST /v1/queries/{question.name}`" in pages[question.service]
            assert all(f"`{code}`" in pages[question.service] for code in question.refusals)
    for kind, made in agreed.made.items():
        assert all("`data`" in pages[service] and f"`{kind}`" in pages[service] for service in made if service)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project as far as its pages are made from it."""
    ignored = shutil.ignore_patterns("__pycache__", "pictures")
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=ignored)
    shutil.rmtree(tmp_path / FOLDER, ignore_errors=True)  # of whoever has followed the page that adds it
    return tmp_path


def run(project: Path, *words: str) -> None:
    """A module of the copy. AssertionError: it ended badly."""
    surroundings = {**os.environ, "PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", *words]
    ended = subprocess.run(command, cwd=project, env=surroundings, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def prints(folder: Path) -> dict[Path, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder): sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_pages_of_one_more_service_stand_in_its_folder_and_no_other_file_changes(project: Path) -> None:
    before = prints(project)
    run(project, "kiosk", "catalogue", "new", *FOLDER.parts[-2:])
    for generator in GENERATORS:
        run(project, generator, "--write")
    after = prints(project)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert [path for path in changed if FOLDER not in path.parents] == []
    assert changed >= PAGES
    run(project, "kiosk", "catalogue", "check")
