"""The documents hold: links lead somewhere, commands exist, keys are the configuration's."""

import re
import subprocess
import sys
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

from device_sim.dock.board import BOARD
from device_sim.dock.pieces import Flip, Piece, Press
from drivers.addresses import first_mistake
from drivers.kinds import NEEDS
from kiosk.config.settings import SECTIONS, Devices, Idle, Panel
from kiosk.config.settings import load as load_config
from tests.docs.page import ROOT, command_blocks, file_blocks, headings, links, pages
from tests.quality.scale import names_of_tests

KEYS = [ROOT / "docs" / f"configuration{language}.md" for language in ("", ".zh-CN")]
EXAMPLE = ROOT / "packaging" / "kiosk.example.toml"
LARGEST_PICTURE = 120_000  # bytes
LONGEST_DECISION = 45  # lines: one page
STARTS = (".venv/bin/", "python -m ", "python3 ", "kiosk ", "sh packaging/")
OTHERS_PATHS = re.compile(r"/(?:work|root|home|Users)/")
_SETTING = re.compile(r"^[A-Z_]+=\S+ ")
_OPTION = re.compile(r"--[a-z-]+")
NO_HELP = "packaging/test.sh"  # its arguments are pytest's


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def commands(page: Path) -> set[str]:
    """Everything on the page that is to be typed."""
    text = page.read_text(encoding="utf-8")
    typed = [*command_blocks(text), *re.findall(r"`([^`\n]+)`", text)]
    bare = (_SETTING.sub("", line.strip()) for line in typed)
    return {line for line in bare if line.startswith(STARTS)}


def runnable(command: str) -> tuple[str, ...]:
    """The command without its arguments: as far as its words are fixed."""
    words = command.replace("python -m ", "python=-m=").split()
    program = [words[0].removeprefix(".venv/bin/").replace("=", " ")]
    for word in words[1:]:
        if not re.fullmatch(r"[a-z][a-z0-9_-]*|packaging/[a-z]+\.sh", word):
            break
        program.append(word)
    return tuple(" ".join(program).split())


def every_command() -> list[str]:
    return sorted({command for page in pages() for command in commands(page)})


@cache
def help_of(command: tuple[str, ...]) -> str:
    """What `--help` says. AssertionError: there is no such command."""
    python = [sys.executable]
    start = {
        "python": python,
        "kiosk": [*python, "-m", "kiosk"],
        "pre-commit": [*python, "-m", "pre_commit"],
        "sh": ["sh"],
    }[command[0]]
    ended = subprocess.run(
        [*start, *command[1:], "--help"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.mark.parametrize("command", every_command())
def test_a_command_of_the_documents_exists_with_its_options(command: str) -> None:
    if NO_HELP in command:
        assert (ROOT / NO_HELP).is_file()
        return
    said = help_of(_known(runnable(command)))
    assert set(_OPTION.findall(command)) <= set(_OPTION.findall(said))


@pytest.mark.parametrize("page", [page for page in pages() if "adr" not in page.parts], ids=name_of)
def test_a_command_works_as_it_is_printed(page: Path) -> None:
    """Nothing that asks for a Python of the system: it is not there on a bare machine, and has no libraries."""
    assert [command for command in commands(page) if not command.startswith((".venv/bin/", "sh packaging/"))] == []


def _known(command: tuple[str, ...]) -> tuple[str, ...]:
    """Arguments such as a device's name are no part of the command: `tell line cut` is `tell`."""
    return command[:4] if command[2:4] in (("device_sim", "tell"), ("device_sim", "render")) else command


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [link for link in links(text) if not _is_there(page, link)] == []
    assert OTHERS_PATHS.findall(text) == []


def _is_there(page: Path, link: str) -> bool:
    if link.startswith("https://"):
        return True
    name, _, heading = link.partition("#")
    target = (page.parent / name).resolve() if name else page
    return target.exists() and (not heading or heading in headings(target.read_text(encoding="utf-8")))


def test_paths_named_in_the_documents_are_there() -> None:
    room = re.compile(r"`((?:kiosk|drivers|ui|offline_cache|device_sim|packaging|tests|docs)/[\w./-]+\.\w+)`")
    texts = {page: page.read_text(encoding="utf-8") for page in pages()}
    new = {path for text in texts.values() for path in file_blocks(text)}  # what the reader of a walk is to write
    for page, text in texts.items():
        assert [path for path in room.findall(text) if path not in new and not (ROOT / path).exists()] == [], page


def test_tests_named_in_the_documents_are_there() -> None:
    named = re.compile(r"`(tests/[\w/]+\.py)::(\w+)(?:\[[^`]+\])?`")
    for page in pages():
        found = named.findall(page.read_text(encoding="utf-8"))
        assert [name for file, name in found if name not in names_of_tests(ROOT / file)] == [], page


def test_journeys_named_among_the_faults_are_played() -> None:
    text = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
    journeys = {path.stem for path in (ROOT / "tests" / "flows" / "journeys").glob("*.toml")}
    named = set(re.findall(r"`(\d\d-[a-z-]+)`", text))
    assert named <= journeys
    troubles = {name for name in journeys if name[0] in "45678"}
    assert troubles <= named
    alone = {path.name for path in (ROOT / "tests" / "flows" / "faults").glob("*.toml")}
    assert {name for name in alone if f"`tests/flows/faults/{name}`" not in text} == set()


def test_buttons_named_among_the_faults_are_in_the_dock() -> None:
    there = {f"{card.zh}/{zh}" for card in BOARD for row in card.rows for piece in row for zh in names_of(piece)}
    for name in ("faults.md", "faults.zh-CN.md"):
        text = (ROOT / "docs" / name).read_text(encoding="utf-8")
        cards = "|".join(card.zh for card in BOARD)
        named = set(re.findall(rf"`((?:{cards})/[^`]+)`", text))
        assert len(named) > 25, name
        assert named - there == set(), name


def names_of(piece: Piece) -> tuple[str, ...]:
    """What stands on a button of the dock."""
    if isinstance(piece, Press):
        return (piece.zh,)
    return (piece.do.zh, piece.undo.zh) if isinstance(piece, Flip) else (piece.press.zh,)


def test_pictures_are_small() -> None:
    sizes = {picture.name: picture.stat().st_size for picture in (ROOT / "docs" / "pictures").iterdir()}
    assert sizes
    assert [name for name, size in sizes.items() if size > LARGEST_PICTURE] == []


@pytest.mark.parametrize("page", KEYS, ids=name_of)
def test_every_key_of_the_configuration_is_explained(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for section, kind in SECTIONS.items():
        rows = "\n".join(line for line in text.splitlines() if line.startswith(f"| `[{section}]"))
        keys = NEEDS if kind == Devices else [one.name for one in fields(kind)]
        assert [key for key in keys if f"{key}`" not in rows] == []


def test_the_example_configuration_loads_and_its_defaults_are_the_real_ones() -> None:
    config = load_config(EXAMPLE)
    assert config.panel == Panel()
    assert config.idle == Idle()
    assert config.backend.key_file == EXAMPLE.parent / "terminal.key"
    assert list(config.devices) == list(NEEDS)
    assert first_mistake(config.devices) is None


def test_decisions_are_numbered_in_order_and_fit_on_a_page() -> None:
    decisions = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert [path.name[:4] for path in decisions] == [f"{number:04d}" for number in range(1, len(decisions) + 1)]
    for path in decisions:
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(path.name[:4])}. ")
        assert re.match(r"# .+\n\nAccepted, 20\d\d-\d\d", text), path.name
        assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
        assert len(text.splitlines()) <= LONGEST_DECISION
