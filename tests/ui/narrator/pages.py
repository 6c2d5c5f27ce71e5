"""Screens as they are read to somebody, for the tests of this room."""

from kiosk.model.screen import Screen
from kiosk.model.text import Text
from ui.gallery.render import EXAMPLES
from ui.narrator.reading import Reading, Stop
from ui.narrator.screen_reader import ScreenReader, Terminal
from ui.theme.reader import LANGUAGES
from ui.words.sentences import STRINGS, Words

WORDS = {language: Words(language, (STRINGS, EXAMPLES)) for language in LANGUAGES}
TERMINAL = Terminal(Text("example-place"), "020-1234 5678")


def reading(screen: Screen, language: str = "zh-Hans", *, elder: bool = False) -> Reading:
    return ScreenReader(WORDS[language], elder, TERMINAL).read(screen)


def stop_of(read: Reading, stop: str) -> Stop:
    """KeyError: there is none of this name."""
    return {one.id: one for one in read.stops}[stop]


def heard(stop: Stop) -> str:
    """Its sentences, a bullet before what is for one pair of ears."""
    return " / ".join(f"{'●' if one.private else ''}{one.shown}" for one in stop.said)
