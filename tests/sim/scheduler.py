"""A `Run` for tests: virtual time, and one task at a time in an order that a seed decides. Knows no room of the kiosk.

Tasks are threads that pass a baton: whoever waits draws the next one among those that can go on and hands the turn to
it. Where nobody can, time jumps to the moment the next one is due; where nobody is due either, all of them wait for
each other, and that is told. As no other task runs meanwhile, what does not wait needs no lock; a real lock that a
task holds while it waits would stop everything, and that is told as well.
"""

import random
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

NOON = 1_795_406_400.0  # 2026-11-23 12:00 in Guangzhou
BEGINS = 1000.0  # what `now` says first: only differences mean anything
STUCK_AFTER_S = 20.0  # real seconds without a change of turn
HOUR_S = 3600.0


class DeadlockError(AssertionError):
    """Nobody can go on. Its words say who waits for what."""


class LateError(AssertionError):
    """What was to happen has not happened in the virtual time it had. Its words say who waits for what."""


class StuckError(AssertionError):
    """A task has the turn and does not give it away: it waits for something outside. Its words say where."""


class _Over(BaseException):
    """Raised in whoever still waits when the simulation ends."""


class SimSignal:
    """Implements `kiosk.model.run.Signal`. Setting it keeps the turn: whoever waited goes on when drawn."""

    def __init__(self, run: "Scheduler", name: str) -> None:
        self._run = run
        self.name = name
        self._set = False

    def is_set(self) -> bool:
        return self._set

    def set(self) -> None:
        self._set = True
        self._run.wake(self)

    def clear(self) -> None:
        self._set = False

    def wait(self, timeout: float | None = None) -> bool:
        return self._run.wait(self, timeout)


@dataclass(eq=False)
class _Task:
    name: str
    ended: SimSignal
    baton: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    thread: threading.Thread | None = None
    signal: SimSignal | None = None  # what it waits for
    due: float | None = None  # when it goes on in any case
    ready: bool = True

    def __str__(self) -> str:
        what = f"waits for {self.signal.name}" if self.signal else "sleeps" if self.due is not None else "can go on"
        return f"{self.name} {what}" + (f" until {self.due:.3f} s" if self.due is not None else "")


