"""What a terminal's settings say of who listens and who presses switches."""

import pytest

from kiosk.app.listening import switches_of

PAD = "evdev:///dev/input/event3?model=keyboard"


@pytest.mark.parametrize(
    ("keypad", "switches"), [("", 0), (PAD, 0), (f"{PAD}&switch-1=57", 1), (f"{PAD}&switch-1=57&switch-2=28", 2)]
)
def test_the_address_of_the_keypad_says_how_many_switches_there_are(keypad: str, switches: int) -> None:
    assert switches_of({"keypad": keypad}) == switches
    assert switches_of({}) == 0
