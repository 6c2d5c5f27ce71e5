"""Somebody who listens before the pictures: the voice mode on, and its speaker mute."""

from collections.abc import Callable, Iterable

from ui.gallery.screens import STATUS
from ui.narrator.caption import READ
from ui.narrator.narrator import Narrator
from ui.narrator.screen_reader import Terminal
from ui.present.bridge import KioskBridge
from ui.speech.utterance import HEADPHONES, SPEAKER, Hears, Utterance


def _not_touched(action: str, value: str) -> None:
    del action, value


class Mute:
    """Says nothing of all that it is told to say, and never comes to an end of it."""

    def __init__(self, hears: Hears) -> None:
        del hears
        self.number = 0

    def say(self, utterance: Utterance) -> int:
        del utterance
        self.number += 1
        return self.number

    def stop(self) -> None: ...

    def set_pace(self, speed: float, volume: int) -> None: ...

    def set_output(self, output: str) -> None: ...

    def prepare(self, utterances: Iterable[Utterance]) -> None: ...

    def close(self) -> None: ...


class Listener:
    """A narrator beside the window, and where its listener is: at the first thing that can be pressed.

    `aloud`: it is somebody who reads in elder mode, to whom the loudspeaker reads a page aloud.
    """

    def __init__(
        self,
        bridge: KioskBridge,
        seconds: Callable[[], float],
        touch: Callable[[str, str], None] = _not_touched,
        *,
        aloud: bool = False,
    ) -> None:
        self._aloud = aloud
        self.narrator = Narrator(
            bridge.words,
            Terminal(STATUS.place, STATUS.phone, machine=STATUS.machine),
            Mute,
            touch=touch,
            attended=lambda handled: None,
            note=lambda on, by: None,
            captioned=bridge.put_voice,
            seconds=seconds,
            outputs=(SPEAKER,) if aloud else (HEADPHONES,),
        )
        bridge.view_model.finger = self.narrator

    def listen(self) -> None:
        """Go to the first thing that can be pressed, and hear its name; or hear the page begin."""
        if self._aloud:
            self.narrator.key(f"{READ}{self.narrator.tongue}", "panel")
            self.narrator.phrase_begun(self.narrator.saying, 1)
            return
        if not self.narrator.mode.on:
            self.narrator.plug(jack=True)
        self.narrator.key("right")
        self.narrator.phrase_begun(self.narrator.saying, 1)
