"""The walk-through of docs/adding-a-certificate.md, followed to the letter on a copy of the project."""

from pathlib import Path

import pytest

from kiosk.app.catalogue import examined
from kiosk.catalogue.example import read_examples
from kiosk.catalogue.new import CERTIFICATE, write_service
from kiosk.catalogue.rehearsal import plans, rehearse
from kiosk.model.effects import PrintPage
from kiosk.visit.service import Service
from tests.docs.page import ROOT, command_blocks, file_blocks
from tests.docs.walk import copy_of_catalogue, copy_of_project, run, write_files
from tests.kiosk.play import JAM, NOBODY_KNOWS

PAGE = (ROOT / "docs" / "adding-a-certificate.md").read_text(encoding="utf-8")
FILES = file_blocks(PAGE)
FOLDER = "kiosk/services/human_resources/employment_record"
JOURNEY = "tests/flows/journeys/14-employment-record.toml"
BEGUN = "kiosk catalogue new human_resources employment_record --certificate"


def begun(services: Path) -> None:
    write_service(services, "human_resources", "employment_record", CERTIFICATE)


@pytest.fixture
def service(tmp_path: Path) -> Service:
    """As it is read from a catalogue that the page was followed in."""
    services = copy_of_catalogue(tmp_path)
    begun(services)
    write_files(tmp_path, FILES)
    checked = examined(services, thorough=True)
    assert checked.mistakes == ()
    return next(one for one in checked.services if one.id == "employment-record")


def test_the_page_begins_with_the_command_and_changes_what_it_wrote(tmp_path: Path) -> None:
    assert f".venv/bin/{BEGUN}" in [*command_blocks(PAGE)]
    begun(tmp_path)
    written = {f"kiosk/services/{file.relative_to(tmp_path)}" for file in tmp_path.glob("*/*/*")}
    assert set(FILES) == {*written - {f"{FOLDER}/service.toml"}, JOURNEY}
    assert [placed for placed in FILES if "SERVICE-ID" in FILES[placed]] == []


def test_the_page_explains_every_step_that_the_command_writes(service: Service) -> None:
    assert [placed.id for placed in service.steps if f"`{placed.id}`" not in PAGE] == []


def test_every_way_through_it_comes_to_its_end(service: Service, tmp_path: Path) -> None:
    examples = read_examples(tmp_path / FOLDER)
    pages = 0
    for plan in plans(examples, (JAM, NOBODY_KNOWS)):
        rehearsal = rehearse(service, examples, plan)
        assert rehearsal.over or plan.refusal, plan
        pages += sum(isinstance(paper, PrintPage) for paper in rehearsal.papers)
    assert pages > 1


def test_the_journey_is_played_through_the_real_window(tmp_path: Path) -> None:
    project = copy_of_project(tmp_path / "project")
    run(project, *BEGUN.split())
    write_files(project, FILES)
    assert "1 of 1 journeys ended as written" in run(project, "tests.flows", "--out", "out", Path(JOURNEY).stem)
    assert (project / "out" / "receipt-1.png").is_file()
    assert list((project / "out").glob("certificate-*.png"))
