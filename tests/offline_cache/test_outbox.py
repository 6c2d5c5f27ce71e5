"""What the outbox promises the kiosk, the deliverer and the technician.

Covers reading, rows and sequence as well.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from offline_cache.db import open_database
from offline_cache.errors import KeyReused, OutboxFull, SealBroken, UnknownKey
from offline_cache.numbers import number_is_valid
from offline_cache.outbox import Outbox
from offline_cache.sealing import Sealer
from tests.offline_cache.rig import CITIZEN, DAY_S, HOUR_S, NOON, TERMINAL, Clock, numbered, opened, put


def _due(outbox: Outbox, now: float = NOON) -> str | None:
    entry = outbox.next_due(now)
    return entry.key if entry else None


# --- putting --------------------------------------------------------------------------------------------------


def test_record_is_there_after_a_restart_as_it_wasput(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        put = outbox.put("application", {**CITIZEN, "rooms": (1, 2)}, visit="v1", key="v1/keep", numbered=True)
    with opened(tmp_path) as outbox:
        found = outbox.next_due(NOON)
    assert found == put
    assert found.payload == {**CITIZEN, "rooms": [1, 2]}
    assert (found.kind, found.visit, found.created, found.attempts, found.state) == (
        "application",
        "v1",
        NOON,
        0,
        "waiting",
    )
    assert number_is_valid(found.number)


def test_reasons_with_half_characters_are_written_down_without_them(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        put(outbox, "v1")
        outbox.again("v1/0", NOON, "slow \ud83d")
        assert outbox.pending_entries()[0].reason == "slow ?"
        outbox.park("v1/0", "refused \udc00")
        assert outbox.parked()[0].reason == "refused ?"


def test_same_record_put_twice_is_one_record(tmp_path: Path) -> None:
    clock = Clock()
    with opened(tmp_path, clock) as outbox:
        first = outbox.put("application", CITIZEN, visit="v1", key="v1/keep", numbered=True)
        size = (tmp_path / "outbox.db-wal").stat().st_size
        clock.now += 60
        assert outbox.put("application", CITIZEN, visit="v1", key="v1/keep", numbered=True) == first
        assert (tmp_path / "outbox.db-wal").stat().st_size == size
    with opened(tmp_path, clock) as outbox:
        assert outbox.put("application", CITIZEN, visit="v1", key="v1/keep", numbered=True) == first
        assert outbox.waiting() == 1


def test_record_put_again_after_its_delivery_is_not_delivered_again(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        first = outbox.put("application", CITIZEN, visit="v1", key="v1/keep", numbered=True)
        outbox.delivered("v1/keep", {})
        again = outbox.put("application", CITIZEN, visit="v1", key="v1/keep", numbered=True)
        assert (again.state, again.number) == ("delivered", first.number)
        assert outbox.waiting() == 0


@pytest.mark.hits("key-of-another-record")
@pytest.mark.parametrize("delivered", [False, True])
@pytest.mark.parametrize(
    ("kind", "visit", "payload"), [("application", "v1", {}), ("appeal", "v1", CITIZEN), ("application", "v2", CITIZEN)]
)
def test_key_of_another_record_is_refused(
    tmp_path: Path, kind: str, visit: str, payload: dict[str, str], *, delivered: bool
) -> None:
    with opened(tmp_path) as outbox:
        outbox.put("application", CITIZEN, visit="v1", key="v1/keep")
        if delivered:
            outbox.delivered("v1/keep", {})
        with pytest.raises(KeyReused, match="v1/keep is already the record of another application"):
            outbox.put(kind, payload, visit=visit, key="v1/keep")


@pytest.mark.parametrize("payload", [{"x": float("nan")}, {"x": object()}, {"x": b"bytes"}])
def test_payload_that_is_not_json_is_refused_before_anything_is_written(
    tmp_path: Path, payload: dict[str, object]
) -> None:
    with opened(tmp_path) as outbox:
        with pytest.raises(ValueError, match="payload cannot be written as JSON"):
            outbox.put("application", payload, visit="v1", key="v1/keep")
        assert outbox.waiting() == 0


@pytest.mark.parametrize("missing", ["kind", "visit", "key"])
def test_nameless_record_is_refused(tmp_path: Path, missing: str) -> None:
    names = {"kind": "application", "visit": "v1", "key": "v1/0"} | {missing: ""}
    with opened(tmp_path) as outbox, pytest.raises(ValueError, match=f"{missing} is empty"):
        outbox.put(names["kind"], {}, visit=names["visit"], key=names["key"])


# --- delivering -----------------------------------------------------------------------------------------------


def test_rows_are_due_in_the_order_they_were_put(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        for visit in "abc":
            put(outbox, visit)
        order = []
        while key := _due(outbox):
            order.append(key)
            outbox.delivered(key, {})
    assert order == ["a/0", "b/0", "c/0"]


def test_row_waits_for_the_earlier_one_of_its_visit_and_holds_up_no_other_visit(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        put(outbox, "a", 0)
        put(outbox, "a", 1)
        put(outbox, "b", 0)
        outbox.again("a/0", NOON + 300, "line down")
        assert _due(outbox) == "b/0"
        outbox.delivered("b/0", {})
        assert _due(outbox) is None
        assert _due(outbox, NOON + 300) == "a/0"
        outbox.delivered("a/0", {})
        assert _due(outbox) == "a/1"


def test_parked_row_lets_later_rows_of_its_visit_pass(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        put(outbox, "a", 0)
        put(outbox, "a", 1)
        outbox.park("a/0", "unknown district code")
        assert _due(outbox) == "a/1"
        (parked,) = outbox.parked()
        assert (parked.key, parked.state, parked.reason) == ("a/0", "parked", "unknown district code")


def test_released_row_is_tried_as_if_it_were_new(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        put(outbox, "a")
        outbox.again("a/0", NOON + 300, "line down")
        outbox.park("a/0", "refused")
        outbox.release("a/0")
        entry = outbox.next_due(NOON)
        assert entry is not None
        assert (entry.key, entry.attempts, entry.state) == ("a/0", 0, "waiting")
        assert outbox.parked() == ()


def test_delivered_row_leaves_only_names_behind(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        outbox.put("application", CITIZEN, visit="a", key="a/0", numbered=True)
        outbox.delivered("a/0", {"state": "欧阳穗生", "name": "欧阳穗生"})
        assert outbox.pending_entries() == ()
    database = open_database(tmp_path / "outbox.db")
    (left,) = database.rows("SELECT key, kind, visit, state FROM delivered")
    assert left == ("a/0", "application", "a", "accepted")
    database.close()


def test_late_second_acknowledgement_changes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        put(outbox, "a")
        outbox.delivered("a/0", {})
        outbox.delivered("a/0", {})
        assert outbox.waiting() == 0


def test_keys_that_are_not_there_are_named(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        changes: list[Callable[[], None]] = [
            lambda: outbox.park("x", "why"),
            lambda: outbox.release("x"),
            lambda: outbox.again("x", NOON, "why"),
            lambda: outbox.delivered("x", {}),
        ]
        for change in changes:
            with pytest.raises(UnknownKey, match="the key x"):
                change()


def test_clock_set_back_a_year_does_not_hold_a_row_for_a_year(tmp_path: Path) -> None:
    clock = Clock()
    with opened(tmp_path, clock) as outbox:
        put(outbox, "a")
        outbox.again("a/0", NOON + 1800, "line down")
        assert _due(outbox) is None
        clock.now -= 365 * DAY_S
        assert _due(outbox, clock.now) == "a/0"


def test_no_row_is_put_off_for_longer_than_the_longest_wait(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        put(outbox, "a")
        outbox.again("a/0", NOON + 100 * DAY_S, "asked to wait")
        assert _due(outbox, NOON + HOUR_S - 1) is None
        assert _due(outbox, NOON + HOUR_S) == "a/0"


def test_rows_put_off_are_due_soon_when_the_line_is_back(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        put(outbox, "a")
        outbox.again("a/0", NOON + 1800, "line down")
        outbox.hasten(NOON + 10)
        assert _due(outbox) is None
        assert _due(outbox, NOON + 10) == "a/0"


def test_deliveries_are_forgotten_after_thirty_days_and_not_before(tmp_path: Path) -> None:
    clock = Clock()
    with opened(tmp_path, clock) as outbox:
        (number,) = numbered(outbox, "a")
        outbox.delivered("a", {})
        clock.now += 30 * DAY_S
        outbox.tidy()
        assert outbox.find(number) == "delivered"
        clock.now += 1
        outbox.tidy()
        assert outbox.find(number) is None


# --- damaged and foreign rows ---------------------------------------------------------------------------------


@pytest.mark.hits("unreadable-row-parked")
def test_row_that_cannot_be_opened_is_parked_and_the_others_go_on(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        put(outbox, "a")
        put(outbox, "b")
    database = open_database(tmp_path / "outbox.db")
    database.execute("UPDATE rows SET sealed = zeroblob(60) WHERE key = 'a/0'")
    database.close()
    with opened(tmp_path) as outbox:
        assert _due(outbox) == "b/0"
        (parked,) = outbox.parked()
    assert (parked.key, parked.payload) == ("a/0", {})
    assert "another key, or damage" in parked.reason


def test_rows_of_a_lost_key_are_parked_and_wait_for_it(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        put = outbox.put("application", CITIZEN, visit="a", key="a/0")
    database = open_database(tmp_path / "outbox.db")
    stranger = Outbox(database, Sealer(bytes(32)), TERMINAL, Clock())
    assert stranger.next_due(NOON) is None
    with pytest.raises(SealBroken):
        stranger.put("application", CITIZEN, visit="a", key="a/0")
    database.close()
    with opened(tmp_path) as outbox:
        outbox.release("a/0")
        found = outbox.next_due(NOON)
        assert found is not None
        assert found.payload == put.payload


# --- bounds ---------------------------------------------------------------------------------------------------


@pytest.mark.hits("outbox-most-rows")
def test_full_outbox_still_takes_the_rows_of_visits_under_way_up_to_its_last_place(tmp_path: Path) -> None:
    with opened(tmp_path, most_rows=10) as outbox:
        for n in range(7):
            put(outbox, "a", n)
        assert not outbox.full()
        put(outbox, "a", 7)
        assert outbox.full()
        put(outbox, "a", 8)
        put(outbox, "a", 9)
        with pytest.raises(OutboxFull, match="10 rows wait already"):
            put(outbox, "a", 10)
        assert put(outbox, "a", 9).state == "waiting"


def test_terminal_code_is_checked_at_once(tmp_path: Path) -> None:
    database = open_database(tmp_path / "outbox.db")
    with pytest.raises(ValueError, match="terminal code"):
        Outbox(database, Sealer(bytes(32)), "gz-1", Clock())
    database.close()


# --- privacy --------------------------------------------------------------------------------------------------


def test_citizen_is_found_in_no_file_of_the_folder(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        for n in range(30):
            outbox.put("application", {**CITIZEN, "n": n}, visit="v", key=f"v/{n}", numbered=True)
        outbox.delivered("v/0", {**CITIZEN, "state": CITIZEN["name"]})
        outbox.park("v/1", "refused")
        outbox.again("v/2", NOON, "line down")
        files = [file for file in tmp_path.rglob("*") if file.is_file()]
        assert {"outbox.db", "outbox.db-wal"} <= {file.name for file in files}
        for file in files:
            content = file.read_bytes()
            for canary in CITIZEN.values():
                for encoding in ("utf-8", "utf-16-le", "gb18030"):
                    assert canary.encode(encoding) not in content
                assert canary.encode("unicode_escape") not in content


def test_log_is_emptied_after_delivery(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        put(outbox, "a")
        outbox.delivered("a/0", {})
        outbox.tidy()
        assert (tmp_path / "outbox.db-wal").stat().st_size == 0


def test_number_from_elsewhere_outlives_the_payload(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        outbox.put("certificate_requested", CITIZEN, visit="v1", key="v1/request", number="440100-2026-0037715")

        outbox.delivered("v1/request", {"state": "requested"})

        (left_open,) = outbox.unfinished({"certificate_requested": "certificate_issued"})
    assert (left_open.number, left_open.payload) == ("440100-2026-0037715", {})
