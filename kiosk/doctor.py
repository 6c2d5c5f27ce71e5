"""`kiosk doctor`: how every part of this terminal is, and what to do about it. For a technician at an open cabinet."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from drivers.api import DeviceError, Fault, HasStatus
from drivers.id_card.driver import SdtReader
from drivers.page_printer.driver import IppPrinter
from drivers.transport import opener
from kiosk.assembly import backend_problem, build_receipt_printer, build_scanner, opened_by, read_terminal_key
from kiosk.config import Config
from kiosk.gateway import Gateway
from kiosk.keeping import build_outbox, full_or_untimely, outbox_path, state_path
from kiosk.model import Problem
from kiosk.problems import problem_for, problem_named
from kiosk.service import Service
from kiosk.state import ParkedRow, parked_row, read_state
from offline_cache.db import REPORT, Database, damaged_folders, open_undamaged
from offline_cache.errors import AlreadyOpen, CacheError, DatabaseDamaged, DatabaseMissing

Finding = tuple[str, Mapping[str, str]]
TRUETYPE = (b"\0\1\0\0", b"true", b"ttcf")  # how such files begin
PARTS = ("id_card", "scanner", "receipt_printer", "page_printer", "backend")


def examine(config: Config, services: tuple[Service, ...], wrong: str = "") -> list[Finding]:
    """(part, {code, says, action}) for every part; code "" means that it is well.

    `wrong`: why the catalogue was refused, if it was; the other parts are examined all the same.
    """
    everywhere = [_catalogue(services, wrong), _fonts(config)]
    try:
        path = outbox_path(config)
        everywhere += _set_aside(path)
        database = open_undamaged(path)
    except AlreadyOpen:
        return everywhere + _running(read_state(state_path(config)))
    except CacheError as error:
        return [*everywhere, *_devices(config), _backend(config)[0], _unopened(error)]
    try:
        backend, ahead = _backend(config)
        return [*everywhere, *_devices(config), backend, *_outbox(config, database, services, ahead)]
    finally:
        database.close()


def _devices(config: Config) -> list[Finding]:
    devices = config.devices
    return [
        _device("id_card", devices.id_card, lambda: _ready(SdtReader(opener(devices.id_card)))),
        _device("scanner", devices.scanner, lambda: _ready(build_scanner(devices.scanner))),
        _device("receipt_printer", devices.receipt_printer, lambda: _paper("receipt_printer", config)),
        _device("page_printer", devices.page_printer, lambda: _paper("page_printer", config)),
    ]


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
    missing = [str(path) for path in (config.fonts.page, *config.fonts.page_rare) if not Path(path).is_file()]
    if missing:
        return _ill("fonts", problem_named("misconfigured", f"font files that are not there: {', '.join(missing)}"))
    others = [str(path) for path in (config.fonts.page, *config.fonts.page_rare) if not _is_truetype(Path(path))]
    if others:
        return _ill("fonts", problem_named("misconfigured", f"expected TrueType fonts: {', '.join(others)}"))
    return _well("fonts", "all there")


def _is_truetype(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) in TRUETYPE


def _device(part: str, address: str, check: Callable[[], None]) -> Finding:
    if not address:
        return _well(part, "none on this terminal")
    try:
        check()
    except DeviceError as error:
        return _ill(part, problem_for(error))
    except OSError as error:
        return _ill(part, problem_for(DeviceError(part, Fault.OFFLINE, str(error))))
    except ValueError as error:
        return _ill(part, problem_named("misconfigured", str(error)))
    return _well(part, f"ready at {address}")


def _ready(device: HasStatus | None) -> None:
    if device is not None:
        device.status()


def _paper(part: str, config: Config) -> None:
    printer = (
        build_receipt_printer(config.devices.receipt_printer)
        if part == "receipt_printer"
        else IppPrinter(config.devices.page_printer)
    )
    status = printer.status() if printer else None
    if status and status.fault:
        raise DeviceError(part, status.fault, status.evidence)


def _backend(config: Config) -> tuple[Finding, float | None]:
    """Whether it answers, and by how many seconds our clock is ahead of its, if it says."""
    try:
        gateway = Gateway(config.backend.url, config.terminal.id, read_terminal_key(config.backend.key_file))
    except ValueError as error:
        return _ill("backend", problem_named("misconfigured", str(error))), None
    problem = backend_problem(gateway, config.backend.url)
    gateway.close()
    return _ill("backend", problem) if problem else _well("backend", f"answers at {config.backend.url}"), gateway.ahead


def _unopened(error: CacheError) -> Finding:
    if isinstance(error, DatabaseMissing):
        return _well("outbox", "none yet: the first start makes it")
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


def _outbox(config: Config, database: Database, services: tuple[Service, ...], ahead: float | None) -> list[Finding]:
    try:
        outbox = build_outbox(config, database)
        parked = outbox.parked()
        problem = full_or_untimely(outbox, ahead, time.time())
        found = [_queue("", outbox.waiting(), outbox.oldest_waiting(), len(parked))]
        found += [_ill("outbox", problem)] if problem else []
        found += [_parked(parked_row(entry)) for entry in parked]
        for entry in outbox.unfinished(opened_by(services)):
            found.append(_ill("open visit", problem_named("unexpected", f"{entry.kind} {entry.number} is uncertain")))
    except CacheError as error:
        return [_unopened(error)]
    return found


def _running(state: Mapping[str, Any]) -> list[Finding]:
    """What the running terminal, which holds ports and queue, says of itself."""
    lacking, parked = state.get("lacking", {}), state.get("parked", [])
    found: list[Finding] = [
        (part, lacking[part]) if part in lacking else _well(part, "ready, in use by the running terminal")
        for part in PARTS
    ]
    if "outbox" in lacking:
        found.append(("outbox", lacking["outbox"]))
    found.append(_queue("in use by the running terminal; ", state.get("waiting", 0), state.get("oldest"), len(parked)))
    return found + [_parked(row) for row in parked]


def _queue(where: str, waiting: int, oldest: float | None, parked: int) -> Finding:
    age = f", the oldest for {(time.time() - oldest) / 60:.0f} min" if oldest else ""
    return _well("outbox", f"{where}{waiting} waiting{age}; {parked} parked")


def _parked(row: ParkedRow) -> Finding:
    problem = problem_named("refused", f"{row['kind']} {row['number']}: {row['reason']}")
    action = f"Settle the reason with the office, then: kiosk release --key {row['key']}"
    return _ill("parked", replace(problem, technician=action))
