"""What is forgotten after 30 days, and what is not: whoever is still here keeps what belongs to it."""

from pathlib import Path

import pytest

from offline_cache.contents import DAY_S
from offline_cache.errors import KeyMissing
from offline_cache.outbox import Outbox
from offline_cache.sealing import load_or_create_key
from tests.offline_cache.rig import NOON, Clock, opened

PAIRS = {"certificate_requested": "certificate_issued"}


def put_certificate(outbox: Outbox) -> None:
    """One whose request the back end refused and whose end it took."""
    outbox.put("certificate_requested", {}, visit="a", key="a/request", number="N1")
    outbox.put("certificate_issued", {}, visit="a", key="a/issued", number="N1", closes="certificate_requested")
    outbox.park("a/request", "invalid: data.id_number")
    outbox.delivered("a/issued", {"state": "issued"})


def test_a_certificate_that_was_issued_is_not_uncertain_while_its_request_is_parked(tmp_path: Path) -> None:
    clock = Clock()
    with opened(tmp_path, clock) as outbox:
        put_certificate(outbox)
        clock.now += 31 * DAY_S
        outbox.tidy()
        assert outbox.unfinished(PAIRS) == ()


def test_nor_when_the_request_was_released_and_delivered_after_all(tmp_path: Path) -> None:
    clock = Clock()
    with opened(tmp_path, clock) as outbox:
        put_certificate(outbox)
        clock.now += 31 * DAY_S
        outbox.release("a/request")
        outbox.delivered("a/request", {"state": "issued"})
        outbox.tidy()
        assert outbox.unfinished(PAIRS) == ()
        clock.now += 30 * DAY_S + 1
        outbox.tidy()
        assert outbox.find("N1") is None


# --- a wrong clock, and who released what ---------------------------------------------------------------------


def test_the_newest_time_is_known_after_a_restart_and_a_clock_set_back(tmp_path: Path) -> None:
    clock = Clock()
    with opened(tmp_path, clock) as outbox:
        assert outbox.newest() == 0
        outbox.put("application", {}, visit="a", key="a/0")
        clock.now -= 40 * DAY_S
        outbox.put("application", {}, visit="b", key="b/0")
        assert outbox.newest() == NOON
        outbox.delivered("a/0", {})
    with opened(tmp_path, clock) as outbox:
        assert outbox.newest() == NOON


def test_a_released_row_says_when_and_is_as_young_as_that(tmp_path: Path) -> None:
    clock = Clock(NOON - 40 * DAY_S)
    with opened(tmp_path, clock) as outbox:
        outbox.put("application", {}, visit="a", key="a/0")
        outbox.park("a/0", "too-old")
        clock.now = NOON
        outbox.release("a/0")
        entry = outbox.next_due(NOON)
        assert entry is not None
        assert (entry.created, entry.released) == (NOON - 40 * DAY_S, NOON)
        assert (head := outbox.head()) is not None
        assert head.since == NOON
        assert not outbox.full()


def test_a_row_that_is_due_sooner_is_not_put_off_when_the_line_is_back(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        outbox.put("application", {}, visit="a", key="a/0")
        outbox.again("a/0", NOON + 5, "line down")
        outbox.hasten(NOON + 10)
        assert outbox.pending_entries()[0].due == NOON + 5


# --- the key --------------------------------------------------------------------------------------------------


@pytest.mark.hits("sealing-key-missing")
def test_no_other_key_is_made_while_rows_wait_for_the_one_that_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "outbox.key"
    with pytest.raises(KeyMissing, match=r"outbox\.key is gone and 3 records need it: put it back"):
        load_or_create_key(path, sealed_rows=3)
    assert list(tmp_path.iterdir()) == []
    key = load_or_create_key(path)
    assert load_or_create_key(path, sealed_rows=3) == key
