"""A service that is begun: its folder checks clean and can be played."""

import shutil
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.app.catalogue import examined
from kiosk.catalogue.example import read_examples
from kiosk.catalogue.load import SERVICES
from kiosk.catalogue.new import APPLICATION, write_service
from kiosk.catalogue.new import CERTIFICATE as CERTIFICATE_PATTERN
from kiosk.catalogue.rehearsal import Plan, rehearse
from tests.kiosk.play import JAM
from tests.quality import scale as quality


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of all services."""
    return Path(shutil.copytree(SERVICES, tmp_path / "services"))


def test_a_certificate_that_is_begun_checks_clean_and_is_printed(folder: Path) -> None:
    where = ["--certificate", "--services", str(folder)]
    assert main(["catalogue", "new", "housing_fund", "housing_fund_paper", *where]) == 0
    checked = examined(folder, thorough=True)
    assert checked.mistakes == ()
    (made,) = [one for one in checked.services if one.id == "housing-fund-paper"]
    examples = read_examples(folder / "housing_fund" / "housing_fund_paper")
    for spoils, papers in ((None, [made.id, "certificate-slip"]), (JAM, [made.id, "claim-slip"])):
        rehearsal = rehearse(made, examples, Plan(spoils=spoils))
        assert rehearsal.over
        assert [paper.template for paper in rehearsal.papers] == papers


def test_what_a_service_that_is_begun_says_of_its_quality_holds(tmp_path: Path) -> None:
    services = tmp_path / "kiosk" / "services"
    for pattern in (APPLICATION, CERTIFICATE_PATTERN):
        write_service(services, "a", f"some_{pattern}", pattern)
    begun = list(quality.services(tmp_path))
    scale = quality.rules(quality.SCALE.read_text(encoding="utf-8"))
    assert [len(one.said) for one in begun] == [len([rule for rule in scale if rule.of == quality.SERVICES])] * 2
    assert [wrong for one in begun for wrong in quality.complaints(one, scale)] == []
    assert [quality.tier(one, scale) for one in begun] == ["", ""]  # nothing is reached by being begun


@pytest.mark.parametrize("name", ["Housing", "housing-fund", "../x", "old_age_allowance"])
def test_nothing_is_written_under_a_name_that_is_none_or_taken(folder: Path, name: str) -> None:
    before = sorted(folder.rglob("*"))
    with pytest.raises(ValueError, match=name):
        write_service(folder, "civil_affairs", name)
    assert sorted(folder.rglob("*")) == before
