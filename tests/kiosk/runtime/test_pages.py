"""Never another person's paper: two terminals at once, swapped, late and doubled answers; and pages drawn in time."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from drivers.api.id_card import IdCard
from kiosk.backend.signing import Signer
from kiosk.model.effects import AskBackend, Order, PrintPage, Record
from kiosk.model.events import Answer, Failed
from kiosk.model.problem import Problem
from tests.kiosk.paper_samples import PAPERS, certificate
from tests.kiosk.play import CERT, CHEN, HUANG
from tests.kiosk.terminal_devices import KEY, Desk

OTHER_KEY = bytes(range(1, 33))
Digest = Callable[[str, str], str]
Sent = Mapping[str, Any]


def tells_nobody_apart(_number: str, _visit: str) -> str:
    """The control: with a digest of nobody, each paper passes for everybody's."""
    return "5b" * 32


class Office:
    """Prepares certificates; `crosses` says whose question the next answer belongs to: see the tests."""

    def __init__(self) -> None:
        self.answers: list[Mapping[str, Any]] = []
        self.gives: Callable[[int], int] = lambda asked: asked

    def ask(self, _query: str, sent: Sent, _key: str) -> Mapping[str, Any]:
        self.answers.append({**certificate(), **sent})
        return self.answers[self.gives(len(self.answers) - 1)]


class At:
    """A terminal with one person after the other; what came out of its printer."""

    def __init__(self, folder: Path, office: Office, digest: Digest) -> None:
        folder.mkdir()
        self.desk = Desk(folder)
        self.desk.build(office=office, page=PAPERS.page, subject=digest)
        self._visits = 0
        self._given: list[str] = []

    def ask(self, card: IdCard) -> tuple[str, Any]:
        """A visit of this person, and the answer that it got."""
        self._visits += 1
        visit = f"v-{self._visits}"
        asked = AskBackend(CERT, {"id_number": card.number, "name": card.name}, (card.name,), card.number)
        return visit, self._do(visit, asked)

    def print(self, card: IdCard, visit: str, answer: Any) -> Problem | None:
        """What is recorded and printed of it; the problem, if there is one."""
        page = PrintPage(CERT, {"certificate": answer}, card.number)
        kept = self._do(visit, Record("certificate_requested", {"number": answer["number"]}, page=page))
        end: Problem | None = kept if isinstance(kept, Problem) else self._do(visit, page)
        self._given += [] if end else [card.number]
        return end

    @property
    def sheets(self) -> list[str]:
        """The words of each document that reached the printer."""
        found = []
        for job in self.desk.page_printer.jobs:
            with pypdfium2.PdfDocument(job.pdf) as document:
                found.append(document[0].get_textpage().get_text_bounded())
        return found

    @property
    def foreign(self) -> int:
        """How many documents came out for somebody who is not the one on them."""
        return sum(number not in sheet for number, sheet in zip(self._given, self.sheets, strict=True))

    @property
    def records(self) -> int:
        return len(self.desk.outbox.pending(lambda _entry: True))

    def _do(self, visit: str, effect: Any) -> Any:
        ticket = f"{visit}/{len(self.desk.events)}"
        self.desk.handlers.perform(Order(ticket, f"{visit}/{type(effect).__name__}", visit, effect))
        event = self.desk.events[-1]
        assert isinstance(event, Answer | Failed)
        return event.problem if isinstance(event, Failed) else event.value


@pytest.fixture
def terminals(tmp_path: Path) -> Iterator[Callable[..., tuple[Office, At, At]]]:
    """Two terminals of one office, each with a key of its own."""
    made: list[At] = []

    def build(control: Digest | None = None) -> tuple[Office, At, At]:
        office = Office()
        for name, key in (("one", KEY), ("two", OTHER_KEY)):
            made.append(At(tmp_path / name, office, control or Signer(name, key).subject))
        return office, made[0], made[1]

    yield build
    for one in made:
        one.desk.close()


def swapped(terminals: Any, control: Digest | None = None) -> tuple[At, At, list[Problem | None]]:
    """Both ask at one moment, and each gets what the other one asked for."""
    office, one, two = terminals(control)
    (first, _), (second, _) = one.ask(CHEN), two.ask(HUANG)
    mine, yours = office.answers
    return one, two, [one.print(CHEN, first, yours), two.print(HUANG, second, mine)]


def late(terminals: Any, control: Digest | None = None) -> tuple[At, At, list[Problem | None]]:
    """The answer to who stood here before reaches who stands here now."""
    office, one, two = terminals(control)
    one.ask(CHEN)
    office.gives = lambda _asked: 0
    visit, answer = one.ask(HUANG)
    return one, two, [one.print(HUANG, visit, answer)]


