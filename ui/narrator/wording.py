"""A page and what else is said, worded for whoever listens: in which tongue, in whose sentences, what is kept back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kiosk.model.screen import Screen
from kiosk.model.text import Text
from ui.narrator.aloud import KEPT_BACK
from ui.narrator.mode import Mode, Part
from ui.narrator.phrases import utterance
from ui.narrator.reading import Reading, Sentence, told_by
from ui.narrator.screen_reader import ScreenReader, Terminal
from ui.speech.utterance import CANTONESE, ENGLISH, HEADPHONES, MANDARIN, Utterance
from ui.theme.reader import Reader
from ui.words.sentences import Words


@dataclass(frozen=True)
class Wording:
    """`words` gives the sentences of a language; `reader` is how the page is shown to whoever stands there."""

    words: Callable[[str], Words]
    terminal: Terminal
    reader: Reader = field(default_factory=Reader)

    def spoken(self, chosen: str) -> str:
        """What is spoken to whoever has chosen this tongue, or none with ""."""
        return ENGLISH if self.reader.language == "en" else chosen or MANDARIN

    def read(self, screen: Screen, tongue: str, *, felt: bool = True) -> Reading:
        """`felt`: to somebody who goes about the page with keys or a finger."""
        words = self.words(self._language(tongue))
        return ScreenReader(words, self.reader.elder, self.terminal, felt, self.reader.contrast).read(screen)

    def told_by(self, screen: Screen, words: str) -> str | None:
        """The stop that tells what is written so. The page may be said in other words than it is written in."""
        return told_by(self.read(screen, self.spoken(MANDARIN)), words)

    def put(self, parts: Iterable[Part], mode: Mode) -> Utterance:
        """Into words, in the tongue of whoever listens. That something is kept back is said, too."""
        tongue = self.spoken(mode.tongue)
        sentences = [part if isinstance(part, Sentence) else self._sentence(part, tongue) for part in parts]
        if mode.output != HEADPHONES:
            sentences = [one for one in sentences if not one.beside]
            if any(one.private and not one.aloud for one in sentences):
                sentences.append(self._sentence(KEPT_BACK if mode.aloud else Text("voice-private"), tongue))
        return utterance(sentences, tongue, mode.output)

    def written(self, text: Text) -> str:
        """As it stands on the screen."""
        return self.words(self.reader.language).say(text, elder=self.reader.elder)

    def _sentence(self, text: Text, tongue: str) -> Sentence:
        words = self.words(self._language(tongue))
        return Sentence(words.say(text, elder=self.reader.elder, spoken=True), text.private)

    def _language(self, tongue: str) -> str:
        """Whose sentences are said: Cantonese has its own."""
        return CANTONESE if tongue == CANTONESE else self.reader.language
