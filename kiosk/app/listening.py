"""Joins the narrator to a running terminal: its words, its speaker, and who is told that somebody listens."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from drivers.addresses import parse
from drivers.kinds import KEYPAD
from kiosk.app.mailbox import Mailbox
from kiosk.app.speech import open_speaker
from kiosk.config.settings import Config, Devices, Sound
from kiosk.journal.writer import Journal
from kiosk.model.run import Run
from kiosk.runtime.loop import Runtime
from ui.narrator.narrator import Narrator, Overhears
from ui.narrator.screen_reader import Terminal
from ui.narrator.switches import SWITCHES
from ui.present.bridge import KioskBridge
from ui.present.presenter import Presenter
from ui.present.shown import FrameStatus
from ui.speech.silence import Silence
from ui.speech.utterance import HEADPHONES, SPEAKER, Hears, Speaker


class Told(Protocol):
    """The running terminal, as far as a narrator asks and tells it. All calls come from the thread of the window."""

    bridge: KioskBridge
    calls: Mailbox
    journal: Journal
    presenter: Presenter
    runtime: Runtime
    status: FrameStatus

    def speech_trouble(self, part: str, why: str) -> None: ...

    def voice_switched(self) -> None: ...


def switches_of(devices: Devices) -> int:
    """How many switches the keypad's address names: with the second one they are used otherwise."""
    address = devices.get(KEYPAD.serves, "")
    return sum(key in SWITCHES for key in parse(KEYPAD.serves, address).options) if address else 0


def outputs_of(sound: Sound) -> list[str]:
    """The outputs that the settings name a device for."""
    return [name for name, device in ((SPEAKER, sound.speaker), (HEADPHONES, sound.headphones)) if device]


def narrator_of(
    kiosk: Told,
    config: Config,
    run: Run,
    seconds: Callable[[], float],
    *,
    ahead: bool,
    overhears: Overhears | None,
) -> Narrator:
    """Starts the player where the terminal speaks. `seconds`: by which it is judged how long nobody has done anything.

    `ahead`: what is said takes no time. `overhears`: who is told besides what is heard.
    """
    return Narrator(
        kiosk.bridge.words,
        Terminal(kiosk.status.place, kiosk.status.phone, kiosk.status.places, kiosk.status.machine),
        lambda hears: _speaker(kiosk, config, run, hears, ahead=ahead),
        touch=kiosk.presenter.touch,
        attended=lambda handled: kiosk.runtime.attend(handled=handled),
        note=partial(_note, kiosk),
        captioned=kiosk.bridge.put_voice,
        seconds=seconds,
        overhears=overhears,
        outputs=outputs_of(config.sound),
        tongues=config.voice.tongues,
        earcons=config.sound.earcons,
        switches=switches_of(config.devices),
        scan_s=config.voice.scan_seconds,
    )


def _speaker(kiosk: Told, config: Config, run: Run, hears: Hears, *, ahead: bool) -> Speaker:
    """A speaker that is silent where the terminal has no sound."""
    if not config.speaks:
        return Silence()
    return open_speaker(config, hears, kiosk.calls.post, run, kiosk.speech_trouble, ahead=ahead)


def _note(kiosk: Told, on: bool, by: str) -> None:  # noqa: FBT001 - the narrator's own signature
    kiosk.journal.write("voice", {"visit": kiosk.runtime.visit.id, "on": on, "by": by})
    kiosk.calls.post(kiosk.voice_switched)  # not while the narrator is at it
