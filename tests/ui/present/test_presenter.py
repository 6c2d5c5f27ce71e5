"""What one view is shown, every view is shown: screens, and how they are read."""

from dataclasses import dataclass, field

import pytest

from kiosk.model.screen import Screen
from ui.gallery.screens import FORM, HOME
from ui.present.presenter import Presenter
from ui.theme.reader import Reader


@dataclass
class Notes:
    """A view that writes down what it is shown."""

    shown: list[tuple[Screen, Reader]] = field(default_factory=list)

    def show(self, screen: Screen, reader: Reader) -> None:
        self.shown.append((screen, reader))


@dataclass
class Room:
    """Two views, and what the visit hears."""

    first: Notes = field(default_factory=Notes)
    second: Notes = field(default_factory=Notes)
    touches: list[tuple[str, str]] = field(default_factory=list)
    readers: list[Reader] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.presenter = Presenter([self.first, self.second], self._touched, self.readers.append)

    def _touched(self, action: str, value: str) -> None:
        self.touches.append((action, value))


SETTINGS = {
    ("elder", ""): Reader(elder=True),
    ("size", "elder"): Reader(elder=True),
    ("language", "en"): Reader("en"),
    ("contrast", "dark"): Reader(contrast="dark"),
}


@pytest.mark.parametrize("touched", SETTINGS)
def test_a_change_of_size_language_or_contrast_reaches_every_view_and_no_visit(touched: tuple[str, str]) -> None:
    room = Room()
    room.presenter.show(HOME)
    room.presenter.touch(*touched)
    assert room.first.shown == [(HOME, Reader()), (HOME, SETTINGS[touched])]
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
    assert room.second.shown[-2:] == [(FORM, Reader("en", elder=True)), (HOME, Reader())]
    assert room.readers == [Reader("en", elder=True), Reader()]


def test_what_is_no_setting_reaches_the_visit() -> None:
    room = Room()
    room.presenter.touch("digit", "7")
    assert (room.touches, room.readers) == ([("digit", "7")], [])


def test_a_setting_that_there_is_not_changes_nothing() -> None:
    room = Room()
    room.presenter.show(HOME)
    with pytest.raises(ValueError, match="no language is called 'nan'"):
        room.presenter.touch("language", "nan")
    assert room.readers == []


def test_one_touch_brings_the_usual_look_back() -> None:
    room = Room()
    room.presenter.wear(Reader("en", elder=True, contrast="dark"))
    room.presenter.touch("usual")
    assert room.readers[-1] == Reader()


def test_a_view_that_joins_later_is_shown_what_stands() -> None:
    room, third = Room(), Notes()
    room.presenter.join(third)
    assert third.shown == []
    room.presenter.show(HOME)
    fourth = Notes()
    room.presenter.join(fourth)
    room.presenter.show(FORM)
    assert [screen for screen, _ in third.shown] == [HOME, FORM] == [screen for screen, _ in fourth.shown]


def test_keys_of_the_voice_mode_are_none_of_the_visits() -> None:
    keys: list[str] = []
    touches: list[tuple[str, str]] = []
    presenter = Presenter([], lambda action, value: touches.append((action, value)), on_voice=keys.append)
    presenter.touch("voice")
    presenter.touch("voice", "down")
    Presenter([], lambda action, value: touches.append((action, value))).touch("voice")
    assert (keys, touches) == (["", "down"], [])
