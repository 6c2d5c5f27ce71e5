"""What the devices of a cabinet send, changed in every way, before those who read it: see `tests/faults/*_read.py`."""

import resource
import struct
from collections import Counter
from collections.abc import Callable, Sequence
from random import Random

from tests.faults import boards_read, cards_read, codes_read, printers_read
from tests.faults.printers_read import STATUS
from tests.faults.seen import Seen

TIMES = 100_000  # of each; a million of each take an hour and a half
MOST_GROWTH = 64 << 10  # KiB of memory, while all of one kind are read
WARM = 50  # frames, after which memory is looked at first
LONGEST = 6000  # bytes, so that doubling ends
END, FIRST_VALUE = 0x03, 0x10  # tags of IPP: of the end, and the first that is not of a group

READERS = {**cards_read.READERS, **codes_read.READERS, **printers_read.READERS, **boards_read.READERS}
NAMES = tuple(READERS)


# --- what becomes of it on the way ------------------------------------------------------------------------------


def changed(data: bytes, rng: Random) -> bytes:
    """One to four changes: bits, bytes, cuts, repetitions, insertions, and pieces of other places."""
    for _ in range(rng.randint(1, 4)):
        at, to = sorted(rng.randrange(len(data) + 1) for _ in range(2))
        match rng.randrange(7):
            case 0 if data:
                at = rng.randrange(len(data))
                data = data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :]
            case 1:
                data = data[:at] + rng.randbytes(rng.randint(1, 8)) + data[to:]
            case 2:
                data = data[:at]
            case 3:
                data = data[:to] + data[at:]
            case 4:
                data = data[at:to] + data
            case 5:
                data = (
                    data[:at]
                    + rng.choice([b"\0", b"\xff", b"\x7f\xff", b"\x80\x00", b"\xff\xff\xff\xff"])
                    + data[at + 2 :]
                )
            case 6:
                data = data[:at] + data[to:]
    return data[:LONGEST]


def run(times: int, seed: int, names: Sequence[str] = NAMES) -> Seen:
    """So many of each. The control reads A4 printers' answers as if whatever is announced were there."""
    wrong: Counter[str] = Counter({"other than refused": 0, "grown": 0})
    refused = 0
    for name in names:
        refused += _read(name, times, Random(f"frames {seed} {name}"), wrong)
    rng = Random(f"frames {seed}")
    errors = [_raised(_trusting, changed(STATUS, rng)) for _ in range(max(times // 100, 50))]
    return Seen(
        f"{times} changed frames each of {', '.join(names)}, {refused} refused",
        wrong,
        f"{len(errors)} for a reader that trusts every length",
        Counter({"other than refused": sum(isinstance(error, struct.error | IndexError) for error in errors)}),
    )


def _read(name: str, times: int, rng: Random, wrong: Counter[str]) -> int:
    """Let so many be read; how many were refused."""
    reader, refused, begun = READERS[name], 0, 0
    for n in range(times):
        error = _raised(reader.read, reader.framed(changed(rng.choice(reader.good), rng)))
        refused += isinstance(error, ValueError)
        begun = begun or (n == WARM) * _most_memory()
        if error and not isinstance(error, ValueError):
            wrong["other than refused"] += 1
            wrong[f"{name}: {type(error).__name__}"] += 1
    wrong["grown"] += begun > 0 and _most_memory() - begun > MOST_GROWTH
    return refused


def _most_memory() -> int:
    """KiB that this process has held at the most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _raised(read: Callable[[bytes], object], data: bytes) -> Exception | None:
    try:
        read(data)
    except Exception as error:  # any at all: that is the question
        return error
    return None


def _trusting(data: bytes) -> None:
    """Walks an answer of an A4 printer as far as its end."""
    at = 8
    while data[at] != END:
        if data[at] < FIRST_VALUE:
            at += 1
            continue
        (size,) = struct.unpack_from(">H", data, at + 1)
        (held,) = struct.unpack_from(">H", data, at + 3 + size)
        at += 5 + size + held
