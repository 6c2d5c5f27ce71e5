"""Setting a terminal up, as the page says: its commands are run, its settings are read."""

import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from drivers.kinds import NEEDS
from kiosk.backend.signing import read_terminal_key
from kiosk.config.settings import Watchdog, load
from tests.docs.page import ROOT, blocks, command_blocks, file_blocks

PAGE = ROOT / "docs" / "installing.md"
TEXT = PAGE.read_text(encoding="utf-8")


def block_with(words: str) -> list[str]:
    (found,) = [body for info, body in blocks(TEXT) if not info and words in body]
    return found.splitlines()


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A folder in which the commands find what they name."""
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)
    kiosk = tmp_path / ".venv" / "bin" / "kiosk"
    kiosk.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kiosk "$@"\n', encoding="utf-8")
    kiosk.chmod(0o755)
    shutil.copytree(ROOT / "packaging", tmp_path / "packaging")
    return tmp_path


def test_the_settings_and_the_key_are_made_as_the_page_says_and_the_doctor_finds_no_fault_with_them(
    program: Path,
) -> None:
    for command in block_with("secrets.token_hex"):
        subprocess.run(["sh", "-c", f"umask 022; {command}"], cwd=program, check=True)
    key = program / "terminal.key"
    assert len(read_terminal_key(key)) == 32
    assert stat.filemode(key.stat().st_mode) == "-rw-------"
    settings = program / "kiosk.toml"
    needs = "|".join(NEEDS)
    away = re.sub(rf'(?m)^((?:{needs}) = )".*?"', r'\1""', settings.read_text("utf-8"))
    settings.write_text(away.replace("https://backend.example.gov.cn", "http://127.0.0.1:9"), encoding="utf-8")
    doctor = block_with("kiosk doctor")[0]
    told = subprocess.run(["sh", "-c", doctor], cwd=program, capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert re.findall(r"(?m)^(?!ok )(\S+) +(\S+)", told.stdout)[0] == ("NET-01", "backend"), told.stdout
    assert "SYS-" not in told.stdout


def test_without_a_display_the_first_start_says_so_where_the_page_says(program: Path) -> None:
    shutil.copy(ROOT / "packaging" / "kiosk.example.toml", program / "kiosk.toml")
    run = block_with("kiosk run")[1]
    told = subprocess.run(["sh", "-c", run], cwd=program, env={"PATH": "/usr/bin:/bin"}, check=False)
    assert told.returncode == 2
    assert "no display here" in (program / "terminal.log").read_text(encoding="utf-8")


def test_the_settings_of_a_private_authority_are_such(tmp_path: Path) -> None:
    rest = '[terminal]\nid = "GZ0117"\nname = "0117"\nplace = "here"\n[data]\nfolder = "data"\n'
    settings = tmp_path / "kiosk.toml"
    settings.write_text(file_blocks(TEXT)["kiosk.toml"] + rest, encoding="utf-8")
    backend = load(settings).backend
    assert (backend.ca_file, backend.client_key) == (tmp_path / "ministry-ca.pem", tmp_path / "terminal-tls.key")


def test_the_settings_of_a_watchdog_are_such_and_its_rule_and_unit_are_there(tmp_path: Path) -> None:
    rest = '[terminal]\nid = "GZ0117"\nname = "0117"\nplace = "here"\n[data]\nfolder = "data"\n'
    (section,) = [body for info, body in blocks(TEXT) if info == "toml" and "[watchdog]" in body]
    settings = tmp_path / "kiosk.toml"
    settings.write_text(file_blocks(TEXT)["kiosk.toml"] + section + rest, encoding="utf-8")
    assert load(settings).watchdog == Watchdog(Path("/dev/watchdog"), 60)
    for file in ("packaging/systemd/suizhu.service", "packaging/udev/70-suizhu-watchdog.rules"):
        assert file in TEXT
        assert (ROOT / file).is_file()


def test_the_unit_makes_the_data_folder_that_the_page_names() -> None:
    unit = (ROOT / "packaging" / "systemd" / "suizhu.service").read_text(encoding="utf-8")
    (name,) = re.findall(r"(?m)^StateDirectory=(\S+)$", unit)
    for page in (PAGE, PAGE.with_suffix(".zh-CN.md")):
        assert f"`/var/lib/{name}`" in page.read_text(encoding="utf-8")


def test_what_an_administrator_types_is_there_with_its_options() -> None:
    typed = [line for line in command_blocks(TEXT) if line.startswith("sudo ")]
    assert len(typed) == 2
    for command in typed:
        name, *options = [word for word in command.split()[1:] if word.startswith("--") or word == command.split()[1]]
        program = shutil.which(name, path="/usr/sbin:/usr/bin")
        assert program, name
        said = subprocess.run([program, "--help"], capture_output=True, text=True, check=False)
        assert [option for option in options if option not in said.stdout + said.stderr] == []
