"""Wires the machine: drivers, outbox, gateway, workers, watch.

Imported after the first frame is on the screen (by `kiosk.app.terminal`), because what it imports is heavy.
"""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from random import Random

from drivers.api.status import Notice
from drivers.kinds import CABINET, ID_CARD, NEEDS, PAGE_PRINTER, RECEIPT_PRINTER, SCANNER
from drivers.open import Drivers
from drivers.scanner.content import text_of
from drivers.transports.host import Host
from kiosk.app.asked_office import AskedOffice
from kiosk.app.contacts import Contacts
from kiosk.app.ears_and_keys import EarsAndKeys, OnKey, OnPlug
from kiosk.app.lamps import Lamps
from kiosk.app.lettering import lettering_of
from kiosk.app.paper import Says, papers_of
from kiosk.app.sound_trouble import trouble_of
from kiosk.backend.check import backend_problem, line_came_back
from kiosk.backend.gateway import Gateway
from kiosk.backend.http import Dial, connected
from kiosk.backend.pace import Pace
from kiosk.backend.replies import GatewayError
from kiosk.backend.signing import Signer, read_terminal_key
from kiosk.backend.trust import trust_of
from kiosk.config.settings import Config
from kiosk.journal.writer import Journal
from kiosk.model.clock import Doubt, in_china
from kiosk.model.contract import uncertain
from kiosk.model.device_state import DeviceState
from kiosk.model.events import AvailabilityChanged, Delivered, Event
from kiosk.model.problem import Problem
from kiosk.model.run import Run
from kiosk.problems.table import problem_named
from kiosk.queue.interrupted import InterruptedPrints
from kiosk.queue.keeper import QueueKeeper, clock_path
from kiosk.queue.timekeeper import Timekeeper
from kiosk.runtime.availability import Availability, look_at
from kiosk.runtime.handlers import Handlers
from kiosk.runtime.ports import Ports
from kiosk.runtime.tasks import Tasks
from kiosk.runtime.workers import STATUS_EVERY_S, Worker, Works
from kiosk.visit.service import Catalogue
from offline_cache.entry import Entry
from offline_cache.sync import Accepted, Delivery, Syncer, Unreachable

TASK = "task"  # the problem's name


