"""The services of this terminal, and how each language says them."""

from collections.abc import Callable
from functools import cache

from kiosk.catalogue.load import SERVICES, load
from kiosk.model.text import Text
from kiosk.papers.templates import papers_there
from kiosk.visit.service import Catalogue, catalogue_of
from ui.present.pictures import ICONS
from ui.theme.reader import LANGUAGES
from ui.words.sentences import Words


def offered() -> Catalogue:
    """The catalogue, checked against the words, papers and icons there are. ValueError: what is wrong, and where."""
    texts = [Words(language) for language in LANGUAGES]
    icons = [icon.stem for icon in ICONS.glob("*.svg")]
    return catalogue_of(load(texts=texts, papers=papers_there(SERVICES), icons=icons))


@cache
def says(language: str) -> Callable[[Text], str]:
    """Sentences for paper: in one language, and nothing masked but what the paper masks itself."""
    words = Words(language)
    return lambda text: words.say(text, reveal=True)
