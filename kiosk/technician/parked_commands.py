"""`kiosk parked` and `kiosk release`: the technician's view of refused records. Knows the files, no screen."""

import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from drivers.addresses import first_mistake
from drivers.mistake import Sentence, language_of
from kiosk.config.settings import Config, load
from kiosk.model.clock import CHINA
from kiosk.queue.keeper import build_outbox, outbox_path, state_path
from kiosk.queue.parked import Released, ask_to_release, release, requests_folder
from kiosk.queue.status_file import ParkedRow, parked_row, read_state
from kiosk.runtime.threads import Threads
from offline_cache.db import open_undamaged
from offline_cache.errors import AlreadyOpen, DatabaseMissing

SENTENCES = Path(__file__).with_name("parked.toml")


def list_parked(settings: Path) -> int:
    """Print a line a record: key, kind, number, since when, why. 1: there are some."""
    rows = _parked(load(settings, first_mistake))
    for row in rows:
        since = datetime.fromtimestamp(row["created"], CHINA)
        print(f"{row['key']}  {row['kind']}  {row['number'] or '-'}  {since:%Y-%m-%d %H:%M}  {row['reason']}")
    if not rows:
        print(_says("none-parked"))
    return 1 if rows else 0


def release_parked(settings: Path, keys: Sequence[str]) -> int:
    """Put these, or without keys all, back into delivery. 1: a key is not that of a parked record."""
    config = load(settings, first_mistake)
    wanted = list(keys) or [row["key"] for row in _parked(config)]
    done = _release(config, wanted) if wanted else Released()
    for key in done.released:
        print(_says("released", key=key))
    for key in done.unknown:
        print("kiosk:", _says("no-such-key", key=key), file=sys.stderr)
    if not wanted:
        print(_says("none-parked"))
    return 1 if done.unknown else 0


def renumber_parked(settings: Path, keys: Sequence[str]) -> int:
    """Put these back into delivery under other acceptance numbers. 1: a key is not that of a parked record."""
    done = _release(load(settings, first_mistake), list(keys), renumber=True)
    for old, new in done.numbers:
        print(_says("renumbered", old=old, new=new))
    for key in done.unknown:
        print("kiosk:", _says("no-number", key=key), file=sys.stderr)
    return 1 if done.unknown else 0


def _says(sentence: str, /, **args: Any) -> str:
    """In the language of the locale."""
    return Sentence(sentence, args, SENTENCES).say(language_of(os.environ))


def _parked(config: Config) -> list[ParkedRow]:
    try:
        database = open_undamaged(outbox_path(config))
    except DatabaseMissing:
        return []
    except AlreadyOpen:
        rows: list[ParkedRow] = list(read_state(state_path(config)).get("parked", []))
        return rows
    try:
        return [parked_row(entry) for entry in build_outbox(config, database, Threads().wall).parked()]
    finally:
        database.close()


def _release(config: Config, keys: list[str], *, renumber: bool = False) -> Released:
    try:
        database = open_undamaged(outbox_path(config))
    except DatabaseMissing:
        return Released(unknown=tuple(keys))
    except AlreadyOpen:
        return ask_to_release(requests_folder(config.data.folder), keys, Threads().sleep, renumber=renumber)
    try:
        return release(build_outbox(config, database, Threads().wall), keys, renumber=renumber)
    finally:
        database.close()
