"""Which columns of a service's page are too narrow: measured with this machine's fonts and the service's examples."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kiosk.catalogue.example import ExampleError, filled, read_examples, read_sample, sample_of
from kiosk.catalogue.read import service_id
from kiosk.config.settings import Fonts
from kiosk.model.contract import Contract
from kiosk.model.mistake import Mistake
from kiosk.papers.check import PAGE
from kiosk.papers.fonts import PaperFonts, typeface
from kiosk.papers.papers import PAGE_LANGUAGE
from kiosk.papers.template_file import read_page
from kiosk.papers.widths import Setting, narrow_columns
from kiosk.papers.written import Writer
from ui.words.sentences import Words


def narrow(folder: Path, contract: Contract, texts: Sequence[Words]) -> Iterator[Mistake]:
    """Columns in which an example does not fit; none where this machine has no font for pages."""
    page, fonts = folder / PAGE, Fonts()
    if not page.is_file() or not fonts.page.is_file():
        return
    chinese = next(one for one in texts if one.language == PAGE_LANGUAGE)
    setting = Setting(typeface(PaperFonts(fonts.page, fonts.page_rare)), Writer(service_id(folder), chinese.say))
    try:
        answers = list(_answers(folder, contract))
        yield from narrow_columns(page, read_page(page), answers, setting)
    except (ExampleError, LookupError, ValueError):
        return  # an example that no page can be made of is no matter of widths


def _answers(folder: Path, contract: Contract) -> Iterator[Any]:
    """Every example of an answer, filled in as the office would."""
    sample = read_sample()
    for query, examples in read_examples(folder).answers.items():
        if query in contract.questions:
            known = sample_of(contract.questions[query].send, sample)
            yield from (filled(example, known) for example in examples.values())
