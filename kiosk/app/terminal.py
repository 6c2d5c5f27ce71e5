"""The running terminal: window, runtime, and the machine that is built behind them. Wires the user interface.

`kiosk.app.machine` and the drivers, cache and HTTP that it pulls in come after the first frame, on a thread.
"""

import importlib
import os
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer

from drivers.addresses import first_mistake
from kiosk.app.about import about, frame_status
from kiosk.app.hearing import Hearing
from kiosk.app.instance import Instance
from kiosk.app.lettering import lettering_of
from kiosk.app.mailbox import Mailbox
from kiosk.app.offer import offer, says
from kiosk.app.out_of_service import out_of_service
from kiosk.app.watching import watching
from kiosk.config.settings import Config
from kiosk.config.settings import load as load_config
from kiosk.journal.writer import Journal
from kiosk.model.clock import CHINA, in_china
from kiosk.model.preferences import DisplayPreferences
from kiosk.model.run import Run
from kiosk.model.screen import Screen
from kiosk.queue.left_behind import LeftFile
from kiosk.runtime.loop import Runtime
from kiosk.runtime.threads import Threads
from ui.present.bridge import KioskBridge
from ui.present.presenter import Presenter, View
from ui.splash import Splash, place_of, remember
from ui.theme.reader import Reader
from ui.theme.sizes import Panel, Theme
from ui.window import TerminalWindow, close_window, keep_time, open_window, when_painted

TICK_MS = 1000
SCAN_TICK_MS = 100
LET_PAINT_MS = 30  # what a finger has waited for is painted before a thread takes the interpreter
TRY_AGAIN_MS = 15_000  # a disk that was full, another program that still holds the queue


