"""Which sentences a service needs, so that a missing one is found at start-up and not in front of a citizen. Pure."""

from collections.abc import Iterator
from itertools import combinations

from kiosk.service import Placed, Service
from kiosk.steps.ask_backend import Ask
from kiosk.steps.choose import Choose
from kiosk.steps.digits import Digits
from kiosk.steps.done import Done
from kiosk.steps.identify import Identify
from kiosk.steps.offer import Offer
from kiosk.steps.print_paper import PrintPaper
from kiosk.steps.review import Review


def texts_of(service: Service) -> Iterator[tuple[str, str]]:
    """(where it is needed, key) of every sentence that depends on the catalogue file."""
    yield "service", service.title.key
    yield "service", service.summary.key
    for group in service.groups:
        yield "groups", f"group-{group}"
    for stage in service.stages:
        yield "stages", f"stage-{stage}"
    for placed in service.steps:
        for key in _of_step(placed):
            yield placed.id, key


def _of_step(placed: Placed) -> Iterator[str]:
    if placed.shown:
        yield f"doing-{placed.id}"
    match placed.step:
        case Identify(ways):
            for way in ways:
                yield from (f"identify-{way}", f"identify-{way}-how", f"identify-{way}-other")
        case Choose(learn, options):
            yield from (f"ask-{learn}", f"ask-{learn}-why")
            yield from (f"option-{learn}-{option}" for option in options)
        case Digits(learn):
            yield from (f"ask-{learn}", f"ask-{learn}-why", f"field-{learn}")
        case Offer(learn):
            yield from (f"offer-{learn}", f"offer-{learn}-why", f"offer-{learn}-other")
        case Ask(learn):
            yield f"asking-{learn}"
        case _:
            yield from _of_late_step(placed)


def _of_late_step(placed: Placed) -> Iterator[str]:
    match placed.step:
        case PrintPaper(_, template, safe=safe):
            yield from (f"printing-{template}", f"go-on-without-{placed.id}")
            yield from (f"safe-{safe}",) if safe else ()
        case Done(title, papers=papers, kept=kept):
            yield from (title, f"{title}-next")
            yield from (f"{title}-delivered", f"{title}-delivered-next") if kept else ()
            yield from (f"paper-of-{paper}-{end}" for paper in papers for end in ("printed", "failed"))
            came_out = (some for count in range(len(papers) + 1) for some in combinations(papers, count))
            yield from ("take-" + "-and-".join(["card", *some]) for some in came_out)
        case Review() as review:
            yield from _of_review(review)


def _of_review(review: Review) -> Iterator[str]:
    yield from (f"review-{review.confirm}", f"do-{review.confirm}")
    yield from (f"field-{line.show.replace('.', '-').replace('_', '-')}" for line in review.lines)
    yield from (f"from-{line.source}" for line in review.lines)
    yield from ("from-known" for line in review.lines if line.known)
    if review.consent:
        yield f"consent-{review.consent}"
    if review.rows:
        name = review.rows.replace(".", "-")
        yield from (f"row-{name}", f"row-{name}-value")
