"""`kiosk doctor`: how every part of this terminal is, and what to do about it. For a technician at an open cabinet."""

import shlex
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from drivers.api.status import Notice
from drivers.kinds import NEEDS, kinds_of
from drivers.open import driver_at
from kiosk.backend.check import backend_problem
from kiosk.backend.gateway import Gateway
from kiosk.backend.signing import read_terminal_key
from kiosk.backend.trust import trust_of
from kiosk.config.settings import Config
from kiosk.model.clock import in_china
from kiosk.model.run import Run
from kiosk.model.text import Text
from kiosk.problems.table import problem_named, technician_of
from kiosk.queue.keeper import (
    Doubts,
    build_outbox,
    clock_path,
    free_bytes,
    full_or_untimely,
    leaving_no_folder,
    outbox_path,
    short_of_room,
    state_path,
    waiting_since,
)
from kiosk.queue.status_file import ParkedRow, StateRow, parked_row, read_state, state_row
from kiosk.queue.timekeeper import Timekeeper
from kiosk.queue.words import told_of
from kiosk.runtime.availability import look_at
from kiosk.technician.finding import Finding, as_it_is, ill, well
from kiosk.technician.font_files import fonts_finding
from kiosk.technician.modes import open_to_others
from kiosk.technician.watchdog import PART as WATCHDOG
from kiosk.technician.watchdog import watchdog_findings
from kiosk.visit.service import Catalogue
from offline_cache.db import Database, open_undamaged
from offline_cache.entry import Entry
from offline_cache.errors import AlreadyOpen, CacheError, DatabaseDamaged, DatabaseMissing, NewerSchema
from offline_cache.set_aside import REPORT, damaged_folders

NUMBER_TAKEN = "number-taken"  # the refusal's code: two disks have given out one number
UNKNOWN = {Notice.UNASKED, Notice.UNHEARD}  # nobody has heard how it is
PARTS = (*NEEDS, "backend")
BEHIND = ("outbox", "sync", "sound", "voice")  # told only where they are not well
WAITS_LONG_S = 3600.0  # as long as the longest pause between two tries
WAITS_WITH_LINE_S = 300.0  # a whole fleet's records are spread over seconds when the line is back
SILENT_S = 120.0  # a running terminal says how it is every two seconds and dates that every thirty


def examine(
    config: Config, catalogue: Catalogue, run: Run, wrong: str = "", sound: Callable[[], list[Finding]] = list
) -> list[Finding]:
    """A finding or more for every part.

    `wrong`: why the catalogue was refused, if it was; the other parts are examined all the same. `sound` tries the
    outputs for sound; a running terminal says itself how they are.
    """
    with leaving_no_folder(config):
        return _examine(config, catalogue, run, wrong, sound)


def _examine(
    config: Config, catalogue: Catalogue, run: Run, wrong: str, sound: Callable[[], list[Finding]]
) -> list[Finding]:
    timekeeper = Timekeeper(clock_path(config), run, keeps=False)
    everywhere = [_catalogue(catalogue, wrong), fonts_finding(config.fonts), *_files(config)]
    try:
        path = outbox_path(config)
        everywhere += _set_aside(path)
        database = open_undamaged(path)
    except AlreadyOpen:
        return everywhere + _running(config, read_state(state_path(config)), run.wall())
    except (CacheError, OSError, ValueError) as error:  # ValueError: no place for a folder; OSError: one in it
        return [*everywhere, *_devices(config), *sound(), _backend(config, run, timekeeper), _unopened(config, error)]
    try:
        backend = _backend(config, run, timekeeper)
        queue = _outbox(config, database, catalogue, timekeeper.doubt, run.wall)
        return [*everywhere, *_devices(config), *sound(), backend, *queue]
    finally:
        database.close()


def _devices(config: Config) -> list[Finding]:
    return [*(_device(need, config.devices.get(need, "")) for need in NEEDS), *watchdog_findings(config)]


def _catalogue(catalogue: Catalogue, wrong: str) -> Finding:
    if wrong:
        return ill("catalogue", problem_named("misconfigured", wrong))
    open_ones = [service.id for service in catalogue.heads if not service.verified]
    says = [Text("doctor-catalogue", {"services": len(catalogue.heads)}, private=False)]
    if open_ones:
        says.append(Text("doctor-unconfirmed", {"services": ", ".join(open_ones)}, private=False))
    return well("catalogue", *says)


