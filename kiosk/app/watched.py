"""Tells whoever watches over the program that the thread of its window goes on: a service manager, and a watchdog of
the machine. Called on that thread alone, so that nobody is told while it hangs (ADR 78). Knows no Qt.
"""

import os
from collections.abc import Callable, Iterable, MutableMapping
from pathlib import Path
from typing import Any

from drivers.api.errors import DeviceError
from drivers.mistake import Names, Sentence, language_of
from drivers.watchdog.device import RESTARTED, Watchdog
from kiosk.config.settings import Watchdog as Settings
from kiosk.model.device_state import DeviceState
from kiosk.model.run import Run
from kiosk.problems.table import problem_for
from kiosk.runtime.service_manager import ServiceManager

SENTENCES = Path(__file__).with_name("watched.toml")
NEED = "watchdog"
EVERY_S = 0.9  # a little less than the window's own clock goes by
AGAIN_S = 10.0  # a watchdog that could not be fed is tried again; sooner where it counts few seconds
TRIES = 4  # within those, as far as beats allow
STARTS_WITHIN_S = 30  # the next word comes sooner, where the thread goes on


class Watched:
    """`beat` says that the thread goes on. Whoever watches is told nothing before the first one."""

    def __init__(
        self, settings: Settings, run: Run, environment: MutableMapping[str, str] = os.environ, **ways: Any
    ) -> None:
        """`ways`: how the watchdog is asked, see `drivers.watchdog.device`."""
        self._language = language_of(environment)
        self._manager = ServiceManager(environment)
        self._watchdog = Watchdog(settings.device, settings.seconds, **ways) if settings.device else None
        self._again_s = min(AGAIN_S, settings.seconds / TRIES)
        self._run = run
        self._painted = False
        self._ready_told, self._status_told = False, ""
        self._beaten: float | None = None
        self._tried: float | None = None  # when the watchdog could not be fed last
        self._state: DeviceState | None = None
        self._known: DeviceState | None = None  # what was told of it last

    @property
    def waits_for_paint(self) -> bool:
        """Whether anybody wants to know when the home screen stands."""
        return self._manager.there and not self._painted

    def painted(self) -> None:
        """The home screen stands on the display."""
        self._painted = True

    def beat(
        self, out: str, codes: Iterable[str] | None = None, tell: Callable[[DeviceState], None] | None = None
    ) -> None:
        """The window's thread goes on. `codes`: of what is not well behind it, None: nothing is built there yet. `out`:
        the code for which that could not be built, "": none. `tell` hears how the watchdog is, whenever that changes.
        """
        now = self._run.now()
        if self._beaten is not None and now - self._beaten < EVERY_S:
            return
        self._beaten = now
        self._tell(_how(out, codes) if self._painted else _said("starting"))
        if self._watchdog is not None and (self._tried is None or now - self._tried >= self._again_s):
            self._feed(self._watchdog, now)
        if tell is not None and self._state is not None and self._state != self._known:
            self._known = self._state
            tell(self._state)

    def stops(self) -> None:
        """The program begins to end in order."""
        self._manager.tell({"STOPPING": "1", "STATUS": _said("stopping").say(self._language)})

    def stopped(self) -> None:
        """It has come to its end: nobody need restart anything. Not called where it hangs or fails before."""
        if self._watchdog is not None:
            self._watchdog.stop()
        self._manager.close()

    def _tell(self, how: Sentence) -> None:
        status = how.say(self._language) if self._manager.there else ""
        words = {} if status == self._status_told else {"STATUS": status}
        if self._painted and not self._ready_told:
            words["READY"] = "1"
        if not self._painted and self._manager.there:  # a display that is off paints nothing; the terminal runs
            words["EXTEND_TIMEOUT_USEC"] = str(STARTS_WITHIN_S * 1_000_000)
        if self._manager.watches:
            words["WATCHDOG"] = "1"
        if self._manager.tell(words):
            self._status_told, self._ready_told = status, self._painted

    def _feed(self, watchdog: Watchdog, now: float) -> None:
        try:
            watchdog.feed()
        except DeviceError as error:
            self._tried = now
            self._state = DeviceState(NEED, problem_for(error), evidence=error.evidence)
            return
        self._tried = None
        trouble = problem_for(watchdog.refusal) if watchdog.refusal else None
        evidence = watchdog.refusal.evidence if watchdog.refusal else ""
        restarted = (RESTARTED,) if watchdog.restarted else ()
        self._state = DeviceState(NEED, trouble, warnings=restarted, identity=watchdog.identity, evidence=evidence)


def _said(key: str, /, **args: Any) -> Sentence:
    return Sentence(key, args, SENTENCES)


def _how(out: str, codes: Iterable[str] | None) -> Sentence:
    """What the terminal says of itself."""
    if codes is not None:
        named = tuple(sorted(set(codes)))
        return _said("not-well", codes=Names(named)) if named else _said("running")
    return _said("out-of-service", code=out) if out else _said("opening")
