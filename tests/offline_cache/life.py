"""`python -m tests.offline_cache.life FOLDER POINT COUNT [early]`: a terminal that works until it kills itself.

It dies by SIGKILL when it comes to POINT for the COUNTth time: just before the SQL statement that begins with POINT,
or at one of the named moments "answered" (row committed, nobody told yet) and "told". Prints what it acknowledges.
"early": a wrong product, which acknowledges before it writes.
"""

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from offline_cache.db import open_database
from offline_cache.outbox import Outbox
from offline_cache.sealing import Sealer
from tests.offline_cache.rig import CITIZEN, KEY, TERMINAL

FORM = "x" * 2000
UNKNOWN = "-"  # the number of a row that is acknowledged too early


class Death:
    def __init__(self, point: str, count: int) -> None:
        self._point = point
        self._left = count

    def at(self, moment: str) -> bool:
        if moment.startswith(self._point):
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return True


def tell(*words: Any) -> None:
    print(*words, flush=True)


def main() -> None:
    folder, death, early = Path(sys.argv[1]), Death(sys.argv[2], int(sys.argv[3])), len(sys.argv) > 4
    database = open_database(folder / "outbox.db")
    database.exec_trace = lambda _cursor, statement, _bindings: death.at(statement)
    outbox = Outbox(database, Sealer(KEY), TERMINAL, time.time)
    for n in range(10_000):
        visit = f"{os.getpid()}-{n}"
        key = f"{visit}/0"
        if early:
            tell("put", key, UNKNOWN)
        entry = outbox.put("application", {**CITIZEN, "form": FORM}, visit=visit, key=key, numbered=True)
        death.at("answered")
        if not early:
            tell("put", entry.key, entry.number)
        death.at("told")
        if n % 2:
            tell("handing-over", entry.key)
            outbox.delivered(entry.key, {})
            tell("delivered", entry.key)
            outbox.tidy()


if __name__ == "__main__":
    main()
