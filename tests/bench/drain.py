"""What an outbox costs to empty: the real sync against the simulated back end, beside bare batches over one line."""

import gzip
import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

import psutil

from device_sim.backend.auth import DEMO_TERMINALS
from device_sim.people import person
from device_sim.world import TERMINAL
from kiosk.backend.gateway import Gateway
from kiosk.runtime.threads import Threads
from offline_cache.db import open_database
from offline_cache.entry import Entry
from offline_cache.outbox import Outbox
from offline_cache.sealing import Sealer
from offline_cache.sync import Accepted, Delivery, sync_once
from tests.bench.result import Result

ROWS = 400
BATCH = 20  # records a request of the bare loop
GOAL = 2.0
KIND = "application_submitted"
HE = person("he-xiuzhen").card
PAYLOAD = {
    "service": "old-age-allowance", "name": HE.name, "id_number": HE.number, "birth": HE.birth.isoformat(),
    "address": HE.address, "payment": "social-card", "phone": "13800138000", "living": "registered", "receives": "no",
}  # fmt: skip

# A server that does what no server can leave out: read, write durably, answer. One transaction a batch.
BARE = """
import gzip, json, sqlite3, sys
from http.server import BaseHTTPRequestHandler, HTTPServer
rows = sqlite3.connect(sys.argv[1], isolation_level=None)
rows.execute("PRAGMA journal_mode = WAL")
rows.execute("PRAGMA synchronous = FULL")
rows.execute("CREATE TABLE rows(key TEXT PRIMARY KEY, record TEXT NOT NULL)")
class Batches(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet
    def do_POST(self):
        batch = json.loads(gzip.decompress(self.rfile.read(int(self.headers["Content-Length"]))))
        rows.execute("BEGIN")
        rows.executemany("INSERT OR IGNORE INTO rows VALUES(?, ?)", [(one["key"], json.dumps(one)) for one in batch])
        rows.execute("COMMIT")
        answer = json.dumps([{"key": one["key"], "state": "accepted"} for one in batch]).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)
    def log_message(self, *_):
        pass
server = HTTPServer(("127.0.0.1", 0), Batches)
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds a record: by the clock, and of either side's processor."""

    wall: float
    client: float
    server: float


def run() -> Iterator[Result]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = f"sqlite:///{folder / 'office.db'}"
        office = [sys.executable, "-m", "device_sim", "backend", "--database", database, "--port", "0"]
        with _server(office) as (url, process), _full_outbox(folder) as outbox:
            ours = _cost(process, lambda: _drain(outbox, url))
        with _server([sys.executable, "-c", BARE, str(folder / "bare.db")]) as (url, process):
            bare = _cost(process, lambda: _batches(url))
    peer = f"batches of {BATCH}, zipped, http.client and http.server, plain SQLite"
    for what, cost, limit in (
        ("by the clock", ours.wall, bare.wall),
        ("processor time of the terminal", ours.client, bare.client),
        ("processor time of the back end", ours.server, bare.server),
    ):
        yield Result(f"delivery of each of {ROWS} records, {what}", cost, limit, "ms", peer, GOAL)


@contextmanager
def _server(command: list[str]) -> Iterator[tuple[str, psutil.Process]]:
    """A server in a process of its own: where it answers, and the process."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        said = child.stdout.readline()
        found = re.search(r"http://\S+\b", said)
        assert found, f"{command[1:3]} said {said!r}"
        try:
            yield found.group(), psutil.Process(child.pid)
        finally:
            child.terminate()


def _cost(server: psutil.Process, work: Callable[[], None]) -> Cost:
    before = _processor(server)
    begun, used = time.perf_counter(), time.process_time()
    work()  # what a server still does after its last answer is a part of one record's, of hundreds
    wall, client = time.perf_counter() - begun, time.process_time() - used
    return Cost(*(1000 * seconds / ROWS for seconds in (wall, client, _processor(server) - before)))


def _processor(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


@contextmanager
def _full_outbox(folder: Path) -> Iterator[Outbox]:
    database = open_database(folder / "outbox.db")
    outbox = Outbox(database, Sealer(os.urandom(32)), TERMINAL, time.time)
    try:
        for n in range(ROWS):
            outbox.put(KIND, PAYLOAD, visit=f"v{n}", key=f"v{n}/0", numbered=True)
        yield outbox
    finally:
        database.close()


def _drain(outbox: Outbox, url: str) -> None:
    """What the terminal's sync does with a day's backlog."""
    gateway = Gateway(url, TERMINAL, DEMO_TERMINALS[TERMINAL], Threads())

    def deliver(entry: Entry) -> Delivery:
        return gateway.deliver(entry.key, entry.kind, entry.number, entry.visit, entry.created, entry.payload)

    for _ in range(ROWS):
        delivery = sync_once(outbox, deliver, time.time(), Random(0))
        assert isinstance(delivery, Accepted), delivery
    gateway.close()


def _batches(url: str) -> None:
    """The same records over one line that stays open."""
    records = [{"key": f"v{n}/0", "kind": KIND, "visit": f"v{n}", "data": PAYLOAD} for n in range(ROWS)]
    line = http.client.HTTPConnection(url.removeprefix("http://"))
    for at in range(0, ROWS, BATCH):
        line.request("POST", "/", gzip.compress(json.dumps(records[at : at + BATCH]).encode()))
        answers = json.loads(line.getresponse().read())
        assert [one["state"] for one in answers] == ["accepted"] * BATCH
    line.close()
