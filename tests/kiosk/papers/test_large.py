"""Large print says the same."""

import pytest

from drivers.api.receipt_printer import ReceiptPair, ReceiptQr, ReceiptText
from kiosk.model.preferences import DisplayPreferences
from tests.kiosk.paper_samples import PAPERS
from tests.kiosk.papers.slips import DATA, read, slip


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize("name", DATA)
def test_a_large_slip_says_the_same_with_everything_to_be_read_twice_as_large(name: str, language: str) -> None:
    usual = slip(name, language)
    large = PAPERS.slip(name, DATA[name], DisplayPreferences(elder=True, language=language))
    assert read(large).split() == read(usual).split()
    for element in large:
        assert not isinstance(element, ReceiptPair)
        if isinstance(element, ReceiptText):
            assert (element.scale >= 2, element.tall) == (True, False)
        if isinstance(element, ReceiptQr):
            assert element.dots >= 8
