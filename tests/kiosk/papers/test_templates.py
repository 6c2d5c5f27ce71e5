"""Every paper that a step may ask for is found by its name: in the folder of its service, or among the shared slips."""

from pathlib import Path

import pytest

from kiosk.catalogue.load import SERVICES
from kiosk.papers.templates import SLIPS, all_pages, all_slips, page_file, papers_there, slip_file
from tests.kiosk.play import words
from ui.theme.reader import LANGUAGES


def test_a_page_bears_the_name_of_its_service() -> None:
    assert "social-insurance-certificate" in all_pages(SERVICES)
    assert page_file(SERVICES, "social-insurance-certificate").parent.name == "social_insurance_certificate"


def test_the_shared_slips_are_there_whatever_services_are(tmp_path: Path) -> None:
    assert {"application-slip", "certificate-slip", "claim-slip"} <= all_slips(tmp_path).keys()
    assert all_pages(tmp_path) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shared_slips_have_all_their_sentences(tmp_path: Path, language: str) -> None:
    asked = [key for slip in all_slips(tmp_path).values() for key in slip.sentences()]
    assert len(asked) > 15
    assert [key for key in asked if not key.startswith("paper-") or not words(language).knows(key)] == []


def test_a_service_may_have_a_slip_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "culture" / "library_card"
    folder.mkdir(parents=True)
    (folder / "slip.toml").write_text((SLIPS / "claim_slip.toml").read_text("utf-8"), encoding="utf-8")
    assert slip_file(tmp_path, "library-card-slip") == folder / "slip.toml"
    paper = papers_there(tmp_path)["library-card-slip"]
    assert (paper.on_slip, paper.service, paper.file) == (True, "library-card", "slip.toml")
    assert paper.needs == {"number", "name", "id_number"}
    assert paper.sentences >= {"paper-claim-title", "paper-slip-name"}
    text = (folder / "slip.toml").read_text("utf-8").splitlines()
    assert 'show = "name"' in text[paper.lines["name"] - 1]


def test_what_a_step_must_give_is_read_from_the_template() -> None:
    papers = papers_there(SERVICES)
    shared = papers["application-slip"]
    assert shared.needs == {"number", "qr", "name"}
    assert not shared.service
    assert not shared.lines
    assert papers["social-insurance-certificate"].needs == {
        *("number", "issued_on", "name", "id_number", "subject", "verify_code", "verify_url", "insurances"),
    }


@pytest.mark.parametrize("name", ["party", "old-age-allowance", "../services"])
def test_a_page_that_is_not_there_is_named(name: str) -> None:
    with pytest.raises(LookupError, match=name):
        page_file(SERVICES, name)
