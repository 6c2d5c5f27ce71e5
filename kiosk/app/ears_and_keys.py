"""Listens to the keypad and to the headphone jack, and tells each key and each change of the plug.

Each has a worker, which looks at its device as at every other one, and listens in between. Knows no voice.
"""

from collections.abc import Callable
from contextlib import suppress

from drivers.api.errors import DeviceError
from drivers.api.headphones import Headphones
from drivers.api.keypad import Keypad
from drivers.kinds import HEADPHONES, KEYPAD
from drivers.open import Drivers
from kiosk.runtime.tasks import Tasks
from kiosk.runtime.workers import Worker

LOOK_EVERY_S = 10.0  # how the device is; what it says comes at once, also that it is gone
SEEK_EVERY_S = 2.0  # whether one that is gone is there again
OnKey = Callable[[str], None]
"""A key was pressed, by what it is for: `up`, `select`, `7` … (`drivers.kinds.KEYS`). Called on a task."""
OnPlug = Callable[[bool | None, bool], None]
"""Headphones are in, are out, or (None) nobody can tell any more; and whether they were found so, and nobody has done
it now. Called on a task, when that changes.
"""
_PLUG = {"plugged": True, "unplugged": False}  # keys of a pad that has a jack of its own
Listen = Callable[[float], None]
"""Tell what comes within so many seconds, as soon as it comes."""
Look = Callable[[], bool]
"""Look how the device is and tell it. Whether it can be used."""


class EarsAndKeys:
    """What there is to hear of the people who listen. `on_key` and `on_plug` must not wait for anything."""

    def __init__(self, drivers: Drivers, on_key: OnKey, on_plug: OnPlug) -> None:
        self._keypad = drivers.of(KEYPAD)
        self._jack = drivers.of(HEADPHONES)
        self._on_key = on_key
        self._on_plug = on_plug
        self._plug: bool | None = None

    def workers(self, looks: Callable[[str], Look], tasks: Tasks) -> dict[str, Worker]:
        """One for the keypad and one for the jack, also where this terminal has none: that is looked at, too.

        `looks`: how to look at the device of a need.
        """
        keypad, jack = self._keypad, self._jack
        ears = {
            KEYPAD.serves: _Ear(
                looks(KEYPAD.serves),
                (lambda seconds: self._keys(keypad, seconds)) if keypad else None,
                self._keypad_lost,
                tasks,
            ),
            HEADPHONES.serves: _Ear(
                looks(HEADPHONES.serves),
                (lambda seconds: self._ears(jack, seconds)) if jack else None,
                self._jack_lost,
                tasks,
            ),
        }
        wakes = {KEYPAD.serves: keypad.wake if keypad else _nobody, HEADPHONES.serves: jack.wake if jack else _nobody}
        return {need: ear.worker(need, tasks, wakes[need]) for need, ear in ears.items()}

    def _keys(self, keypad: Keypad, seconds: float) -> None:
        key = keypad.poll(seconds)
        if key in _PLUG:
            if self._jack is None:
                self._plugged(_PLUG[key], found=False)  # it says so only when it happens
        elif key:
            self._on_key(key)

    def _ears(self, jack: Headphones, seconds: float) -> None:
        """What a jack says first is how it was before anybody listened to it."""
        self._plugged(jack.poll(seconds), found=self._plug is None)

    def _keypad_lost(self) -> None:
        if self._jack is None:  # the pad's own jack was all that was known
            self._plugged(None, found=False)

    def _jack_lost(self) -> None:
        if self._jack is not None:
            self._plugged(None, found=False)

    def _plugged(self, state: bool | None, *, found: bool) -> None:  # noqa: FBT001 - three values, as they are told
        if state != self._plug:
            self._plug = state
            self._on_plug(state, found)


def _nobody() -> None:
    """There is no device to wake."""


class _Ear:
    """Turns of one worker: a look now and then, and listening until the next one."""

    def __init__(self, look: Look, listen: Listen | None, lost: Callable[[], None], tasks: Tasks) -> None:
        self._look = look
        self._listen = listen
        self._lost = lost
        self._now = tasks.now
        self._looked: float | None = None  # when; None: to be looked at now
        self._well = False

    def worker(self, need: str, tasks: Tasks, wake: Callable[[], None]) -> Worker:
        return Worker(need, self._turn, self._rest, tasks, wake)

    def _turn(self) -> None:
        if self._looked is None or not self._well or self._now() - self._looked >= LOOK_EVERY_S:
            self._looked = self._now()
            self._well = self._look()
            if not self._well:
                self._lost()
        if self._listen and self._well:
            self._hear(self._listen, max(self._looked + LOOK_EVERY_S - self._now(), 0.0))

    def _hear(self, listen: Listen, seconds: float) -> None:
        """What cannot be heard is known no more. Why, the look tells that follows at once."""
        heard = False
        try:
            with suppress(DeviceError):
                listen(seconds)
                heard = True
        finally:
            if not heard:
                self._looked = None
                self._lost()

    def _rest(self) -> float:
        return 0.0 if self._looked is None or (self._listen and self._well) else SEEK_EVERY_S
