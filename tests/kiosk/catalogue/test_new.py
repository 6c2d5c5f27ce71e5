"""A service that is begun: its folder checks clean and can be played."""

import shutil
import tomllib
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.app.catalogue import examined
from kiosk.catalogue.example import read_examples
from kiosk.catalogue.load import SERVICES
from kiosk.catalogue.new import APPLICATION, write_service
from kiosk.catalogue.new import CERTIFICATE as CERTIFICATE_PATTERN
from kiosk.catalogue.rehearsal import Plan, rehearse
from tests.docs.walk import copy_of_project, run
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


def named_tests(service: Path) -> set[str]:
    """The tests that show what is done of a service, as it says itself."""
    said = tomllib.loads((service / "service.toml").read_text(encoding="utf-8"))["quality"]
    return {rule["done"] for rule in said.values() if "done" in rule}


@pytest.mark.parametrize("pattern", [APPLICATION, CERTIFICATE_PATTERN])
def test_every_test_that_a_service_names_when_it_is_begun_looks_at_this_very_service(
    tmp_path: Path, pattern: str
) -> None:
    project = copy_of_project(tmp_path / "project")
    services = project / "kiosk" / "services"
    write_service(services, "housing_fund", "newly_begun", pattern)
    named = named_tests(services / "housing_fund" / "newly_begun")
    chosen = ("-k", "newly-begun or test_the_shipped_catalogue_is_whole")
    told = run(project, "pytest", "-p", "no:cacheprovider", "-v", *sorted(named), *chosen)
    passed = [line for line in told.splitlines() if " PASSED" in line]
    alone = {line.partition("[")[0] for line in passed if "newly-begun" in line.partition(" ")[0]}
    at_once = {line.partition(" ")[0] for line in passed if "[" not in line.partition(" ")[0]}
    assert alone | at_once == named
    assert at_once == {"tests/kiosk/catalogue/test_load.py::test_the_shipped_catalogue_is_whole"}


@pytest.mark.parametrize("name", ["Housing", "housing-fund", "../x", "old_age_allowance"])
def test_nothing_is_written_under_a_name_that_is_none_or_taken(folder: Path, name: str) -> None:
    before = sorted(folder.rglob("*"))
    with pytest.raises(ValueError, match=name):
        write_service(folder, "civil_affairs", name)
    assert sorted(folder.rglob("*")) == before
