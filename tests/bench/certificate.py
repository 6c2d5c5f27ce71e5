"""Our certificate against bare ReportLab that draws the same lines of text, and against typst that sets the same page.

The first page of a process is measured in a process of its own for each, after its imports.
"""

import io
import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import typst
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from kiosk.model.text import Text
from kiosk.papers.pdf import qr_rectangles
from kiosk.papers.written import Writer
from tests.bench.result import Result
from tests.kiosk.paper_samples import (
    CERTIFICATE,
    FONTS,
    certificate,
    certificate_page,
    certificate_template,
    insurance,
    sayer,
)

ROUNDS, FIRSTS = 41, 3
BARE, TYPST = "bare ReportLab, text only", "typst, the same page"
PEER_FONT = "bench-body"
TYPST_PAGE = Path(__file__).with_suffix(".typ")
TYPST_FAMILIES = ["WenQuanYi Micro Hei", "HanaMinA", "HanaMinB"]  # the files of FONTS
Line = tuple[float, float, float, str]  # x, y, size, text


def run() -> Iterator[Result]:
    """Median milliseconds a page, fonts loaded, taking turns; bytes; and the first page of a process."""
    given = [_given(number) for number in range(ROUNDS)]
    figures: dict[str, list[float]] = {name: [] for name in WAYS}
    for one in given:
        for name, draw in WAYS.items():
            figures[name].append(_milliseconds(draw, one[name]))
    ours, bare, peer = (statistics.median(figures[name]) for name in WAYS)
    first = {name: min(_first(name, given[0][name]) for _ in range(FIRSTS)) for name in WAYS}
    page, beginning = "certificate PDF with table, code and seal's place", "its first page in a process"
    yield Result(page, ours, bare, "ms", BARE, 1.3)
    yield Result(page, ours, peer, "ms", TYPST, 1.0)
    yield Result(beginning, first["ours"], first["bare"], "ms", BARE, 1.3)
    yield Result(beginning, first["ours"], first["typst"], "ms", TYPST, 1.0)
    yield Result("its size", len(_ours(given[0]["ours"])), len(_typst(given[0]["typst"])), "bytes", TYPST, 1.2)


def _given(number: int) -> Mapping[str, Any]:
    """What each of them draws: another certificate every time, since typst remembers what it has set."""
    rows = [
        insurance(kind, employer=f"广州市第{number}示例机械有限公司", months=number + at)
        for at, kind in enumerate(("pension", "medical", "unemployment", "injury", "maternity"))
    ]
    code = f"{number * 2654435761 % 2**32:08x}"
    data = certificate(
        number=f"440100-2026-{number:07}",
        verify_code=code,
        verify_url=f"https://zwfw.example.cn/v/{code}",
        insurances=rows,
    )
    return {"ours": data, "bare": _lines(_ours(data)), "typst": _words(data)}


def _ours(data: Any) -> bytes:
    return certificate_page(data)[0]


def _bare(lines: Any) -> bytes:
    _register_peer_font()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, pageCompression=1)
    for x, y, size, text in lines:
        canvas.setFont(PEER_FONT, size)
        canvas.drawString(x, y, text)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _typst(words: object) -> bytes:
    pdf = _compiler().compile(sys_inputs={"page": json.dumps(words)}, format="pdf", pdf_tags=False)
    assert isinstance(pdf, bytes)
    return pdf


WAYS: Mapping[str, Callable[[Any], bytes]] = {"ours": _ours, "bare": _bare, "typst": _typst}


@cache
def _register_peer_font() -> None:
    font = TTFont(PEER_FONT, str(FONTS.body))
    font.face.name = PEER_FONT.encode()  # under its own name ReportLab would take our font, which is a quicker one
    registerFont(font)


@cache
def _compiler() -> typst.Compiler:
    folders: list[Path] = [FONTS.body.parent, FONTS.rare[0].parent]
    return typst.Compiler(TYPST_PAGE, font_paths=folders, ignore_system_fonts=True)


def _lines(pdf: bytes) -> Sequence[Line]:
    """Every line of text on the page, as the bare peer will draw it."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        text = page.get_textpage()
        return [
            (item.get_bounds()[0], item.get_bounds()[1], item.get_font_size(), item.extract())
            for item in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT], textpage=text)
        ]


def _words(data: Mapping[str, Any]) -> Mapping[str, object]:
    """What the peer sets: the words of our page."""
    template, say = certificate_template(), sayer("zh-Hans")
    writer = Writer(CERTIFICATE, say)

    def frame(key: str, **args: str) -> str:
        return say(Text(f"paper-{key}", args, private=True))

    (table,) = template.table
    size, rectangles = qr_rectangles(data["verify_url"])
    return {
        "fonts": TYPST_FAMILIES,
        "title": writer.sentence(template.title),
        "demonstration": frame("demonstration"),
        "number": frame("number", number=data["number"]),
        "person": [words for row in template.row for words in (writer.sentence(row.label), writer.value(row, data))],
        "statement": writer.sentence(template.statement),
        "heads": [writer.sentence(column.head) for column in table.columns],
        "rows": [["\n".join(writer.lines(column, row)) for column in table.columns] for row in data[table.rows]],
        "blank": frame("blank-below"),
        "notes": [f"{number}. {writer.sentence(key)}" for number, key in enumerate(template.notes, start=1)],
        "modules": size,
        "code": [[*map(int, run)] for run in re.findall(r"(\d+) (\d+) (\d+) 1 re", rectangles)],
        "verify": frame("verify"),
        "verify-code": data["verify_code"],
        "verify-how": frame("verify-how"),
        "verify-url": data["verify_url"],
        "seal": frame("seal"),
        "issued": frame("issued-on", date=data["issued_on"]),
        "footer": frame("footer", terminal=data["terminal"], printed=data["printed_at"]),
        "page": frame("page", number="1", of="1"),
    }


def _milliseconds(draw: Callable[[Any], bytes], given: Any) -> float:
    begin = time.perf_counter()
    draw(given)
    return (time.perf_counter() - begin) * 1000


def _first(name: str, given: object) -> float:
    """The first page of a new process, after its imports."""
    command = [sys.executable, "-m", "tests.bench.certificate", name]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True)
    return float(done.stdout)


if __name__ == "__main__":
    GIVEN = json.load(sys.stdin)
    print(_milliseconds(WAYS[sys.argv[1]], GIVEN))
