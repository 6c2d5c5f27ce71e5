"""One terminal a data folder: a second one is told so, and the lock ends with whoever holds it."""

import os
import resource
import stat
from pathlib import Path

import pytest

from kiosk.app import instance
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


def test_a_disk_without_room_keeps_no_terminal_from_starting_and_the_lock_says_who_holds_it(tmp_path: Path) -> None:
    first, second = Instance(), Instance()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        first.claim(tmp_path / "data")
        assert (tmp_path / "data" / LOCK).read_bytes() == b""
        with pytest.raises(AlreadyRunning, match=rf"\(process {os.getpid()}\)") as refused:
            second.claim(tmp_path / "data")
        assert refused.value.sentence == "already-running"
        first.release()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    second.claim(tmp_path / "data")
    second.release()


@pytest.mark.parametrize(
    ("locks", "written", "process"),
    [
        (None, "4711\n", "4711"),
        (None, "", ""),
        ("1: FLOCK  ADVISORY  WRITE 99 00:00:1 0 EOF\nhalf a line", "4711\n", "4711"),
        ("1: POSIX  ADVISORY  WRITE 99 {place} 0 EOF\n2: FLOCK  ADVISORY  WRITE 0 {place} 0 EOF", "4711\n", "4711"),
        ("1: -> FLOCK  ADVISORY  WRITE 98 {place} 0 EOF\n1: FLOCK  ADVISORY  WRITE 99 {place} 0 EOF", "4711\n", "99"),
        ("1: FLOCK  ADVISORY  WRITE -1 {place} 0 EOF", "no number", ""),
    ],
)
def test_who_runs_is_asked_of_the_kernel_then_read_and_else_not_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locks: str | None, written: str, process: str
) -> None:
    first, second = Instance(), Instance()
    first.claim(tmp_path)
    (tmp_path / LOCK).write_text(written)
    about = (tmp_path / LOCK).stat()
    place = f"{os.major(about.st_dev):02x}:{os.minor(about.st_dev):02x}:{about.st_ino}"
    if locks is not None:
        (tmp_path / "locks").write_text(locks.replace("{place}", place))
    monkeypatch.setattr(instance, "LOCKS", tmp_path / "locks")
    with pytest.raises(AlreadyRunning) as refused:
        second.claim(tmp_path)
    first.release()
    assert refused.value.process == process
    assert refused.value.sentence == ("already-running" if process else "already-running-somewhere")


def test_a_folder_that_cannot_be_made_is_left_to_whoever_needs_it() -> None:
    Instance().claim(Path("/proc/none"))
    assert not Path("/proc/none").exists()
