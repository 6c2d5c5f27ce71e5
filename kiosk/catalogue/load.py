"""The catalogue: every service below a folder, read and checked. Knows where the folders are."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.catalogue.check import There, check
from kiosk.catalogue.contract import (
    CONTRACT,
    SERVICES,
    ContractError,
    read_contract,
    read_shared,
    shared_shapes,
)
from kiosk.catalogue.contract_check import contract_mistakes
from kiosk.catalogue.file import SERVICE_FILE
from kiosk.catalogue.read import ReadService, read_service, service_id
from kiosk.catalogue.words import Sentences, unreadable, unused, words_file
from kiosk.model.contract import Contract
from kiosk.model.frozen import dataclass
from kiosk.model.mistake import Mistake, gathered
from kiosk.model.paper import Paper
from kiosk.visit.service import Service
from kiosk.visit.steps.kinds import KINDS, Kinds

_AGREED = re.compile(r"one of (.+), as contract\.json says")  # of a step that may learn what nobody has agreed to take
_WORDLESS = re.compile(r"the sentence '(.+)' is missing in ")
_FOLDER = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
__all__ = ["SERVICES", "CatalogueError", "Checked", "check_all", "load"]


class CatalogueError(ValueError):
    """The catalogue is wrong. Says every mistake: the file, the line, what was found and what was expected."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = tuple(mistakes)


@dataclass(frozen=True, slots=True)
class Checked:
    """The services that are whole, in the order of the home screen, and all that is wrong with the others."""

    services: tuple[Service, ...]
    mistakes: tuple[Mistake, ...]


def load(
    folder: Path = SERVICES,
    *,
    texts: Sequence[Sentences] = (),
    papers: Mapping[str, Paper] | None = None,
    icons: Iterable[str] | None = None,
    needs: Iterable[str] | None = None,
    kinds: Kinds = KINDS,
) -> tuple[Service, ...]:
    """Every service below `folder`, in order. CatalogueError: something is wrong, see `check_all`."""
    checked = check_all(folder, texts=texts, papers=papers, icons=icons, needs=needs, kinds=kinds)
    if checked.mistakes:
        raise CatalogueError(checked.mistakes)
    return checked.services


def check_all(
    folder: Path = SERVICES,
    *,
    texts: Sequence[Sentences] = (),
    papers: Mapping[str, Paper] | None = None,
    icons: Iterable[str] | None = None,
    needs: Iterable[str] | None = None,
    kinds: Kinds = KINDS,
    more: Callable[[Path, Contract | None], Iterable[Mistake]] = lambda _folder, _contract: (),
    thorough: bool = False,
    people: Collection[str] | None = None,
) -> Checked:
    """Every service below `folder`, and every mistake: an unknown key, a sentence that is missing in a language, an
    unknown step, template, question, record or icon, a fact used before it is learned or a part that it does not have,
    a name of the engine's, a value out of range, a condition that can never hold.

    `texts`: what each language can say. `papers`, `icons`, `needs`: those there are; None: not checked.
    `kinds`: of steps. `more`: what else is wrong in a service's folder; its contract is None where that is wrong.
    `thorough`: contracts, their examples and sentences that nothing asks for as well, which no terminal needs.
    `people`: the ids of those that an example may name; None: not checked.
    """
    there = There(
        papers, None if icons is None else frozenset(icons), None if needs is None else frozenset(needs), texts
    )
    shared = Contract(records=read_shared().records)
    measure = _Measure(kinds, there, shared, shared_shapes(), more, thorough, people)
    return measure.read_all(folder)


@dataclass(frozen=True, slots=True)
class _Measure:
    """By what every folder of a catalogue is measured, as `check_all` was told."""

    kinds: Kinds
    there: There
    shared: Contract  # what holds for every service
    shapes: Mapping[str, Any]
    more: Callable[[Path, Contract | None], Iterable[Mistake]]
    thorough: bool
    people: Collection[str] | None

    def read_all(self, folder: Path) -> Checked:
        """Every service below this folder."""
        services: dict[str, Service] = {}
        paths = sorted(folder.glob(f"*/*/{SERVICE_FILE}"))
        mistakes = _misnamed(paths)
        for path in (path for path in paths if _FOLDER.fullmatch(path.parent.name)):
            service, found = self.read(path.parent, services)
            if service:
                services[service.id] = service
            mistakes += found
        mistakes += _without(folder) if self.thorough else ()
        if not services and not mistakes:
            mistakes.append(Mistake(folder.as_posix(), 1, "no service", f"DEPARTMENT/SERVICE/{SERVICE_FILE} below it"))
        return Checked(tuple(sorted(services.values(), key=lambda one: (one.head.order, one.id))), gathered(mistakes))

    def read(self, folder: Path, taken: Collection[str]) -> tuple[Service | None, list[Mistake]]:
        """The service in this folder, where its file is right, and all that is wrong. `taken`: names there are."""
        read = read_service(folder, self.kinds)
        agreed, contract = _contract(read, self.shapes, thorough=self.thorough, people=self.people)
        _check_steps(read, contract and self.shared | contract, self.there)
        if service_id(folder) in taken:
            read.file.wrong(f"folder {folder.name!r}: a service of this name is in the catalogue already")
        wrong = read.file.mistakes
        service = read.service(self.shared | contract) if contract and not wrong else None
        found = [*_not_of_a_name(agreed, wrong), *sorted(wrong, key=_place)]
        found += _untold(found, self.more(folder, contract))
        if not found and contract and self.thorough:
            found += _unused(read, contract, self.there)
        return service, found


