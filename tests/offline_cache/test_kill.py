"""The process is killed at every named point: each acknowledged row is there once afterwards, and none by half."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from offline_cache.outbox import Entry
from tests.offline_cache.rig import CITIZEN, Clock, opened

POINTS = [
    "BEGIN",
    "INSERT INTO sequence",
    "INSERT INTO rows",
    "COMMIT",
    "answered",
    "told",
    "INSERT INTO delivered",
    "DELETE",
]


def _live(folder: Path, point: str, count: int) -> list[list[str]]:
    command = [sys.executable, "-m", "tests.offline_cache.life", str(folder), point, str(count)]
    life = subprocess.run(command, capture_output=True, text=True, check=False)
    assert life.returncode == -signal.SIGKILL, life.stderr
    return [line.split() for line in life.stdout.splitlines()]


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_a_named_point_keeps_each_acknowledged_row_once(tmp_path: Path, point: str) -> None:
    told = _live(tmp_path, point, 5) + _live(tmp_path, point, 2)
    _check(tmp_path, told)


def test_killed_at_any_moment_from_outside_keeps_each_acknowledged_row_once(tmp_path: Path) -> None:
    told: list[list[str]] = []
    for lines in (1, 7, 40):
        command = [sys.executable, "-m", "tests.offline_cache.life", str(tmp_path), "never", "1"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as life:
            assert life.stdout
            told += [life.stdout.readline().split() for _ in range(lines)]
            life.kill()
            told += [line.split() for line in life.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    _check(tmp_path, told)


def _check(folder: Path, told: list[list[str]]) -> None:
    numbers = {words[1]: words[2] for words in told if words[0] == "put"}
    handed_over = {words[1] for words in told if words[0] == "handing-over"}
    delivered = {words[1] for words in told if words[0] == "delivered"}
    with opened(folder, Clock()) as outbox:
        entries = outbox.pending_entries()
        assert numbers
        assert all(outbox.find(number) for number in numbers.values())
    waiting = {entry.key for entry in entries}
    assert len(waiting) == len(entries)
    assert set(numbers) - handed_over <= waiting
    assert not delivered & waiting
    assert all(_is_whole(entry) for entry in entries)
    given_out = {entry.key: entry.number for entry in entries} | numbers
    assert len(set(given_out.values())) == len(given_out)


def _is_whole(entry: Entry) -> bool:
    return entry.payload == {**CITIZEN, "form": "x" * 2000}
