"""The papers of a terminal, drawn by name from what a visit knows."""

import pypdfium2
import pytest

from drivers.api.receipt_printer import ReceiptPair
from kiosk.model.preferences import DisplayPreferences
from tests.kiosk.paper_samples import CERTIFICATE, PAPERS, certificate
from tests.kiosk.papers.slips import DATA


def test_a_page_is_official_and_so_in_chinese_with_where_and_when() -> None:
    pdf, sheets = PAPERS.page(CERTIFICATE, {"certificate": certificate()})
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage().get_text_bounded()
        assert len(document) == sheets == 1
    assert "终端 GZ0117" in text
    assert "2026-11-23 21:48" in text


def test_a_slip_is_in_the_citizens_language() -> None:
    pairs = PAPERS.slip("claim-slip", DATA["claim-slip"], DisplayPreferences(language="en"))
    assert "Fault code" in [one.label for one in pairs if isinstance(one, ReceiptPair)]


def test_what_is_missing_is_named() -> None:
    data = certificate()
    del data["insurances"][0]["months"]
    with pytest.raises(KeyError, match="months"):
        PAPERS.page(CERTIFICATE, data)
