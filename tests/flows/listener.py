"""Somebody who listens to every page of a visit on the loudspeaker, stop by stop, and touches nothing."""

from kiosk.model.screen import Screen
from kiosk.model.text import Text
from tests.ui.narrator.pages import unheard
from tests.ui.narrator.recorder import Recorder
from ui.narrator.narrator import Narrator
from ui.narrator.screen_reader import Terminal
from ui.speech.utterance import SPEAKER, Hears, Speaker
from ui.theme.reader import LANGUAGES, Reader
from ui.words.sentences import Words

WORDS = {language: Words(language) for language in LANGUAGES}


class Listener:
    """A view. `open_to_all`: what others can hear or read in the caption; `lost`: what a page says and nobody hears."""

    def __init__(self) -> None:
        self.open_to_all: set[str] = set()
        self.lost: list[str] = []
        self.narrator = Narrator(
            WORDS.__getitem__,
            Terminal(Text("frame-brand"), "12345"),
            self._speaker,
            touch=lambda action, value: None,
            attended=lambda handled: None,
            note=lambda on, by: None,
            captioned=lambda seen: self.open_to_all.update(seen.get("phrases", ())),
            seconds=lambda: 0.0,
            outputs=(SPEAKER,),
        )

    def show(self, screen: Screen, reader: Reader) -> None:
        """Hear the page, then go round all of its stops."""
        self.narrator.show(screen, reader)
        if not self.narrator.mode.on:
            self.narrator.key("down")
        reading = self.narrator.mode.reading
        assert reading
        self.lost += unheard(screen, reading, WORDS[reader.language])
        for _ in reading.stops:
            self.narrator.key("down")
        self.open_to_all |= {one.shown for said in self.speaker.said for one in said.phrases if not one.private}
        self.speaker.said.clear()

    def _speaker(self, hears: Hears) -> Speaker:
        self.speaker = Recorder(hears)
        return self.speaker