class Machine:
    """Everything behind the screen. `post` may be called by any task.

    `host`, `dial`, `dice`: lines of devices, the way to the back end, and chance; None: those of the machine.
    `on_key`, `on_plug`: who hears of the keypad and of the headphones, on a task; see `kiosk.app.ears_and_keys`.
    """

    def __init__(
        self,
        config: Config,
        catalogue: Catalogue,
        says: Says,
        journal: Journal,
        post: Callable[[Event], None],
        run: Run,
        *,
        host: Host | None = None,
        dial: Dial = connected,
        dice: Random | None = None,
        on_key: OnKey = lambda key: None,
        on_plug: OnPlug = lambda plugged, found: None,
    ) -> None:
        self._host = host or Host(run.now, run.sleep)
        self._dice = dice or Random()  # noqa: S311 - spreads load, no secret
        self._config = config
        self._opens = catalogue.opens
        self._journal = journal
        self._post = post
        self._on_key, self._on_plug = on_key, on_plug
        self._run = run
        key = read_terminal_key(config.backend.key_file)
        self._build_line(key, dial)
        self.lamps: Lamps | None = None  # None: this terminal has none
        self._availability = Availability(self._world_changed, run.wall)
        self._tasks = Tasks(run, self._task_in_trouble)
        self._build(says, key)

    def _build_line(self, key: bytes, dial: Dial) -> None:
        """The way to the back end, how often it is looked at, and the clock that it puts right."""
        self._timekeeper = Timekeeper(clock_path(self._config), self._run)
        self._gateway = self._build_gateway(key, dial)
        self._office = AskedOffice(self._gateway.ask, self._question_failed, self._answer_noticed, self._run.now)
        self._pace = Pace(self._config.backend.look_every, self._run.now, self._dice)

    def _build_gateway(self, key: bytes, dial: Dial) -> Gateway:
        backend, trust, heard = self._config.backend, trust_of(self._config.backend), self._timekeeper.heard
        return Gateway(backend.url, self._config.terminal.id, key, self._run, trust=trust, dial=dial, heard=heard)

    def _build_queue(self) -> QueueKeeper:
        return QueueKeeper(
            self._config,
            self._journal,
            self._availability,
            doubts=self._doubts,
            record_added=lambda: self._syncer.wake(),
            clock=self._run.wall,
            dice=self._dice,
        )

    def _build(self, says: Says, key: bytes) -> None:
        self._queue_keeper = self._build_queue()
        self.outbox = self._queue_keeper.outbox
        with ExitStack() as unless_built:
            unless_built.callback(self.outbox.close)  # or the next try would find the queue in use
            self._build_upon_queue(says, key)
            unless_built.pop_all()

    def _build_upon_queue(self, says: Says, key: bytes) -> None:
        self._syncer = Syncer(self.outbox, self._deliver, self._tasks, self._dice)
        self._drivers = Drivers(self._config.devices, self._host)
        self._interrupted = InterruptedPrints(
            self._config.data.folder / "interrupted", key, self._run.wall, self._run.report
        )
        self._ports = self._build_ports(says, Signer(self._config.terminal.id, key))
        self.report_unfinished()
        board = self._drivers.of(CABINET)
        self._contacts = Contacts(board, self._journal) if board and board.watches else None
        workers = self._build_workers()
        self.lamps = Lamps(board, self._availability, workers[CABINET.serves].do) if board else None
        self.handlers = Handlers(self._ports, workers, self._availability, self._post, self._run)
        self._syncer.start()

    def keys_typed(self) -> None:
        """The window has noticed what no scanner can tell: that one of them types like a keyboard."""
        self._availability.noticed(SCANNER.serves, Notice.KEYBOARD_MODE)

    def sound_troubled(self, part: str, why: str) -> None:
        """A part of speech (`ui.speech.speaker`) is not well; "": it is again. Its own thread is the window's."""
        if trouble_of(part, why, self._availability):
            self._journal.write("sound", {"part": part, "trouble": why})

    def watchdog_found(self, state: DeviceState) -> None:
        """How the machine's watchdog is, which the window's thread feeds."""
        self._availability.saw(state)
        told = {"code": state.code, "is": state.identity, "evidence": state.evidence, "also": state.warnings}
        self._journal.write("watchdog", told)

    @property
    def troubles(self) -> list[str]:
        """The codes of what is not well, of all that this terminal has."""
        has = self._config.devices
        lacking = self._availability.lacking
        return [problem.code for need, problem in lacking.items() if need not in NEEDS or has.get(need)]

    def stop(self) -> None:
        if self.lamps:
            self.lamps.off()
        self.handlers.stop()
        self._drivers.close()
        self._syncer.stop()
        self._gateway.close()
        self.outbox.close()

    def report_unfinished(self) -> None:
        """Paper was asked for and nobody knows whether it came out: said to the back end, never printed again."""
        unfinished = self.outbox.unfinished(self._opens)
        self._interrupted.settle({entry.number for entry in unfinished})
        for entry in unfinished:
            self._journal.write("uncertain", {"visit": entry.visit, "kind": entry.kind, "key": entry.key})
            self.outbox.put(
                uncertain(entry.kind),
                {"number": entry.number},
                visit=entry.visit,
                number=entry.number,
                key=f"{entry.visit}/uncertain",
                closes=entry.kind,
            )

    def _build_ports(self, says: Says, signer: Signer) -> Ports:
        lettering = lettering_of(self._config.fonts)
        papers = papers_of(self._config, says, lettering, self._run.wall)
        return Ports(
            id_card=self._drivers.of(ID_CARD),
            scanner=self._drivers.of(SCANNER),
            receipt_printer=self._drivers.of(RECEIPT_PRINTER),
            page_printer=self._drivers.of(PAGE_PRINTER),
            office=self._office,
            records=self.outbox,
            record_added=self._syncer.wake,
            attended=self._attended,
            untimely=self._untimely,
            terminal=self._config.terminal.id,
            receipt_mac=signer.receipt_mac,
            code_text=text_of,
            page=papers.page,
            subject=signer.subject,
            lettering=lettering,
            prints=self._interrupted,
            slip=papers.slip,
        )

    # --- status -----------------------------------------------------------------------------------------------

    def _build_workers(self) -> dict[str, Works]:
        self._backend = Worker("backend", self._check_backend, self._pace.rest, self._tasks)
        heard = EarsAndKeys(self._drivers, self._on_key, self._on_plug).workers(self._look_at, self._tasks)
        workers: dict[str, Works] = {
            **{
                need: Worker(need, self._look_at(need), partial(self._status_every, need), self._tasks)
                for need in NEEDS
                if need not in heard
            },
            **heard,
        }
        workers["outbox"] = Worker("outbox", self._queue_keeper.look, lambda: STATUS_EVERY_S, self._tasks)
        workers["backend"] = self._backend
        return workers

    def _status_every(self, need: str) -> float:
        return self._contacts.every_s if need == CABINET.serves and self._contacts else STATUS_EVERY_S

    def _task_in_trouble(self, name: str, trouble: str) -> None:
        """One of the tasks behind the screen has failed or hangs; "": it goes on."""
        if trouble:
            self._journal.write("task", {"task": name, "trouble": trouble})
            self._availability.failed(name, problem_named(TASK, trouble))
        elif (lacking := self._availability.lacking.get(name)) and lacking.code == problem_named(TASK).code:
            self._availability.put(name, None)

    def _look_at(self, need: str) -> Callable[[], bool]:
        """A look at its device, which is told to whom it concerns. Whether it can be used."""

        def look() -> bool:
            state = look_at(need, self._drivers.serving(need))
            if need == CABINET.serves and self._contacts:
                state = self._contacts.felt(state)  # before it may cover the screen: it moved, then that was done
            self._availability.saw(state)
            return state.problem is None

        return look

    def _check_backend(self) -> None:
        before = self._availability.lacking.get("backend")
        problem = backend_problem(self._gateway, self._config.backend.url) or self._office.doubt()
        self._availability.put("backend", problem)
        self._pace.looked(there=problem is None)
        if line_came_back(before, problem):
            self._syncer.line_is_back()

    def _attended(self) -> None:
        """Somebody is there: what the home screen says of the back end has to be of now."""
        if self._pace.attended():
            self._backend.look()

    def _doubts(self, newest: float) -> Doubt | None:
        """What speaks against the clock. Whoever has set it is there, and the back end may settle it at once."""
        found = self._timekeeper.doubt(newest)
        if found:
            self._attended()
        return found

    def _untimely(self) -> Problem | None:
        """Why no acceptance number is to be given out at this very moment."""
        found = self._doubts(self.outbox.newest())
        return problem_named(found.name, found.words) if found else None

    def _question_failed(self, error: GatewayError) -> None:
        """It counts at once; the next look, which follows at once, has the last word."""
        self._availability.failed("backend", problem_named(error.kind, str(error)))
        self._backend.look()

    def _answer_noticed(self, words: str) -> None:
        self._availability.noticed("backend", words)

    def _world_changed(self, lacking: Mapping[str, Problem]) -> None:
        if self.lamps:
            self.lamps.refresh()
        self._post(AvailabilityChanged(lacking, in_china(self._run.wall()).date()))

    def _deliver(self, entry: Entry) -> Delivery:
        reply = self._gateway.deliver(
            entry.key,
            entry.kind,
            entry.number,
            entry.visit,
            entry.created,
            entry.payload,
            entry.released,
            entry.formerly,
        )
        thought_there = "backend" not in self._availability.lacking
        if isinstance(reply, Unreachable) is thought_there:
            self._backend.look()  # the last look said otherwise
        if isinstance(reply, Accepted):
            self._post(Delivered(entry.key))
        return reply
