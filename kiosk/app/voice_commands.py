"""`kiosk voice`: fetch the network, render clips, compare them with today's wording, say a line."""

import queue
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from drivers.addresses import first_mistake
from kiosk.app.speech import open_speaker, sound_of
from kiosk.config.settings import Config, load
from kiosk.runtime.threads import Threads
from ui.speech.fixed import fixed
from ui.speech.model import fetch as fetch_model
from ui.speech.saying.say import say_text
from ui.speech.speaker import OUTPUT, PLAYER, ProcessSpeaker
from ui.speech.utterance import CANTONESE, ENGLISH, HEADPHONES, MANDARIN, SPEAKER, USUAL_SPEED, VOLUMES, Utterance
from ui.speech.voices import model_in
from ui.speech.workshop import Stock, render, stock
from ui.words.sentences import SERVICES, STRINGS, WRITTEN, Vocabulary

SAYS = {MANDARIN: "zh-Hans", ENGLISH: "en", CANTONESE: CANTONESE}  # the language whose sentences a tongue says
RENDERED = (MANDARIN, ENGLISH)  # there is a voice that says them
_FIRST = ("frame", "voice", "steps", "problems")  # what is heard most
_SHOWN = 12  # texts without a clip that are listed in full


def fetch(settings: Path) -> int:
    """Bring the network. ValueError: the settings; OSError: it cannot be had."""
    config = _config(settings)
    with _leaving_nothing():
        new = fetch_model(config.voice_folder, config.voice.model_url)
    print(f"{model_in(config.voice_folder)}: {'fetched' if new else 'was there'}")
    return 0


@contextmanager
def _leaving_nothing() -> Iterator[None]:
    """Whoever is ended meanwhile takes away what is half fetched."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def render_missing(settings: Path, out: Path | None, tongue: str) -> int:
    """Render what has no clip into the terminal's folder, or into `out`."""
    config = _config(settings)
    fetch_model(config.voice_folder, config.voice.model_url)
    for one in (tongue,) if tongue else RENDERED:
        many = render(out or config.voice_folder, one, fixed_texts(one), model_in(config.voice_folder), print)
        print(f"{one}: {many} rendered")
    return 0


def check(settings: Path) -> int:
    """1: a text that can be rendered has no clip, or a clip is not as it should be."""
    config = _config(settings)
    found = [stock(sound_of(config).clips, tongue, fixed_texts(tongue)) for tongue in config.voice.tongues]
    for one in found:
        _tell(one)
    return 1 if any(one.wrong or (one.missing and one.tongue in RENDERED) for one in found) else 0


def texts(tongue: str) -> int:
    """What is to be recorded for a terminal that says all of it with a person's voice: a line each, as it is said."""
    for one in fixed_texts(tongue):
        print(one)
    return 0


def _tell(found: Stock) -> None:
    print(f"{found.tongue}: {found.texts - len(found.missing)} of {found.texts} texts have a clip")
    for said in found.missing[:_SHOWN]:
        print(f"  no clip: {said}")
    if len(found.missing) > _SHOWN:
        print(f"  and {len(found.missing) - _SHOWN} more, which espeak-ng or the network says")
    for line in found.wrong:
        print(f"  {line}")


def fixed_texts(tongue: str) -> list[str]:
    """All that can be said before anybody comes, what is heard most first."""
    return fixed(_vocabularies(SAYS[tongue]), tongue)


def _vocabularies(language: str) -> Iterator[Vocabulary]:
    """Where this language has no words for a sentence, it is said in those of the language that it is written in."""
    written = WRITTEN.get(language, language)
    shared = sorted((STRINGS / written).glob("*.ftl"), key=lambda file: (_place(file.stem), file.stem))
    for file in (*shared, *sorted(SERVICES.glob(f"*/*/words.{written}.ftl"))):
        there = Vocabulary(written, [file])
        own = Path(str(file).replace(written, language))
        if own != file and own.exists():
            spoken = Vocabulary(language, [own])
            yield from (spoken, there.less(spoken))
        else:
            yield there


def _place(name: str) -> int:
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)


@dataclass
class _Ear:
    """Hears what becomes of one line, on this thread."""

    tasks: "queue.SimpleQueue[Callable[[], None]]" = field(default_factory=queue.SimpleQueue)
    whole: bool | None = None
    trouble: str = ""

    def phrase_begun(self, number: int, index: int) -> None: ...

    def ended(self, number: int, *, whole: bool) -> None:
        self.whole = whole

    def troubled(self, part: str, why: str) -> None:
        if why and part in (OUTPUT, PLAYER):
            self.trouble = why


def say(settings: Path, text: str, tongue: str, into: str) -> int:
    """Say a line as the terminal would. 1: it was not said to its end."""
    config, ear = _config(settings), _Ear()
    into = into or (SPEAKER if config.sound.speaker else HEADPHONES)
    if not getattr(config.sound, into):
        raise ValueError(f"{settings}: [sound] has no {into}")
    speaker = open_speaker(config, ear, ear.tasks.put, Threads(), ear.troubled)
    try:
        begun = time.monotonic()
        _say(speaker, ear, Utterance(say_text(text, tongue, private=False), tongue), into)
    finally:
        speaker.close()
    told = "said" if ear.whole else f"not said to its end: {ear.trouble or 'a part of it has no voice'}"
    print(f"{into}, {time.monotonic() - begun:.1f} s: {told}")
    return 0 if ear.whole else 1


def _say(speaker: ProcessSpeaker, ear: _Ear, utterance: Utterance, into: str) -> None:
    speaker.set_output(into)
    speaker.set_pace(USUAL_SPEED, VOLUMES[-1])
    speaker.say(utterance)
    while ear.whole is None:
        ear.tasks.get()()


def _config(settings: Path) -> Config:
    return load(settings, first_mistake)
