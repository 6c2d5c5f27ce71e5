"""One slip of the pen in a service's folder is told once, where it stands, and nothing that follows from it is told."""

import shutil
import tomllib
from pathlib import Path

import pytest

from kiosk.app.catalogue import examined
from kiosk.catalogue.load import SERVICES

CERTIFICATE = "human_resources/social_insurance_certificate"
SLIPS = tomllib.loads(Path(__file__).with_name("slips.toml").read_text(encoding="utf-8"))["slip"]


def written(folder: Path, file: str, right: str, wrong: str, service: str = CERTIFICATE) -> Path:
    """The folder with this service in it, where `wrong` stands for every `right`."""
    shutil.copytree(SERVICES / service, folder / service)
    path = folder / service / file
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong), encoding="utf-8")
    return folder


@pytest.mark.thorough
@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip['file']}: {slip['wrong'] or slip['right']}")
def test_a_slip_is_told_once_and_where_it_stands(tmp_path: Path, slip: dict[str, str]) -> None:
    service = slip.get("service", CERTIFICATE)
    text = (SERVICES / service / slip["file"]).read_text(encoding="utf-8")
    whole = text.replace(slip["right"], slip["wrong"], 1)
    (mistake,) = examined(written(tmp_path, slip["file"], text, whole, service), thorough=True).mistakes
    assert str(mistake).removeprefix(f"{service}/") == slip["told"]


def test_the_same_slip_in_several_lines_is_told_with_all_of_them(tmp_path: Path) -> None:
    right = 'id_number = "person.number"'
    folder = written(tmp_path, "service.toml", right, right.replace('number"', 'numbr"'))
    (mistake,) = examined(folder, thorough=True).mistakes
    assert (mistake.line, mistake.also) == (37, (61, 115, 126))
    assert str(mistake).endswith(", also in lines 61, 115, 126")


def test_where_the_contract_is_wrong_nothing_is_measured_by_it(tmp_path: Path) -> None:
    folder = written(tmp_path, "contract.json", "{", "(")
    (mistake,) = examined(folder, thorough=True).mistakes
    assert mistake.found.startswith("not JSON")
