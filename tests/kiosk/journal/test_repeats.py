"""What comes again and again is written once, and then how often."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from drivers.api.errors import DeviceError, Fault
from kiosk.journal.writer import Journal
from kiosk.model.events import Progress, Touch
from kiosk.problems.table import problem_for
from kiosk.visit.advance import advance
from kiosk.visit.screen import screen_of
from tests.kiosk.play import (
    CHEN,
    PROGRESS,
    Fails,
    Gives,
    Move,
    Play,
)


def noon() -> datetime:
    return datetime(2026, 11, 23, 12, tzinfo=UTC)


REFUSED = problem_for(DeviceError("id_card", Fault.CARD_REFUSED))
ANOTHER = problem_for(DeviceError("id_card", Fault.CARD_REFUSED, "another card"))


def left_lying(folder: Path, tries: list[tuple[int, Move]]) -> list[dict[str, object]]:
    """What is written of somebody who asks for a certificate: (second, what happens), each try begun before it ends."""
    clock = [0]
    journal = Journal(folder / "visits.jsonl", lambda: noon() + timedelta(seconds=clock[0]))
    play = Play().do(PROGRESS)
    for clock[0], move in tries:
        begun = [] if isinstance(move, str | Touch) else [Progress(play.visit.waiting)]
        for one in (*begun, move):
            before, event = play.visit, play.event(one)
            after, order = advance(before, event)
            journal.step(before, event, after, order, screen_of(after).kind)
            play.visit = after
    journal.close()
    return [json.loads(line) for line in (folder / "visits.jsonl").read_text(encoding="utf-8").splitlines()]


def ends(lines: list[dict[str, object]]) -> list[tuple[object, ...]]:
    return [(str(line["at"])[14:19], line["what"], line.get("again")) for line in lines if line["what"] != "Progress"]


def test_a_card_that_is_left_lying_is_written_once_and_then_once_a_minute_with_how_often(tmp_path: Path) -> None:
    lines = left_lying(tmp_path, [(0, "way:id_card"), *((second, Fails(REFUSED)) for second in range(1, 150))])
    assert ends(lines) == [
        ("00:00", "Touch", None),
        ("00:01", "Failed", None),
        ("01:01", "Failed", 60),
        ("02:01", "Failed", 60),
        ("02:29", "Failed", 28),
    ]
    assert {line["code"] for line in lines if line["what"] == "Failed"} == {"IDC-06"}
    assert len(lines) == 6, "and of what is under way the first"


def test_a_wrong_code_that_is_left_lying_is_counted_as_well(tmp_path: Path) -> None:
    lines = left_lying(tmp_path, [(second, Gives("https://example.org")) for second in range(100)])
    assert ends(lines) == [("00:00", "Answer", None), ("01:00", "Answer", 60), ("01:39", "Answer", 39)]


def test_what_happens_between_two_failures_is_written_and_the_failure_after_it(tmp_path: Path) -> None:
    again = [Fails(REFUSED)] * 3
    moves: list[Move] = ["way:id_card", *again, "help", "help", *again, Fails(ANOTHER), Fails(REFUSED), Gives(CHEN)]
    lines = left_lying(tmp_path, list(enumerate(moves)))
    assert ends(lines) == [
        ("00:00", "Touch", None),
        ("00:01", "Failed", None),
        ("00:03", "Failed", 2),
        ("00:04", "Touch", None),
        ("00:05", "Touch", None),
        ("00:06", "Failed", None),
        ("00:08", "Failed", 2),
        ("00:09", "Failed", None),
        ("00:10", "Failed", None),
        ("00:11", "Answer", None),
    ]
    assert [line["at"] for line in lines] == sorted(str(line["at"]) for line in lines)
    begun = [str(line["at"])[14:19] for line in lines if line["what"] == "Progress"]
    assert begun == ["00:01", "00:06", "00:09", "00:10", "00:11"], "of each try that is written"
