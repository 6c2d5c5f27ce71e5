"""Prints that a stop of the program interrupted, kept for some hours for the person they were for.

On the disk lies one small sealed file; a person is in it as a keyed digest of the number on the chip. A print stands in
it from before its record until its end; what a start still finds there was interrupted. Knows no screen.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Callable, Collection
from dataclasses import asdict, replace
from pathlib import Path

from kiosk.model.clock import in_china
from kiosk.model.events import Interrupted
from kiosk.model.frozen import dataclass
from kiosk.model.mark import mark
from offline_cache.errors import SealBroken
from offline_cache.sealing import Sealer

KEPT_S = 12 * 3600.0  # until the next morning the paper was collected and the certificate looked up
_ROW, _KIND = "interrupted", "prints"  # what the seal is bound to


@dataclass(frozen=True, slots=True)
class _Print:
    who: str  # digest
    number: str
    at: float  # seconds since 1970
    cut: bool = False  # found by a start


class InterruptedPrints:
    """`key`: the terminal's, from which the one that seals is derived. `clock`: seconds since 1970.

    A disk that takes or gives nothing is reported: the office knows of the print all the same, and nobody is kept from
    printing.
    """

    def __init__(self, path: Path, key: bytes, clock: Callable[[], float], report: Callable[[Exception], None]) -> None:
        self._path = path
        self._key = hmac.digest(key, b"suizhu interrupted prints", "sha256")
        self._sealer = Sealer(self._key)
        self._clock = clock
        self._report = report

    def begin(self, person: str, number: str) -> None:
        """The paper of this number is about to be printed. Earlier ones are over: the person was told of them."""
        who = self._digest(person)
        others = [one for one in self._read() if one.who != who]
        self._write([*others, _Print(who, number, self._clock())])

    def end(self, number: str) -> None:
        """It is known what became of the paper of this number."""
        there = self._read()
        left = [one for one in there if one.number != number]
        if left != there:
            self._write(left)

    def settle(self, unfinished: Collection[str]) -> None:
        """At a start: of these numbers nobody knows whether the paper came out, and all others are over."""
        there = self._read()
        kept = [replace(one, cut=True) for one in there if one.cut or one.number in unfinished]
        if kept != there:
            self._write(kept)

    def of(self, person: str) -> Interrupted | None:
        """The newest one of this person; None: there is none, or it was too long ago."""
        who = self._digest(person)
        cut = (one for one in self._read() if one.who == who and one.cut)
        found = max(cut, key=lambda one: one.at, default=None)
        if found is None:
            return None
        began, now = in_china(found.at), in_china(self._clock())
        return Interrupted(
            person, found.number, f"{began:%H:%M}" if began.date() == now.date() else f"{began:%m-%d %H:%M}"
        )

    def _digest(self, person: str) -> str:
        return hmac.new(self._key, person.encode(), hashlib.sha256).hexdigest()

    def _read(self) -> list[_Print]:
        try:
            rows = json.loads(self._sealer.unseal(self._path.read_bytes(), _ROW, _KIND))
            there = [_Print(**row) for row in rows]
        except FileNotFoundError:
            return []
        except (OSError, SealBroken, TypeError) as error:  # TypeError: written by another version
            mark("interrupted-prints-unreadable")
            self._report(error)
            return []
        now = self._clock()
        return [one for one in there if abs(now - one.at) <= KEPT_S]

    def _write(self, prints: list[_Print]) -> None:
        sealed = self._sealer.seal(json.dumps([asdict(one) for one in prints]).encode(), _ROW, _KIND)
        try:
            _replace(self._path, sealed)
        except OSError as error:
            mark("interrupted-prints-not-written")
            self._report(error)


def _replace(path: Path, content: bytes) -> None:
    """There whole and safely on disk, or not at all; for the terminal's user alone."""
    beside = path.with_suffix(".new")
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
