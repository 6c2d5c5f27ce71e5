"""How much the driver adds to reading a card: over a real pty, against the wire's and the module's own time."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from device_sim.id_card.reader import SimIdCardReader
from device_sim.people import person
from device_sim.pty_port import PtyPort
from drivers.addresses import parse
from drivers.id_card.codec import Command
from drivers.id_card.driver import SdtReader
from drivers.transports.line import opener
from tests.bench.result import Result

BAUD = 115200
ROUNDS = 7
REQUESTS = 4 * 10  # find, select, read, newest address
REPLIES = 15 + 19 + 1295 + 81
WIRE_S = (REQUESTS + REPLIES) * 10 / BAUD


def run() -> Iterator[Result]:
    with tempfile.TemporaryDirectory() as folder:
        port = PtyPort(SimIdCardReader, Path(folder) / "id_card")
        try:
            yield from _both(port, SdtReader(opener(parse("id_card", f"serial://{folder}/id_card?baud={BAUD}"))))
        finally:
            port.close()


def _both(port: PtyPort, reader: SdtReader) -> Iterator[Result]:
    module = port.device
    assert isinstance(module, SimIdCardReader)
    module.wire_time = True
    reader.status()
    yield _measure("read a card, a module as slow as real ones", module, reader)
    module.seconds = dict.fromkeys(Command, 0.0)
    yield _measure("read a card, a module without delays of its own", module, reader)
    reader.close()


def _measure(name: str, module: SimIdCardReader, reader: SdtReader) -> Result:
    own = sum(module.seconds.values())
    ours = median(_one_reading(module, reader) for _ in range(ROUNDS))
    return Result(name, ours, WIRE_S + own, "s", f"wire {WIRE_S:.4f} s + module {own:.2f} s", goal=1.05)


def _one_reading(module: SimIdCardReader, reader: SdtReader) -> float:
    module.insert_card(person("he-xiuzhen").card)  # has an appended address: every command answers with data
    begins = time.perf_counter()
    reader.read()
    return time.perf_counter() - begins