def _files(config: Config) -> list[Finding]:
    """Those that others may read or write. Nothing is said where all is well: there is nothing to look after."""
    commands = "; ".join(open_to_others(config))
    closes = Text("technician-files", {"commands": commands}, private=False)
    return [ill("files", problem_named("exposed"), Text("doctor-files"), action=closes)] if commands else []


def _device(part: str, address: str) -> Finding:
    """How it is now: asks it."""
    if not address:
        return _none_here(part)
    try:
        device = driver_at(kinds_of(part)[0], address)
    except OSError as error:  # a font file that its driver needs
        return ill(part, problem_named("misconfigured", str(error)))
    try:
        state = state_row(look_at(part, device))
    finally:
        device.close()
    return _told(state, Text("doctor-ready", {"address": address}, private=False))


def _none_here(part: str) -> Finding:
    return well(part, Text("doctor-none-here"))


def _told(state: StateRow, ready: Text) -> Finding:
    """A device as its state says, whoever asked it."""
    part, code = state["device"], state["code"]
    warnings = [_warning(part, warning) for warning in state["warnings"]]
    if odd := state["counters"].get("odd_cards"):
        warnings.append(Text("doctor-odd-cards", {"cards": odd}, private=False))
    if not code:
        asked = [] if UNKNOWN & set(state["warnings"]) else [ready]  # or more would be said than is known
        named = [Text("doctor-identity", {"words": state["identity"]}, private=False)] if state["identity"] else []
        return well(part, *asked, *warnings, *named, state=state)
    wrong = [Text(f"problem-{code.lower()}")] if part in NEEDS else []  # what citizens read of it
    says = [*wrong, as_it_is(state["evidence"]), *warnings]
    if state["since"] is not None:
        says.append(Text("doctor-since", {"time": f"{in_china(state['since']):%Y-%m-%d %H:%M}"}, private=False))
    return Finding(part, tuple(says), code, technician_of(code), state)


def _warning(part: str, warning: str) -> Text:
    """What is known by name has a sentence; the rest is told as the device said it."""
    if warning == Notice.UNASKED:  # why is the device's own affair
        return Text(f"warning-unasked-{part.replace('_', '-')}")
    return Text(f"warning-{warning.replace('_', '-')}") if warning in set(Notice) else as_it_is(warning)


def _backend(config: Config, run: Run, timekeeper: Timekeeper) -> Finding:
    """Whether it answers. Where it says its time, `timekeeper` hears it."""
    try:
        key, trust = read_terminal_key(config.backend.key_file), trust_of(config.backend)
        gateway = Gateway(config.backend.url, config.terminal.id, key, run, trust=trust, heard=timekeeper.heard)
    except ValueError as error:
        return ill("backend", problem_named("misconfigured", str(error)), told=told_of(error))
    problem = backend_problem(gateway, config.backend.url)
    gateway.close()
    answers = Text("doctor-backend", {"url": config.backend.url}, private=False)
    return ill("backend", problem) if problem else well("backend", answers)


def _unopened(config: Config, error: CacheError | OSError | ValueError) -> Finding:
    if isinstance(error, ValueError):
        return ill("outbox", problem_named("misconfigured", str(error)), told=told_of(error))
    if isinstance(error, DatabaseMissing):
        problem = short_of_room(free_bytes(config.data.folder))  # the first start could not make it either
        return ill("outbox", problem) if problem else well("outbox", Text("doctor-no-queue"))
    if isinstance(error, NewerSchema):
        return ill("outbox", problem_named("outbox", str(error)), action=Text("technician-newer"), told=told_of(error))
    name = "set-aside" if isinstance(error, DatabaseDamaged) else "outbox"
    return ill("outbox", problem_named(name, str(error)), told=told_of(error))


def _set_aside(path: Path) -> list[Finding]:
    """Damaged queues that nobody has carried away yet."""
    return [
        ill("outbox", problem_named("set-aside"), as_it_is(folder.name), _reported(folder))
        for folder in damaged_folders(path)
    ]


def _reported(folder: Path) -> Text:
    try:
        return as_it_is((folder / REPORT).read_text(encoding="utf-8").partition("\n")[0])
    except OSError:
        return Text("doctor-no-report")


