"""The services of this terminal, read and checked."""

import importlib
from collections.abc import Collection, Iterator
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import ui
from drivers.kinds import NEEDS
from kiosk.app.spoken import spoken_files, unspeakable
from kiosk.catalogue.contract import SERVICES
from kiosk.catalogue.load import CatalogueError, Checked, check_all
from kiosk.catalogue.read import service_id
from kiosk.catalogue.words import unreadable, words_file
from kiosk.model.contract import Contract
from kiosk.model.mistake import Mistake
from kiosk.papers.check import paper_mistakes
from kiosk.papers.templates import papers_there
from kiosk.visit.service import Catalogue, catalogue_of
from ui.theme.reader import LANGUAGES
from ui.words.sentences import Words

ICONS = Path(ui.__file__).parent / "icons"
COLUMNS = "kiosk.app.columns"  # draws with fonts, which a start does not wait for
GRAMMAR = "kiosk.app.grammar"  # nor for the parser of sentences
SIMULATORS = "device_sim"  # never part of a shipped terminal, where nobody writes examples
MET = (*NEEDS, "backend", "outbox")  # what a service may need: this terminal looks after it


def offered() -> Catalogue:
    """The catalogue, checked against the words, papers and icons there are. ValueError: what is wrong, and where."""
    checked = examined(SERVICES)
    if checked.mistakes:
        raise CatalogueError(checked.mistakes)
    return catalogue_of(checked.services)


def examined(services: Path, *, thorough: bool = False) -> Checked:
    """The services below this folder, and everything that is wrong in their folders.

    `thorough`: contracts, their examples, unused sentences and narrow columns too, which no terminal needs.
    """
    texts = [Words(language, services=services) for language in LANGUAGES]

    def of_papers(folder: Path, contract: Contract | None) -> Iterator[Mistake]:
        dumb = unreadable(folder, texts)
        heard = [text for text in texts if text.language not in dumb]
        found = list(paper_mistakes(folder, service_id(folder), contract, heard))
        yield from found
        wrong = [*unspeakable(folder)] if thorough else []
        yield from wrong
        files = [folder / words_file(text.language) for text in heard] + (spoken_files(folder) if not wrong else [])
        for file in files if thorough else ():
            yield from importlib.import_module(GRAMMAR).ungrammatical(file)
        if thorough and contract and not found and not dumb:
            yield from importlib.import_module(COLUMNS).narrow(folder, contract, texts)

    return check_all(
        services,
        texts=texts,
        papers=papers_there(services),
        icons=[icon.stem for icon in ICONS.glob("*.svg")],
        needs=MET,
        more=of_papers,
        thorough=thorough,
        people=_people() if thorough else None,
    )


def _people() -> Collection[str] | None:
    """The ids of those whom the simulated office knows; None where the simulators are not installed."""
    if find_spec(SIMULATORS) is None:
        return None
    known: ModuleType = importlib.import_module(f"{SIMULATORS}.people")
    return [one.id for one in known.people()]


def head_words(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Language -> key -> how the title or summary of a service is written, with its variants."""
    services = [head.id for head in catalogue.heads]
    return {language: Words(language).heads(services) for language in LANGUAGES}
