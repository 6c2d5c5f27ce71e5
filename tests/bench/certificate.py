"""Our certificate against bare ReportLab that draws the same lines of text with the same font and nothing else."""

import io
import statistics
import time
from collections.abc import Callable, Iterator, Sequence

import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from kiosk.papers.official_page import certificate_pdf
from tests.bench.result import Result
from tests.kiosk.paper_samples import FONTS, certificate
from ui.words.sentences import Words

ROUNDS = 41
PEER_FONT = "bench-body"
Line = tuple[float, float, float, str]  # x, y, size, text


def run() -> Iterator[Result]:
    """Median milliseconds a page, fonts loaded, the two taking turns."""
    data, say = certificate(), Words("zh-Hans").say
    lines = _lines(certificate_pdf(data, say, FONTS))
    registerFont(TTFont(PEER_FONT, str(FONTS.body)))
    ours: list[float] = []
    bare: list[float] = []
    for _ in range(ROUNDS):
        ours.append(_milliseconds(lambda: certificate_pdf(data, say, FONTS)))
        bare.append(_milliseconds(lambda: _bare(lines)))
    yield Result(
        "certificate PDF with table, code and seal's place",
        statistics.median(ours),
        statistics.median(bare),
        "ms",
        "bare ReportLab, text only",
        1.3,
    )


def _lines(pdf: bytes) -> list[Line]:
    """Every line of text on the page, as the peer will draw it."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        text = page.get_textpage()
        return [
            (item.get_bounds()[0], item.get_bounds()[1], item.get_font_size(), item.extract())
            for item in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT], textpage=text)
        ]


def _bare(lines: Sequence[Line]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, pageCompression=1)
    for x, y, size, text in lines:
        canvas.setFont(PEER_FONT, size)
        canvas.drawString(x, y, text)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _milliseconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000
