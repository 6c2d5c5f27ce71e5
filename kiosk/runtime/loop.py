"""Performs effects and feeds the answers back: the visit's only mover. Lives on one thread; knows no Qt."""

import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from math import ceil
from typing import Protocol

from kiosk.config.settings import Idle
from kiosk.journal.writer import Journal
from kiosk.model.effects import Order, ReadIdCard
from kiosk.model.events import Answer, Event, Failed, IdleTimeout, LeftBehind, Progress, Touch
from kiosk.model.mark import mark
from kiosk.model.preferences import DisplayPreferences
from kiosk.model.screen import Screen
from kiosk.problems.table import problem_named
from kiosk.visit.advance import Visit, advance, recover, start
from kiosk.visit.ends import left_if_stopped
from kiosk.visit.screen import screen_of
from kiosk.visit.service import Catalogue

Clock = Callable[[], float]
PAUSE_S = 20.0  # without a touch; who goes on then may be somebody else


class Performs(Protocol):
    """Who does what a visit orders; answers come back as events."""

    def perform(self, order: Order) -> None: ...

    def cancel(self, ticket: str) -> None: ...

    def attended(self) -> None:
        """Somebody has touched the screen, or put a card down."""
        ...

    def watch(self, number: str) -> None:
        """Look after the card of this number, and after no other; "": after none."""
        ...


class Keeps(Protocol):
    """Who remembers for the next start of the program what lies at the terminal."""

    def left(self) -> LeftBehind: ...

    def keep(self, left: LeftBehind) -> None: ...


