"""What time it is, as far as a terminal can know, over restarts of the program and of the machine."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.model.clock import DAY_S, JUMP_S
from kiosk.queue.timekeeper import WRITTEN_EVERY_S, Timekeeper

NOON = 1_795_406_400.0  # 2026-11-23 12:00 in Guangzhou
HOUR_S = 3600.0


@dataclass
class Machine:
    """A machine's clocks, set by hand."""

    at: float = NOON
    passed: float = 100.0
    start: str = "a1"

    def wall(self) -> float:
        return self.at

    def since_boot(self) -> float:
        return self.passed

    def boot(self) -> str:
        return self.start

    def go_on(self, seconds: float) -> None:
        self.at += seconds
        self.passed += seconds

    def reboot(self, clock: float) -> None:
        self.at, self.passed, self.start = clock, 5.0, self.start + "1"


@pytest.fixture
def machine() -> Machine:
    return Machine()


def doubted(keeper: Timekeeper, newest: float = 0.0) -> str:
    found = keeper.doubt(newest)
    return found.name if found else ""


@pytest.mark.parametrize("jump", [HOUR_S, -HOUR_S, 1100 * DAY_S, -3000 * DAY_S])
@pytest.mark.parametrize("heard", [True, False])
@pytest.mark.parametrize("restarted", [True, False])
def test_a_jump_is_seen_with_a_line_and_without_also_by_a_program_that_was_begun_anew(
    tmp_path: Path, machine: Machine, jump: float, *, heard: bool, restarted: bool
) -> None:
    keeper = Timekeeper(tmp_path / "clock.json", machine)
    assert doubted(keeper) == ""
    if heard:
        keeper.heard(NOON)
    machine.go_on(3 * HOUR_S)
    assert doubted(keeper) == ""
    machine.at += jump
    keeper = Timekeeper(tmp_path / "clock.json", machine) if restarted else keeper
    assert doubted(keeper) == "clock"
    keeper.heard(machine.at)  # the back end says the same: somebody has set right what was wrong
    assert doubted(keeper) == ""


def test_after_a_reboot_without_a_line_an_old_clock_is_wrong_and_one_of_next_month_is_not_known(
    tmp_path: Path, machine: Machine
) -> None:
    Timekeeper(tmp_path / "clock.json", machine).heard(NOON)
    for clock, expected in ((NOON - DAY_S, "clock"), (NOON + 30 * DAY_S, "clock-unknown"), (NOON + DAY_S, "")):
        machine.reboot(clock)
        assert doubted(Timekeeper(tmp_path / "clock.json", machine)) == expected


def test_a_clock_that_was_right_after_a_reboot_is_watched_from_then_on(tmp_path: Path, machine: Machine) -> None:
    Timekeeper(tmp_path / "clock.json", machine).heard(NOON)
    machine.reboot(NOON + DAY_S)
    keeper = Timekeeper(tmp_path / "clock.json", machine)
    assert doubted(keeper) == ""
    machine.at += 3 * DAY_S
    assert doubted(keeper) == "clock"


def test_the_disk_is_written_seldom_and_what_it_holds_is_enough(tmp_path: Path, machine: Machine) -> None:
    path = tmp_path / "clock.json"
    keeper = Timekeeper(path, machine)
    keeper.heard(NOON)
    first = path.read_text(encoding="utf-8")
    machine.go_on(WRITTEN_EVERY_S - 1)
    keeper.heard(machine.at)
    assert path.read_text(encoding="utf-8") == first
    machine.go_on(1)
    keeper.heard(machine.at)
    assert json.loads(path.read_text(encoding="utf-8"))["true"] == NOON + WRITTEN_EVERY_S
    keeper.heard(machine.at - JUMP_S)  # the back end's own time was set
    assert json.loads(path.read_text(encoding="utf-8"))["true"] == machine.at - JUMP_S


def test_whoever_only_looks_writes_nothing(tmp_path: Path, machine: Machine) -> None:
    keeper = Timekeeper(tmp_path / "clock.json", machine, keeps=False)
    keeper.heard(NOON)
    assert doubted(keeper) == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"wall": 1}', '{"wall": 1, "since_boot": 1, "true": NaN, "boot": ""}', "[" * 90_000]
)
def test_a_file_that_somebody_has_spoiled_counts_as_none(tmp_path: Path, machine: Machine, text: str) -> None:
    path = tmp_path / "clock.json"
    path.write_text(text, encoding="utf-8")
    assert doubted(Timekeeper(path, machine), newest=NOON - DAY_S) == ""


@pytest.mark.hits("clock-not-written")
def test_a_disk_that_takes_nothing_does_not_stop_the_watch(tmp_path: Path, machine: Machine) -> None:
    keeper = Timekeeper(tmp_path / "nowhere" / "clock.json", machine)
    keeper.heard(NOON)
    machine.at += HOUR_S
    assert doubted(keeper) == "clock"
