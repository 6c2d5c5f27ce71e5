"""A running terminal without a window: the same visit, machine and simulated world, with other views and a hand."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue

from device_sim.world import World
from kiosk.app.catalogue import offered
from kiosk.app.machine import Machine
from kiosk.app.offer import says
from kiosk.config.settings import Config
from kiosk.config.settings import load as load_config
from kiosk.journal.writer import Journal
from kiosk.model.clock import in_china
from kiosk.model.events import Event
from kiosk.model.preferences import DisplayPreferences
from kiosk.model.screen import Screen
from kiosk.queue.left_behind import LeftFile
from kiosk.runtime.loop import Runtime
from tests.flows.player import PATIENCE_S, JourneyError, PatientClock, describe
from tests.flows.set_clock import SetThreads
from ui.present.presenter import Presenter, View
from ui.theme.reader import Reader

FRAME = frozenset({"help", "elder", "usual"})  # what can be touched on every screen
SHEET = frozenset({"display", "display-done"})  # the window's own
SETTINGS = ("language", "size", "contrast")
TICK_S = 0.05


class Windowless:
    """A terminal whose views are `views` alone. Everything happens on the thread that lets it live.

    `heard` is told of every event before the visit is.
    """

    def __init__(
        self, config: Config, clock: PatientClock, views: Iterable[View], heard: Callable[[Event], None]
    ) -> None:
        services, run = offered(), SetThreads(clock)
        self._heard = heard
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._journal = Journal(config.data.folder / "visits.jsonl", lambda: in_china(run.wall()))
        self.presenter = Presenter(views, self._touched, self._reader_changed)
        self.runtime = Runtime(
            services,
            boot="b007",
            today=lambda: in_china(run.wall()).date(),
            clock=clock,
            journal=self._journal,
            idle=config.idle,
            show=self._show,
            keeps=LeftFile(config.data.folder),
        )
        self._machine = Machine(config, services, says, self._journal, self._events.put, run)
        assert self._machine.lamps is not None
        self.presenter.join(self._machine.lamps)
        self.runtime.attach(self._machine.handlers)

    def live(self, seconds: float) -> None:
        """Handle the next event, or let so much time pass."""
        try:
            event = self._events.get(timeout=seconds)
        except Empty:
            self.runtime.tick()
            return
        self._heard(event)
        self.runtime.handle(event)

    def stop(self) -> None:
        self._machine.stop()
        self._journal.close()

    def _show(self, screen: Screen, another: bool) -> None:
        self.presenter.show(screen, another=another)

    def _touched(self, action: str, value: str) -> None:
        self.runtime.touch(action, value)

    def _reader_changed(self, reader: Reader) -> None:
        self.runtime.handle(DisplayPreferences(reader.elder, reader.language))


class BlindHand:
    """Touches what the Screen offers, without a window in between."""

    def __init__(self, terminal: Windowless) -> None:
        self._terminal = terminal

    @property
    def screen(self) -> Screen:
        return self._terminal.runtime.screen

    def touch(self, name: str) -> None:
        """Touch it, once the screen offers it."""
        if name in SHEET:
            return
        action, _, value = name.partition("-")
        if action not in ("digit", *SETTINGS):
            action, value = name, ""
        self.until(lambda: action in SETTINGS or name in _offered(self.screen), f"{name} to be offered")
        self._terminal.presenter.touch(action, value)

    def turn(self, name: str) -> None:
        """There are no pages to turn."""
        self.touch(name)

    def touch_twice(self, name: str) -> None:
        """The second touch meets whatever the first has brought."""
        self.touch(name)
        self._terminal.presenter.touch(name)

    def settle(self) -> None:
        """A Screen stands at once."""

    def let_time_pass(self) -> None:
        """The terminal looks at its clock."""
        self._terminal.runtime.tick()

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Let the terminal live until the condition holds."""
        give_up = time.monotonic() + PATIENCE_S
        while not condition():
            if time.monotonic() > give_up:
                raise JourneyError(f"expected {what}; there was {describe(self.screen)}")
            self._terminal.live(TICK_S)


def _offered(screen: Screen) -> set[str]:
    """What can be touched, by the names that the window gives it."""
    names = {item.id for item in screen.items} | {action.id for action in screen.actions} | FRAME
    names |= {action.id for item in screen.items for action in item.actions}
    names |= {"home"} if screen.can_leave else set()
    names |= {"back"} if screen.can_go_back and screen.can_leave else set()
    return names | ({"delete", *(f"digit-{digit}" for digit in range(10))} if screen.keys else set())


@contextmanager
def windowless(
    world: World, clock: PatientClock, views: Iterable[View], heard: Callable[[Event], None]
) -> Iterator[Windowless]:
    """A terminal joined to `world`, ready to serve."""
    config = load_config(world.write_config(width=1080, height=1920, diagonal=21.5))
    terminal = Windowless(config, clock, views, heard)
    try:
        yield terminal
    finally:
        terminal.stop()
