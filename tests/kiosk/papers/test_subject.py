"""Whose paper a document is: written and found again, and nothing is believed that is said twice or not at all."""

import pytest

from kiosk.papers.subject import subject_mark, subject_of
from tests.kiosk.paper_samples import PAPERS, certificate

WHOSE, OTHER = "5b" * 32, "5c" * 32


def test_the_digest_is_found_in_every_sheet_of_the_document_that_was_drawn_with_it() -> None:
    pdf, _ = PAPERS.page("social-insurance-certificate", certificate(subject=OTHER))
    assert subject_of(pdf) == OTHER


def test_a_document_without_a_digest_is_nobodys() -> None:
    assert subject_of(b"%PDF-1.4\n") == ""
    assert subject_of(b"suizhu-subject:5b5b") == ""


def test_a_document_with_two_digests_is_nobodys() -> None:
    assert subject_of(f"{subject_mark(WHOSE)} {subject_mark(OTHER)}".encode()) == ""
    assert subject_of(f"{subject_mark(WHOSE)}5b".encode()) == ""


@pytest.mark.parametrize("subject", ["", "5b", "5B" * 32, "5b" * 33, f"{WHOSE}\n", "zz" * 32])
def test_a_page_of_nobody_is_not_drawn(subject: str) -> None:
    with pytest.raises(ValueError, match="expected 64 hex digits"):
        PAPERS.page("social-insurance-certificate", certificate(subject=subject))
