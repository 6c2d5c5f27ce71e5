"""A narrator before whom screens are shown by hand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kiosk.model.screen import Screen
from tests.ui.narrator.pages import TERMINAL, WORDS
from tests.ui.narrator.recorder import Recorder
from ui.narrator.narrator import Narrator, Overhears
from ui.present.presenter import Presenter
from ui.speech.utterance import HEADPHONES, SPEAKER, Hears, Speaker


@dataclass
class Room:
    """A presenter with a narrator alone, and a citizen in front of it."""

    now: float = 0.0
    touched: list[tuple[str, str]] = field(default_factory=list)
    attended: list[bool] = field(default_factory=list)
    notes: list[tuple[bool, str]] = field(default_factory=list)
    seen: list[dict[str, Any]] = field(default_factory=list)
    answer: Screen | None = None  # what a touch brings
    outputs: tuple[str, ...] = (SPEAKER, HEADPHONES)
    earcons: bool = True
    overhears: Overhears | None = None
    speaks: Callable[[Hears], Speaker] | None = None  # None: a recorder

    def __post_init__(self) -> None:
        self.presenter = Presenter([], self._touch, on_voice=self._voice)
        self.narrator = Narrator(
            WORDS.__getitem__,
            TERMINAL,
            self._speaker,
            touch=self.presenter.touch,
            attended=self.attended.append,
            note=lambda on, by: self.notes.append((on, by)),
            captioned=self.seen.append,
            seconds=lambda: self.now,
            outputs=self.outputs,
            earcons=self.earcons,
            overhears=self.overhears,
        )
        self.presenter.join(self.narrator)

    def _speaker(self, hears: Hears) -> Speaker:
        if self.speaks:
            return self.speaks(hears)
        self.speaker = Recorder(hears)
        return self.speaker

    def _touch(self, action: str, value: str) -> None:
        self.touched.append((action, value))
        if self.answer:
            self.presenter.show(self.answer)

    def _voice(self, key: str) -> None:
        self.narrator.key(key, "panel") if key else self.narrator.switch()


def room(screen: Screen, *, jack: bool | None = True) -> Room:
    """Before this screen with the mode on; into headphones or, with None, into the loudspeaker."""
    made = Room()
    made.presenter.show(screen)
    if jack:
        made.narrator.plug(jack)
    else:
        made.narrator.key("down")
    return made
