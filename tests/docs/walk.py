"""A walk of the documents, followed: its files written into a copy of the catalogue, or of the whole project."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from kiosk.catalogue.file import SERVICE_FILE
from kiosk.catalogue.load import SERVICES, load
from kiosk.papers.templates import papers_there
from kiosk.visit.service import Service
from tests.docs.page import ROOT
from ui.gallery.render import offscreen
from ui.theme.reader import LANGUAGES
from ui.theme.sizes import Panel
from ui.words.sentences import STRINGS, Words

ROOMS = ("kiosk", "drivers", "ui", "offline_cache", "device_sim", "tests")


def copy_of_catalogue(folder: Path) -> Path:
    """The services as they are shipped, where the project has them. `folder` stands for the project."""
    services = folder / "kiosk" / "services"
    shutil.copytree(SERVICES, services)
    return services


def copy_of_project(project: Path) -> Path:
    """All that is needed to play a journey."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, project / room, ignore=shutil.ignore_patterns("__pycache__"))
    return project


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """`files`: their path in the project -> what they say. Of a service among them nothing else is there afterwards:
    whoever has followed the page has one of this name in the project already.
    """
    for path in files:
        if Path(path).name == SERVICE_FILE:
            shutil.rmtree((folder / path).parent, ignore_errors=True)
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")


def words(folder: Path, language: str) -> Words:
    return Words(language, (STRINGS,), folder / "kiosk" / "services")


def catalogue(folder: Path) -> tuple[Service, ...]:
    """CatalogueError: something is wrong in it."""
    texts = [words(folder, language) for language in LANGUAGES]
    return load(folder / "kiosk" / "services", texts=texts, papers=papers_there(folder / "kiosk" / "services"))


def run(project: Path, *arguments: str) -> str:
    """What a module of the copy says. AssertionError: it ended badly."""
    surroundings = {
        **os.environ,
        "QT_QPA_PLATFORM": offscreen(Panel(), project),
        "QT_QUICK_BACKEND": "software",
        "PYTHONPATH": str(project),
    }
    command = [sys.executable, "-m", *arguments]
    ended = subprocess.run(
        command, cwd=project, env=surroundings, capture_output=True, text=True, timeout=90, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout
