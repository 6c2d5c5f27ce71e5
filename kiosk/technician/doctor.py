"""`kiosk doctor`: how every part of this terminal is, and what to do about it. For a technician at an open cabinet."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from drivers.api.errors import DeviceError, Fault
from drivers.api.status import Notice
from drivers.kinds import NEEDS, kinds_of
from drivers.open import driver_at
from kiosk.backend.check import backend_problem
from kiosk.backend.gateway import Gateway
from kiosk.backend.signing import read_terminal_key
from kiosk.config.settings import Config
from kiosk.model.problem import Problem
from kiosk.model.run import Run
from kiosk.problems.table import problem_for, problem_named
from kiosk.queue.keeper import (
    build_outbox,
    free_bytes,
    full_or_untimely,
    outbox_path,
    short_of_room,
    state_path,
    waiting_since,
)
from kiosk.queue.status_file import ParkedRow, parked_row, read_state
from kiosk.technician.font_files import NOT_THERE, has_truetype_outlines, unreadable
from kiosk.visit.service import Service, opened_by
from offline_cache.db import REPORT, Database, damaged_folders, open_undamaged
from offline_cache.entry import Entry
from offline_cache.errors import AlreadyOpen, CacheError, DatabaseDamaged, DatabaseMissing, NewerSchema

NONE_HERE = "none on this terminal"
Finding = tuple[str, Mapping[str, str]]
PARTS = (*NEEDS, "backend")
LOW = {Notice.PAPER_LOW: "paper near its end", Notice.TONER_LOW: "toner near its end"}
WAITS_LONG_S = 3600.0  # as long as the longest pause between two tries
SILENT_S = 120.0  # a running terminal says how it is every two seconds and dates that every thirty
WAITS = "Records wait: mend what is said here; then they go by themselves."
SILENT = "The program hangs or cannot write: check free space on the disk, end the program and start it again."
NEWER = "Install the program that belongs to this queue, or a newer one: nothing in the queue was changed."
OPEN_VISIT = "Paper may lie in the printer: take it out. The next start reports it to the back end; nothing else to do."


def examine(config: Config, services: tuple[Service, ...], run: Run, wrong: str = "") -> list[Finding]:
    """(part, {code, says, action}) for every part; code "" means that it is well.

    `wrong`: why the catalogue was refused, if it was; the other parts are examined all the same.
    """
    everywhere = [_catalogue(services, wrong), _fonts(config)]
    try:
        path = outbox_path(config)
        everywhere += _set_aside(path)
        database = open_undamaged(path)
    except AlreadyOpen:
        return everywhere + _running(config, read_state(state_path(config)), run.wall())
    except (CacheError, OSError) as error:  # OSError: a folder in it that is not for this user
        return [*everywhere, *_devices(config), _backend(config, run)[0], _unopened(error)]
    try:
        backend, ahead = _backend(config, run)
        return [*everywhere, *_devices(config), backend, *_outbox(config, database, services, ahead, run.wall)]
    finally:
        database.close()


def _devices(config: Config) -> list[Finding]:
    return [_device(need, config.devices.get(need, "")) for need in NEEDS]


def _well(part: str, says: str) -> Finding:
    return part, {"code": "", "says": says, "action": ""}


def _ill(part: str, problem: Problem) -> Finding:
    return part, {"code": problem.code, "says": problem.evidence, "action": problem.technician}


def _catalogue(services: tuple[Service, ...], wrong: str) -> Finding:
    if wrong:
        return _ill("catalogue", problem_named("misconfigured", wrong))
    open_ones = [service.id for service in services if not service.verified]
    note = f"; to be confirmed with their departments: {', '.join(open_ones)}" if open_ones else ""
    return _well("catalogue", f"{len(services)} services{note}")


def _fonts(config: Config) -> Finding:
    files = (config.fonts.page, *config.fonts.page_rare)
    unread = {path: words for path in files if (words := unreadable(path))}
    if missing := [str(path) for path in files if unread.get(path) == NOT_THERE]:
        return _ill("fonts", problem_named("misconfigured", f"font files that are not there: {', '.join(missing)}"))
    if closed := [f"{path} ({words})" for path, words in unread.items()]:
        return _ill("fonts", problem_named("misconfigured", f"font files that cannot be read: {', '.join(closed)}"))
    if others := [str(path) for path in files if not has_truetype_outlines(path)]:
        return _ill("fonts", problem_named("misconfigured", f"expected TrueType fonts: {', '.join(others)}"))
    return _well("fonts", "all there")


def _device(part: str, address: str) -> Finding:
    if not address:
        return _well(part, NONE_HERE)
    try:
        note = _look(part, address)
    except DeviceError as error:
        return _ill(part, problem_for(error))
    except OSError as error:
        return _ill(part, problem_for(DeviceError(part, Fault.OFFLINE, str(error))))
    except ValueError as error:
        return _ill(part, problem_named("misconfigured", str(error)))
    return _well(part, f"ready at {address}{note}")


def _look(part: str, address: str) -> str:
    """What is to be said of a device that is ready."""
    device = driver_at(kinds_of(part)[0], address)
    try:
        status = device.status()
    finally:
        device.close()
    if status.fault:
        raise DeviceError(part, status.fault, status.evidence)
    return "".join(f"; {LOW[notice]}" for notice in status.notices)


def _backend(config: Config, run: Run) -> tuple[Finding, float | None]:
    """Whether it answers, and by how many seconds our clock is ahead of its, if it says."""
    try:
        gateway = Gateway(config.backend.url, config.terminal.id, read_terminal_key(config.backend.key_file), run)
    except ValueError as error:
        return _ill("backend", problem_named("misconfigured", str(error))), None
    problem = backend_problem(gateway, config.backend.url)
    gateway.close()
    return _ill("backend", problem) if problem else _well("backend", f"answers at {config.backend.url}"), gateway.ahead


def _unopened(error: CacheError | OSError) -> Finding:
    if isinstance(error, DatabaseMissing):
        return _well("outbox", "none yet: the first start makes it")
    if isinstance(error, NewerSchema):
        return _ill("outbox", replace(problem_named("outbox", str(error)), technician=NEWER))
    return _ill("outbox", problem_named("set-aside" if isinstance(error, DatabaseDamaged) else "outbox", str(error)))


def _set_aside(path: Path) -> list[Finding]:
    """Damaged queues that nobody has carried away yet."""
    said = [f"{folder.name}: {_reported(folder)}" for folder in damaged_folders(path)]
    return [_ill("outbox", problem_named("set-aside", words)) for words in said]


def _reported(folder: Path) -> str:
    try:
        return (folder / REPORT).read_text(encoding="utf-8").partition("\n")[0]
    except OSError:
        return "without a report"


def _outbox(
    config: Config,
    database: Database,
    services: tuple[Service, ...],
    ahead: float | None,
    clock: Callable[[], float],
) -> list[Finding]:
    try:
        outbox = build_outbox(config, database, clock)
        parked = outbox.parked()
        problem = short_of_room(free_bytes(config.data.folder)) or full_or_untimely(outbox, ahead, clock())
        found = [_queue("", {"waiting": outbox.waiting(), **waiting_since(outbox)}, len(parked), clock())]
        found += [_ill("outbox", problem)] if problem else []
        found += [_parked(parked_row(entry)) for entry in parked]
        found += [_open_visit(entry) for entry in outbox.unfinished(opened_by(services))]
    except CacheError as error:
        return [_unopened(error)]
    return found


def _open_visit(entry: Entry) -> Finding:
    problem = problem_named("unexpected", f"{entry.kind} {entry.number} is uncertain")
    return _ill("open visit", replace(problem, technician=OPEN_VISIT))


def _running(config: Config, state: Mapping[str, Any], now: float) -> list[Finding]:
    """What the running terminal, which holds ports and queue, says of itself."""
    lacking, parked = state.get("lacking", {}), state.get("parked", [])
    found = [_in_use(config, part, lacking) for part in PARTS]
    if "outbox" in lacking:
        found.append(("outbox", lacking["outbox"]))
    found.append(_queue("in use by the running terminal; ", state, len(parked), now))
    found += [_parked(row) for row in parked]
    silent = _silent(state.get("at"), now)
    # What it said last may still help; that something was well then says nothing of now.
    return [silent, *(one for one in found if one[1]["code"])] if silent else found


def _silent(at: float | None, now: float) -> Finding | None:
    if at is not None and abs(now - at) <= SILENT_S:
        return None
    how_long = f"nothing for {now - at:.0f} s" if at is not None else "nothing yet"
    if at is not None and at > now:
        how_long = f"nothing since the clock was set back by {at - now:.0f} s"
    problem = problem_named("unexpected", f"the running terminal has said {how_long}")
    return _ill("terminal", replace(problem, technician=SILENT))


def _in_use(config: Config, part: str, lacking: Mapping[str, Mapping[str, str]]) -> Finding:
    if part in NEEDS and not config.devices.get(part):
        return _well(part, NONE_HERE)  # to the running terminal it is lacking, as services that need it are not offered
    return (part, lacking[part]) if part in lacking else _well(part, "ready, in use by the running terminal")


def _queue(where: str, queue: Mapping[str, Any], parked: int, now: float) -> Finding:
    """`queue`: waiting, and oldest and reason as `waiting_since` gives them."""
    waits = now - queue["oldest"] if queue.get("oldest") else 0.0
    age = f", the oldest for {waits / 60:.0f} min" if queue.get("oldest") else ""
    says = f"{where}{queue.get('waiting', 0)} waiting{age}; {parked} parked"
    if waits <= WAITS_LONG_S:
        return _well("outbox", says)
    why = queue.get("reason") or "it has not been tried"
    return _ill("outbox", replace(problem_named("unreachable", f"{says}: {why}"), technician=WAITS))


def _parked(row: ParkedRow) -> Finding:
    problem = problem_named("refused", f"{row['kind']} {row['number']}: {row['reason']}")
    action = f"Settle the reason with the office, then: kiosk release --key {row['key']}"
    return _ill("parked", replace(problem, technician=action))


def tell(findings: list[Finding]) -> int:
    """Print a line a part, and below it what to do. 1: a part is not well."""
    for part, found in findings:
        print(f"{found['code'] or 'ok':8} {part:16} {found['says']}")
        if found["action"]:
            print(f"{'':25} -> {found['action']}")
    return 1 if any(found["code"] for _, found in findings) else 0
