"""Joins the settings with the speaker."""

from collections.abc import Callable

from kiosk.config.settings import Config
from kiosk.model.run import Run
from ui.speech.speaker import ProcessSpeaker, Sound, Troubles
from ui.speech.utterance import Hears
from ui.speech.voices import STARTER, model_in


def open_speaker(
    config: Config,
    hears: Hears,
    post: Callable[[Callable[[], None]], None],
    run: Run,
    troubles: Troubles,
    *,
    ahead: bool = False,
) -> ProcessSpeaker:
    """Starts the player of a terminal that speaks (`config.speaks`).

    `post` calls what it is given on the thread of the window, from any task. `ahead`: see `ui.speech.speaker.Sound`.
    """
    return ProcessSpeaker(sound_of(config, ahead=ahead), hears, post, run, troubles)


def sound_of(config: Config, *, ahead: bool = False) -> Sound:
    """Outputs, clips and network of this terminal. Its own clips come before those of the program."""
    folder = config.voice_folder
    outputs = config.sound
    return Sound(outputs.speaker, outputs.headphones, (folder, STARTER), model_in(folder), ahead)
