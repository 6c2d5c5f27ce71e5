"""What is wrong in a service although every key and type is right: found at the start, not before a citizen. Pure.

It only iterates over the steps: what a kind of step needs, its own file says.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from kiosk.catalogue.read import ReadService, service_id
from kiosk.model.contract import Contract
from kiosk.model.paper import Paper
from kiosk.model.text import own
from kiosk.visit.facts import GIVEN, RESERVED, root
from kiosk.visit.service import ServiceHead
from kiosk.visit.step import ANYTHING, Asked, Finding, Placed, Surroundings, one_of

OLDEST = 200  # years, as an age without end is written
ENGINE_REFUSALS = frozenset({"nothing-on-file"})  # every service may meet them; the engine has words for them


class Sentences(Protocol):
    """What one language can say."""

    @property
    def language(self) -> str: ...

    def knows(self, key: str) -> bool: ...


def check(
    read: ReadService,
    contract: Contract,
    *,
    papers: Mapping[str, Paper] | None = None,
    icons: Iterable[str] | None = None,
    needs: Iterable[str] | None = None,
    texts: Sequence[Sentences] = (),
) -> None:
    """Notes all mistakes in the file. `contract`: what this service may ask, and all that may be recorded.

    `papers`, `icons`, `needs`: those there are; None: not checked. `texts`: one for each language.
    """
    if not read.tables and not read.head:
        return
    if read.head:
        _check_head(read, read.head, icons, needs)
    _check_steps(read, contract, papers)
    _check_words(read, contract, texts)


def _check_head(read: ReadService, head: ServiceHead, icons: Iterable[str] | None, needs: Iterable[str] | None) -> None:
    wrong = read.file.wrong
    if icons is not None and head.icon not in (known := sorted(icons)):
        wrong(f"icon {head.icon!r}", f"one of {', '.join(known)}", "icon")
    if head.minutes < 1:
        wrong(f"minutes = {head.minutes}", "1 or more", "minutes")
    for need in head.needs:
        if needs is not None and need not in (met := sorted(needs)):
            wrong(f"needs {need!r}", f"some of {', '.join(met)}", "needs", value=need)
    if not 0 <= head.ages[0] <= head.ages[1] <= OLDEST:
        wrong(f"ages = {list(head.ages)}", f"the youngest and the oldest age, 0 to {OLDEST}", "ages")
    for stage in head.stages:
        if all(table.get("stage") != stage for table in read.tables):
            wrong(f"stage {stage!r}: no step is in it", "one or more", "stages", value=stage)


# --- steps ----------------------------------------------------------------------------------------------------


def _check_steps(read: ReadService, contract: Contract, papers: Mapping[str, Paper] | None) -> None:
    known: dict[str, Any] = dict.fromkeys(GIVEN)
    steps = tuple(placed for placed in read.steps if placed)
    whole = len(steps) == len(read.steps)
    for number, placed in enumerate(read.steps):
        if placed is None:
            known |= {str(read.tables[number].get("learn")): ANYTHING}
            continue
        around = Surroundings(service_id(read.file.path.parent), steps, known, contract, papers)
        for found in _of_placed(placed, read.steps[:number], around, whole=whole):
            read.file.wrong(found.found, found.expected, found.key, number, found.value, found.remedy)
        known |= placed.step.parts(contract)
    if read.steps and (last := read.steps[-1]) and not last.step.last:
        read.file.wrong(
            "the visit has no end", "done or show_applications as the last step", "kind", len(read.steps) - 1
        )
    if read.head:
        _check_order(read, read.head)


def _check_order(read: ReadService, head: ServiceHead) -> None:
    """A service that begins without what it cannot do without ends in the middle."""
    before = 0
    for number, placed in enumerate(read.steps):
        if placed is None or placed.stage not in head.stages:
            continue
        need = placed.step.need
        if need and need not in head.needs:
            read.file.wrong(f"needs: {need!r} is missing", f"what the step {placed.id!r} cannot do without", "needs")
        at = head.stages.index(placed.stage)
        if at < before:
            read.file.wrong(
                f"stage {placed.stage!r}: an earlier step is in a later stage", "the order of stages", "stage", number
            )
        before = max(at, before)


def _of_placed(
    placed: Placed, earlier: Sequence[Placed | None], around: Surroundings, *, whole: bool
) -> Iterator[Finding]:
    if placed.id in [before.id for before in earlier if before]:
        yield Finding(f"id {placed.id!r}: an earlier step has this id", "another id", "id")
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
    for fact, wanted in ((fact, one) for fact, value in placed.when.items() for one in one_of(value)):
        for before in earlier:
            values = before.step.values() if before and fact in before.step.learns else ()
            if values and wanted not in values:
                yield Finding(f"{fact} = {wanted!r}", f"one of {', '.join(values)}", "when")


def wrong_path(path: str, known: Mapping[str, Any]) -> str:
    """What is wrong with it; "" where it leads to something. `known`: facts -> parts."""
    fact, _, part = path.partition(".")
    if fact not in known:
        return f"{root(path)!r} is used here, but no earlier step learns it"
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


# --- words ----------------------------------------------------------------------------------------------------


def _check_words(read: ReadService, contract: Contract, texts: Sequence[Sentences]) -> None:
    """A sentence that is missing in any language is found here and not in front of a citizen."""
    service = service_id(read.file.path.parent)
    for step, asked in sentences_of(read, contract):
        if asked.shared and read.file.told_of(asked.key, step, asked.value):
            continue
        key = asked.sentence if asked.shared else own(service, asked.sentence)
        for language in texts:
            if not language.knows(key):
                where = f"the shared strings of {language.language}" if asked.shared else _words(language.language)
                remedy = "" if asked.shared else f"write {asked.sentence} = … there"
                read.file.wrong(
                    f"the sentence {asked.sentence!r} is missing in {where}", "", asked.key, step, asked.value, remedy
                )


def sentences_of(read: ReadService, contract: Contract) -> Iterator[tuple[int | None, Asked]]:
    """Every sentence that the folder asks for, in its order, with the number of the step that does."""
    yield from ((None, Asked(key, "")) for key in ("title", "summary"))
    if read.head:
        yield from ((None, Asked(f"group-{group}", "groups", group, shared=True)) for group in read.head.groups)
        yield from ((None, Asked(f"stage-{stage}", "stages", stage, shared=True)) for stage in read.head.stages)
    for number, placed in enumerate(read.steps):
        if placed is not None:
            yield from ((number, asked) for asked in placed.sentences())
            yield from ((number, asked) for asked in _refused(placed, contract))


def _refused(placed: Placed, contract: Contract) -> Iterator[Asked]:
    """What is said when the office refuses the question of this step."""
    question = contract.questions.get(placed.step.question)
    if question is not None:
        for code in question.refusals:
            yield from (Asked(f"refused-{code}{end}", "query", question.name) for end in ("", "-next"))


def _words(language: str) -> str:
    return f"words.{language}.ftl"
