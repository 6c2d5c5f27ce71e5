"""Refused records: listed, and released by their keys from a stopped terminal and from a running one."""

import json
import os
from pathlib import Path

import pytest

from kiosk.queue.parked import Released, answer_requests, ask_to_release, release
from offline_cache.outbox import Outbox
from tests.offline_cache.rig import NOON, opened


def put_refused(outbox: Outbox, *visits: str) -> None:
    for visit in visits:
        outbox.put("application_submitted", {}, visit=visit, key=f"{visit}/keep")
        outbox.park(f"{visit}/keep", "unknown-field: no such district")


def due(outbox: Outbox) -> str | None:
    entry = outbox.next_due(NOON)
    return entry.key if entry else None


def test_a_released_record_is_delivered_again_and_the_others_stay(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        put_refused(outbox, "a", "b")
        assert release(outbox, ["b/keep"]) == Released(("b/keep",), ())
        assert due(outbox) == "b/keep"
        assert [entry.key for entry in outbox.parked()] == ["a/keep"]


@pytest.mark.hits("release-of-unknown-key")
def test_a_record_that_is_not_parked_is_not_released(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        put_refused(outbox, "a")
        outbox.put("application_submitted", {}, visit="w", key="w/keep")
        outbox.again("w/keep", NOON + 60, "line down")
        assert release(outbox, ["w/keep", "nobody/keep", "a/keep"]) == Released(("a/keep",), ("w/keep", "nobody/keep"))
        assert due(outbox) == "a/keep"


def test_a_running_terminal_is_asked_and_answers(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        put_refused(outbox, "a")
        seen: list[str] = []
        folder = tmp_path / "release"
        done = ask_to_release(folder, ["a/keep", "x/keep"], lambda _: seen.extend(answer_requests(folder, outbox)))
        assert done == Released(("a/keep",), ("x/keep",))
        assert seen == ["a/keep"]
        assert due(outbox) == "a/keep"
        assert list(folder.iterdir()) == []


@pytest.mark.parametrize("running", [False, True])
def test_a_record_whose_number_somebody_else_has_is_released_under_another(tmp_path: Path, *, running: bool) -> None:
    with opened(tmp_path) as outbox:
        old = outbox.put("application_submitted", {}, visit="a", key="a/keep", numbered=True).number
        outbox.park("a/keep", "number-taken")
        folder = tmp_path / "release"
        if running:
            seen: list[str] = []
            done = ask_to_release(
                folder, ["a/keep", "x"], lambda _: seen.extend(answer_requests(folder, outbox)), renumber=True
            )
        else:
            done = release(outbox, ["a/keep", "x"], renumber=True)
        (entry,) = outbox.pending_entries()
        assert done == Released(("a/keep",), ("x",), ((old, entry.number),))
        assert (entry.state, entry.formerly) == ("waiting", old)


def test_a_request_nobody_answers_is_taken_back(tmp_path: Path) -> None:
    waits: list[float] = []
    with pytest.raises(TimeoutError, match="within 10 s"):
        ask_to_release(tmp_path, ["a/keep"], waits.append)
    assert sum(waits) == pytest.approx(10.0)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        pytest.param("no json", marks=pytest.mark.hits("release-request-unreadable")),
        "{}",
        "[1, null]",
        "[" * 200_000,
        '{"a":' * 100_000,
        "\\ud83d",
        '{"renumber": 7}',
    ],
    ids=["empty", "no json", "no list", "no keys", "deep", "deep objects", "half a character", "no list of keys"],
)
def test_what_is_no_request_releases_nothing_and_does_not_come_again(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.ask").write_text(text, encoding="utf-8")
    with opened(tmp_path) as outbox:
        put_refused(outbox, "a")
        assert list(answer_requests(tmp_path, outbox)) == []
        assert due(outbox) is None
    assert json.loads((tmp_path / "x.done").read_text(encoding="utf-8")) == {"released": [], "unknown": []}
    assert not (tmp_path / "x.ask").exists()


@pytest.mark.hits("release-request-no-file")
def test_what_is_no_file_is_passed_over_and_the_others_are_answered(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.ask")
    (tmp_path / "b.ask").mkdir()
    (tmp_path / "c.ask").symlink_to("/dev/zero")
    (tmp_path / "d.ask").write_text('["a/keep"]', encoding="utf-8")
    with opened(tmp_path) as outbox:
        put_refused(outbox, "a")
        assert list(answer_requests(tmp_path, outbox)) == ["a/keep"]


@pytest.mark.hits("release-not-answered")
def test_a_release_that_cannot_be_answered_for_want_of_room_is_carried_out(tmp_path: Path) -> None:
    (tmp_path / "x.ask").write_text('["a/keep"]', encoding="utf-8")
    (tmp_path / "x.new").mkdir()  # where the answer is drafted
    with opened(tmp_path) as outbox:
        put_refused(outbox, "a")
        assert list(answer_requests(tmp_path, outbox)) == ["a/keep"]
        (tmp_path / "x.new").rmdir()
        assert list(answer_requests(tmp_path, outbox)) == []
    assert json.loads((tmp_path / "x.done").read_text("utf-8")) == {"released": [], "unknown": ["a/keep"]}
