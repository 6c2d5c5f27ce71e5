"""How soon a page is heard, how soon it is silent, how it sounds and what it costs, measured in the recorded sound.

The device is ALSA's file plugin, which takes sound at once: what a sound card adds is not in these figures. What no
clip says is said by the voice network where it lies in the demonstration's cache folder, else by espeak-ng.
"""

import os
import queue
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import redirect_stdout, suppress
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.catalogue.example import read_examples
from kiosk.catalogue.load import SERVICES
from kiosk.catalogue.rehearsal import Plan, rehearse
from kiosk.model.screen import Screen
from kiosk.model.text import Text
from kiosk.runtime.threads import Threads
from tests.bench.result import Result
from tests.bench.spoken import sound_of_speech
from tests.bench.timed import Timed, longest_silence
from tests.flows.__main__ import play_all
from tests.flows.player import journeys
from tests.kiosk.play import services
from tests.ui.speech.ear import Ear, children, recording
from ui.narrator.narrator import Narrator
from ui.narrator.screen_reader import Terminal
from ui.speech.clips import Clips
from ui.speech.speaker import ProcessSpeaker, Sound
from ui.speech.utterance import HEADPHONES, VOLUMES, Hears, Phrase, Utterance
from ui.speech.voices import STARTER, model_in
from ui.theme.reader import Reader
from ui.words.sentences import Words

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "suizhu" / "voices"
VISITS = ("social-insurance-certificate", "old-age-allowance", "pension-confirmation")
ROWS = 10  # of a review, heard to their end
FIXED_S, DYNAMIC_S, GAP_S, SILENT_S = 0.150, 0.700, 1.2, 0.100
LIFE = "96-plug-pulled"
PLAYER_MB, RENDERER_MB = 80.0, 450.0
WELCOME_S = 10.0  # of the words with which the voice mode begins, all of them clips; meanwhile the renderer starts
HEARD_S = 0.3  # of an utterance, before it is stopped
SETTLED_S = 0.15  # after a stop, until nothing can come any more
_NEVER_S = 30.0


class _Speaker(ProcessSpeaker):
    """Remembers what it was told last."""

    last = Utterance((), "")

    def say(self, utterance: Utterance) -> int:
        self.last = utterance
        return super().say(utterance)


@dataclass
class _Listener:
    """Somebody with headphones, and a watch."""

    folder: Path
    model: Path
    fixed: list[float] = field(default_factory=list)
    dynamic: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    stops: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ear = Ear(self.folder)
        self.clips = Clips([STARTER])
        self.timed = Timed(self.folder / "headphones.raw")
        words = Words("zh-Hans")
        words.warm()  # as the terminal does once its home screen stands
        self.narrator = Narrator(
            lambda language: words,
            Terminal(Text("frame-brand"), "12345"),
            self._speaker_of,
            touch=lambda action, value: None,
            attended=lambda handled: None,
            note=lambda on, by: None,
            captioned=lambda seen: None,
            seconds=time.monotonic,
            outputs=(HEADPHONES,),
        )

    def _speaker_of(self, hears: Hears) -> ProcessSpeaker:
        sound = Sound("", recording(self.folder / "headphones.raw"), (STARTER,), self.model)
        self.speaker = _Speaker(sound, hears, self.ear.tasks.put, Threads(), self.ear.trouble)
        return self.speaker

    def begin(self, screen: Screen) -> None:
        self.ear.until(lambda: bool(self.ear.troubles))  # the player is ready
        self.narrator.show(screen, Reader())
        self.narrator.plug(jack=True)
        self.speaker.set_pace(1.0, VOLUMES[-1])
        self._pass(WELCOME_S)
        self._stop()

    def page(self, screen: Screen) -> None:
        """From the Screen value to the first sound, and from a stop to the last."""
        since, begun = self.timed.samples, time.perf_counter()
        self.narrator.show(screen, Reader())
        if not self.speaker.last.phrases or not self.narrator.mode.speaking:
            return
        self._note_first(since, begun)
        self._pass(HEARD_S)
        self._stop()

    def row(self) -> None:
        """The next stop, heard to its end."""
        since, begun = self.timed.samples, time.perf_counter()
        self.narrator.key("down")
        self._note_first(since, begun)
        self.ear.until(lambda: not self.narrator.mode.speaking)
        self.gaps.append(longest_silence(self.timed.sound(since)))

    def close(self) -> None:
        self.narrator.close()
        self.timed.close()

    def _note_first(self, since: int, begun: float) -> None:
        fixed = self._has_clip(self.speaker.last.phrases[0])
        while (first := self.timed.first_audible(since)) is None:
            self._pass(0.005)
            assert time.perf_counter() - begun < _NEVER_S, f"{self.speaker.last.shown} is never heard"
        (self.fixed if fixed else self.dynamic).append(first - begun)

    def _has_clip(self, phrase: Phrase) -> bool:
        return all(self.clips.has("zh", one) for one in phrase.units or (phrase.said,))

    def _stop(self) -> None:
        begun = time.perf_counter()
        self.speaker.stop()
        self._pass(SETTLED_S)
        self.stops.append(max(0.0, self.timed.last() - begun))

    def _pass(self, seconds: float) -> None:
        ends = time.perf_counter() + seconds
        with suppress(queue.Empty):
            while (left := ends - time.perf_counter()) > 0:
                self.ear.tasks.get(timeout=left)()


