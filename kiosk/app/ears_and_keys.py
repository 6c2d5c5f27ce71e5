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

LISTEN_S = 0.25  # at a time; what comes is told at once, and a terminal that ends waits no longer
LOOK_EVERY_S = 2.0  # how the device is; also until one that is gone is looked for again
OnKey = Callable[[str], None]
"""A key was pressed, by what it is for: `up`, `select`, `7` … (`drivers.kinds.KEYS`). Called on a task."""
OnPlug = Callable[[bool | None, bool], None]
"""Headphones are in, are out, or (None) nobody can tell any more; and whether they were found so, and nobody has done
it now. Called on a task, when that changes.
"""
_PLUG = {"plugged": True, "unplugged": False}  # keys of a pad that has a jack of its own
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
        listens: dict[str, Callable[[], None] | None] = {
            KEYPAD.serves: (lambda: self._keys(keypad)) if keypad else None,
            HEADPHONES.serves: (lambda: self._ears(jack)) if jack else None,
        }
        lost = {KEYPAD.serves: self._keypad_lost, HEADPHONES.serves: self._jack_lost}
        return {
            need: _Ear(looks(need), listen, lost[need], tasks).worker(need, tasks) for need, listen in listens.items()
        }

    def _keys(self, keypad: Keypad) -> None:
        key = keypad.poll(LISTEN_S)
        if key in _PLUG:
            if self._jack is None:
                self._plugged(_PLUG[key], found=False)  # it says so only when it happens
        elif key:
            self._on_key(key)

    def _ears(self, jack: Headphones) -> None:
        """What a jack says first is how it was before anybody listened to it."""
        self._plugged(jack.poll(LISTEN_S), found=self._plug is None)

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


class _Ear:
    """Turns of one worker: a look now and then, and listening."""

    def __init__(self, look: Look, listen: Callable[[], None] | None, lost: Callable[[], None], tasks: Tasks) -> None:
        self._look = look
        self._listen = listen
        self._lost = lost
        self._now = tasks.now
        self._looked: float | None = None  # when; None: to be looked at now
        self._well = False

    def worker(self, need: str, tasks: Tasks) -> Worker:
        return Worker(need, self._turn, self._rest, tasks)

    def _turn(self) -> None:
        if self._looked is None or not self._well or self._now() - self._looked >= LOOK_EVERY_S:
            self._looked = self._now()
            self._well = self._look()
            if not self._well:
                self._lost()
        if self._listen and self._well:
            self._hear(self._listen)

    def _hear(self, listen: Callable[[], None]) -> None:
        """What cannot be heard is known no more. Why, the look tells that follows at once."""
        heard = False
        try:
            with suppress(DeviceError):
                listen()
                heard = True
        finally:
            if not heard:
                self._looked = None
                self._lost()

    def _rest(self) -> float:
        return 0.0 if self._looked is None or (self._listen and self._well) else LOOK_EVERY_S
