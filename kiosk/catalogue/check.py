"""What is wrong in a service although every key and type is right: found at the start, not before a citizen. Pure.

It only iterates over the steps: what a kind of step needs, its own file says.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from kiosk.catalogue.read import ReadService, service_id
from kiosk.catalogue.words import Sentences, check_words, listed, shared_names
from kiosk.model.contract import Contract
from kiosk.model.frozen import dataclass
from kiosk.model.paper import Paper
from kiosk.visit.facts import GIVEN, RESERVED, root
from kiosk.visit.service import ServiceHead
from kiosk.visit.step import ANYTHING, Finding, Placed, Surroundings, one_of

OLDEST = 200  # years, as an age without end is written
_NAME = re.compile(r"[a-z][a-z0-9_]*(-[a-z0-9_]+)*")
_FORM = "a name of small letters, digits and hyphens, such as known-phone"
SOMETHING = ""  # among the known facts: an earlier step cannot be read, and nobody knows what it would learn


@dataclass(frozen=True, slots=True)
class There:
    """What this terminal has, for a service to ask for. None: not checked. `texts`: one for each language."""

    papers: Mapping[str, Paper] | None = None
    icons: Collection[str] | None = None
    needs: Iterable[str] | None = None
    texts: Sequence[Sentences] = ()


def check(read: ReadService, contract: Contract | None, there: There) -> None:
    """Notes all mistakes in the file. `contract`: what this service may ask, and all that may be recorded; None: it is
    wrong itself, and nothing is measured by it.
    """
    if not read.tables and not read.head:
        return
    _explain_keys(read, there)
    if read.head:
        _check_head(read, read.head, there)
    _check_steps(read, contract, there)
    check_words(read, contract or Contract(), there.texts)


def _explain_keys(read: ReadService, there: There) -> None:
    """A key that is missing is told with what it may say."""
    for key, names in (
        ("groups", shared_names("group-", there.texts)),
        ("stages", shared_names("stage-", there.texts)),
        ("needs", there.needs or ()),
        ("icon", there.icons or ()),
    ):
        if names:
            read.file.explain(f"missing key {key!r}", f"{'one' if key == 'icon' else 'some'} of {listed(names)}")


def _check_head(read: ReadService, head: ServiceHead, there: There) -> None:
    wrong = read.file.wrong
    if there.icons is not None and head.icon not in (known := sorted(there.icons)):
        wrong(f"icon {head.icon!r}", f"one of {', '.join(known)}", "icon")
    if head.minutes < 1:
        wrong(f"minutes = {head.minutes}", "1 or more", "minutes")
    if not head.groups and there.texts:
        wrong("groups = []", f"some of {listed(shared_names('group-', there.texts))}", "groups")
    for need in head.needs:
        if there.needs is not None and need not in (met := sorted(there.needs)):
            wrong(f"needs {need!r}", f"some of {', '.join(met)}", "needs", value=need)
    if not 0 <= head.ages[0] <= head.ages[1] <= OLDEST:
        wrong(f"ages = {list(head.ages)}", f"the youngest and the oldest age, 0 to {OLDEST}", "ages")
    _check_stages(read, head, there)


def _check_stages(read: ReadService, head: ServiceHead, there: There) -> None:
    """One that is written in two ways is one mistake: told where its name is unknown, or else where the step is."""
    used = [table.get("stage") for table in read.tables]
    names = shared_names("stage-", there.texts)
    if there.texts and not set(head.stages) <= {*names}:
        return  # its sentence is missing
    for number, stage in enumerate(used):
        if isinstance(stage, str) and stage not in head.stages:
            expected = f"one of the service's stages {', '.join(head.stages)}"
            read.file.wrong(f"stage {stage!r}", expected, "stage", number)
    for stage in head.stages if {*used} <= {*head.stages} else ():
        if stage not in used:
            read.file.wrong(f"stage {stage!r}: no step is in it", "one or more", "stages", value=stage)


# --- steps ----------------------------------------------------------------------------------------------------


def _check_steps(read: ReadService, contract: Contract | None, there: There) -> None:
    known: dict[str, Any] = dict.fromkeys(GIVEN)
    steps = tuple(placed for placed in read.steps if placed)
    whole = len(steps) == len(read.steps)
    measure = contract or Contract()
    for number, placed in enumerate(read.steps):
        if placed is None:
            known |= _learned_all_the_same(read, number)
            continue
        around = Surroundings(service_id(read.file.path.parent), steps, known, measure, there.papers, there.icons)
        for found in _of_placed(placed, read.steps[:number], around, whole=whole):
            if found.file:
                read.file.elsewhere(found.file, found.line, found.found, found.expected, found.remedy)
            elif contract or not found.agreed:
                at = next((n for n, one in enumerate(read.steps) if one and one.id == found.step), number)
                read.file.wrong(found.found, found.expected, found.key, at, found.value, found.remedy)
        known |= placed.step.parts(measure)
    _check_ends(read)
    if read.head:
        _check_order(read, read.head)
        _check_needs(read, read.head)


def _check_ends(read: ReadService) -> None:
    """A visit ends once, behind everything else."""
    for number, placed in enumerate(read.steps):
        behind = len(read.steps) - 1 - number
        if placed and placed.step.last and not placed.when and behind:
            read.file.wrong("the visit ends here, and nothing behind it is reached", "the last step", "kind", number)
            return
        if placed and not placed.step.last and not behind:
            read.file.wrong("the visit has no end", "done or show_applications as the last step", "kind", number)


def _learned_all_the_same(read: ReadService, number: int) -> dict[str, Any]:
    """What a step would learn that cannot be read: who speaks of it afterwards makes no second mistake."""
    learn = read.tables[number].get("learn")
    known = isinstance(learn, str) and not read.file.told_of("learn", number, "", "learn")
    return {str(learn): ANYTHING} if known else {SOMETHING: ANYTHING}


def _check_order(read: ReadService, head: ServiceHead) -> None:
    before = 0
    for number, placed in enumerate(read.steps):
        if placed is None or placed.stage not in head.stages:
            continue
        at = head.stages.index(placed.stage)
        if at < before:
            read.file.wrong(
                f"stage {placed.stage!r}: an earlier step is in a later stage", "the order of stages", "stage", number
            )
        before = max(at, before)


def _check_needs(read: ReadService, head: ServiceHead) -> None:
    """A service that begins without what it cannot do without ends in the middle."""
    needed: dict[str, str] = {}
    for placed in read.steps:
        if placed and placed.step.need:
            needed.setdefault(placed.step.need, placed.id)
    if read.file.told_of("needs", None, ""):
        return  # one of them is written otherwise
    for need, step in needed.items():
        if need not in head.needs:
            read.file.wrong(f"needs: {need!r} is missing", f"what the step {step!r} cannot do without", "needs")


def _of_placed(
    placed: Placed, earlier: Sequence[Placed | None], around: Surroundings, *, whole: bool
) -> Iterator[Finding]:
    if placed.id in [before.id for before in earlier if before]:
        yield Finding(f"id {placed.id!r}: an earlier step has this id", "another id", "id")
    if not _NAME.fullmatch(placed.id):
        yield Finding(f"id {placed.id!r}", _FORM, "id")
    for name in sorted(placed.step.learns):
        if not _NAME.fullmatch(name):
            yield Finding(f"{name!r} is learned here", _FORM, "learn", name)
    yield from _reserved(placed)
    for key, path in placed.paths():
        if wrong := wrong_path(path, around.known):
            yield Finding(wrong, key=key, value=path)
    yield from _never(placed, earlier)
    for found in placed.step.mistakes(around):
        if whole or found.key not in ("change", "options"):
            yield found


def _reserved(placed: Placed) -> Iterator[Finding]:
    """No question can pass for a card that was read, for consent or for a word that was given."""
    taken = RESERVED - placed.step.settles
    if placed.id in taken:
        yield Finding(f"id {placed.id!r}", "a name that the engine does not use", "id", remedy="choose another id")
    for name in sorted(placed.step.learns & taken):
        expected = "a fact of its own, the engine uses this name"
        yield Finding(f"{name!r} is learned here", expected, "learn", name, remedy="choose another name")


def _never(placed: Placed, earlier: Sequence[Placed | None]) -> Iterator[Finding]:
    """Conditions that can never hold."""
    for fact, value in placed.when.items():
        if not one_of(value):
            yield Finding(f"{fact} = {list(value)!r}", "one value or more", "when")
    for fact, wanted in ((fact, one) for fact, value in placed.when.items() for one in one_of(value)):
        for before in earlier:
            values = before.step.values() if before and fact in before.step.learns else ()
            if values and wanted not in values:
                yield Finding(f"{fact} = {wanted!r}", f"one of {', '.join(values)}", "when")


def wrong_path(path: str, known: Mapping[str, Any]) -> str:
    """What is wrong with it; "" where it leads to something. `known`: facts -> parts."""
    fact, _, part = path.partition(".")
    if fact not in known:
        return "" if SOMETHING in known else f"{root(path)!r} is used here, but no earlier step learns it"
    if not part:
        return ""
    parts = known[fact]
    if parts is ANYTHING:
        return ""
    if not parts:
        return f"{path!r}: {fact} has no parts, expected {fact!r}"
    if part not in parts:
        return f"{path!r}: {fact} has no {part!r}, expected one of {', '.join(sorted(parts))}"
    return ""