def run() -> Iterator[Result]:
    model = model_in(CACHE)
    voice = "network" if model.is_file() else "espeak-ng"
    with tempfile.TemporaryDirectory() as name:
        listener = _Listener(Path(name), model)
        try:
            yield from _visits(listener, voice)
        finally:
            listener.close()
    yield from sound_of_speech()
    yield _true_speed()


def _true_speed() -> Result:
    """A whole visit, through the window, in the time that its sound takes."""
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    (journey,) = (one for one in journeys() if one.name == LIFE)
    with tempfile.TemporaryDirectory() as name, redirect_stdout(sys.stderr):
        failures = len(play_all([journey], Path(name)))
    del app
    return Result(f"journey {LIFE} at true speed: ended otherwise than written", failures, 1, "", "journey", 0.0)


def _visits(listener: _Listener, voice: str) -> Iterator[Result]:
    pages = [screen for service in VISITS for screen in _screens(service)]
    listener.begin(pages[0])
    for screen in pages:
        listener.page(screen)
    yield _late("fixed prompt: Screen value to the first audible sample", listener.fixed, FIXED_S, 0.95)
    listener.page(next(one for one in pages if one.kind == "review"))
    for _ in range(ROWS):
        listener.row()
    if listener.dynamic:
        name = f"no clip ({voice}): asked to the first audible sample"
        yield _late(name, listener.dynamic, DYNAMIC_S, 0.95)
    yield _late(f"longest silence within an utterance ({voice})", listener.gaps, GAP_S, 0.95)
    yield _late("stop to the last sample", listener.stops, SILENT_S, 0.99)
    yield _memory("player", "ui.speech.player", PLAYER_MB)
    if children("ui.speech.render"):
        yield _memory(f"renderer ({voice})", "ui.speech.render", RENDERER_MB)


def _screens(service: str) -> list[Screen]:
    """Of a visit without a mistake."""
    (chosen,) = (one for one in services() if one.id == service)
    examples = read_examples(next(SERVICES.glob(f"*/{service.replace('-', '_')}")))
    return [one.screen for one in rehearse(chosen, examples, Plan()).shown]


def _late(name: str, seconds: list[float], limit: float, share: float) -> Result:
    ordered = sorted(seconds)
    at = ordered[min(len(ordered) - 1, int(share * len(ordered)))]
    return Result(f"{name}, p{share * 100:.0f} of {len(ordered)}", at, limit, "s", "limit", 1.0)


def _memory(name: str, module: str, limit: float) -> Result:
    (process,) = children(module)
    return Result(f"{name}, resident", process.memory_info().rss / 1e6, limit, "MB", "limit", 1.0)
