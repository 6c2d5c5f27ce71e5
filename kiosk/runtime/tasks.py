"""Tasks that go on as long as the terminal does: what one raises is told and it goes on, and one that hangs is noticed.

Knows no device and no queue. Nothing but a task's own word ends it. Each of them looks after the others, so there is
no watchman who could fall asleep; where all of them hang, `kiosk doctor` finds the terminal silent.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from kiosk.model.mark import mark
from kiosk.model.run import Run, Signal

STALLED_S = 300.0  # longer than any exchange with a device or the back end may take
MOST_PAUSE_S = 60.0
Turn = Callable[[], float | None]
"""Do what there is to do. Seconds until the next turn, unless called before; None: this was the last one."""
Tell = Callable[[str, str], None]
"""Which task is in trouble, and how, without a word of anybody's data; "": it goes on as it should."""


class _Called(Protocol):
    """As much of a `Signal` as is needed here."""

    def wait(self, timeout: float) -> bool: ...

    def clear(self) -> None: ...


@dataclass(slots=True)
class _Task:
    name: str
    since: float | None = None  # when it last showed that its turn goes on; None: it rests
    failures: int = 0  # in a row
    stalled: bool = False


class Tasks:
    """Keeps tasks going. `tell` hears of every trouble and of its end; any task may call it."""

    def __init__(self, run: Run, tell: Tell = lambda name, trouble: None) -> None:
        self._run = run
        self._tell = tell
        self._tasks: dict[str, _Task] = {}

    def signal(self, name: str) -> Signal:
        return self._run.signal(name)

    def now(self) -> float:
        return self._run.now()

    def wall(self) -> float:
        return self._run.wall()

    def keep(self, name: str, turn: Turn, called: _Called) -> Signal:
        """Take turns beside everything else until one says that it was the last. The signal is set after that."""
        task = self._tasks[name] = _Task(name)
        return self._run.start(name, lambda: self._go_on(task, turn, called))

    def beat(self, name: str) -> None:
        """The turn under way may take as long as somebody waits for a card, but it goes on."""
        task = self._tasks.get(name)
        if task and task.since is not None:
            task.since = self._run.now()

    def _go_on(self, task: _Task, turn: Turn, called: _Called) -> None:
        going_on = True
        while going_on:
            try:
                self._pause(task, called)
                going_on = self._turn(task, turn, called)
            except Exception as error:  # any at all: a task that has failed once goes on
                mark("task-goes-on")
                self._failed(task, error)
        del self._tasks[task.name]

    def _turn(self, task: _Task, turn: Turn, called: _Called) -> bool:
        """One turn and the rest after it. False: there is no other."""
        self._look_after_the_others()
        task.since = self._run.now()
        try:
            rest = turn()
        finally:
            task.since = None
        self._goes_on(task)
        if rest is None:
            return False
        called.wait(rest)
        called.clear()
        return True

    def _failed(self, task: _Task, error: Exception) -> None:
        task.failures += 1
        with suppress(Exception):  # where it is reported may be what has failed
            self._run.report(error)
        self._say(task.name, f"failed: {where(error)}")

    def _pause(self, task: _Task, called: _Called) -> None:
        """After failures in a row, longer and longer. None after a single one: the next job may be a citizen's."""
        if task.failures > 1:
            called.wait(min(2.0 ** min(task.failures - 2, 10), MOST_PAUSE_S))
            called.clear()

    def _goes_on(self, task: _Task) -> None:
        if task.failures or task.stalled:
            task.failures, task.stalled = 0, False
            self._say(task.name, "")

    def _say(self, name: str, trouble: str) -> None:
        with suppress(Exception):  # a disk that is full, for one: no reason to end
            self._tell(name, trouble)

    def _look_after_the_others(self) -> None:
        now = self._run.now()
        for task in list(self._tasks.values()):
            if task.since is not None and not task.stalled and now - task.since > STALLED_S:
                mark("task-stalled")
                task.stalled = True
                self._say(task.name, f"has not moved for {now - task.since:.0f} s")


def where(error: Exception) -> str:
    """Which exception, and where it was raised; not its message, which may quote data."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f" at {trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}{place}"
