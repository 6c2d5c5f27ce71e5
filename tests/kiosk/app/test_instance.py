"""One terminal a data folder: a second one is told so, and the lock ends with whoever holds it."""

import os
import resource
import stat
from pathlib import Path

import pytest

from kiosk.app.instance import LOCK, AlreadyRunning, Instance


def test_a_second_terminal_on_the_same_data_is_refused_and_told_which_process_runs(tmp_path: Path) -> None:
    first, second = Instance(), Instance()
    first.claim(tmp_path / "data")
    first.claim(tmp_path / "data")  # once remembered, once configured: the same
    with pytest.raises(AlreadyRunning, match=rf"data \(process {os.getpid()}\): end it first"):
        second.claim(tmp_path / "data")
    second.claim(tmp_path / "other")
    first.release()
    second.claim(tmp_path / "data")
    second.release()


def test_folder_and_lock_are_for_nobody_else(tmp_path: Path) -> None:
    one = Instance()
    (tmp_path / "data").mkdir(mode=0o755)
    one.claim(tmp_path / "data")
    assert stat.filemode((tmp_path / "data").stat().st_mode) == "drwx------"
    assert stat.filemode((tmp_path / "data" / LOCK).stat().st_mode) == "-rw-------"
    one.release()


def test_a_disk_without_room_keeps_no_terminal_from_starting_and_the_lock_holds(tmp_path: Path) -> None:
    first, second = Instance(), Instance()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        first.claim(tmp_path / "data")
        with pytest.raises(AlreadyRunning):
            second.claim(tmp_path / "data")
        first.release()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    second.claim(tmp_path / "data")
    second.release()


def test_a_folder_that_cannot_be_made_is_left_to_whoever_needs_it() -> None:
    Instance().claim(Path("/proc/none"))
    assert not Path("/proc/none").exists()
