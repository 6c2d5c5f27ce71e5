"""What the renderer does: readings at once, sounds one after another, until nobody has asked for a long while."""

import importlib
import os
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

from ui.speech.lifeline import Message, as_line, messages
from ui.speech.phonemes.han import UNREAD
from ui.speech.render.reading import readings, symbols
from ui.speech.sound import samples
from ui.speech.utterance import MANDARIN
from ui.speech.voices import VOICES

if TYPE_CHECKING:
    from ui.speech.render.kokoro import Kokoro

IDLE_S = 600.0


@dataclass(frozen=True, slots=True)
class Asked:
    number: int
    tongue: str
    said: str


@dataclass
class Renderer:
    """`model`: a file that need not be there: then it gives readings only. `idle` in seconds."""

    model: Path
    answers: IO[bytes]
    idle: float = IDLE_S
    _asked: "queue.Queue[Asked]" = field(default_factory=queue.Queue)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _forgotten: int = 0
    _network: "Kokoro | None" = None

    def listen(self, lines: IO[bytes]) -> None:
        """Until the other side closes; then the process ends. A thread of its own."""
        self._tell({"is": "ready"})
        _known(lambda: readings(UNREAD, MANDARIN))  # the dictionary is there before anybody needs it
        for message in messages(lines):
            match message:
                case {"do": "render", "id": int(number), "tongue": str(tongue), "said": str(said)}:
                    self._read(Asked(number, tongue, said))
                case {"do": "forget", "before": int(number)}:
                    self._forgotten = number
        os._exit(0)

    def work(self) -> None:
        """Returns once nobody has asked for `idle` seconds."""
        self._load()
        while True:
            try:
                asked = self._asked.get(timeout=self.idle)
            except queue.Empty:
                return
            if asked.number < self._forgotten:
                self._tell({"id": asked.number, "failed": "forgotten"})
            else:
                self._render(asked)

    def _read(self, asked: Asked) -> None:
        """Answered before any sound is made: espeak-ng may have to say it."""
        self._tell({"id": asked.number, "readings": _known(lambda: readings(asked.said, asked.tongue))})
        if asked.tongue in VOICES and self.model.is_file():
            self._asked.put(asked)
        else:
            self._tell({"id": asked.number, "failed": "no voice"})

    def _render(self, asked: Asked) -> None:
        self._load()
        spoken = _known(lambda: symbols(asked.said, asked.tongue))
        if not spoken or self._network is None:
            self._tell({"id": asked.number, "failed": "no symbols"})
            return
        sound = samples(self._network.say(spoken, asked.tongue)).tobytes()
        self._tell({"id": asked.number, "bytes": len(sound)}, sound)

    def _load(self) -> None:
        """Also where it has come since this process began. What it imports is heavy: readings do not wait for it."""
        if self._network is None and self.model.is_file():
            self._network = importlib.import_module("ui.speech.render.kokoro").Kokoro(self.model)

    def _tell(self, message: Message, sound: bytes = b"") -> None:
        with self._lock:
            self.answers.write(as_line(message) + sound)
            self.answers.flush()


def _known(find: Callable[[], str]) -> str:
    """Words that cannot be read are no reason to end: espeak-ng reads them in its own way."""
    try:
        return find()
    except (AssertionError, KeyError, ValueError, OSError):
        return ""