class Runtime:
    """One terminal. `show` gets every new screen, and whether it is for another citizen. `hour` is the time of the day
    as people write it; "" where no clock is believed. `keeps`: None: nothing is remembered.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        *,
        boot: str,
        today: Callable[[], date],
        hour: Callable[[], str] = str,
        clock: Clock,
        journal: Journal,
        idle: Idle,
        show: Callable[[Screen, bool], None],
        keeps: Keeps | None = None,
    ) -> None:
        self._keeps, self._left = keeps, LeftBehind()
        self._clock, self._hour = clock, hour
        self._journal = journal
        self._idle = idle
        self._show = show
        self._performs: Performs | None = None
        self._early: list[Order] = []
        self._touched = clock()
        self._quiet = ""
        self._led_to: Screen | None = None  # by the last answer
        self._handled = clock()  # when the citizen last touched the glass, or put a card down
        self._paused = False
        self._watched = ""
        self.visit, order = start(boot, catalogue, today())
        self._order(order)
        self.screen = screen_of(self.visit)
        show(self.screen, True)

    def attach(self, performs: Performs) -> None:
        """The devices are ready: do what was ordered before."""
        self._performs = performs
        self._recall()
        early, self._early = self._early, []
        for order in early:
            if order.ticket == self.visit.waiting:
                lies = isinstance(order.effect, ReadIdCard) and self.visit.stale
                performs.perform(replace(order, effect=ReadIdCard(lifted=True)) if lies else order)
        self._look_after(self.visit.watched)

    def _recall(self) -> None:
        """What the last stop of the program has left lying here."""
        self._left = self._keeps.left() if self._keeps else LeftBehind()
        if self._left != LeftBehind():
            self.handle(self._left)

    def _keep_in_mind(self) -> None:
        left = left_if_stopped(self.visit)
        if self._keeps and self._performs and left != self._left:
            self._left = left
            self._keeps.keep(left)

    def touch(self, action: str, value: str = "") -> None:
        self.handle(Touch(action, value))

    def attend(self, *, handled: bool) -> None:
        """Somebody listens or presses a key that touches nothing: time begins again.

        What is read out of the page that covers or asks is no answer to it: there time goes on from the end of that.
        `handled`: nobody else can have taken the place of who was here before.
        """
        if self.screen.kind == "idle" and self._quiet in ("cover", "ask"):
            self._touched = self._clock() - (self._ask_after if self._quiet == "ask" else self._idle.cover_after)
        else:
            self._touched, self._quiet = self._clock(), ""
        if handled:
            self._handled, self._paused = self._clock(), False
        if self._performs:
            self._performs.attended()

    def tapped(self) -> None:
        """A finger on what touches nothing in the visit, such as the next page: time begins again.

        Whether the finger is of who was here before a pause is still asked.
        """
        self._note_pause()
        self.attend(handled=True)

    def handle(self, event: Event) -> None:
        """One event, from the citizen, the clock or a worker. Never raises: the citizen goes home safely instead."""
        touched = isinstance(event, Touch | DisplayPreferences)
        if touched:
            self._touched, self._quiet = self._clock(), ""
        if self._performs and isinstance(event, Touch | Progress | DisplayPreferences):
            self._performs.attended()
        if isinstance(event, Answer):
            event = replace(event, at=self._hour())
        before = self.visit
        try:
            if touched:
                self._note_pause()  # it ends with this touch, whether or not the clock was looked at since
                before = self.visit
            if touched or (isinstance(event, Answer) and before.asks_for_card):
                self._handled, self._paused = self._clock(), False
            self._go(before, event, *advance(before, event))
        except Exception as error:  # a mistake of ours ends the visit, not the terminal
            mark("crash-sent-home")
            where = "".join(traceback.format_tb(error.__traceback__, limit=-6))  # not its message: it may quote data
            self._journal.write("crash", {"visit": before.id, "error": type(error).__name__, "traceback": where})
            self._recover(before)
        if isinstance(event, Answer | Failed):
            self._note_answer()

    def _note_answer(self) -> None:
        """What has led on is worth a touch. A card or a code that was left lying says the same again and again."""
        if self.screen != self._led_to:
            self._led_to = self.screen
            self._touched, self._quiet = self._clock(), ""

    def _go(self, before: Visit, event: Event, after: Visit, order: Order | None) -> None:
        screen = self._become(before, after)
        self._journal.step(before, event, after, order, screen)
        self._do_next(before, after, order)

    def _recover(self, before: Visit) -> None:
        """Nothing is asked of the visit that went wrong but its name: it may be no visit any more."""
        after, order = recover(before, problem_named("unexpected"))
        screen = self._become(before, after)
        self._journal.write("recovered", {"visit": before.id, "next_visit": after.id, "screen": screen})
        self._do_next(before, after, order)

    def _become(self, before: Visit, after: Visit) -> str:
        """Show it, and say which kind of screen that is."""
        screen = screen_of(after)
        another = after.citizen != before.citizen
        new = another or screen != self.screen
        self.screen, self.visit = screen, after  # before it is shown: showing may tell how the next citizen reads
        self._keep_in_mind()
        if new:
            self._show(screen, another)
        return screen.kind

    def _do_next(self, before: Visit, after: Visit, order: Order | None) -> None:
        if self._performs and before.waiting and before.waiting != after.waiting:
            self._performs.cancel(before.waiting)
        if self._watched != after.watched:
            self._look_after("")  # before anything else is asked of the reader
        self._order(order)
        self._look_after(after.watched)

    def _look_after(self, number: str) -> None:
        """Whose card the reader looks after."""
        if self._performs and number != self._watched:
            self._watched = number
            self._performs.watch(number)

    def tick(self) -> None:
        """Called about every second: has somebody walked away?"""
        self._note_pause()
        quiet = self._clock() - self._touched
        ask = self._ask_after
        if quiet >= ask + self._idle.answer_within:
            stage = "end"
        elif quiet >= ask:
            stage = "ask"
        elif quiet >= self._idle.cover_after and self.screen.personal:
            stage = "cover"
        else:
            return
        if stage == self._quiet or self.visit.held or (self.visit.idle and stage != "end"):
            return
        self.handle(IdleTimeout(stage, round(self._idle.answer_within) if stage == "ask" else 0))
        self._quiet = stage
        if stage == "end" and not self.visit.idle:
            self._touched, self._quiet = self._clock(), ""  # something is still being closed, and may need an end too

    @property
    def ends_in(self) -> int:
        """Whole seconds until the visit ends by itself, where it is asked whether somebody is there; else 0."""
        if self.visit.cover != "asking":
            return 0
        left = self._ask_after + self._idle.answer_within - (self._clock() - self._touched)
        return max(0, ceil(left))

    @property
    def _ask_after(self) -> float:
        return self._idle.ask_after_elder if self.visit.preferences.elder else self._idle.ask_after

    def _note_pause(self) -> None:
        over = self._clock() - self._handled >= PAUSE_S
        if over and not (self._paused or self.visit.held or self.visit.idle):
            self._paused = True
            self.handle(IdleTimeout("pause"))

    def _order(self, order: Order | None) -> None:
        if order is None:
            return
        if self._performs is None:
            self._early.append(order)
        else:
            self._performs.perform(order)
