"""What a terminal's settings say of who listens and who presses switches."""

import pytest

from kiosk.app.listening import outputs_of, switches_of
from kiosk.config.settings import Sound
from ui.speech.utterance import HEADPHONES, SPEAKER

PAD = "evdev:///dev/input/event3?model=keyboard"


@pytest.mark.parametrize(
    ("keypad", "switches"), [("", 0), (PAD, 0), (f"{PAD}&switch-1=57", 1), (f"{PAD}&switch-1=57&switch-2=28", 2)]
)
def test_the_address_of_the_keypad_says_how_many_switches_there_are(keypad: str, switches: int) -> None:
    assert switches_of({"keypad": keypad}) == switches
    assert switches_of({}) == 0


@pytest.mark.parametrize(
    ("sound", "outputs"),
    [
        (Sound(), []),
        (Sound("plughw:0,0"), [SPEAKER]),
        (Sound(headphones="plughw:0,0"), [HEADPHONES]),
        (Sound("plughw:0,0", headphones="plughw:0,0"), [SPEAKER, HEADPHONES]),
    ],
)
def test_what_has_no_device_is_no_output(sound: Sound, outputs: list[str]) -> None:
    assert outputs_of(sound) == outputs
