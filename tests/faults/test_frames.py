"""Whether the harness `frames` lets everything of `drivers` that reads a device's bytes read changed ones."""

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterator
from random import Random
from types import CodeType, FrameType, FunctionType

import pytest

import drivers
from drivers.api.input_event import take_event
from tests.faults.harness.frames import NAMES, READERS, changed

# What takes bytes and does not read what a device sends: it writes for one, or it reads files of this machine.
WRITES = {
    "drivers.api.slot.message",
    "drivers.receipt_printer.codec.qr_width",
    "drivers.scanner.codec.checksum",
    "drivers.scanner.codecs.ssi.checksum",
    "drivers.smart_card.codec.with_length",
}
BYTES = (bytes, bytearray, "bytes", "bytearray", bytes | None)


def readers_of_bytes() -> Iterator[tuple[str, CodeType]]:
    """Every public function of `drivers` whose first value is bytes; what encodes them is not among them."""
    for module in pkgutil.walk_packages(drivers.__path__, "drivers."):
        if module.name.endswith("__main__"):
            continue
        home = importlib.import_module(module.name)
        for name, one in vars(home).items():
            if isinstance(one, FunctionType) and one.__module__ == module.name and not name.startswith(("_", "encode")):
                first = next(iter(inspect.signature(one).parameters.values()), None)
                if first and first.annotation in BYTES and f"{module.name}.{name}" not in WRITES:
                    yield f"{module.name}.{name}", one.__code__


def run_while_good_frames_are_read() -> set[CodeType]:
    run: set[CodeType] = set()

    def note(frame: FrameType, event: str, _value: object) -> None:
        if event == "call":
            run.add(frame.f_code)

    sys.setprofile(note)
    try:
        for reader in READERS.values():
            for good in reader.good[:8]:
                reader.read(reader.framed(good))
    finally:
        sys.setprofile(None)
    return run


def test_whoever_reads_a_devices_bytes_is_among_those_who_read_changed_ones() -> None:
    run = run_while_good_frames_are_read()
    known = dict(readers_of_bytes())
    assert len(known) > 25, "so few that something else is wrong"
    assert sorted(name for name, code in known.items() if code not in run) == []
    assert take_event.__code__ in run


@pytest.mark.parametrize("name", NAMES)
def test_what_is_changed_is_not_all_refused_at_the_door(name: str) -> None:
    reader, rng, refused = READERS[name], Random(7), 0
    for good in reader.good[:8]:
        reader.read(reader.framed(good))
    for _ in range(60):
        try:
            reader.read(reader.framed(changed(rng.choice(reader.good), rng)))
        except ValueError:
            refused += 1
    assert refused < 60
