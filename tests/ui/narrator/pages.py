"""Screens as they are read to somebody, for the tests of this room."""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.model.screen import Item, Screen
from kiosk.model.text import Text
from tests.kiosk.play import texts_in
from ui.gallery.render import EXAMPLES
from ui.narrator.reading import Reading, Stop
from ui.narrator.screen_reader import ScreenReader, Terminal
from ui.theme.reader import LANGUAGES
from ui.words.sentences import STRINGS, WRITTEN, Words

WORDS = {language: Words(language, (STRINGS, EXAMPLES)) for language in LANGUAGES}
WORDS |= {spoken: Words(spoken, (STRINGS,), otherwise=WORDS[written]) for spoken, written in WRITTEN.items()}
TERMINAL = Terminal(Text("example-place"), "020-1234 5678", machine="0117")


def reading(screen: Screen, language: str = "zh-Hans", *, elder: bool = False) -> Reading:
    return ScreenReader(WORDS[language], elder, TERMINAL).read(screen)


def stop_of(read: Reading, stop: str) -> Stop:
    """KeyError: there is none of this name."""
    return {one.id: one for one in read.stops}[stop]


def heard(stop: Stop) -> str:
    """Its sentences, a bullet before what is for one pair of ears."""
    return " / ".join(f"{'●' if one.private else ''}{one.shown}" for one in stop.said)


def unheard(screen: Screen, read: Reading, words: Words) -> list[str]:
    """Sentences of the screen that are not among those of its stops, or are not as private there as they are."""
    said = [one for stop in read.stops for one in stop.sentences]
    aloud = "\n".join(one.shown for one in said if not one.private)
    alone = "\n".join(one.shown for one in said if one.private).replace(" ", "")
    if read.elder:  # nobody is offered what they have
        screen = replace(screen, actions=tuple(one for one in screen.actions if one.id != "elder"))
    wanted = list(_sentences_of(screen, words, elder=read.elder))
    lost = [one for one, private in wanted if not private and one not in aloud]
    return lost + [one for one, private in wanted if private and one.replace(" ", "") not in alone]


def _sentences_of(screen: Screen, words: Words, *, elder: bool) -> Iterator[tuple[str, bool]]:
    """Every sentence of a screen, and whether it is private. Names of other steps are told by the bar alone."""
    revealed = {id(item.value) for item in screen.items if item.revealed}
    for text in texts_in(replace(screen, stage=None)):
        yield words.say(text, elder=elder, spoken=True, reveal=id(text) in revealed), text.private
    if screen.stage:
        yield words.say(screen.stage.label, elder=elder, spoken=True), False
    if screen.number:
        yield screen.number.text, screen.number.private
    if screen.keys and not screen.keys.secret:
        yield screen.keys.value.text, screen.keys.value.private
    if screen.code:
        yield screen.code, False


def selected(item: Item) -> Item:
    """The switch that shows numbers whole, when it was touched; any other item as it is."""
    return replace(item, state="selected") if item.id == "reveal" else item
