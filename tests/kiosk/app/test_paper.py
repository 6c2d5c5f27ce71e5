"""The papers of a terminal are of its configuration: its number, its phone, its time."""

from pathlib import Path

import pypdfium2

from kiosk.app.lettering import lettering_of
from kiosk.app.offer import says
from kiosk.app.paper import papers_of
from kiosk.config.settings import Backend, Config, Data, Fonts, Terminal
from tests.kiosk.paper_samples import CERTIFICATE, PRINTED_AT, certificate


def test_a_page_has_the_number_of_its_terminal_and_the_time_of_its_clock() -> None:
    config = Config(Terminal("GZ0118", "0118", "here"), Backend("https://h", Path("key")), Data(Path("data")))
    papers = papers_of(config, says, lettering_of(Fonts()), PRINTED_AT.timestamp)
    pdf, _ = papers.page(CERTIFICATE, {"certificate": certificate()})
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage().get_text_bounded()
    assert "GZ0118" in text
    assert "2026-11-23 21:48" in text
