"""`kiosk catalogue preview SERVICE --out DIR`: all that a service shows and prints, as files, from its own examples.

Screens are drawn by the user interface itself, pages and slips by the papers; no device, office or window is needed.
"""

import importlib
from collections.abc import Iterator
from datetime import datetime
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from types import ModuleType

from drivers.api.errors import DeviceError, Fault
from drivers.api.receipt_printer import Receipt
from drivers.receipt_printer import layout
from kiosk.app.catalogue import offered
from kiosk.app.lettering import lettering_of
from kiosk.app.offer import says
from kiosk.catalogue.contract import SERVICES
from kiosk.catalogue.example import Examples, read_examples
from kiosk.catalogue.rehearsal import TODAY, Plan, Rehearsal, plans, rehearse
from kiosk.config.settings import Fonts
from kiosk.model.clock import CHINA
from kiosk.model.effects import PrintPage
from kiosk.model.frozen import dataclass
from kiosk.model.preferences import DisplayPreferences
from kiosk.papers.fonts import PaperFonts, typeface
from kiosk.papers.paper_data import PrintPlace
from kiosk.papers.papers import Papers
from kiosk.papers.slip_picture import SlipLayout, slip_picture
from kiosk.problems.table import problem_for
from kiosk.visit.service import Service
from ui.gallery.render import PANELS, SIZES, Gallery, application_on
from ui.theme.reader import LANGUAGES, Reader
from ui.theme.sizes import Panel
from ui.window import close_window

LAYOUT = SlipLayout(layout.COLUMNS, layout.text_lines, layout.pair_lines, layout.width)
PLACE = PrintPlace("GZ0117", "12345")
PRINTED_AT = datetime(TODAY.year, TODAY.month, TODAY.day, 21, 48, tzinfo=CHINA)
SPOILS = tuple(problem_for(DeviceError("page_printer", fault, began=True)) for fault in (Fault.JAM, Fault.UNCERTAIN))
PANEL = "1080x1920"  # where none is named
PAGE_SCALE = 150 / 72  # 150 dots to the inch
PDF_READER = "pypdfium2"  # comes with the extra `sim`


@dataclass(frozen=True)
class Played:
    """One way through the service, and a short name for it."""

    name: str
    rehearsal: Rehearsal


def preview(service: str, out: Path, panel: str = "", *, elder: bool = False) -> int:
    """Write the files. 0: done. ValueError: no such service, or something in it is wrong. OSError: no place for it.

    `panel`: WIDTHxHEIGHT, one of the gallery's; "": the upright one. `elder`: the screens in elder mode.
    """
    panel = panel or PANEL
    if panel not in PANELS:
        raise ValueError(f"panel {panel!r}: expected one of {', '.join(PANELS)}")
    catalogue = offered()
    if catalogue.head(service) is None:
        raise ValueError(f"no service {service!r}: expected one of {', '.join(head.id for head in catalogue.heads)}")
    chosen = catalogue.read(service)
    examples = read_examples(next(SERVICES.glob(f"*/{service.replace('-', '_')}")))
    played = list(_played(chosen, examples))
    for folder in (out / "screens", out / "papers"):
        folder.mkdir(parents=True, exist_ok=True)
    papers, pages = _write_papers(played, out / "papers")
    screens = _write_screens(played, out / "screens", PANELS[panel], elder=elder)
    told = "" if find_spec(PDF_READER) or not pages else f" (no pictures of pages: {PDF_READER} is not installed)"
    print(f"{screens} screens and {papers} papers in {out}{told}")
    return 0


def _played(service: Service, examples: Examples) -> Iterator[Played]:
    for plan in plans(examples, SPOILS):
        yield Played(_name(plan), rehearse(service, examples, plan))


def _name(plan: Plan) -> str:
    """`usual`, `usual-other` where other options were taken, `usual-spoiled` where no page came out, `usual-uncertain`
    where nobody can tell, `refused-CODE`.
    """
    if plan.refusal:
        return f"refused-{plan.refusal}"
    who = plan.example if plan.example != "usual" else plan.person
    if plan.spoils:
        return f"{who}-{'uncertain' if plan.spoils.unknown else 'spoiled'}"
    return f"{who}-other" if plan.option and plan.example == "usual" else who


# --- papers ---------------------------------------------------------------------------------------------------


def _write_papers(played: list[Played], folder: Path) -> tuple[int, int]:
    """How many papers, and how many of them are pages. What looks the same is written once."""
    fonts = Fonts()
    paper_fonts = PaperFonts(fonts.page, fonts.page_rare)
    papers = Papers(SERVICES, says, paper_fonts, lettering_of(fonts), PLACE, lambda: PRINTED_AT)
    seen: list[PrintPage | Receipt] = []
    pages = 0
    for name, paper in ((one.name, paper) for one in played for paper in one.rehearsal.papers):
        file = folder / f"{paper.template}.{name}"
        if isinstance(paper, PrintPage):
            if paper not in seen:
                seen.append(paper)
                pages += 1
                _write_page(papers.page(paper.template, paper.data)[0], file.with_name(f"{file.name}.pdf"))
            continue
        for language, (size, elder) in product(LANGUAGES, SIZES.items()):
            slip = papers.slip(paper.template, paper.data, DisplayPreferences(elder, language))
            if slip not in seen:
                seen.append(slip)
                picture = slip_picture(slip, LAYOUT, typeface(paper_fonts))
                picture.save(file.with_name(f"{file.name}.{language}.{size}.png"))
    return len(seen), pages


def _write_page(pdf: bytes, file: Path) -> None:
    file.write_bytes(pdf)
    if find_spec(PDF_READER) is None:
        return
    reader: ModuleType = importlib.import_module(PDF_READER)
    with reader.PdfDocument(pdf) as document:
        for number, page in enumerate(document, start=1):
            page.render(scale=PAGE_SCALE).to_pil().save(file.with_name(f"{file.stem}.{number}.png"))


# --- screens --------------------------------------------------------------------------------------------------


def _write_screens(played: list[Played], folder: Path, panel: Panel, *, elder: bool) -> int:
    """Every screen that is another one than before, in Chinese and English."""
    application = application_on(panel)
    gallery = Gallery(panel)
    seen = []
    for one in played:
        for at, shown in enumerate(one.rehearsal.shown, start=1):
            if shown.screen in seen:
                continue
            seen.append(shown.screen)
            for language in LANGUAGES:
                for page, picture in enumerate(gallery.pages(shown.screen, Reader(language, elder)), start=1):
                    name = f"{one.name}.{at:02}-{shown.step}-{shown.number}.{language}.{page}.png"
                    picture.save(folder / name)
    close_window(gallery.view)
    del application
    return len(seen)
