"""`kiosk catalogue check`: everything that is wrong is told at once.

Covers catalogue as well.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.app.catalogue import examined
from kiosk.catalogue.load import SERVICES
from kiosk.catalogue.new import write_service
from tests.kiosk.play import CHEN, KEPT, LINE_DOWN, Gives, Play, world

CERTIFICATE = "human_resources/social_insurance_certificate"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of all services."""
    return Path(shutil.copytree(SERVICES, tmp_path / "services"))


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_services_are_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "check"]) == 0
    assert capsys.readouterr().out.endswith("services are well, 0 mistakes\n")


def test_mistakes_of_every_file_of_every_service_are_told_at_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(folder / CERTIFICATE / "service.toml", "minutes = 1", "minutes = 0")
    replace(folder / CERTIFICATE / "words.en.ftl", "from-office =", "from-offce =")
    replace(folder / CERTIFICATE / "contract.json", '"same": [', '"same": ["nobody", ')
    replace(folder / "civil_affairs/old_age_allowance/service.toml", 'change = "payment"', 'change = "paymnt"')
    assert main(["catalogue", "check", "--services", str(folder)]) == 1
    told = capsys.readouterr().out
    for said in ("service.toml:4: minutes = 0", "'from-office' is missing in words.en.ftl", "nobody", "'paymnt'"):
        assert said in told


def test_a_program_reads_them_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(folder / CERTIFICATE / "service.toml", "minutes = 1", "minutes = 0")
    assert main(["catalogue", "check", "--json", "--services", str(folder)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert {one["id"] for one in told["services"]} >= {"old-age-allowance", "application-progress"}
    assert told["mistakes"] == [
        {
            "file": f"{CERTIFICATE}/service.toml",
            "line": 4,
            "found": "minutes = 0",
            "expected": "1 or more",
            "remedy": "",
            "also": [],
        }
    ]


def test_a_contract_that_is_no_json_is_told_with_the_rest(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / CERTIFICATE / "contract.json").write_text("{", encoding="utf-8")
    replace(folder / CERTIFICATE / "service.toml", "minutes = 1", "minuts = 1")
    assert main(["catalogue", "check", "--services", str(folder)]) == 1
    told = capsys.readouterr().out
    assert f"{CERTIFICATE}/contract.json:1: " in told
    assert "unknown key 'minuts', expected 'minutes'" in told


def test_no_command_but_run_loads_qt() -> None:
    says = "import sys; from kiosk.__main__ import main; main(['catalogue', 'check'])"
    says += "; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", says], capture_output=True, timeout=60, check=False).returncode == 0


def test_one_of_them_is_counted_as_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = write_service(tmp_path, "housing_fund", "wish")
    assert main(["catalogue", "check", "--services", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "1 service is well, 0 mistakes\n"
    replace(next(file for file in made if file.name == "service.toml"), "minutes = 2", "minutes = 0")
    assert main(["catalogue", "check", "--services", str(tmp_path)]) == 1
    assert capsys.readouterr().out.endswith("\n0 services are well, 1 mistake\n")


def test_a_service_that_is_begun_checks_clean_and_can_be_played(folder: Path) -> None:
    assert main(["catalogue", "new", "housing_fund", "housing_fund_wish", "--services", str(folder)]) == 0
    checked = examined(folder, thorough=True)
    assert checked.mistakes == ()
    (made,) = [one for one in checked.services if one.id == "housing-fund-wish"]
    assert (made.head.department, made.head.verified) == ("housing_fund", False)
    play = Play((made,)).do(world(backend=LINE_DOWN), Gives(CHEN), made.id, "first", "confirm", Gives(KEPT), Gives())
    assert play.visit.placed is not None
    assert play.visit.placed.id == "end"
    assert play.records() == ["application_submitted"]


@pytest.mark.parametrize("name", ["Housing", "housing-fund", "../x", "old_age_allowance"])
def test_a_name_that_is_none_or_taken_is_refused(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "new", "civil_affairs", name, "--services", str(folder)]) == 2
    assert name in capsys.readouterr().err