def _check_steps(read: ReadService, contract: Contract | None, there: There) -> None:
    """A language whose file cannot be read is told once, and not at every sentence that it lacks."""
    dumb = unreadable(read.file.path.parent, there.texts)
    check(read, contract, replace(there, texts=[one for one in there.texts if one.language not in dumb]))
    read.file.mistakes += dumb.values()


def _not_of_a_name(examples: Iterable[Mistake], steps: Iterable[Mistake]) -> list[Mistake]:
    """A question that steps and examples name alike has another name in the contract: the step tells it."""
    told = {mistake.found for mistake in steps}
    return [one for one in examples if one.found.replace("no question", "query", 1) not in told]


def _untold(told: Sequence[Mistake], more: Iterable[Mistake]) -> list[Mistake]:
    """Nor is it told that an option has no word, where a step and the contract call it by two names."""
    known = {mistake.found for mistake in told}
    agreed = filter(None, (_AGREED.fullmatch(mistake.expected) for mistake in told))
    options = tuple(f"-{option}" for found in agreed for option in found[1].split(", "))

    def follows(mistake: Mistake) -> bool:
        word = _WORDLESS.match(mistake.found)
        return mistake.found in known or (word is not None and word[1].endswith(options))

    return [mistake for mistake in more if not follows(mistake)]


def _contract(
    read: ReadService, shapes: Mapping[str, Any], *, thorough: bool, people: Collection[str] | None
) -> tuple[tuple[Mistake, ...], Contract | None]:
    """What is wrong in the contract and its examples, and the contract; None where nothing can be measured by it."""
    folder = read.file.path.parent
    found = contract_mistakes(folder, people=people) if thorough else ()
    if any(mistake.file.endswith(CONTRACT) for mistake in found):
        return found, None
    try:
        return found, read_contract(folder, shapes)
    except ContractError as error:
        return (Mistake(f"{read.file.place}/{CONTRACT}", 1, str(error)),), None


def _misnamed(paths: Iterable[Path]) -> list[Mistake]:
    """The id of a service is the name of its folder, and its files are looked for by its id."""
    form = "small letters, digits and underscores, such as old_age_allowance"
    return [
        Mistake("/".join(path.parts[-3:]), 1, f"folder {path.parent.name!r}", form)
        for path in paths
        if not _FOLDER.fullmatch(path.parent.name)
    ]


def _without(folder: Path) -> Iterator[Mistake]:
    """Folders with files that are no service: their steps are missing, or have another name."""
    for inner in sorted({path.parent for path in folder.glob("*/*/*.*")}):
        if not (inner / SERVICE_FILE).exists():
            file = f"{inner.parent.name}/{inner.name}/{SERVICE_FILE}"
            yield Mistake(file, 1, "there is no such file", "the head and the steps of the service")


def _unused(read: ReadService, contract: Contract, there: There) -> Iterator[Mistake]:
    """Only where nothing else is wrong: a sentence whose name was mistyped is missing in one place."""
    own = [paper for paper in (there.papers or {}).values() if paper.service == service_id(read.file.path.parent)]
    for language, keys in unused(read, contract, own, there.texts).items():
        file = read.file.path.with_name(words_file(language))
        lines = file.read_text(encoding="utf-8-sig").splitlines()
        at = [number for number, line in enumerate(lines, start=1) if line.partition("=")[0].strip() in keys]
        found = f"nothing asks for {', '.join(keys)}"
        yield Mistake(f"{read.file.place}/{file.name}", at[0], found, "", "remove it, in every language", tuple(at[1:]))


def _place(mistake: Mistake) -> tuple[bool, str, int]:
    """What is wrong in the file itself before what is wrong in others."""
    return not mistake.file.endswith(SERVICE_FILE), mistake.file, mistake.line
