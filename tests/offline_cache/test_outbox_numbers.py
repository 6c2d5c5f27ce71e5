"""Acceptance numbers: each is given out once, whatever happens to clock, disk or record."""

from pathlib import Path

import pytest

from offline_cache.errors import UnknownKey
from offline_cache.numbers import number_is_valid
from tests.offline_cache.rig import DAY_S, HOUR_S, Clock, numbered, opened, put


def test_numbers_carry_terminal_date_and_a_daily_sequence(tmp_path: Path) -> None:
    clock = Clock()
    with opened(tmp_path, clock) as outbox:
        first, second = numbered(outbox, "ab")
        clock.now += DAY_S
        (tomorrow,) = numbered(outbox, "c")
    assert first.startswith("GZ0117-20261123-0001-")
    assert second.startswith("GZ0117-20261123-0002-")
    assert tomorrow.startswith("GZ0117-20261124-0001-")


def test_number_is_not_used_again_when_the_clock_jumps_back_or_the_queue_has_emptied(tmp_path: Path) -> None:
    clock = Clock()
    numbers: list[str] = []
    for jump, name in ((0.0, "a"), (DAY_S, "b"), (-DAY_S, "c"), (-20_000 * DAY_S, "d"), (20_000 * DAY_S, "e")):
        clock.now += jump
        with opened(tmp_path, clock) as outbox:
            numbers += numbered(outbox, name)
            outbox.delivered(name, {})
            outbox.tidy()
    assert len(set(numbers)) == 5


def test_a_restored_or_replaced_disk_gives_out_no_number_again(tmp_path: Path) -> None:
    """Each of a hundred disks, all restored from one copy, gives out the number after the last one on the copy."""
    numbers: set[str] = set()
    for disk in range(100):
        (tmp_path / f"{disk}").mkdir()
        with opened(tmp_path / f"{disk}") as outbox:
            numbers.update(numbered(outbox, "a"))
    assert len(numbers) >= 98  # four characters by chance: once in some 200 runs two of a hundred disks draw the same
    assert {number[:21] for number in numbers} == {"GZ0117-20261123-0001-"}


def test_a_parked_row_is_delivered_under_another_number_and_the_old_one_leads_to_it(tmp_path: Path) -> None:
    clock = Clock()
    with opened(tmp_path, clock) as outbox:
        (old,) = numbered(outbox, "a")
        outbox.park("a", "number-taken: an application of this number was taken under another key")
        clock.now += HOUR_S
        told = outbox.renumber("a")
        entry = outbox.next_due(clock.now)
        assert entry is not None
        assert told == (old, entry.number)
        assert (entry.formerly, entry.released, entry.attempts) == (old, clock.now, 0)
        assert number_is_valid(entry.number)
        assert entry.number != old
    with opened(tmp_path, clock) as outbox:
        assert outbox.pending_entries() == (entry,)
        outbox.delivered("a", {})
        assert outbox.find(entry.number) == "delivered"


@pytest.mark.parametrize("which", ["waiting", "nameless", "nobody"])
def test_only_a_parked_row_with_a_number_gets_another_one(tmp_path: Path, which: str) -> None:
    with opened(tmp_path) as outbox:
        outbox.put("application", {}, visit="waiting", key="waiting", numbered=True)
        outbox.put("receipt", {}, visit="nameless", key="nameless")
        outbox.park("nameless", "refused")
        with pytest.raises(UnknownKey):
            outbox.renumber(which)


def test_record_without_a_number_takes_none_away(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        assert put(outbox, "v1").number == ""
        assert numbered(outbox, "a")[0].startswith("GZ0117-20261123-0001-")
