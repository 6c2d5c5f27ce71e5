"""A whole terminal without a window: the real runtime and machine, and a loop where Qt's would be."""

from collections import deque
from collections.abc import Callable
from functools import cache
from random import Random

from kiosk.app.catalogue import offered
from kiosk.app.machine import Machine
from kiosk.app.offer import says
from kiosk.config.settings import Config
from kiosk.journal.writer import Journal
from kiosk.model.clock import in_china
from kiosk.model.events import Event, Touch
from kiosk.model.preferences import DisplayPreferences
from kiosk.model.screen import Screen
from kiosk.queue.left_behind import LeftFile
from kiosk.runtime.loop import Runtime
from kiosk.visit.service import Catalogue
from tests.sim.scheduler import Scheduler
from tests.sim.world import World

TICK_S = 1.0
PATIENCE_S = 120.0
catalogue: Callable[[], Catalogue] = cache(offered)


class Terminal:
    """Starts as the real one does: the home screen first, the machine built beside it."""

    def __init__(self, run: Scheduler, world: World, boot: str, dice: Random) -> None:
        self._run = run
        self._world = world
        self._config: Config = world.config()
        self._dice = dice
        self._jobs: deque[Callable[[], None]] = deque()
        self._called = run.signal("an event")
        self._shown = run.signal("another screen")
        self._stopping = False
        self.screens: list[str] = []
        self.shown: list[tuple[int, Screen]] = []  # to which citizen, counted from 1
        self.journal_path = self._config.data.folder / "visits.jsonl"
        self.journal = Journal(self.journal_path, lambda: in_china(run.wall()))
        self.runtime = Runtime(
            catalogue(),
            boot=boot,
            today=lambda: in_china(run.wall()).date(),
            clock=run.now,
            journal=self.journal,
            idle=self._config.idle,
            show=self._show,
            keeps=LeftFile(self._config.data.folder),
        )
        self.machine: Machine | None = None
        self._ended = run.start("gui", self._loop)
        run.start("assembly", self._build)

    def stop(self) -> None:
        self._stopping = True
        self._called.set()
        self._ended.wait()
        if self.machine:
            self.machine.stop()
        self.journal.close()

    def waiting(self) -> int:
        """How many records have not been delivered yet."""
        return self.machine.outbox.waiting() if self.machine else 0

    # --- a citizen's side ---

    def touch(self, action: str, value: str = "") -> None:
        self._do(lambda: self.runtime.handle(Touch(action, value)))

    def reads(self, preferences: DisplayPreferences) -> None:
        """The citizen reads otherwise from now on, or has put headphones on."""
        self._do(lambda: self.runtime.handle(preferences))

    def see(self, kind: str, title: str = "") -> None:
        """Wait until this screen stands. AssertionError: another one does, for too long."""
        ends = self._run.now() + PATIENCE_S
        while not self._stands(kind, title):
            self._shown.clear()
            left = ends - self._run.now()
            assert left > 0, f"expected {kind} {title}; there was {self.screens[-1]}"
            self._shown.wait(left)

    def _stands(self, kind: str, title: str) -> bool:
        screen = self.runtime.screen
        return screen.kind == kind and title in ("", screen.title.key)

    # --- where Qt's loop would be ---

    def _loop(self) -> None:
        tick = self._run.now() + TICK_S
        while not self._stopping:
            if self._jobs:
                self._jobs.popleft()()
            elif self._run.now() >= tick:
                tick += TICK_S
                self.runtime.tick()
            else:
                self._called.clear()
                self._called.wait(tick - self._run.now())

    def _do(self, job: Callable[[], None]) -> None:
        self._jobs.append(job)
        self._called.set()

    def _post(self, event: Event) -> None:
        self._do(lambda: self.runtime.handle(event))

    def _build(self) -> None:
        machine = Machine(
            self._config, catalogue(), says, self.journal, self._post, self._run,
            host=self._world.host, dial=self._world.dial, dice=self._dice,
        )  # fmt: skip
        self._do(lambda: self._attach(machine))

    def _attach(self, machine: Machine) -> None:
        self.machine = machine
        self.runtime.attach(machine.handlers)

    def _show(self, screen: Screen, _another: bool) -> None:
        self.screens.append(f"{screen.kind} {screen.title.key}")
        visit = self.runtime.visit if hasattr(self, "runtime") else None  # the first one stands before there is any
        self.shown.append((visit.citizen if visit else 1, screen))
        self._shown.set()
