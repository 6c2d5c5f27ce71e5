"""The terminal's queue: where it lies, how it is built, and how a running terminal looks after it and tells of it.

Knows the outbox and the data folder; knows no device, no screen and no network.
"""

import errno
import os
import pwd
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any

from kiosk.config.settings import Config
from kiosk.journal.writer import Journal
from kiosk.model.clock import Doubt
from kiosk.model.mark import mark
from kiosk.model.problem import Problem
from kiosk.problems.table import problem_named
from kiosk.queue.parked import answer_requests, requests_folder
from kiosk.queue.status_file import parked_row, state_row, write_state
from kiosk.runtime.availability import Availability
from offline_cache.db import Database, open_database
from offline_cache.errors import CacheError, DatabaseUnusable, OutboxBroken
from offline_cache.outbox import Outbox
from offline_cache.schema import count_rows
from offline_cache.sealing import Sealer, load_or_create_key

Doubts = Callable[[float], Doubt | None]
"""What speaks against the clock, from when the latest record was put, in seconds since 1970; 0: there is none."""
LEAST_FREE = 16 * 1024 * 1024  # bytes: a visit under way, its log and the journal fit into much less
DISK_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)
SAID_EVERY_S = 30.0  # how often the time in state.json moves on: a write every two seconds would wear the flash out


def outbox_path(config: Config) -> Path:
    """Where the queue is, in a folder which is for nobody else to look into.

    DatabaseUnusable: the disk takes no folder. ValueError: there can be none at this place, or not for this user.
    """
    folder = config.data.folder
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        words = f"folder {folder}: {error.strerror or error}"
        if error.errno in DISK_ERRORS:
            raise DatabaseUnusable(words) from error
        mark("no-place-for-data")
        raise ValueError(f"{words}; expected a place where user {_user()} can make it") from error
    if not os.access(folder, os.W_OK | os.X_OK, effective_ids=True) and not os.statvfs(folder).f_flag & os.ST_RDONLY:
        mark("data-folder-of-somebody-else")
        raise ValueError(f"folder {folder}: user {_user()} cannot write there; expected a folder of its own")
    return folder / "outbox.db"


@contextmanager
def leaving_no_folder(config: Config) -> Iterator[None]:
    """What an examination makes to see whether there can be a data folder is taken away again.

    It may be another user who examines, such as an administrator, and the terminal could not write there then.
    """
    folder = config.data.folder
    made = [place for place in (folder, *folder.parents) if not os.path.lexists(place)]
    try:
        yield
    finally:
        for place in made:
            with suppress(OSError):  # it could not be made, or something lies in it by now
                place.rmdir()


def _user() -> str:
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())


def state_path(config: Config) -> Path:
    return config.data.folder / "state.json"


def build_outbox(config: Config, database: Database, clock: Callable[[], float], dice: Random | None = None) -> Outbox:
    """The terminal's own durable queue. CacheError: it cannot be used, and why. `clock`: seconds since 1970."""
    key = load_or_create_key(config.data.folder / "outbox.key", sealed_rows=count_rows(database))
    return Outbox(database, Sealer(key), config.terminal.id, clock, dice=dice)


def free_bytes(folder: Path) -> int:
    """Room on the disk of the data folder."""
    return shutil.disk_usage(folder).free


def short_of_room(free: int) -> Problem | None:
    """A disk that is nearly full, said before somebody has filled in a form. `free`: bytes."""
    words = f"{free / 1024**2:.1f} MB free on the disk of the data folder, expected {LEAST_FREE // 1024**2} or more"
    return problem_named("outbox", words) if free < LEAST_FREE else None


def clock_path(config: Config) -> Path:
    return config.data.folder / "clock.json"


def full_or_untimely(outbox: Outbox, doubts: Doubts) -> Problem | None:
    """Why no application is to be begun now."""
    if found := doubts(outbox.newest()):
        return problem_named(found.name, found.words)
    return problem_named("outbox-full") if outbox.full() else None


def waiting_since(outbox: Outbox) -> Mapping[str, Any]:
    """Since when the oldest waiting record waits (since 1970; None: none does), and why its last try failed."""
    head = outbox.head()
    return {"oldest": head.since if head else None, "reason": head.trouble if head else ""}


class QueueKeeper:
    """The queue while the terminal runs. CacheError or OSError at the beginning: it cannot be used, nothing is open.

    `record_added`: something waits for delivery; `room`: free bytes of a folder.
    """

    def __init__(
        self,
        config: Config,
        journal: Journal,
        availability: Availability,
        *,
        doubts: Doubts,
        record_added: Callable[[], None],
        clock: Callable[[], float],
        dice: Random | None = None,
        room: Callable[[Path], int] = free_bytes,
    ) -> None:
        self._config = config
        self._room = room
        self._journal = journal
        self._availability = availability
        self._doubts = doubts
        self._record_added = record_added
        self._clock = clock
        self._counts: Mapping[str, Any] = {}
        self._said_at = 0.0
        self._unsaid = False  # what state.json says is not of now
        database = self._open()
        with ExitStack() as unless_built:
            unless_built.callback(database.close)  # or the next try would find the queue in use
            self.outbox = build_outbox(config, database, clock, dice)
            unless_built.pop_all()

    def look(self) -> None:
        """See how it is, do what a technician has asked for, and open it again where the disk had failed."""
        try:
            short = short_of_room(self._room(self._config.data.folder))
            self._availability.put("outbox", short or full_or_untimely(self.outbox, self._doubts))
            self._release_what_is_asked()
            self._counts = self._counted()
        except (CacheError, OSError) as error:
            self._availability.put("outbox", problem_named("outbox", str(error)))
            if isinstance(error, OutboxBroken):
                self._open_anew(str(error))
        self._say_how_it_is()

    def _open(self) -> Database:
        database = open_database(outbox_path(self._config), self._clock)
        if database.set_aside:
            mark("queue-set-aside")
            self._journal.write("set_aside", {"folder": database.set_aside.name})
        return database

    def _open_anew(self, why: str) -> None:
        """A visit under way does not notice: what it could not write down it may try again, under the same key."""
        try:
            self.outbox.renew(self._open)
        except (CacheError, OSError):
            mark("queue-not-opened-anew")
            return  # it is told already, and tried again at the next look
        mark("queue-opened-anew")
        self._journal.write("opened_anew", {"why": why})
        self._record_added()

    def _release_what_is_asked(self) -> None:
        for key in answer_requests(requests_folder(self._config.data.folder), self.outbox):
            self._journal.write("released", {"key": key})
            self._record_added()

    def _counted(self) -> Mapping[str, Any]:
        parked = [parked_row(entry) for entry in self.outbox.parked()]
        return {"waiting": self.outbox.waiting(), **waiting_since(self.outbox), "parked": parked}

    def _say_how_it_is(self) -> None:
        """For `kiosk doctor`, which cannot look into the queue while this program holds it."""
        states = {need: state_row(state) for need, state in sorted(self._availability.states.items())}
        at = self._clock()
        if not 0 <= at - self._said_at < SAID_EVERY_S:  # also where the clock was set back
            self._said_at = at
        path = state_path(self._config)
        try:
            write_state(path, {"at": self._said_at, **self._counts, "states": states})
            self._unsaid = False
        except OSError as error:
            mark("state-not-written")
            if not self._unsaid:  # once: it is looked every two seconds
                with suppress(OSError):  # it may be on the same disk
                    print(f"kiosk: {path}: {error.strerror or error}", file=sys.stderr)
            self._unsaid = True
