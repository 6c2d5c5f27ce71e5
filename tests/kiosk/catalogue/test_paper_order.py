"""A service that prints: what is drawn first, then written down, then printed, and asked for in the person's name."""

import json
import re
import shutil
from pathlib import Path

import pytest

from kiosk.catalogue.load import SERVICES, check_all
from kiosk.model.mistake import Mistake
from kiosk.papers.templates import papers_there

PROOF = Path("human_resources") / "social_insurance_certificate"
PAPERS = papers_there(SERVICES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A service that prints a certificate, to be spoiled."""
    shutil.copytree(SERVICES / PROOF, tmp_path / PROOF)
    return tmp_path


def mistakes(folder: Path) -> tuple[Mistake, ...]:
    return check_all(folder, papers=PAPERS).mistakes


def changed(folder: Path, pattern: str, to: str) -> None:
    path = folder / PROOF / "service.toml"
    text, count = re.subn(pattern, to, path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert count == 1
    path.write_text(text, encoding="utf-8")


def test_the_service_is_well_as_it_is(folder: Path) -> None:
    assert mistakes(folder) == ()


def test_a_page_that_is_printed_before_its_record_is_refused(folder: Path) -> None:
    changed(folder, r'(\[\[step\]\]\nid = "request".*?)(\[\[step\]\]\nid = "page".*?)(?=\[\[step\]\])', r"\2\1")
    (told,) = mistakes(folder)
    assert told.found == "a page that no record opens"
    assert "closes" in told.expected


def test_a_record_is_not_written_before_its_page_can_be_drawn(folder: Path) -> None:
    printed = r'data = \{ certificate = "certificate" \}'
    changed(folder, printed, 'data = { certificate = "certificate", key = "requested.key" }')
    (told,) = mistakes(folder)
    assert told.found == "'page' prints requested.key"
    assert "drawn first" in told.expected


@pytest.mark.parametrize("part", ["send", "same"])
def test_what_is_printed_is_asked_for_in_somebodys_name(folder: Path, part: str) -> None:
    path = folder / PROOF / "contract.json"
    contract = json.loads(path.read_text(encoding="utf-8"))
    question = contract["questions"]["social-insurance-certificate"]
    if part == "send":
        del question["send"]["properties"]["subject"]
        question["send"]["required"].remove("subject")
    question["same"].remove("subject")
    path.write_text(json.dumps(contract), encoding="utf-8")
    assert any(told.found == "query 'social-insurance-certificate': no subject" for told in mistakes(folder))
