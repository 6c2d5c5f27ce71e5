"""The state of every device of a terminal, and what cannot be used now. Knows drivers by their protocol, no visit."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace

from drivers.api.errors import DeviceError, Fault
from drivers.api.status import Device
from kiosk.model.device_state import DeviceState
from kiosk.model.mark import mark
from kiosk.model.problem import Problem
from kiosk.problems.table import problem_for, problem_named

NOT_CONFIGURED = "not configured on this terminal"


def look_at(need: str, device: Device | None) -> DeviceState:
    """How the device that serves `need` is now: asks it. Never raises. `device`: None where there is none."""
    try:
        if device is None:
            raise DeviceError(need, Fault.OFFLINE, NOT_CONFIGURED)
        status = device.status()
        if status.fault:
            raise DeviceError(need, status.fault, status.evidence)
        identity = device.identity()
    except DeviceError as error:
        return DeviceState(need, problem_for(error), evidence=error.evidence)
    except Exception as error:  # a driver's mistake is this device's trouble alone
        mark("look-failed-unforeseen")
        problem = problem_named("unexpected", f"{need}: {type(error).__name__}: {error}")
        return DeviceState(need, problem, evidence=problem.evidence)
    return DeviceState(need, warnings=(*status.notices, *status.remarks), identity=identity, evidence=status.evidence)


class Availability:
    """Keeps the state of every need. Tells `changed`, which must not wait for anything, what is lacking, whenever
    that changes. `wall`: seconds since 1970. May be used from any thread.
    """

    def __init__(self, changed: Callable[[Mapping[str, Problem]], None], wall: Callable[[], float]) -> None:
        self._changed = changed
        self._wall = wall
        self._lock = threading.RLock()
        self._states: dict[str, DeviceState] = {}
        self._noticed: dict[str, tuple[str, ...]] = {}

    def saw(self, state: DeviceState) -> None:
        """What a look at a device has shown. What was counted stays."""
        self._change(
            state.device,
            lambda before: replace(
                state,
                since=before.since,
                last_good_use=before.last_good_use,
                counters=before.counters,
                warnings=(*state.warnings, *self._noticed.get(state.device, ())),
            ),
        )

    def noticed(self, need: str, warning: str) -> None:
        """Something that the device itself does not tell; it stays until the next start."""
        with self._lock:
            self._noticed[need] = tuple(dict.fromkeys((*self._noticed.get(need, ()), warning)))
            self._change(need, lambda state: replace(state, warnings=tuple(dict.fromkeys((*state.warnings, warning)))))

    def put(self, need: str, problem: Problem | None) -> None:
        """It can be used, or not. Says nothing of its warnings."""
        self._change(need, lambda state: _with_problem(state, problem))

    def used(self, need: str, **counts: int) -> None:
        """It has done what it is there for: `reads=1`, `prints=1, cuts=1`."""
        at = self._wall()
        self._change(need, lambda state: replace(_counted(_with_problem(state, None), counts), last_good_use=at))

    def failed(self, need: str, problem: Problem | None) -> None:
        """It has not done what it was asked. `problem`: why it cannot be used now; None: it still can."""
        self._change(need, lambda state: _counted(_with_problem(state, problem) if problem else state, {"failures": 1}))

    @property
    def lacking(self) -> Mapping[str, Problem]:
        """Why each need that cannot be met now cannot, by need."""
        with self._lock:
            return {need: state.problem for need, state in self._states.items() if state.problem}

    @property
    def states(self) -> Mapping[str, DeviceState]:
        """How everything is that was ever looked at, by need."""
        with self._lock:
            return dict(self._states)

    def _change(self, need: str, change: Callable[[DeviceState], DeviceState]) -> None:
        with self._lock:
            before = self._states.get(need, DeviceState(need))
            after = change(before)
            if before.since is None or before.code != after.code:
                after = replace(after, since=self._wall())
            self._states[need] = after
            if before.code != after.code or _clears(before) != _clears(after):
                self._changed(self.lacking)  # within the lock: what is told last is what is true last


def _clears(state: DeviceState) -> bool:
    return state.problem is None or state.problem.clears


def _with_problem(state: DeviceState, problem: Problem | None) -> DeviceState:
    """The evidence of a problem that is over goes with it."""
    evidence = problem.evidence if problem else "" if state.problem else state.evidence
    return replace(state, problem=problem, evidence=evidence)


def _counted(state: DeviceState, more: Mapping[str, int]) -> DeviceState:
    counters = {**state.counters, **{name: state.counters.get(name, 0) + many for name, many in more.items()}}
    return replace(state, counters=counters)
