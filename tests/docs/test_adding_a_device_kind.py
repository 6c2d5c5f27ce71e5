"""The walk of docs/adding-a-device-kind.md, followed to the letter on a copy of the project."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.page import ROOT, blocks, command_blocks

PAGE = (ROOT / "docs" / "adding-a-device-kind.md").read_text(encoding="utf-8")
BLOCKS = [(info.partition(" "), body) for info, body in blocks(PAGE) if " " in info]
CHANGES = [(path, body) for (mark, _, path), body in BLOCKS if mark == "diff"]
NEW = {path: body for (mark, _, path), body in BLOCKS if mark != "diff"}
COMMANDS = [line.split()[2:] for line in command_blocks(PAGE) if line.endswith("--write")]  # after `PYTHON -m`
COPIED = ("kiosk", "drivers", "ui", "offline_cache", "device_sim", "tests", "docs", "packaging")
SERVICE = "kiosk/services/human_resources/social_insurance_certificate/service.toml"
OF_SETTINGS = (
    "test_every_key_of_the_configuration_is_explained",
    "test_the_example_configuration_loads_and_its_defaults_are_the_real_ones",
)
HANDS = """
import json, subprocess, sys
from pathlib import Path
from device_sim.world import World
world = World(Path(sys.argv[1]))
config = str(world.write_config(width=1920, height=1080, diagonal=21.5))
told = []
for hand in ("shut_door", "open_door", "unplug"):
    world.tell("door_contact", hand)
    for words in (("drivers", "door_contact", "status"), ("kiosk", "doctor", "--json", "--language", "en")):
        command = [sys.executable, "-m", *words, "--config", config]
        told.append(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
world.close()
print(json.dumps(told))
"""
DOCK = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from device_sim.control import ControlServer
from device_sim.dock.window import Dock
from device_sim.world import World
app = QApplication([])
world = World(Path(sys.argv[1]))
control, dock = ControlServer(world), Dock(Path(sys.argv[1]))
def press():
    dock.link.seen.disconnect(press)
    dock.link.did.connect(app.quit)
    next(button for button in dock.cards[-1].buttons if button.press.verb == "open_door").click()
dock.link.seen.connect(press)
QTimer.singleShot(60_000, lambda: app.exit(1))
code = app.exec()
print(json.dumps([world.state()["door_contact"]["door_open"], dock.lights[-1].word]))
dock.close()
control.close()
world.close()
sys.exit(code)
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the files and the changes of the page in it, and the pages that its commands write."""
    folder = tmp_path_factory.mktemp("kind")
    for room in COPIED:
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "README.md", "README.zh-CN.md"):
        shutil.copy(ROOT / file, folder)
    for path, change in CHANGES:
        text = (folder / path).read_text(encoding="utf-8")
        old, new = ("\n".join(re.findall(rf"^\{sign}(.*)$", change, re.MULTILINE)) for sign in "-+")
        assert text.count(old) == 1, (path, old)
        (folder / path).write_text(text.replace(old, new), encoding="utf-8")
    for path, body in NEW.items():
        assert not (folder / path).exists()
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(body, encoding="utf-8")
    for words in COMMANDS:
        done = run(folder, *words)
        assert done.returncode == 0, done.stdout + done.stderr
    return folder


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *words], cwd=folder, capture_output=True, text=True, check=False, timeout=200
    )


def test_the_walk_touches_its_folder_its_simulator_the_list_of_kinds_problems_words_and_what_installers_read() -> None:
    assert {str(Path(path).parent) for path in NEW} == {
        "drivers/door_contact",
        "device_sim/door_contact",
        "tests/drivers/door_contact",
    }
    assert {path for path, _ in CHANGES} == {
        "drivers/kinds.py",
        "device_sim/settings.py",
        "device_sim/world.py",
        "kiosk/problems/table.py",
        *(f"ui/strings/{language}/problems.ftl" for language in ("en", "zh-Hans")),
        *(f"ui/strings/technician/{language}/technician.ftl" for language in ("en", "zh-Hans")),
        "packaging/kiosk.example.toml",
        "docs/configuration.md",
        "docs/configuration.zh-CN.md",
    }


def test_its_own_tests_and_those_that_go_through_the_list_of_kinds_hold(copy: Path) -> None:
    done = run(
        copy, "pytest", "-q", "-p", "no:cacheprovider", "tests/drivers/door_contact", "tests/drivers/test_open.py",
        "tests/drivers/test_addresses.py", "tests/drivers/test_main.py", "tests/kiosk/problems/test_table.py",
        "tests/docs/test_handbook.py", *(f"tests/docs/test_documents.py::{name}" for name in OF_SETTINGS),
        "tests/rules/test_quality.py",
        "tests/rules/test_assertions.py", "tests/rules/test_strings.py", "tests/device_sim/test_world.py",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_drivers_command_and_the_doctor_say_how_the_door_is(copy: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", HANDS, str(tmp_path)], cwd=copy, capture_output=True, text=True, check=False, timeout=200
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told[0::2] == ["shut\n", "open\n", ""]
    found = [next(one for one in json.loads(text) if one["part"] == "door_contact") for text in told[1::2]]
    assert [one["code"] for one in found] == ["", "DOR-01", "DOR-02"]


def test_the_dock_has_its_buttons_and_its_light(copy: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", DOCK, str(tmp_path)],
        cwd=copy, env=environment, capture_output=True, text=True, check=False, timeout=200,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [True, "door contact · 接着 Plugged in"]


def test_a_running_terminal_looks_at_it_beside_the_others(copy: Path) -> None:
    name = "test_a_device_is_told_alike_beside_the_running_terminal_and_alone"
    done = run(copy, "pytest", "-q", "-p", "no:cacheprovider", f"tests/kiosk/technician/test_doctor_devices.py::{name}")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_service_may_need_it_and_nothing_that_no_list_knows(copy: Path) -> None:
    file = copy / SERVICE
    text = file.read_text(encoding="utf-8")
    for need, code in (("door_contact", 0), ("door_bell", 1)):
        file.write_text(text.replace("needs = [", f'needs = ["{need}", ', 1), encoding="utf-8")
        done = run(copy, "kiosk", "catalogue", "check")
        assert (done.returncode, f"needs {need!r}" in done.stdout + done.stderr) == (code, bool(code)), done.stdout
    file.write_text(text, encoding="utf-8")
