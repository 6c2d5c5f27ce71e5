"""What one view is shown, every view is shown: screens, and how they are read."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from kiosk.model.screen import Screen
from ui.gallery.screens import FORM, HOME, PROMPT
from ui.present.presenter import Presenter
from ui.theme.reader import Reader


@dataclass
class Notes:
    """A view that writes down what it is shown."""

    shown: list[tuple[Screen, Reader, bool]] = field(default_factory=list)

    def show(self, screen: Screen, reader: Reader, *, asked: bool) -> None:
        self.shown.append((screen, reader, asked))


@dataclass
class Room:
    """Two views, and what the visit hears. `answer` is what it does on a touch."""

    answer: Callable[["Room"], None] = lambda _room: None
    first: Notes = field(default_factory=Notes)
    second: Notes = field(default_factory=Notes)
    touches: list[tuple[str, str]] = field(default_factory=list)
    readers: list[Reader] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.presenter = Presenter([self.first, self.second], self._touched, self.readers.append)

    def _touched(self, action: str, value: str) -> None:
        self.touches.append((action, value))
        self.answer(self)


SETTINGS = {
    "elder": Reader(elder=True),
    "language": Reader("en"),
    "contrast": Reader(contrast="white-on-black"),
}


@pytest.mark.parametrize("touched", SETTINGS)
def test_a_change_of_size_language_or_contrast_reaches_every_view_and_no_visit(touched: str) -> None:
    room = Room()
    room.presenter.show(HOME)
    room.presenter.touch(touched)
    assert room.first.shown == [(HOME, Reader(), False), (HOME, SETTINGS[touched], True)]
    assert room.second.shown == room.first.shown
    assert (room.touches, room.readers) == ([], [SETTINGS[touched]])


def test_a_setting_that_is_there_already_shows_nothing_again() -> None:
    room = Room()
    room.presenter.show(HOME)
    room.presenter.wear(Reader())
    assert (len(room.second.shown), room.readers) == (1, [])


def test_the_next_citizen_begins_with_the_usual_look_and_sees_nothing_of_the_last() -> None:
    room = Room()
    room.presenter.show(FORM)
    room.presenter.wear(Reader("en", elder=True))
    room.presenter.show(HOME, another=True)
    assert room.second.shown[-2:] == [(FORM, Reader("en", elder=True), True), (HOME, Reader(), False)]
    assert room.readers == [Reader("en", elder=True), Reader()]


def test_what_comes_in_answer_to_a_touch_is_asked_for_and_what_comes_by_itself_is_not() -> None:
    room = Room(lambda room: room.presenter.show(PROMPT))
    room.presenter.touch("digit", "7")
    room.presenter.show(HOME)
    assert room.second.shown == [(PROMPT, Reader(), True), (HOME, Reader(), False)]
    assert room.touches == [("digit", "7")]


def test_after_a_visit_that_could_not_answer_screens_come_by_themselves_again() -> None:
    def fail(_room: Room) -> None:
        raise ValueError("no answer")

    room = Room(fail)
    with pytest.raises(ValueError, match="no answer"):
        room.presenter.touch("confirm")
    room.presenter.show(HOME)
    assert room.second.shown == [(HOME, Reader(), False)]
