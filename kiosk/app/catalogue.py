"""The services of this terminal, read and checked."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import ui
from drivers.kinds import NEEDS
from kiosk.catalogue.contract import SERVICES, ContractError, read_contract, shared_shapes
from kiosk.catalogue.load import CatalogueError, Checked, check_all
from kiosk.catalogue.read import service_id
from kiosk.model.mistake import Mistake
from kiosk.papers.check import paper_mistakes
from kiosk.papers.templates import papers_there
from kiosk.visit.service import Catalogue, catalogue_of
from ui.theme.reader import LANGUAGES
from ui.words.sentences import Words

ICONS = Path(ui.__file__).parent / "icons"
MET = (*NEEDS, "backend", "outbox")  # what a service may need: this terminal looks after it


def offered() -> Catalogue:
    """The catalogue, checked against the words, papers and icons there are. ValueError: what is wrong, and where."""
    checked = examined(SERVICES)
    if checked.mistakes:
        raise CatalogueError(checked.mistakes)
    return catalogue_of(checked.services)


def examined(services: Path, *, with_examples: bool = False) -> Checked:
    """The services below this folder, and everything that is wrong in their folders.

    `with_examples`: contracts and their examples too, which no terminal needs.
    """
    texts = [Words(language, services=services) for language in LANGUAGES]
    icons = [icon.stem for icon in ICONS.glob("*.svg")]
    found = check_all(
        services,
        texts=texts,
        papers=papers_there(services),
        icons=icons,
        needs=MET,
        with_examples=with_examples,
    )
    return Checked(found.services, (*found.mistakes, *_of_papers(services, texts)))


def _of_papers(services: Path, texts: Sequence[Words]) -> Iterator[Mistake]:
    shapes = shared_shapes()
    for folder in sorted({path.parent for path in services.glob("*/*/*.toml")}):
        with suppress(ContractError):  # that is told already
            yield from paper_mistakes(folder, service_id(folder), read_contract(folder, shapes), texts)


def head_words(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Language -> key -> how the title or summary of a service is written, with its variants."""
    services = [head.id for head in catalogue.heads]
    return {language: Words(language).heads(services) for language in LANGUAGES}
