"""An interrupted print is kept for its person for some hours, sealed, and nothing on the disk tells who that is."""

from pathlib import Path

import pytest

from kiosk.model.events import Interrupted
from kiosk.queue.interrupted import KEPT_S, InterruptedPrints
from offline_cache.sealing import Sealer
from tests.clock import Clock

KEY = bytes(range(32))
MORNING = 1_795_401_300.0  # 2026-11-23 10:35 in Guangzhou
CHEN, HUANG = "440104198105141112", "44010319440308008X"
NUMBER = "440100-2026-0037715"


def raising(error: Exception) -> None:
    """Nothing is to be reported here."""
    raise error


@pytest.fixture
def clock() -> Clock:
    return Clock(MORNING + 600)


@pytest.fixture
def kept(tmp_path: Path, clock: Clock) -> InterruptedPrints:
    clock.now = MORNING
    prints = InterruptedPrints(tmp_path / "interrupted", KEY, clock, raising)
    prints.begin(CHEN, NUMBER)
    prints.settle({NUMBER})
    clock.now += 600
    return prints


def test_the_person_is_told_the_number_and_the_time_and_nobody_else_is(kept: InterruptedPrints) -> None:
    assert kept.of(CHEN) == Interrupted(CHEN, NUMBER, "10:35")
    assert kept.of(HUANG) is None


def test_it_outlives_more_stops_of_the_program(kept: InterruptedPrints, tmp_path: Path, clock: Clock) -> None:
    again = InterruptedPrints(tmp_path / "interrupted", KEY, clock, raising)
    again.settle(set())  # it was reported as uncertain by the start before
    assert again.of(CHEN) == kept.of(CHEN) is not None


def test_nothing_on_the_disk_tells_who_it_was_or_which_number(kept: InterruptedPrints, tmp_path: Path) -> None:
    (file,) = tmp_path.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert not any(word.encode() in file.read_bytes() for word in (CHEN, NUMBER, "who", CHEN[-4:]))


@pytest.mark.parametrize("later", [KEPT_S + 1, -KEPT_S])
def test_it_is_said_for_some_hours_only(kept: InterruptedPrints, clock: Clock, later: float) -> None:
    clock.now = MORNING + later
    assert (kept.of(CHEN) is None) is (abs(later) > KEPT_S)


def test_after_midnight_the_day_is_said_too(kept: InterruptedPrints, clock: Clock) -> None:
    clock.now = MORNING + 10 * 3600
    kept.begin(HUANG, "2")
    kept.settle({"2"})
    clock.now = MORNING + 15 * 3600
    assert kept.of(HUANG) == Interrupted(HUANG, "2", "11-23 20:35")


def test_whoever_prints_anew_has_been_told(kept: InterruptedPrints) -> None:
    kept.begin(HUANG, "2")
    kept.begin(CHEN, "3")
    assert kept.of(CHEN) is None
    kept.settle({"2", "3"})
    assert kept.of(CHEN) == Interrupted(CHEN, "3", "10:45")


def test_what_has_ended_or_was_never_recorded_is_over(kept: InterruptedPrints, tmp_path: Path) -> None:
    kept.begin(HUANG, "2")
    kept.end("2")
    kept.begin(HUANG, "3")  # killed before its record was on the disk: no paper has moved
    kept.settle(set())
    assert kept.of(HUANG) is None
    assert kept.of(CHEN) is not None
    written = (tmp_path / "interrupted").stat().st_mtime_ns
    kept.end("2")  # nothing to do, nothing is written
    kept.settle(set())
    assert (tmp_path / "interrupted").stat().st_mtime_ns == written


@pytest.mark.hits("interrupted-prints-unreadable")
@pytest.mark.parametrize("harm", ["cut", "changed", "another key", "a folder", "another version"])
def test_a_file_that_cannot_be_read_keeps_nobody_from_printing(
    kept: InterruptedPrints, tmp_path: Path, clock: Clock, harm: str
) -> None:
    file = tmp_path / "interrupted"
    sealed = file.read_bytes()
    reported: list[Exception] = []
    key = bytes(32) if harm == "another key" else KEY
    match harm:
        case "cut":
            file.write_bytes(sealed[:10])
        case "changed":
            file.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
        case "another version":
            file.write_bytes(Sealer(kept._key).seal(b'[{"whom": "x"}]', "interrupted", "prints"))
        case "a folder":
            file.unlink()
            file.mkdir()
    assert InterruptedPrints(file, key, clock, reported.append).of(CHEN) is None
    assert len(reported) == 1


@pytest.mark.hits("interrupted-prints-not-written")
def test_a_disk_that_takes_nothing_is_reported_and_stops_nobody(tmp_path: Path, clock: Clock) -> None:
    reported: list[Exception] = []
    prints = InterruptedPrints(tmp_path / "no-such-folder" / "interrupted", KEY, clock, reported.append)
    prints.begin(CHEN, NUMBER)
    assert prints.of(CHEN) is None
    assert [type(error) for error in reported] == [FileNotFoundError]
