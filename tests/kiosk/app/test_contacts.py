"""What the journal has of door and tamper contact, over the real driver and a simulated board."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.app.contacts import Contacts
from kiosk.journal.writer import Journal
from kiosk.runtime.availability import look_at
from tests.drivers.cabinet.bench import Bench

CONTACTS: Mapping[str, int] = {"door": 1, "tamper": 3}
OPENED, SHUT = ("door", True), ("door", False)
TAMPERED, LEFT = ("tamper", True), ("tamper", False)


class Watch:
    """A board, who looks at it, and the journal."""

    def __init__(self, folder: Path) -> None:
        self.bench = Bench("modbus", "id_card=8&door=1&tamper=3")
        self._path = folder / "journal.jsonl"
        self.journal = Journal(self._path, lambda: datetime(2026, 11, 28, tzinfo=UTC))
        self.clears = False  # what is told beside an alarm says that it is over
        self._contacts = Contacts(self.bench.driver, self.journal)

    def move(self, contact: str, *, closed: bool = False) -> None:
        self.bench.sim.move(CONTACTS[contact], closed=closed)
        self.look()

    def look(self) -> str:
        state = self._contacts.felt(look_at("cabinet", self.bench.driver))
        self.clears = state.problem is not None and state.problem.clears
        return state.code

    @property
    def told(self) -> list[tuple[str, bool]]:
        lines = [json.loads(line) for line in self._path.read_text("utf-8").splitlines()] if self._path.exists() else []
        return [(line["contact"], line["moved"]) for line in lines if line["what"] == "contact" and line["at"]]


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    watch = Watch(tmp_path)
    yield watch
    watch.journal.close()


def test_a_door_that_opens_and_shuts_while_the_tamper_contact_stands_moved_is_in_the_journal(watch: Watch) -> None:
    watch.move("tamper")
    watch.move("door")
    assert watch.look() == "CAB-07"  # of the two it alone is told
    watch.move("door", closed=True)
    watch.move("tamper", closed=True)
    assert watch.told == [TAMPERED, OPENED, SHUT, LEFT]


def test_what_is_as_before_is_told_once(watch: Watch) -> None:
    watch.look()
    assert watch.told == []
    watch.move("door")
    watch.look()
    assert watch.told == [OPENED]


def test_a_door_is_told_while_lamps_cannot_be_switched(watch: Watch) -> None:
    watch.bench.sim.channels = 3  # fewer than the lamp's relay
    assert watch.look() == "CAB-04"
    watch.move("door")
    assert watch.told == [OPENED]


def test_a_line_that_is_gone_says_nothing_of_the_door_until_it_is_back(watch: Watch) -> None:
    watch.move("door")
    watch.bench.port.unplugged = True
    assert watch.look() == "CAB-01"
    assert watch.told == [OPENED]  # nobody knows whether it was shut
    watch.bench.port.unplugged = False
    watch.look()
    assert watch.told == [OPENED]
    watch.move("door", closed=True)
    assert watch.told == [OPENED, SHUT]


def test_an_alarm_is_over_once_the_contact_is_seen_at_rest_whatever_else_is_wrong(watch: Watch) -> None:
    watch.move("tamper")
    assert not watch.clears
    watch.bench.port.faults.garble_next = 99
    assert watch.look() == "CAB-03"
    assert not watch.clears  # it may have come to rest, and nobody has seen it
    watch.bench.port.unplugged = True
    assert watch.look() == "CAB-01"
    assert not watch.clears
    watch.bench.port.unplugged = False
    watch.bench.port.faults.garble_next = 0
    watch.bench.sim.channels = 3  # fewer than the lamp's relay
    watch.move("tamper", closed=True)
    assert (watch.look(), watch.clears) == ("CAB-04", True)
    watch.move("door")
    assert (watch.look(), watch.clears) == ("CAB-06", True)
