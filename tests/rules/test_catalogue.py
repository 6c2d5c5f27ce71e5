"""What every service owes to the citizen, whoever adds it."""

import re
from pathlib import Path

import pytest

from kiosk.model.masking import MASKS
from kiosk.model.text import Text, own
from kiosk.visit.service import Service
from kiosk.visit.step import Placed
from kiosk.visit.steps.ask_backend import Ask
from kiosk.visit.steps.choose import Choose
from kiosk.visit.steps.done import Done
from kiosk.visit.steps.find import ShowApplications
from kiosk.visit.steps.offer import Offer
from kiosk.visit.steps.print_paper import PrintPaper
from kiosk.visit.steps.record import RecordStep
from kiosk.visit.steps.review import Review
from kiosk.visit.steps.review_line import NAME
from tests.kiosk.play import services, words

SERVICES = services()
CATALOGUE = Path(__file__).parents[2] / "kiosk" / "services"
MOST_OPTIONS = 12
each_service = pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.id)


def first(service: Service, kind: type) -> int:
    return next((at for at, placed in enumerate(service.steps) if isinstance(placed.step, kind)), len(service.steps))


def keeps(service: Service) -> list[tuple[int, Placed, RecordStep]]:
    return [(at, placed, placed.step) for at, placed in enumerate(service.steps) if isinstance(placed.step, RecordStep)]


@each_service
def test_nothing_is_written_or_printed_before_the_citizen_has_seen_it(service: Service) -> None:
    assert first(service, Review) <= min(first(service, RecordStep), first(service, PrintPaper))


def test_no_service_takes_a_face_off_the_card() -> None:
    texts = {path.parent.name: path.read_text(encoding="utf-8") for path in CATALOGUE.rglob("service.toml")}
    assert len(texts) == len(SERVICES)
    assert [name for name, text in texts.items() if re.search(r"person\.(photo|picture)", text)] == []


@each_service
def test_it_is_written_down_before_paper_moves(service: Service) -> None:
    assert first(service, RecordStep) <= first(service, PrintPaper)


@each_service
def test_what_a_record_closes_was_opened_before(service: Service) -> None:
    opened: set[str] = set()
    for _, _, keep in keeps(service):
        assert keep.closes in {"", *opened}
        opened.add(keep.record)


@each_service
def test_a_page_is_recorded_whether_it_came_out_or_not(service: Service) -> None:
    pages = [placed.step for placed in service.steps if isinstance(placed.step, PrintPaper) and not placed.step.on_slip]
    for page in pages:
        closing = {placed.when.get(page.learn) for _, placed, keep in keeps(service) if keep.closes}
        assert closing == {"printed", "failed", "uncertain"}


@each_service
def test_an_acceptance_number_is_given_on_paper_and_at_the_end(service: Service) -> None:
    for _, _, keep in keeps(service):
        if keep.numbered:
            number = f"{keep.learn}.number"
            assert any(isinstance(p.step, PrintPaper) and number in p.step.data.values() for p in service.steps)
            assert any(isinstance(p.step, Done) and p.step.number == number for p in service.steps)


@each_service
def test_every_way_through_ends_with_what_was_done(service: Service) -> None:
    assert isinstance(service.steps[-1].step, Done | ShowApplications)


@each_service
def test_what_the_card_says_is_masked_but_for_the_name_that_is_to_be_compared(service: Service) -> None:
    for placed in service.steps:
        match placed.step:
            case Review(lines):
                of_card = [line for line in lines if line.show.startswith("person.") and line.show != NAME]
                assert all(line.private in MASKS for line in of_card)
            case Offer(private=private):
                assert private in MASKS


@each_service
def test_what_it_cannot_do_without_is_among_its_needs(service: Service) -> None:
    kinds = {type(placed.step) for placed in service.steps}
    asks = [placed.step for placed in service.steps if isinstance(placed.step, Ask)]
    papers = [placed.step for placed in service.steps if isinstance(placed.step, PrintPaper)]
    assert RecordStep not in kinds or "outbox" in service.head.needs
    assert all(ask.optional for ask in asks) or "backend" in service.head.needs
    assert all(paper.on_slip for paper in papers) or "page_printer" in service.head.needs


@each_service
def test_a_choice_is_small_and_its_answers_differ(service: Service) -> None:
    for placed in service.steps:
        match placed.step:
            case Choose(learn, options):
                assert len(options) <= MOST_OPTIONS
                for language in ("zh-Hans", "en"):
                    said = {
                        words(language).say(Text(own(service.id, f"option-{learn}-{option}"))) for option in options
                    }
                    assert len(said) == len(options)


@each_service
def test_every_stage_is_used_and_in_order(service: Service) -> None:
    at = [service.stages.index(placed.stage) for placed in service.steps]
    assert at == sorted(at)
    assert set(at) == set(range(len(service.stages)))