class Kiosk:
    """The running terminal: its views, one runtime, and the machine behind it once it is built.

    The window is the first view; `beside` are others that are shown the same. `run`: who runs next and what time it is;
    None: threads and the machine's clocks. `clock`: seconds by which it is judged whether somebody has walked away, and
    which taps count; None: those of `run`. `instance`: what is to be let go of in the end. `sound_ahead`: what is said
    is as long as it would be, and takes no time. `overhears`: who is told besides what is heard
    (`ui.narrator.narrator.Overhears`). `dice`: a `Random`; None: that of the machine.
    """

    def __init__(
        self,
        config: Config,
        *,
        run: Run | None = None,
        clock: Callable[[], float] | None = None,
        on_ready: Callable[[], None] = lambda: None,
        splash: Splash | None = None,
        beside: Iterable[View] = (),
        instance: Instance | None = None,
        sound_ahead: bool = False,
        overhears: Any = None,
        dice: Any = None,
    ) -> None:
        offered = offer(config.data.folder)
        self._run = run or Threads()
        self._clock = clock or self._run.now
        self._config = config
        self._instance = instance or Instance()
        self._catalogue, self._heads = offered.catalogue, offered.words
        self._on_ready = on_ready
        self.machine: Any = None
        self._sound_ahead, self._overhears, self._dice = sound_ahead, overhears, dice
        self.calls = Mailbox(lambda call: call())  # of tasks, to be made on the GUI thread
        self.hearing = Hearing(self.calls.post, self._keep_time)
        self.journal = Journal(config.data.folder / "visits.jsonl", self._now)
        self.status = frame_status(config)
        self.theme = Theme(Panel(config.panel.width, config.panel.height, config.panel.diagonal_inches))
        self._open(splash, beside)

    def _open(self, splash: Splash | None, beside: Iterable[View]) -> None:
        """The views, the runtime that they show, what makes it tick, and who watches that it does."""
        self.watched = watching(self._config.watchdog, self._run)
        self._out = ""  # the code for which nothing can be served
        self.bridge = self._bridge_of(splash)
        self.presenter = Presenter((self.bridge, *beside), self._touch, self._reader_changed, self.hearing.touched)
        self.runtime = self._runtime_of()
        self.mailbox = Mailbox(self.runtime.handle)
        self.window = self._window_of(splash)
        self._tick = QTimer(self.window)
        self._tick.timeout.connect(self._ticked)
        self._tick.start(TICK_MS)

    @property
    def narrator(self) -> Any:
        """None until there is one."""
        return self.hearing.narrator

    @property
    def jack(self) -> bool | None:
        """What was told last of the headphones."""
        return self.hearing.jack

    def _now(self) -> datetime:
        return in_china(self._run.wall())

    def _bridge_of(self, splash: Splash | None) -> KioskBridge:
        return KioskBridge(
            self.theme,
            self.status,
            lambda action, value: self.presenter.touch(action, value),
            now=self._now,
            seconds=self._clock,
            heads=self._heads,
            spelled=lettering_of(self._config.fonts).spelled,
            view_model=splash.view_model if splash else None,
            on_burst=self._keys_ignored,
            on_hand=lambda: self.runtime.tapped(),
        )

    def _keys_ignored(self) -> None:
        """A machine types into the window, and presses nothing: mostly a scanner that was left in keyboard mode."""
        self.journal.write("keys_ignored", {})
        if self.machine is not None:
            self.machine.keys_typed()

    def _runtime_of(self) -> Runtime:
        return Runtime(
            self._catalogue,
            boot=os.urandom(6).hex(),
            today=lambda: self._now().date(),
            hour=lambda: f"{self._now():%H:%M}",
            clock=self._clock,
            journal=self.journal,
            idle=self._config.idle,
            show=self._show,
            keeps=LeftFile(self._config.data.folder),
        )

    def _window_of(self, splash: Splash | None) -> TerminalWindow:
        if splash is None:
            fullscreen = self._config.panel.fullscreen
            return open_window(self.bridge, self.theme, fullscreen=fullscreen, on_first_frame=self._first_frame)
        keep_time(splash.view, self.bridge)
        splash.view.resize(self.theme.panel.width, self.theme.panel.height)
        QTimer.singleShot(0, self._first_frame)
        return splash.view

    def to_remember(self) -> dict[str, Any]:
        """What the splash shows at the next start. To be asked while the home screen stands with nobody before it."""
        panel = self._config.panel
        return {
            "width": panel.width,
            "height": panel.height,
            "fullscreen": panel.fullscreen,
            "data": str(self._config.data.folder),
            "zone": CHINA.utcoffset(None).total_seconds(),
            **self.bridge.to_remember(),
        }

    def stop(self) -> None:
        self._tick.stop()
        self.watched.stops()
        self.mailbox.close()
        self.calls.close()
        self.hearing.close()
        if self.machine is not None:
            self.machine.stop()
        self.journal.close()
        close_window(self.window)
        self._instance.release()
        self.watched.stopped()  # last of all: an end that hangs is ended by whoever watches

    def _touch(self, action: str, value: str) -> None:
        self.runtime.touch(action, value)

    def _keep_time(self) -> None:
        """A frame that goes by itself goes by a finer clock."""
        wanted = SCAN_TICK_MS if self.hearing.goes_by_itself else TICK_MS
        if self._tick.interval() != wanted:
            self._tick.setInterval(wanted)

    def speech_trouble(self, part: str, why: str) -> None:
        """A part of what speaks is not well; "": it is again."""
        if self.machine is not None:
            self.machine.sound_troubled(part, why)

    def _ticked(self) -> None:
        self.hearing.tick()  # before the runtime asks whether anybody is there
        self.runtime.tick()
        self.bridge.count_down(self.runtime.ends_in)
        told = (self.machine.troubles, self.machine.watchdog_found) if self.machine is not None else ()
        self.watched.beat(self._out, *told)  # last: one that forgets nobody any more must not seem to live

    def _show(self, screen: Screen, new_visit: bool) -> None:  # noqa: FBT001 - the runtime's own signature
        if new_visit:
            self.hearing.visit_over()
        self.presenter.show(screen, another=new_visit)

    def _reader_changed(self, reader: Reader) -> None:
        self.runtime.handle(self._preferences(reader))

    def voice_switched(self) -> None:
        """The voice mode has begun or ended: who listens is offered other things."""
        preferences = self._preferences(self.presenter.reader)
        if preferences != self.runtime.visit.preferences:  # after a visit all is as usual already
            self.runtime.handle(preferences)

    def _preferences(self, reader: Reader) -> DisplayPreferences:
        return DisplayPreferences(reader.elder, reader.language, self.hearing.listens)

    def _first_frame(self) -> None:
        """The home screen stands and answers. The rest is built on a thread, so that it stays alive meanwhile."""
        self.journal.write("started", about(self._config))
        self.bridge.view_model.hand_on_early_touches()
        if self.watched.waits_for_paint:
            when_painted(self.window, self.watched.painted)
        self._finished = Mailbox(self._attach)
        QTimer.singleShot(LET_PAINT_MS, self._build_on_a_thread)

    def _build_on_a_thread(self) -> None:
        self._run.start("assembly", self._build)

    def _build(self) -> None:
        try:
            self.bridge.warm()
            assembly = importlib.import_module("kiosk.app.machine")
            built: object = assembly.Machine(
                self._config,
                self._catalogue,
                says,
                self.journal,
                self.mailbox.post,
                self._run,
                dice=self._dice,
                on_key=self.hearing.heard_key,
                on_plug=self.hearing.heard_plug,
            )
        except Exception as error:  # any at all: the window's thread is waiting, and tells it
            built = error
        self._finished.arrived.emit(built)

    def _attach(self, built: Any) -> None:
        self._listen()
        if isinstance(built, Exception):
            self.journal.write("not_started", {"why": f"{type(built).__name__}: {built}"})
            for line in importlib.import_module("kiosk.queue.words").in_every_language(built):
                print(f"kiosk: cannot start: {type(built).__name__}: {line}", file=sys.stderr)
            self._out = (screen := out_of_service(built)).code
            self.presenter.show(screen)
            QTimer.singleShot(TRY_AGAIN_MS, self._build_on_a_thread)
            return
        self.machine = built
        if built.lamps is not None:
            self.presenter.join(built.lamps)
        self.presenter.show(self.runtime.screen)
        self.runtime.attach(built.handlers)
        self._on_ready()

    def _listen(self) -> None:
        """A terminal with sound speaks to who cannot see; one with switches shows where their frame is.

        Nothing of that is loaded before the home screen stands.
        """
        if self.narrator is None and (self._config.speaks or self._config.switched):
            listening = importlib.import_module("kiosk.app.listening")
            narrator = listening.narrator_of(
                self, self._config, self._run, self._clock, ahead=self._sound_ahead, overhears=self._overhears
            )
            self.presenter.join(narrator)
            self.bridge.view_model.finger = narrator
            self.hearing.join(narrator)


def open_terminal(config: Path, splash: Splash | None, instance: Instance, overhears: Any = None) -> Kiosk:
    """The terminal of this configuration, behind the splash where there is one. ValueError: what is wrong in it.

    AlreadyRunning: another one runs on the same data; no window was opened, or only the splash.
    """
    settings = load_config(config, first_mistake)
    instance.claim(settings.data.folder)
    kiosk = Kiosk(settings, splash=splash, instance=instance, overhears=overhears)
    remember(place_of(config), kiosk.to_remember())
    return kiosk
