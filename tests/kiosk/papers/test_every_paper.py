"""Every paper of every service, drawn from its own examples: a new folder is covered by itself.

Pages in Chinese, slips in both languages and sizes; for the longest and the rarest names, and for what spoils a page.
"""

import copy
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial, reduce
from typing import Any

import numpy as np
import pypdfium2
import pytest

from drivers.api.receipt_printer import Receipt, ReceiptPair, ReceiptText
from drivers.receipt_printer import layout
from kiosk.backend.answers import AnswerRules
from kiosk.backend.replies import GatewayError
from kiosk.catalogue.contract import SERVICES, read_contracts
from kiosk.catalogue.example import Examples, filled, read_examples, read_sample, sample_of
from kiosk.catalogue.rehearsal import Plan, people, plans, rehearse
from kiosk.model.effects import PrintPage, PrintReceipt
from kiosk.model.preferences import DisplayPreferences
from kiosk.papers.fonts import typeface
from kiosk.papers.slip_picture import MARGIN, SlipLayout, slip_picture
from kiosk.papers.templates import all_pages, all_slips
from kiosk.visit.service import Service
from tests.kiosk.paper_samples import FONTS, PAPERS
from tests.kiosk.papers.boxes import Box, assert_apart_and_inside
from tests.kiosk.play import JAM, NOBODY_KNOWS, services
from ui.theme.reader import LANGUAGES

LAYOUT = SlipLayout(layout.COLUMNS, layout.text_lines, layout.pair_lines, layout.width)
each_service = pytest.mark.parametrize("service", services(), ids=lambda service: service.id)


def papers_of(service: Service) -> Sequence[PrintPage | PrintReceipt]:
    """All that the service prints, whatever its office answers and whoever comes; each once."""
    return _papers_of(service.id)


@cache
def _papers_of(service_id: str) -> Sequence[PrintPage | PrintReceipt]:
    service = next(one for one in services() if one.id == service_id)
    examples = read_examples(next(SERVICES.glob(f"*/{service.id.replace('-', '_')}")))
    printed: list[PrintPage | PrintReceipt] = []
    for plan in plans(examples, (JAM, NOBODY_KNOWS)):
        printed += [paper for paper in rehearse(service, examples, plan).papers if paper not in printed]
    return printed


def boxes_of(pdf: bytes) -> list[list[Box]]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            [item.get_bounds() for item in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT])] for page in document
        ]


def words_of(slip: Receipt) -> str:
    texts = [one.text for one in slip if isinstance(one, ReceiptText)]
    return "\n".join([*texts, *(one.value for one in slip if isinstance(one, ReceiptPair))])


def with_empty_texts(answer: Any, is_agreed: Callable[[Any], bool]) -> Any:
    """The answer with "" in each place where the contract lets a text be empty, such as a person's employer."""
    for place in list(texts_in(answer)):
        emptied = copy.deepcopy(answer)
        *way, last = place
        reduce(lambda at, name: at[name], way, emptied)[last] = ""
        answer = emptied if is_agreed(emptied) else answer
    return answer


def texts_in(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    match value:
        case str():
            yield place
        case dict() | list():
            for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
                yield from texts_in(inner, (*place, name))


@each_service
def test_what_an_office_may_leave_empty_keeps_no_paper_from_being_drawn(service: Service) -> None:
    examples = read_examples(next(SERVICES.glob(f"*/{service.id.replace('-', '_')}")))
    contract, rules = read_contracts(), AnswerRules(read_contracts)

    def is_agreed(query: str, answer: Any) -> bool:
        try:
            rules.check(query, {}, filled(answer, sample_of(contract.questions[query].send, read_sample())))
        except GatewayError:
            return False
        return True

    answers = {
        query: {**named, "usual": with_empty_texts(named["usual"], partial(is_agreed, query))}
        for query, named in examples.answers.items()
    }
    for paper in rehearse(service, Examples(answers, examples.refusals), Plan()).papers:
        if isinstance(paper, PrintPage):
            assert PAPERS.page(paper.template, paper.data)
        else:
            assert PAPERS.slip(paper.template, paper.data, DisplayPreferences())


@pytest.mark.thorough
@each_service
def test_nothing_on_a_page_overlaps_or_leaves_the_paper(service: Service) -> None:
    for paper in papers_of(service):
        if isinstance(paper, PrintPage):
            pdf, sheets = PAPERS.page(paper.template, paper.data)
            boxes = boxes_of(pdf)
            assert len(boxes) == sheets
            assert_apart_and_inside(boxes)


@pytest.mark.thorough
@each_service
@pytest.mark.parametrize("elder", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slip_stays_on_its_paper_and_tells_nobody_who_it_was(
    service: Service, language: str, elder: bool
) -> None:
    for paper in papers_of(service):
        if isinstance(paper, PrintReceipt):
            slip = PAPERS.slip(paper.template, paper.data, DisplayPreferences(elder, language))
            ink = np.asarray(slip_picture(slip, LAYOUT, typeface(FONTS)).convert("L")) < 128
            assert ink.any()
            assert not ink[:, :MARGIN].any()
            assert not ink[:, -MARGIN:].any()
            said = words_of(slip)
            assert not [one.number for one in people().values() if one.number in said]
            assert not [one.name for one in people().values() if one.name in said]


def test_every_page_and_slip_that_a_folder_holds_is_drawn_here() -> None:
    drawn = {paper.template for service in services() for paper in papers_of(service)}
    assert {*all_pages(SERVICES), *all_slips(SERVICES)} == drawn


def test_the_people_who_come_have_the_longest_and_the_rarest_names() -> None:
    assert len(people()["longest"].name) == 15
    assert len(people()["longest"].address) >= 80
    assert len(people()["foreign"].english_name) == 46
    assert {*people()["rare"].name} == {*"𬭎𡛕㵢"}
