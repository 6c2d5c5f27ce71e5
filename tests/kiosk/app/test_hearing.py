"""Keys and headphones reach the narrator once there is one, and what was told before is told then."""

from typing import Any

import pytest

from kiosk.app.hearing import Hearing
from kiosk.model.text import plain
from tests.ui.narrator.recorder import Recorder
from ui.narrator.narrator import Narrator
from ui.narrator.screen_reader import Terminal
from ui.speech.utterance import HEADPHONES
from ui.words.sentences import Words

PLACE = plain("越秀区", private=False)


class Window:
    """The thread of the window: does what is posted at once, and counts how often a frame may have begun to go."""

    def __init__(self) -> None:
        self.moved = 0
        self.hearing = Hearing(lambda call: call(), self._moved)
        self.captions: list[dict[str, Any]] = []

    def _moved(self) -> None:
        self.moved += 1

    def narrator(self) -> Narrator:
        return Narrator(
            Words,
            Terminal(PLACE, "", {}, "0117"),
            Recorder,
            touch=lambda _action, _value: None,
            attended=lambda _handled: None,
            note=lambda _on, _by: None,
            captioned=self.captions.append,
            seconds=lambda: 0.0,
            outputs=[HEADPHONES],
        )


@pytest.fixture
def window() -> Window:
    return Window()


def test_while_there_is_no_narrator_nothing_comes_of_keys_and_nobody_listens(window: Window) -> None:
    window.hearing.touched("")
    window.hearing.heard_key("start")
    window.hearing.tick()
    window.hearing.visit_over()
    window.hearing.close()
    assert (window.hearing.listens, window.hearing.goes_by_itself, window.moved) == (False, False, 0)


def test_what_was_told_of_headphones_before_is_told_to_the_narrator(window: Window) -> None:
    window.hearing.heard_plug(True, True)
    assert window.hearing.jack is True
    window.hearing.join(window.narrator())
    assert window.hearing.narrator.mode.ears == HEADPHONES


def test_a_touch_of_its_place_begins_and_ends_the_voice_mode_and_keys_go_to_it(window: Window) -> None:
    hearing = window.hearing
    hearing.join(window.narrator())
    hearing.heard_plug(True, False)
    assert hearing.listens
    hearing.heard_key("faster")
    hearing.tick()
    assert window.moved == 2
    hearing.touched("end")
    assert not hearing.listens
    hearing.touched("")
    assert hearing.listens
    hearing.visit_over()
    assert not hearing.listens
    hearing.close()
