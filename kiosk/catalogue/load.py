"""The catalogue: every service below a folder, read and checked. Knows where the folders are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.catalogue.check import Sentences, check
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
from kiosk.catalogue.read import read_service, service_id
from kiosk.model.contract import Contract
from kiosk.model.mistake import Mistake
from kiosk.model.paper import Paper
from kiosk.visit.service import Service
from kiosk.visit.steps.kinds import KINDS, Kinds

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
    with_examples: bool = False,
) -> Checked:
    """Every service below `folder`, and every mistake: an unknown key, a sentence that is missing in a language, an
    unknown step, template, question, record or icon, a fact used before it is learned or a part that it does not have,
    a name of the engine's, a value out of range, a condition that can never hold.

    `texts`: what each language can say. `papers`, `icons`, `needs`: those there are; None: not checked.
    `kinds`: of steps.
    `with_examples`: contracts and examples as well.
    """
    services: dict[str, Service] = {}
    mistakes: list[Mistake] = []
    records, shapes = Contract(records=read_shared().records), shared_shapes()
    icons = None if icons is None else frozenset(icons)
    needs = None if needs is None else frozenset(needs)
    for path in sorted(folder.glob(f"*/*/{SERVICE_FILE}")):
        read = read_service(path.parent, kinds)
        if with_examples:
            mistakes += contract_mistakes(path.parent)
        try:
            contract = records | read_contract(path.parent, shapes)
        except ContractError as error:
            mistakes += [] if with_examples else [Mistake(f"{read.file.place}/{CONTRACT}", 1, str(error))]
            mistakes += read.file.mistakes
            continue
        check(read, contract, papers=papers, icons=icons, needs=needs, texts=texts)
        if (name := service_id(path.parent)) in services:
            read.file.wrong(f"folder {path.parent.name!r}: a service of this name is in the catalogue already")
        if (service := read.service(contract)) and not read.file.mistakes:
            services[name] = service
        mistakes += sorted(read.file.mistakes, key=lambda mistake: mistake.line)
    if not services and not mistakes:
        mistakes.append(Mistake(folder.as_posix(), 1, "no service", f"DEPARTMENT/SERVICE/{SERVICE_FILE} below it"))
    return Checked(tuple(sorted(services.values(), key=lambda one: (one.head.order, one.id))), tuple(mistakes))
