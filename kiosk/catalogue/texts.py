"""Which sentences a service needs, so that a missing one is found at start-up and not in front of a citizen. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from kiosk.visit.service import Placed, Service
from kiosk.visit.steps.ask_backend import Ask
from kiosk.visit.steps.choose import Choose
from kiosk.visit.steps.digits import Digits
from kiosk.visit.steps.done import Done
from kiosk.visit.steps.identify import Identify
from kiosk.visit.steps.offer import Offer
from kiosk.visit.steps.print_paper import PrintPaper
from kiosk.visit.steps.record import RecordStep
from kiosk.visit.steps.review import Line, Review


@dataclass(frozen=True, slots=True)
class Sentence:
    """The key of one sentence, and what in the file asks for it: `key` or the string `value`, in `step` (its id)."""

    text: str
    key: str
    value: str = ""
    step: str = ""


def sentences_of(service: Service) -> Iterator[Sentence]:
    """Every sentence that depends on the catalogue file, in its order."""
    yield Sentence(service.title.key, "")
    yield Sentence(service.summary.key, "")
    for group in service.groups:
        yield Sentence(f"group-{group}", "groups", group)
    for stage in service.stages:
        yield Sentence(f"stage-{stage}", "stages", stage)
    if any(isinstance(placed.step, RecordStep) and placed.step.numbered for placed in service.steps):
        yield Sentence(f"kind-{service.id}", "")  # the name under which its applications are listed
    for placed in service.steps:
        for text, key, value in _of_step(placed):
            yield Sentence(text, key, value, placed.id)


Asked = Iterator[tuple[str, str, str]]  # sentence, and the key and the value that ask for it


def _of_step(placed: Placed) -> Asked:
    if placed.shown:
        yield f"doing-{placed.id}", "id", placed.id
    match placed.step:
        case Identify(ways):
            for way in ways:
                yield from ((f"identify-{way}{end}", "ways", way) for end in ("", "-how", "-other"))
        case Choose(learn, options):
            yield from ((text, "learn", learn) for text in (f"ask-{learn}", f"ask-{learn}-why"))
            yield from ((f"option-{learn}-{option}", "options", option) for option in options)
        case Digits(learn):
            yield from ((text, "learn", learn) for text in (f"ask-{learn}", f"ask-{learn}-why", f"field-{learn}"))
        case Offer(learn):
            yield from ((f"offer-{learn}{end}", "learn", learn) for end in ("", "-why", "-other"))
        case Ask(learn):
            yield f"asking-{learn}", "learn", learn
        case _:
            yield from _of_late_step(placed)


def _of_late_step(placed: Placed) -> Asked:
    match placed.step:
        case PrintPaper(_, template, safe=safe):
            yield f"printing-{template}", "template", template
            yield f"go-on-without-{placed.id}", "id", placed.id
            yield from ((f"safe-{safe}", "safe", safe),) if safe else ()
        case RecordStep(closes=closes, safe=safe) if closes:
            yield f"go-on-without-{placed.id}", "id", placed.id
            yield from ((f"safe-{safe}", "safe", safe),) if safe else ()
        case Done() as done:
            yield from _of_done(done)
        case Review() as review:
            yield from _of_review(review)


def _of_done(done: Done) -> Asked:
    ends = ("", "-next", "-delivered", "-delivered-next") if done.kept else ("", "-next")
    yield from ((f"{done.title}{end}", "title", done.title) for end in ends)
    for paper in done.papers:
        yield from ((f"paper-of-{paper}-{end}", "papers", paper) for end in ("printed", "failed"))
    came_out = (some for count in range(len(done.papers) + 1) for some in combinations(done.papers, count))
    yield from (("take-" + "-and-".join(["card", *some]), "papers", "") for some in came_out)


def _of_review(review: Review) -> Asked:
    yield from ((text, "confirm", review.confirm) for text in (f"review-{review.confirm}", f"do-{review.confirm}"))
    for line in review.lines:
        yield from _of_line(line)
    if review.consent:
        yield f"consent-{review.consent}", "consent", review.consent
    if review.rows:
        name = review.rows.replace(".", "-")
        yield from ((text, "rows", review.rows) for text in (f"row-{name}", f"row-{name}-value"))


def _of_line(line: Line) -> Asked:
    yield f"field-{line.show.replace('.', '-').replace('_', '-')}", "show", line.show
    yield f"from-{line.source}", "source", line.source
    if line.known:
        yield "from-known", "known", line.known
