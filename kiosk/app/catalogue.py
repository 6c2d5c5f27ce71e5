"""The services of this terminal, and how each language says them."""

from collections.abc import Callable
from functools import cache

from kiosk.catalogue.load import FOLDER, load
from kiosk.model.text import Text
from kiosk.papers.templates import papers_there
from kiosk.visit.service import Service
from ui.present.pictures import ICONS
from ui.theme.reader import LANGUAGES
from ui.words.sentences import Words


def offered() -> tuple[Service, ...]:
    """The catalogue, checked against the words, papers and icons there are. ValueError: what is wrong, and where."""
    texts = {language: Words(language).places().keys() for language in LANGUAGES}
    return load(texts=texts, papers=papers_there(FOLDER), icons={icon.stem for icon in ICONS.glob("*.svg")})


@cache
def says(language: str) -> Callable[[Text], str]:
    """Sentences for paper: in one language, and nothing masked but what the paper masks itself."""
    words = Words(language)
    return lambda text: words.say(text, reveal=True)
