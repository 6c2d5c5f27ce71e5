"""Keys and plugs of a whole world reach whoever listens, and what cannot be heard is known no more.

Covers device_sim.hearing as well.
"""

import queue
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from device_sim.hearing import Hearing
from device_sim.keypad.pad import SimKeypad
from drivers.kinds import HEADPHONES, KEYPAD
from drivers.open import Drivers
from kiosk.app.ears_and_keys import EarsAndKeys
from kiosk.runtime.availability import Availability, look_at
from kiosk.runtime.tasks import Tasks
from kiosk.runtime.threads import Threads

PATIENCE_S = 20.0


class Room:
    """A keypad and a jack, and somebody who is told what happens to them."""

    def __init__(self, hearing: Hearing, *needs: str, options: str = "") -> None:
        self.told: queue.Queue[str | bool | None] = queue.Queue()
        self.found: list[bool] = []  # of each change of the plug, whether nobody has done it now
        self.troubles: list[str] = []
        run = Threads()
        self._drivers = Drivers({need: hearing.addresses()[need] + options for need in needs})
        self._changed: queue.Queue[None] = queue.Queue()
        self.availability = Availability(lambda lacking: self._changed.put(None), run.wall)
        tasks = Tasks(run, lambda name, trouble: self.troubles.append(trouble))
        self.workers = EarsAndKeys(self._drivers, self.told.put, self._plugged).workers(self._look, tasks)

    def _plugged(self, state: bool | None, found: bool) -> None:
        self.found.append(found)
        self.told.put(state)

    def _look(self, need: str) -> Callable[[], bool]:
        def look() -> bool:
            state = look_at(need, self._drivers.serving(need))
            self.availability.saw(state)
            return state.problem is None

        return look

    def next(self) -> str | bool | None:
        return self.told.get(timeout=PATIENCE_S)

    def until_lacking(self, need: str, code: str) -> None:
        while self.lacking(need) != code:
            self._changed.get(timeout=PATIENCE_S)

    def lacking(self, need: str) -> str:
        return self.availability.lacking[need].code if need in self.availability.lacking else ""

    def stop(self) -> None:
        for worker in self.workers.values():
            worker.stop()
        self._drivers.close()


@pytest.fixture
def hearing() -> Iterator[Hearing]:
    with ExitStack() as undo:
        yield Hearing(undo)


@pytest.fixture
def room(hearing: Hearing) -> Iterator[Room]:
    one = Room(hearing, KEYPAD.serves, HEADPHONES.serves)
    hearing.keypad.wait_for_host()
    yield one
    one.stop()
    assert one.troubles == []


def test_a_key_and_a_plug_are_told_as_they_come(room: Room, hearing: Hearing) -> None:
    verbs = hearing.verbs()
    assert room.next() is False  # how the jack is at the start
    verbs["headphones"]["insert"]()
    assert room.next() is True
    verbs["keypad"]["press"]("select", "2")
    assert [room.next(), room.next()] == ["select", "select"]
    verbs["headphones"]["pull"]()
    assert room.next() is False
    assert room.found == [True, False, False]


def test_headphones_that_cannot_be_told_of_any_more_are_neither_in_nor_out(room: Room, hearing: Hearing) -> None:
    verbs = hearing.verbs()
    assert room.next() is False
    verbs["headphones"]["insert"]()
    assert room.next() is True
    verbs["headphones"]["unplug"]()
    assert room.next() is None
    verbs["headphones"]["plug"]()
    assert room.next() is True  # as they were before: nobody has put them in
    assert room.found[-1]
    assert room.lacking("headphones") == ""


def test_a_keypad_that_was_pulled_out_is_lacking_and_comes_back_by_itself(room: Room, hearing: Hearing) -> None:
    verbs = hearing.verbs()
    assert room.next() is False
    verbs["keypad"]["unplug"]()
    room.until_lacking("keypad", "KEY-01")
    verbs["keypad"]["plug"]()
    room.until_lacking("keypad", "")
    verbs["keypad"]["press"]("up")
    assert room.next() == "up"


def test_a_pad_with_a_jack_of_its_own_tells_of_the_plug_where_nothing_else_does(hearing: Hearing) -> None:
    room = Room(hearing, KEYPAD.serves, options="&plugged=183&unplugged=184")
    hearing.keypad.wait_for_host()
    pad = hearing.keypad.device
    assert isinstance(pad, SimKeypad)
    for code in (183, 184):
        pad.send(code)
    assert [room.next(), room.next()] == [True, False]
    assert room.found == [False, False]
    pad.send(183)
    assert room.next() is True
    hearing.keypad.unplug()
    assert room.next() is None
    room.stop()


def test_without_keypad_and_jack_nothing_is_told_and_both_are_lacking(hearing: Hearing) -> None:
    room = Room(hearing)
    for need, code in (("keypad", "KEY-01"), ("headphones", "EAR-01")):
        room.until_lacking(need, code)
    room.stop()
    assert room.told.empty()
