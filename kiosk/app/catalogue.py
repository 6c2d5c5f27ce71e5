"""The services of this terminal, and how each language says them."""

from collections.abc import Callable
from functools import cache

from kiosk.catalogue.contract import SERVICES, read_contract, shared_shapes
from kiosk.catalogue.load import CatalogueError, Checked, check_all
from kiosk.catalogue.read import service_id
from kiosk.model.text import Text
from kiosk.papers.check import paper_mistakes
from kiosk.papers.templates import papers_there
from kiosk.visit.service import Catalogue, catalogue_of
from ui.present.pictures import ICONS
from ui.theme.reader import LANGUAGES
from ui.words.sentences import Words


def offered() -> Catalogue:
    """The catalogue, checked against the words, papers and icons there are. ValueError: what is wrong, and where."""
    found = checked()
    if found.mistakes:
        raise CatalogueError(found.mistakes)
    return catalogue_of(found.services)


def checked() -> Checked:
    """The services, and all that is wrong in their folders."""
    texts = [Words(language) for language in LANGUAGES]
    icons = [icon.stem for icon in ICONS.glob("*.svg")]
    found = check_all(texts=texts, papers=papers_there(SERVICES), icons=icons)
    shapes = shared_shapes()
    wrong = [
        mistake
        for folder in sorted({path.parent for path in SERVICES.glob("*/*/*.toml")})
        for mistake in paper_mistakes(folder, service_id(folder), read_contract(folder, shapes), texts)
    ]
    return Checked(found.services, (*found.mistakes, *wrong))


@cache
def says(language: str) -> Callable[[Text], str]:
    """Sentences for paper: in one language, and nothing masked but what the paper masks itself."""
    words = Words(language)
    return lambda text: words.say(text, reveal=True)
