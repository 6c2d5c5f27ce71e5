"""`python -m tests.faults.syncing_life FOLDER URL VISITS [fresh]`: a terminal that writes down visits and delivers.

It says what it has written down and what was delivered, and ends when nothing waits. It never waits before it tries
again, so that a life holds many tries. "fresh": a wrong product, which takes a new key for each try.
"""

import itertools
import os
import sys
import time
from pathlib import Path
from random import Random

from device_sim.backend.auth import DEMO_TERMINALS
from kiosk.backend.gateway import Gateway, Limits
from kiosk.runtime.threads import Threads
from offline_cache.db import open_database
from offline_cache.entry import Entry
from offline_cache.outbox import LONGEST_WAIT_S, Outbox
from offline_cache.sealing import Sealer
from offline_cache.sync import Accepted, Delivery, sync_once
from tests.bench.drain import KIND, PAYLOAD
from tests.offline_cache.rig import KEY, TERMINAL

STEPS = {KIND: PAYLOAD, "receipt_printed": {}}


def tell(*words: str) -> None:
    print(*words, flush=True)


def main() -> None:
    folder, url, visits, fresh = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), len(sys.argv) > 4
    outbox = Outbox(open_database(folder / "outbox.db"), Sealer(KEY), TERMINAL, time.time)
    limits = Limits(connect_s=1.0, ask_s=1.0, deliver_s=1.0, look_s=1.0)
    gateway = Gateway(url, TERMINAL, DEMO_TERMINALS[TERMINAL], Threads(), limits=limits)
    for visit in range(visits):
        _write_down(outbox, f"{os.getpid()}-{visit}")
    tries = itertools.count()

    def deliver(entry: Entry) -> Delivery:
        key = f"{entry.key}-{os.getpid()}-{next(tries)}" if fresh else entry.key
        return gateway.deliver(key, entry.kind, entry.number, entry.visit, entry.created, entry.payload)

    while entry := outbox.next_due(due := time.time() + 2 * LONGEST_WAIT_S):  # whatever waits is due by then
        if isinstance(sync_once(outbox, deliver, due, Random(0)), Accepted):
            tell("delivered", entry.key)


def _write_down(outbox: Outbox, visit: str) -> None:
    number = ""
    for kind, payload in STEPS.items():
        entry = outbox.put(kind, payload, visit=visit, key=f"{visit}/{kind}", number=number, numbered=not number)
        number = entry.number
        tell("put", entry.key, number)


if __name__ == "__main__":
    main()
