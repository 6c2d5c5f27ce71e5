"""What the queue says is in it, and when it is full."""

from pathlib import Path

from tests.offline_cache.rig import CITIZEN, NOON, Clock, opened, put

DAY_S = 86_400.0
PAIRS = {"certificate_requested": "certificate_issued"}


def test_number_is_found_wherever_its_record_is(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        waiting, parked, delivered = (
            outbox.put("application", {}, visit=name, key=name, numbered=True).number for name in "abc"
        )
        outbox.park("b", "refused")
        outbox.delivered("c", {})
        assert [outbox.find(number) for number in (waiting, parked, delivered)] == ["waiting", "parked", "delivered"]
        put(outbox, "v1")
        assert outbox.find("GZ0117-20261123-0099-X") is None
        assert outbox.find("") is None


def test_rows_of_a_person_are_found_before_they_are_delivered(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        outbox.put("application", CITIZEN, visit="a", key="a/0")
        outbox.put("application", {"id_number": "other"}, visit="b", key="b/0")
        mine = outbox.pending(lambda entry: entry.payload.get("id_number") == CITIZEN["id_number"])
        assert [entry.key for entry in mine] == ["a/0"]
        assert [entry.key for entry in outbox.pending_entries()] == ["a/0", "b/0"]


def test_requested_without_issued_is_unfinished(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        put(outbox, "crashed", 0, "certificate_requested")
        put(outbox, "whole", 0, "certificate_requested")
        put(outbox, "whole", 1, "certificate_issued")
        put(outbox, "other", 0, "application")
        assert [entry.key for entry in outbox.unfinished(PAIRS)] == ["crashed/0"]


def test_requested_that_was_delivered_before_the_crash_is_unfinished_too(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        put(outbox, "crashed", 0, "certificate_requested")
        outbox.delivered("crashed/0", {})
        put(outbox, "whole", 0, "certificate_requested")
        outbox.delivered("whole/0", {})
        put(outbox, "whole", 1, "certificate_issued")
        outbox.delivered("whole/1", {})
        (entry,) = outbox.unfinished(PAIRS)
    assert (entry.key, entry.state, entry.payload) == ("crashed/0", "delivered", {})


def test_second_certificate_of_a_visit_is_not_completed_by_the_first(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        for step, kind in enumerate(("certificate_requested", "certificate_issued", "certificate_requested")):
            put(outbox, "a", step, kind)
            outbox.delivered(f"a/{step}", {})
        assert [entry.key for entry in outbox.unfinished(PAIRS)] == ["a/2"]


def test_record_that_says_so_completes_the_earlier_one(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        put(outbox, "a", 0, "certificate_requested")
        outbox.put("certificate_uncertain", {}, visit="a", key="a/u", closes="certificate_requested")
        assert outbox.unfinished(PAIRS) == ()


def test_outbox_is_full_when_a_row_waits_longer_than_seven_days(tmp_path: Path) -> None:
    clock = Clock()
    with opened(tmp_path, clock) as outbox:
        assert outbox.head() is None
        put(outbox, "a")
        clock.now += 7 * DAY_S
        assert not outbox.full()
        clock.now += 1
        assert outbox.full()
        assert (head := outbox.head()) is not None
        assert head.since == NOON
        outbox.park("a/0", "refused")
        assert not outbox.full()
