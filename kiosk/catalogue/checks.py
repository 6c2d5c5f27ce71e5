"""What is wrong in a service although every key and type is right: found at start-up, not before a citizen. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.catalogue.paths import parts_of, paths_of, wrong_path
from kiosk.model.contract import Contract, closed, members, required, uncertain
from kiosk.model.masking import MASKS
from kiosk.model.paper import Paper
from kiosk.visit.advance import GIVEN
from kiosk.visit.facts import root
from kiosk.visit.service import Placed, Service, Step
from kiosk.visit.steps.ask_backend import Ask
from kiosk.visit.steps.choose import Choose
from kiosk.visit.steps.digits import Digits
from kiosk.visit.steps.done import Done
from kiosk.visit.steps.find import ShowApplications
from kiosk.visit.steps.identify import WAYS, Identify
from kiosk.visit.steps.offer import Offer
from kiosk.visit.steps.print_paper import PrintPaper
from kiosk.visit.steps.record import RecordStep
from kiosk.visit.steps.require import RequireAge
from kiosk.visit.steps.review import SOURCES, Line, Review

NEEDS = frozenset({"id_card", "scanner", "receipt_printer", "page_printer", "backend", "outbox"})
ENDS = (Done, ShowApplications)
OLDEST = 200  # years, as an age without end is written
MOST_DIGITS = 40


@dataclass(frozen=True, slots=True)
class Mistake:
    """What was found and expected, and where: `key` or the string `value` in the step of this number."""

    message: str
    key: str = ""
    value: str = ""
    step: int | None = None


def mistakes(service: Service, papers: Mapping[str, Paper] | None, contract: Contract) -> Iterator[Mistake]:
    """All of them, in the file's order. `papers`: those that can be drawn; None: not checked.

    `contract`: what this service may ask, and all that it may record.
    """
    yield from _of_service(service)
    known: dict[str, Any] = dict.fromkeys(GIVEN)
    for number, placed in enumerate(service.steps):
        earlier = service.steps[:number]
        for found in _of_placed(placed, earlier, known, service, papers, contract):
            yield Mistake(found.message, found.key, found.value, number)
        known |= parts_of(placed.step, contract)
    if not isinstance(service.steps[-1].step, ENDS):
        yield Mistake(
            "the visit has no end: expected done or show_applications last", "kind", step=len(service.steps) - 1
        )
    yield from _of_needs(service)


def _of_service(service: Service) -> Iterator[Mistake]:
    if service.minutes < 1:
        yield Mistake(f"minutes = {service.minutes}: expected 1 or more", "minutes")
    for need in service.needs:
        if need not in NEEDS:
            yield Mistake(f"needs {need!r}: expected some of {', '.join(sorted(NEEDS))}", "needs", need)
    ages = service.ages
    if len(ages) != 2 or not 0 <= ages[0] <= ages[1] <= OLDEST:
        yield Mistake(f"ages = {list(ages)}: expected the youngest and the oldest age, 0 to {OLDEST}", "ages")
    for stage in service.stages:
        if all(placed.stage != stage for placed in service.steps):
            yield Mistake(f"stage {stage!r}: no step is in it, expected one or more", "stages", stage)


def _of_needs(service: Service) -> Iterator[Mistake]:
    """A service that begins without what it cannot do without ends in the middle."""
    for number, placed in enumerate(service.steps):
        need = _need(placed.step)
        if need and need not in service.needs:
            yield Mistake(f"needs: {need!r} is missing, which the step {placed.id!r} cannot do without", "needs")
        at = service.stages.index(placed.stage)
        if number and at < service.stages.index(service.steps[number - 1].stage):
            yield Mistake(f"stage {placed.stage!r}: an earlier step is in a later stage", "stage", step=number)


def _need(step: Step) -> str:
    match step:
        case RecordStep():
            return "outbox"
        case Ask(optional=False):
            return "backend"
        case PrintPaper(on_slip=False):
            return "page_printer"
        case Identify(ways=("id_card",)):
            return "id_card"
    return ""


def _of_placed(
    placed: Placed,
    earlier: Sequence[Placed],
    known: Mapping[str, Any],
    service: Service,
    papers: Mapping[str, Paper] | None,
    contract: Contract,
) -> Iterator[Mistake]:
    if placed.id in [before.id for before in earlier]:
        yield Mistake(f"id {placed.id!r}: an earlier step has this id", "id")
    paths = tuple(paths_of(placed.step))
    for key, path in paths:
        if wrong := wrong_path(path, known):
            yield Mistake(wrong, key, path)
    for fact in sorted((placed.step.uses | {root(name) for name in placed.when}) - known.keys()):
        yield Mistake(f"{fact!r} is used here, but no earlier step learns it", fact)
    yield from _never(placed, earlier)
    yield from _of_step(placed.step, service, papers, known)
    yield from _not_agreed(placed.step, contract)


def _never(placed: Placed, earlier: Sequence[Placed]) -> Iterator[Mistake]:
    """Conditions that can never hold."""
    for fact, wanted in placed.when.items():
        for before in earlier:
            match before.step:
                case Choose(learn, options) if learn == fact and wanted not in options:
                    yield Mistake(f"{fact} = {wanted!r}: expected one of {', '.join(options)}", "when")
                case PrintPaper(learn) if learn == fact and wanted not in ("printed", "failed"):
                    yield Mistake(f"{fact} = {wanted!r}: expected printed or failed", "when")


def _of_step(
    step: Step, service: Service, papers: Mapping[str, Paper] | None, known: Mapping[str, Any]
) -> Iterator[Mistake]:
    match step:
        case Identify(ways) if not ways or set(ways) - set(WAYS):
            yield Mistake(f"ways = {list(ways)!r}: expected some of {', '.join(WAYS)}", "ways")
        case Choose(options=options) if len(set(options)) != len(options) or len(options) < 2:
            yield Mistake(f"options = {list(options)}: expected two or more, each once", "options")
        case Digits():
            yield from _of_digits(step)
        case RequireAge(least) if not 0 < least <= OLDEST:
            yield Mistake(f"least = {least}: expected an age, 1 to {OLDEST}", "least")
        case Offer(private=private) if private not in {"", *MASKS}:
            yield Mistake(f"private {private!r}: expected one of {', '.join(sorted(MASKS))}", "private")
        case Review(lines):
            yield from (found for line in lines for found in _of_line(line, service))
        case PrintPaper() if papers is not None:
            yield from _of_paper(step, papers, known)


def _of_digits(step: Digits) -> Iterator[Mistake]:
    if not 1 <= step.least <= step.most <= MOST_DIGITS:
        yield Mistake(
            f"least = {step.least}, most = {step.most}: expected 1 to {MOST_DIGITS}, the least not above the most",
            "least",
        )
    if step.begins and not (step.begins.isascii() and step.begins.isdigit() and len(step.begins) < step.least):
        yield Mistake(f"begins = {step.begins!r}: expected digits, fewer than the least", "begins")
    if step.grouping and (min(step.grouping) < 1 or sum(step.grouping) != step.most):
        yield Mistake(f"grouping = {list(step.grouping)}: expected groups that make {step.most} digits", "grouping")


def _of_line(line: Line, service: Service) -> Iterator[Mistake]:
    questions = {placed.step.learn for placed in service.steps if isinstance(placed.step, Choose)}
    if line.source not in SOURCES:
        yield Mistake(f"source = {line.source!r}: expected one of {', '.join(SOURCES)}", "source", line.source)
    if line.private not in {"", *MASKS}:
        yield Mistake(f"private {line.private!r}: expected one of {', '.join(sorted(MASKS))}", "private", line.private)
    if line.change and line.change not in [placed.id for placed in service.steps]:
        yield Mistake(f"change = {line.change!r}: no step of this id", "change", line.change)
    if line.options and line.options not in questions:
        yield Mistake(f"options = {line.options!r}: no choice of this name", "options", line.options)


def _of_paper(step: PrintPaper, papers: Mapping[str, Paper], known: Mapping[str, Any]) -> Iterator[Mistake]:
    fitting = sorted(name for name, paper in papers.items() if paper.on_slip == step.on_slip)
    if step.template not in fitting:
        yield Mistake(f"unknown template {step.template!r}: expected one of {', '.join(fitting)}", "template")
        return
    given = set(step.data)
    for path in step.data.values():
        given |= (known.get(path) or {}).keys()  # a fact of several parts gives each of them
    if lacking := sorted(papers[step.template].needs - given):
        yield Mistake(f"data: {', '.join(lacking)} is missing, which {step.template!r} shows", "data")


def _not_agreed(step: Step, contract: Contract) -> Iterator[Mistake]:
    """What the back end would not understand."""
    match step:
        case Ask():
            yield from _not_asked_so(step, contract)
        case RecordStep():
            yield from _not_taken_so(step, contract)


def _not_asked_so(step: Ask, contract: Contract) -> Iterator[Mistake]:
    question = contract.questions.get(step.query)
    if question is None:
        yield Mistake(f"query {step.query!r}: expected one of {', '.join(sorted(contract.questions))}", "query")
    elif not required(question.send) <= step.send.keys() <= members(question.send).keys():
        yield Mistake(
            f"send = {', '.join(step.send) or 'nothing'}: expected {', '.join(sorted(members(question.send)))}", "send"
        )


def _not_taken_so(step: RecordStep, contract: Contract) -> Iterator[Mistake]:
    schema = contract.records.get(step.record)
    if schema is None:
        yield Mistake(f"record {step.record!r}: expected one of {', '.join(sorted(contract.records))}", "record")
        return
    if step.closes and not {step.closes, uncertain(step.closes)} <= contract.records.keys():
        yield Mistake(
            f"closes {step.closes!r}: expected a record that has an uncertain one, such as certificate_requested",
            "closes",
        )
    given = step.data.keys() | ({"number"} if step.numbered else set())
    if lacking := sorted(required(schema) - given):
        yield Mistake(f"data: {', '.join(lacking)} is missing, which {step.record!r} must hold", "data")
    if strange := sorted(step.data.keys() - members(schema).keys() if closed(schema) else ()):
        yield Mistake(f"data: {', '.join(strange)} is not in the contract of {step.record!r}", "data")