class Scheduler:
    """Implements `kiosk.model.run.Run`. `trace` says who had the turn and when; `failures`, what tasks reported."""

    def __init__(self, seed: int, wall: float = NOON) -> None:
        self.trace: list[tuple[float, str]] = []
        self.failures: list[tuple[str, Exception]] = []
        self._dice = random.Random(seed)
        self._now = BEGINS
        self._wall = self._true = wall - BEGINS
        self._until = BEGINS
        self._booted = BEGINS - 60.0
        self._tasks: list[_Task] = []
        self._running: _Task | None = None
        self._last: SimSignal | None = None  # the end of what play() was asked for
        self._done = threading.Semaphore(0)
        self._over = False
        self._broken: AssertionError | None = None
        self._struck: dict[str, list[Exception]] = {}

    # --- Run ---

    def start(self, name: str, function: Callable[[], None]) -> SimSignal:
        if self._over:
            raise _Over
        task = _Task(name, SimSignal(self, f"the end of {name}"))
        task.thread = threading.Thread(target=self._live, args=(task, function), name=name, daemon=True)
        self._tasks.append(task)
        task.thread.start()
        return task.ended

    def signal(self, name: str) -> SimSignal:
        return SimSignal(self, name)

    def sleep(self, seconds: float) -> None:
        self.wait(None, seconds)

    def now(self) -> float:
        return self._now

    def wall(self) -> float:
        return self._wall + self._now

    def since_boot(self) -> float:
        return self._now - self._booted

    def boot(self) -> str:
        return f"boot-{self._booted:.3f}"

    def report(self, error: Exception) -> None:
        self.failures.append((self._running.name if self._running else "", error))

    # --- what a signal asks ---

    def wake(self, signal: SimSignal) -> None:
        for task in self._tasks:
            if task.signal is signal:
                task.ready = True

    def wait(self, signal: SimSignal | None, timeout: float | None) -> bool:
        """Give the turn away. True: the signal was set, now or meanwhile."""
        me = self._mine()
        me.signal, me.due = signal, None if timeout is None else self._now + max(timeout, 0.0)
        me.ready = signal is not None and signal.is_set()
        self._give_away(me)
        came, me.ready, me.signal, me.due = me.ready, True, None, None
        if strokes := self._struck.get(me.name):
            raise strokes.pop(0)
        return came

    # --- the test's side ---

    def play(self, function: Callable[[], None], seconds: float = HOUR_S) -> None:
        """Run this as a task, and all that it starts, until it has ended; `seconds` of virtual time at most.

        Raises what it raises; DeadlockError, LateError or StuckError where it does not end. Others may still be
        waiting then: they go on at the next call, and end with `close`.
        """
        failed: list[BaseException] = []

        def first() -> None:
            try:
                function()
            except BaseException as error:  # any at all: it is raised in the test's own thread
                failed.append(error)

        self._until = self._now + seconds
        self._last = self.start("test", first)
        self._hand_on(None)
        self._await_end()
        broken, self._broken = self._broken, None
        if failed and not isinstance(failed[0], _Over):
            raise failed[0]
        if broken:
            raise broken

    def true(self) -> float:
        """Seconds since 1970 as everybody else has them: nobody sets this clock."""
        return self._true + self._now

    def set_clock(self, by: float) -> None:
        """Somebody sets the machine's clock, by so many seconds."""
        self._wall += by

    def reboot(self) -> None:
        """The machine is started anew. What ran on it has to be stopped before."""
        self._booted = self._now

    def strike(self, name: str, *errors: Exception) -> None:
        """The task of this name meets these, one whenever it has waited: what nobody has foreseen."""
        self._struck.setdefault(name, []).extend(errors)

    def tasks(self) -> list[str]:
        """The names of all that have not ended."""
        return [task.name for task in self._tasks]

    def close(self) -> None:
        """End every task, one after the other."""
        self._over = True
        for task in list(self._tasks):
            self._running = task
            task.baton.release()
            if task.thread:
                task.thread.join(STUCK_AFTER_S)
        self._tasks.clear()

    def describe(self) -> str:
        """Who waits for what."""
        return "\n".join([f"at {self._now:.3f} s:", *(f"  {task}" for task in self._tasks)])

    # --- within ---

    def _live(self, task: _Task, function: Callable[[], None]) -> None:
        task.baton.acquire()
        try:
            if not self._over:
                function()
        except _Over:
            return
        except Exception as error:
            self.report(error)
        if self._over:
            return
        self._tasks.remove(task)
        task.ended.set()
        if task.ended is self._last:
            self._running = None
            self._done.release()
        else:
            self._hand_on(None)

    def _mine(self) -> _Task:
        task = self._running
        if task is None or task.thread is not threading.current_thread():
            who = threading.current_thread().name
            raise RuntimeError(f"{who} waits although it does not have the turn: it was not started by this scheduler")
        return task

    def _give_away(self, me: _Task) -> None:
        if self._over:
            raise _Over
        if self._hand_on(me):
            return
        me.baton.acquire()
        if self._over:
            raise _Over

    def _hand_on(self, me: _Task | None) -> bool:
        """Draw who has the next turn. True: it is the one who gave it away."""
        task = self._draw()
        self._running = task
        if task is None:
            self._done.release()  # it is told why to whoever called play()
            return False
        self.trace.append((self._now, task.name))
        if task is me:
            return True
        task.baton.release()
        return False

    def _draw(self) -> _Task | None:
        able = self._able()
        if not able:
            due = [task.due for task in self._tasks if task.due is not None]
            if not due:
                self._broken = DeadlockError(f"nobody can go on and nothing is due; {self.describe()}")
                return None
            self._now = max(self._now, min(due))
            able = self._able()
        if self._now > self._until:
            self._broken = LateError(f"not done in time; {self.describe()}")
            return None
        return able[self._dice.randrange(len(able))]

    def _able(self) -> list[_Task]:
        return [task for task in self._tasks if task.ready or (task.due is not None and task.due <= self._now)]

    def _await_end(self) -> None:
        turns = -1
        while not self._done.acquire(timeout=STUCK_AFTER_S):
            if turns == len(self.trace):
                raise StuckError(f"{self._stuck()}\n{self.describe()}")
            turns = len(self.trace)

    def _stuck(self) -> str:
        task = self._running
        if task is None or task.thread is None or task.thread.ident is None:
            return "nobody has the turn"
        frame = sys._current_frames().get(task.thread.ident)
        where = "".join(traceback.format_stack(frame)[-4:]) if frame else ""
        return f"{task.name} has the turn and keeps it for more than {STUCK_AFTER_S:.0f} s:\n{where}"
