"""Somebody who listens and presses keys, for the tests of the voice mode."""

from dataclasses import dataclass, field

from kiosk.model.screen import Screen
from kiosk.model.text import Text
from tests.ui.narrator.pages import WORDS, reading
from ui.gallery.screens import CHOICE
from ui.narrator.mode import Command, Ended, Event, Key, Mode, Part, Plug, Say, Shown, Tick
from ui.narrator.voice_mode import step
from ui.speech.utterance import HEADPHONES, SPEAKER

BOTH = frozenset({SPEAKER, HEADPHONES})
STARTED = "语音读屏打开了"


@dataclass
class Ears:
    """Holds the mode; `done` are all orders since the beginning."""

    mode: Mode = field(default_factory=lambda: Mode(outputs=BOTH))
    now: float = 0.0
    done: list[Command] = field(default_factory=list)

    def on(self, event: Event) -> tuple[Command, ...]:
        self.mode, commands = step(self.mode, event, self.now)
        self.done += commands
        return commands

    def see(self, screen: Screen, language: str = "zh-Hans") -> list[str]:
        return words(self.on(Shown(reading(screen, language))))

    def press(self, *keys: str) -> list[str]:
        """What the last of these keys has said."""
        said: list[str] = []
        for key in keys:
            said = words(self.on(Key(key)))
        return said

    def wait(self, seconds: float) -> list[str]:
        self.now += seconds
        return words(self.on(Tick()))

    def hear_out(self, *, whole: bool = True) -> list[str]:
        return words(self.on(Ended(whole)))


def listening(screen: Screen = CHOICE, *, jack: bool | None = None) -> Ears:
    """Before this screen, with the mode on, after all of its page was heard."""
    ears = Ears()
    ears.see(screen)
    if jack:
        ears.on(Plug(jack))
    else:
        ears.press("down")
    ears.hear_out()
    ears.done.clear()
    return ears


def words(commands: tuple[Command, ...]) -> list[str]:
    """What is said, in Chinese."""
    return [_said(part) for command in commands if isinstance(command, Say) for part in command.parts]


def _said(part: Part) -> str:
    return WORDS["zh-Hans"].say(part, spoken=True) if isinstance(part, Text) else part.shown
