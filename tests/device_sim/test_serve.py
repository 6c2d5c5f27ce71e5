"""`python -m device_sim serve` as a process of its own: a folder belongs to one world at a time, whatever ends it."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from device_sim.control import SOCKET, tell
from device_sim.world import AT_ONCE, World

LINKS = ("id_card.tty", "scanner.tty", "receipt_printer.tty")


def command(folder: Path) -> list[str]:
    return [sys.executable, "-m", "device_sim", "serve", "--at-once", "--dir", str(folder)]


@contextmanager
def served(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """A world that has said that it is up."""
    with subprocess.Popen(command(folder), stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline().startswith(f"simulated devices in {folder}")
            yield process
        finally:
            process.kill()


def standing(folder: Path) -> list[object]:
    """What a second world would destroy."""
    return [(folder / SOCKET).stat().st_ino, *((folder / link).readlink() for link in LINKS)]


def test_devices_that_run_in_a_folder_are_left_alone_by_those_that_come_later(tmp_path: Path) -> None:
    with served(tmp_path):
        before = standing(tmp_path)
        second = subprocess.run(command(tmp_path), capture_output=True, text=True, timeout=60, check=False)
        assert (second.returncode, second.stdout) == (1, "")
        assert second.stderr == (
            f"device_sim: simulated devices already run in {tmp_path}: end them first, or give another --dir\n"
        )
        assert standing(tmp_path) == before
        tell(tmp_path, "id_card", "insert_card", "chen-jianming")


def test_devices_start_where_others_were_killed(tmp_path: Path) -> None:
    with served(tmp_path) as first:
        first.send_signal(signal.SIGKILL)
        first.wait(30)
        assert len(standing(tmp_path)) == 4, "a killed world tidies nothing up"
    with served(tmp_path) as second:
        assert tell(tmp_path, "world", "state")["id_card"]["plugged"]
        second.send_signal(signal.SIGTERM)
        assert second.wait(30) == 0
    assert not [name for name in (SOCKET, *LINKS) if (tmp_path / name).is_symlink() or (tmp_path / name).exists()]


def test_a_world_that_cannot_start_leaves_its_folder_to_the_next(tmp_path: Path) -> None:
    (tmp_path / "scanner.tty").mkdir()  # stands where a device's name should
    with pytest.raises(OSError, match=r"scanner\.tty"):
        World(tmp_path, speeds=AT_ONCE)
    (tmp_path / "scanner.tty").rmdir()
    World(tmp_path, speeds=AT_ONCE).close()
    World(tmp_path, speeds=AT_ONCE).close()


def test_a_reader_of_the_list_of_people_may_stop_reading() -> None:
    everyone = f"{sys.executable} -m device_sim people"
    done = subprocess.run(["sh", "-c", f"{everyone} | head -n 2"], capture_output=True, text=True, check=False)
    assert (len(done.stdout.splitlines()), done.stderr) == (2, "")
    full = subprocess.run(["sh", "-c", f"{everyone} >/dev/full"], capture_output=True, text=True, check=False)
    assert (full.returncode, full.stderr) == (1, "device_sim: the output cannot be written: No space left on device\n")


def test_a_port_that_is_taken_is_named_in_one_sentence(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        words = ["backend", "--database", f"sqlite:///{tmp_path / 'b.db'}", "--port", str(port)]
        done = subprocess.run(
            [sys.executable, "-m", "device_sim", *words], capture_output=True, text=True, timeout=60, check=False
        )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"device_sim: --port {port}: Address already in use\n"