def doubled(terminals: Any, control: Digest | None = None) -> tuple[At, At, list[Problem | None]]:
    """One answer is given to two terminals; the first of them had asked for it."""
    office, one, two = terminals(control)
    visit, answer = one.ask(CHEN)
    office.gives = lambda _asked: 0
    other, again = two.ask(HUANG)
    assert one.print(CHEN, visit, answer) is None
    return one, two, [two.print(HUANG, other, again)]


ODD = pytest.mark.parametrize("crossed", [swapped, late, doubled])


@ODD
@pytest.mark.hits("foreign-paper-refused")
def test_no_answer_that_went_astray_is_printed_or_written_down(terminals: Any, crossed: Any) -> None:
    one, two, ends = crossed(terminals)
    assert [end and end.code for end in ends] == ["DAT-05"] * len(ends)
    assert one.foreign + two.foreign == 0
    rightly = crossed is doubled  # to whom had asked for it
    assert (len(one.sheets), one.records) == (rightly, rightly)
    assert (len(two.sheets), two.records) == (0, 0)


@ODD
def test_without_a_digest_that_tells_people_apart_somebody_gets_anothers_paper(terminals: Any, crossed: Any) -> None:
    one, two, ends = crossed(terminals, tells_nobody_apart)
    assert ends == [None] * len(ends)
    assert one.foreign + two.foreign == len(ends)


def test_each_of_two_terminals_at_once_prints_its_own_persons_paper(terminals: Any) -> None:
    _, one, two = terminals()
    (first, mine), (second, yours) = one.ask(CHEN), two.ask(HUANG)
    assert two.print(HUANG, second, yours) is None
    assert one.print(CHEN, first, mine) is None
    assert CHEN.number in one.sheets[0]
    assert HUANG.number in two.sheets[0]


def test_the_paper_of_an_earlier_visit_of_the_same_person_is_not_printed(terminals: Any) -> None:
    _, one, _ = terminals()
    _, answer = one.ask(CHEN)
    visit, _ = one.ask(CHEN)
    problem = one.print(CHEN, visit, answer)
    assert problem
    assert problem.code == "DAT-05"


def test_what_was_drawn_is_compared_again_before_the_first_byte(terminals: Any) -> None:
    """The page that is printed need not be the one that was drawn for the record."""
    _, one, _ = terminals()
    visit, answer = one.ask(CHEN)
    assert one.print(HUANG, visit, answer) is not None
    foreign = PrintPage(CERT, {"certificate": answer}, HUANG.number)
    assert one._do(visit, foreign).code == "DAT-05"
    assert one.sheets == []


def test_a_page_is_drawn_once_and_before_anything_is_written_down(terminals: Any) -> None:
    _, one, _ = terminals()
    kept_when_drawn: list[int] = []

    def draw(template: str, data: Mapping[str, Any]) -> tuple[bytes, int]:
        kept_when_drawn.append(one.records)
        return PAPERS.page(template, data)

    one.desk.build(page=draw)
    visit, answer = one.ask(CHEN)
    assert one.print(CHEN, visit, answer) is None
    assert kept_when_drawn == [0]


@pytest.mark.hits("paper-not-writable")
def test_a_page_that_cannot_be_written_is_told_before_anything_is_recorded(terminals: Any) -> None:
    _, one, _ = terminals()
    visit, answer = one.ask(CHEN)
    broken = {**answer, "insurances": [{**answer["insurances"][0], "employer": "广州\u202e厂"}]}
    problem = one.print(CHEN, visit, broken)
    assert problem
    assert (problem.code, problem.retry) == ("DAT-04", False)
    assert "202E" not in problem.evidence
    assert (one.records, one.sheets) == (0, [])


@pytest.mark.hits("name-not-shown")
@pytest.mark.parametrize("rare", ["\ue123", "\u202e", "\u2028", "\ufffe", "\U0002ebf0"], ids=ascii)
def test_an_office_is_not_asked_for_a_paper_that_could_not_show_the_name(terminals: Any, rare: str) -> None:
    office, one, _ = terminals()
    problem = one._do("v-1", AskBackend(CERT, {}, (f"测{rare}",), CHEN.number))
    assert (problem.code, problem.retry) == ("DAT-03", False)
    assert problem.body[0].args == {"code": f"〔U+{ord(rare):04X}〕"}
    assert problem.body[0].private
    assert problem.evidence == f"U+{ord(rare) >> 8:X}xx"  # of which block: the character may tell who it is
    assert office.answers == []
