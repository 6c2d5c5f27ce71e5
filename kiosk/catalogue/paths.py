"""The facts a step names by dotted paths, and the parts of the facts it learns. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from kiosk.model.contract import Contract, members
from kiosk.visit.facts import PERSON, root
from kiosk.visit.service import Step
from kiosk.visit.steps.ask_backend import Ask
from kiosk.visit.steps.done import Done
from kiosk.visit.steps.identify import Identify
from kiosk.visit.steps.offer import Offer
from kiosk.visit.steps.print_paper import PrintPaper
from kiosk.visit.steps.record import RecordStep
from kiosk.visit.steps.review import Review

_PERSON = dict.fromkeys(PERSON, str)
_RECEIPT = {"number": str, "mac": str}
_KEPT = {"key": str, "number": str, "code": str}


def parts_of(step: Step, contract: Contract) -> dict[str, Any]:
    """Every fact the step learns -> {part: shape}, or None where it is a single value."""
    parts: dict[str, Any] = dict.fromkeys(step.learns)
    match step:
        case Identify():
            parts |= {name: {"person": _PERSON, "receipt": _RECEIPT}[name] for name in step.learns}
        case Ask(learn, query):
            parts[learn] = members(contract.questions[query].answer) if query in contract.questions else None
        case RecordStep(learn):
            parts[learn] = _KEPT
    return parts


def paths_of(step: Step) -> Iterator[tuple[str, str]]:
    """(key in the file, path) of every fact that the file names for this step."""
    match step:
        case Ask(send=named):
            yield from named.items()
        case PrintPaper(data=data, number=number) | RecordStep(data=data, number=number):
            yield from data.items()
            yield from (("number", number),) if number else ()
        case Offer(known=known):
            yield "known", known
        case Review(lines, rows=rows):
            for line in lines:
                yield "show", line.show
                yield from (("known", line.known),) if line.known else ()
            yield from (("rows", rows),) if rows else ()
        case Done(number=number, code=code, kept=kept, papers=papers):
            yield from ((key, path) for key, path in (("number", number), ("code", code), ("kept", kept)) if path)
            yield from (("papers", paper) for paper in papers)


def wrong_path(path: str, known: Mapping[str, Any]) -> str:
    """What is wrong with it; "" where it leads to something. `known`: facts -> parts, see `parts_of`."""
    fact, _, part = path.partition(".")
    if fact not in known:
        return f"{root(path)!r} is used here, but no earlier step learns it"
    if not part:
        return ""
    parts = known[fact]
    if not parts:
        return f"{path!r}: {fact} has no parts, expected {fact!r}"
    if part not in parts:
        return f"{path!r}: {fact} has no {part!r}, expected one of {', '.join(sorted(parts))}"
    return ""