def _outbox(
    config: Config,
    database: Database,
    catalogue: Catalogue,
    doubts: Doubts,
    clock: Callable[[], float],
) -> list[Finding]:
    try:
        outbox = build_outbox(config, database, clock)
        parked = outbox.parked()
        problem = short_of_room(free_bytes(config.data.folder)) or full_or_untimely(outbox, doubts)
        found = [_queue((), {"waiting": outbox.waiting(), **waiting_since(outbox)}, len(parked), clock())]
        found += [ill("outbox", problem)] if problem else []
        found += [_parked(config, parked_row(entry)) for entry in parked]
        found += [_open_visit(entry) for entry in outbox.unfinished(catalogue.opens)]
    except CacheError as error:
        return [_unopened(config, error)]
    return found


def _open_visit(entry: Entry) -> Finding:
    uncertain = Text("doctor-uncertain", {"record": f"{entry.kind} {entry.number}"}, private=False)
    return ill("open visit", problem_named("unexpected"), uncertain, action=Text("technician-open-visit"))


def _running(config: Config, said: Mapping[str, Any], now: float) -> list[Finding]:
    """What the running terminal, which holds ports and queue, says of itself."""
    states: Mapping[str, StateRow] = said.get("states", {})
    found = [_in_use(config, part, states.get(part)) for part in _parts(config)]
    behind = [states[name] for name in BEHIND if name in states]
    found += [_told(state, Text("doctor-in-use")) for state in behind if state["code"]]
    parked: list[ParkedRow] = said.get("parked", [])
    line = states.get("backend")
    line_is_back_s = now - line["since"] if line and not line["code"] and line["since"] is not None else 0.0
    found.append(_queue((Text("doctor-running"),), said, len(parked), now, line_is_back_s))
    found += [_parked(config, row) for row in parked]
    silent = _silent(said.get("at"), now)
    # What it said last may still help; that something was well then says nothing of now.
    return [silent, *(one for one in found if one.code)] if silent else found


def _silent(at: float | None, now: float) -> Finding | None:
    if at is not None and abs(now - at) <= SILENT_S:
        return None
    says = Text("doctor-said-nothing-yet")
    if at is not None:
        key = "doctor-said-ahead" if at > now else "doctor-said-nothing"
        says = Text(key, {"seconds": f"{abs(now - at):.0f}"}, private=False)
    return ill("terminal", problem_named("unexpected"), says, action=Text("technician-silent"))


def _parts(config: Config) -> tuple[str, ...]:
    """All that is told of a running terminal, also where it is well."""
    return (*PARTS, WATCHDOG) if config.watchdog.device else PARTS


def _in_use(config: Config, part: str, state: StateRow | None) -> Finding:
    if part in NEEDS and not config.devices.get(part):
        return _none_here(part)  # to the running terminal it is lacking, as services that need it are not offered
    return _told(state, Text("doctor-in-use")) if state else well(part, Text("doctor-not-asked"))


def _queue(
    where: tuple[Text, ...], queue: Mapping[str, Any], parked: int, now: float, line_is_back_s: float = 0.0
) -> Finding:
    """`queue`: waiting, and oldest and reason as `waiting_since` gives them.

    `line_is_back_s`: for so long the back end has answered a program that delivers; what waited then should be gone.
    """
    waits = now - queue["oldest"] if queue.get("oldest") else 0.0
    counts = {"waiting": queue.get("waiting", 0), "parked": parked, "minutes": f"{waits / 60:.0f}"}
    key = "doctor-queue-oldest" if queue.get("oldest") else "doctor-queue"
    says = (*where, Text(key, counts, private=False))
    why = as_it_is(queue["reason"]) if queue.get("reason") else Text("doctor-untried")
    if min(waits, line_is_back_s) > WAITS_WITH_LINE_S:
        return ill("outbox", problem_named("undelivered"), *says, why)
    if waits <= WAITS_LONG_S:
        return well("outbox", *says)
    return ill("outbox", problem_named("unreachable"), *says, why, action=Text("technician-waits"))


def _parked(config: Config, row: ParkedRow) -> Finding:
    problem = problem_named("refused", f"{row['kind']} {row['number']}: {row['reason']}")
    name = "renumber" if row["reason"].startswith(NUMBER_TAKEN) else "release"
    command = shlex.join([*_program(), name, "--config", str(config.file), "--key", row["key"]])
    says = "technician-number-taken" if name == "renumber" else "technician-parked"
    return ill("parked", problem, action=Text(says, {name: command}, private=False))


def _program() -> tuple[str, ...]:
    """How this very program is called: it need not be on the path."""
    return (sys.argv[0],) if Path(sys.argv[0]).name == "kiosk" else (sys.executable, "-m", "kiosk")
