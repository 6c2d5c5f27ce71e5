"""Terminals are killed while they deliver to the simulated back end over a line on which anything happens."""

import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

from device_sim.backend.server import BackendServer
from tests.faults.bad_proxy import BadProxy
from tests.faults.seen import Seen
from tests.offline_cache.kills import Told
from tests.offline_cache.rig import opened

TIMES = 50
VISITS = 6  # a life, of two records each
LONGEST_MOMENT_S = 0.5
LIFE_S = 900  # at most, for hundreds of records on a busy machine


def run(times: int, seed: int) -> Seen:
    rng = Random(f"syncing {seed}")
    told, there, fates, wrong = _killed(times, rng)
    fresh, _, _, doubled = _killed(max(times // 10, 1), rng, "fresh")
    return Seen(
        f"{times} SIGKILLs while syncing, {len(told.put)} records written down, {there} there"
        f" ({', '.join(f'{fate} {count}' for fate, count in fates.items())})",
        wrong,
        f"{len(fresh.put)} records with a new key for each try",
        doubled,
    )


def _killed(times: int, rng: Random, *more: str) -> tuple[Told, int, dict[str, int], Counter[str]]:
    told = Told()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with _back_end(folder) as url:
            proxy = BadProxy(url, rng)
            try:
                for _ in range(times):
                    _live(told, folder, proxy.url, rng, *more)
            finally:
                proxy.close()
            _deliver_the_rest(told, folder, url)
        there = _records(folder)
        return told, len(there), proxy.met, _wrong(folder, told, there)


@contextmanager
def _back_end(folder: Path) -> Iterator[str]:
    server = BackendServer(f"sqlite:///{folder / 'office.db'}").start()
    try:
        yield server.url
    finally:
        server.stop()


def _live(told: Told, folder: Path, url: str, rng: Random, *more: str) -> None:
    """Killed while it delivers: a moment after it has said so many lines, wherever it is then."""
    lines = rng.randint(2 * VISITS, 4 * VISITS)
    with subprocess.Popen(_life(folder, url, VISITS, *more), stdout=subprocess.PIPE, text=True) as life:
        assert life.stdout
        told.hear([life.stdout.readline() for _ in range(lines)])
        threading.Event().wait(rng.uniform(0.0, LONGEST_MOMENT_S))
        life.kill()
        told.hear(life.stdout.read().splitlines(keepends=True))


def _deliver_the_rest(told: Told, folder: Path, url: str) -> None:
    """A last life on a good line."""
    life = subprocess.run(_life(folder, url, 0), stdout=subprocess.PIPE, text=True, timeout=LIFE_S, check=True)
    told.hear(life.stdout.splitlines(keepends=True))


def _life(folder: Path, url: str, visits: int, *more: str) -> list[str]:
    return [sys.executable, "-m", "tests.faults.syncing_life", str(folder), url, str(visits), *more]


def _records(folder: Path) -> list[tuple[str, str]]:
    """Visit and kind of all that the back end has taken."""
    with closing(sqlite3.connect(folder / "office.db")) as office:
        return office.execute("SELECT visit, kind FROM deliveries").fetchall()


def _wrong(folder: Path, told: Told, there: list[tuple[str, str]]) -> Counter[str]:
    steps = Counter(f"{visit}/{kind}" for visit, kind in there)  # which are the keys, where those are the product's
    with opened(folder) as outbox:
        return Counter(
            {
                "lost": len(told.put.keys() - steps.keys()),
                "doubled": sum(count - 1 for count in steps.values()),
                "called delivered and not there": len(told.delivered - steps.keys()),
                "parked": len(outbox.parked()),
                "still waiting": outbox.waiting(),
            }
        )
