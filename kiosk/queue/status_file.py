"""What the running terminal says of itself in a small file, for technicians. Nothing personal."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypedDict

from kiosk.model.device_state import DeviceState
from kiosk.model.mark import mark
from offline_cache.entry import Entry

KEPT_BYTES = 16_384  # the file is as long as a multiple of this


class ParkedRow(TypedDict):
    """A record that the back end refused, without what is in it."""

    key: str
    kind: str
    number: str
    created: float  # seconds since 1970
    reason: str


class StateRow(TypedDict):
    """How a device is, or the back end, or the queue."""

    device: str
    code: str  # "" where it is well
    since: float | None  # this and the next: seconds since 1970
    last_good_use: float | None
    warnings: list[str]
    identity: str
    counters: Mapping[str, int]
    evidence: str


def state_row(state: DeviceState) -> StateRow:
    return {
        "device": state.device,
        "code": state.code,
        "since": state.since,
        "last_good_use": state.last_good_use,
        "warnings": list(state.warnings),
        "identity": state.identity,
        "counters": dict(state.counters),
        "evidence": state.evidence,
    }


def parked_row(entry: Entry) -> ParkedRow:
    return {
        "key": entry.key,
        "kind": entry.kind,
        "number": entry.number,
        "created": entry.created,
        "reason": entry.reason,
    }


def write_state(path: Path, state: Mapping[str, Any]) -> None:
    """Put it there whole or not at all; nothing is written where it says the same already. OSError: it cannot be.

    Blanks fill the file up, so that on a full disk, of which it has to tell, there is room in it for what comes next.
    """
    data = json.dumps(state, ensure_ascii=False, indent=1).encode()
    data += b" " * (-len(data) % KEPT_BYTES)
    if path.is_file() and path.read_bytes() == data:
        return
    beside = path.with_suffix(".new")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError:
        mark("state-written-in-place")
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        with path.open("r+b") as file:
            file.write(data)
            file.truncate()


def read_state(path: Path) -> Mapping[str, Any]:
    """What was said last; empty where nothing was."""
    try:
        state: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state
