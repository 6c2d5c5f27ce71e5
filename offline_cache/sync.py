"""Delivers the outbox, one row after the other. Knows neither SQL nor HTTP."""

import logging
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Protocol

from offline_cache.errors import CacheError
from offline_cache.mark import mark
from offline_cache.outbox import LONGEST_WAIT_S, Entry, Outbox

FIRST_WAIT_S = 5.0
MOST_WAIT_S = 1800.0
IDLE_S = 5.0  # how often an empty or resting queue is looked at
BROKEN_S = 60.0  # how often a queue whose disk failed is looked at
LINE_BACK_SPREAD_S = 30.0  # a whole fleet's lines come back at once: do not answer all at once

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The back end has it, now or since an earlier try. `reply["state"]`, one lower-case word, is remembered."""

    reply: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refused:
    """The back end will never take it like this."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Nobody knows whether it arrived: to be tried again with the same key, not before `retry_after` seconds."""

    why: str
    retry_after: float | None = None


Delivery = Accepted | Refused | Unreachable
Deliver = Callable[[Entry], Delivery]


def wait_before(attempt: int, rng: Random) -> float:
    """Seconds before try `attempt` (the first is 0) is repeated: between none and 5, 10, 20 … 1800."""
    return rng.uniform(0, min(FIRST_WAIT_S * 2 ** min(attempt, 12), MOST_WAIT_S))


def sync_once(outbox: Outbox, deliver: Deliver, now: float, rng: Random) -> Delivery | None:
    """Deliver one row if one is due. None: nothing is due. CacheError: the queue itself failed, nothing is lost."""
    entry = outbox.next_due(now)
    if entry is None:
        return None
    try:
        return _settled(outbox, entry, deliver(entry), now, rng)
    except CacheError:
        raise
    except Exception as error:  # a mistake in delivering one row must neither lose it nor stop the others
        mark("delivery-raised")
        where = "".join(traceback.format_tb(error.__traceback__))  # not the message: it may quote the payload
        _log.error("delivery of %s %s raised %s\n%s", entry.kind, entry.key, type(error).__name__, where)
        return _settled(outbox, entry, Unreachable(f"raised {type(error).__name__}"), now, rng)


def _settled(outbox: Outbox, entry: Entry, delivery: Delivery, now: float, rng: Random) -> Delivery:
    match delivery:
        case Accepted(reply):
            outbox.delivered(entry.key, reply)
        case Refused(reason):
            outbox.park(entry.key, reason)
        case Unreachable(why, retry_after):
            asked = min(retry_after or 0.0, LONGEST_WAIT_S)
            outbox.again(entry.key, now + max(asked, wait_before(entry.attempts, rng)), why)
    return delivery


class Signal(Protocol):
    """What one task waits for and another one sets; it stays set until it is cleared."""

    def set(self) -> None: ...

    def clear(self) -> None: ...

    def wait(self, timeout: float) -> bool:
        """True as soon as it is set; False: not within `timeout` seconds."""
        ...


class Tasks(Protocol):
    """Who keeps the deliveries going whatever one of them raises, and what time it is."""

    def keep(self, name: str, turn: Callable[[], float | None], called: Signal) -> Signal:
        """Take turns beside everything else: the next when `called`, or after as many seconds as the last has said.

        None: that was the last one. The signal is set after it.
        """
        ...

    def signal(self, name: str) -> Signal:
        """A new one, not set."""
        ...

    def wall(self) -> float:
        """Seconds since 1970, of the same clock as the outbox's."""
        ...


class Syncer:
    """Runs deliveries as a task of its own until stopped."""

    def __init__(self, outbox: Outbox, deliver: Deliver, tasks: Tasks, rng: Random) -> None:
        self._outbox = outbox
        self._deliver = deliver
        self._tasks = tasks
        self._rng = rng
        self._called = tasks.signal("something to deliver")
        self._ended: Signal | None = None  # not started yet
        self._stopping = False
        self._line_is_back = False
        self._failures = 0

    def start(self) -> None:
        self._ended = self._tasks.keep("sync", self._turn, self._called)

    def wake(self) -> None:
        """There may be something to deliver: look now. Any task may call this."""
        self._called.set()

    def line_is_back(self) -> None:
        """The back end can be reached again: try every waiting row soon. Any task may call this."""
        self._line_is_back = True
        self._called.set()

    def stop(self, timeout: float = 10.0) -> bool:
        """Let the delivery under way end. False: it has not ended after `timeout` seconds; its row stays queued."""
        self._stopping = True
        self._called.set()
        return self._ended is None or self._ended.wait(timeout)

    def step(self) -> float:
        """Deliver what is due. Seconds to wait before the next call, unless woken."""
        try:
            return self._hasten() if self._line_is_back else self._drain()
        except CacheError as trouble:
            mark("queue-failed-under-sync")
            _log.error("the outbox cannot be worked on: %s", trouble)
            return BROKEN_S

    def _hasten(self) -> float:
        self._line_is_back = False
        self._failures = 0
        pause = self._rng.uniform(0, LINE_BACK_SPREAD_S)
        self._outbox.hasten(self._tasks.wall() + pause)
        return pause

    def _drain(self) -> float:
        while not self._stopping:
            match sync_once(self._outbox, self._deliver, self._tasks.wall(), self._rng):
                case None:
                    self._outbox.tidy()
                    return IDLE_S
                case Unreachable(_, retry_after):
                    self._failures += 1
                    asked = min(retry_after or 0.0, LONGEST_WAIT_S)
                    return max(asked, wait_before(self._failures - 1, self._rng))
                case _:
                    self._failures = 0
        return 0.0

    def _turn(self) -> float | None:
        return None if self._stopping else self.step()
