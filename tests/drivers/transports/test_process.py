"""A program in a process of its own: where it runs, how it ends, and what of it reaches us.

Covers child as well.
"""

import errno
import json
import os
import select
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from drivers.transports.child import CPU_S, DESCRIPTORS
from drivers.transports.process import MEMORY_FOLDER, MEMORY_MB, NAME, ProcessLine, ProgramEnded

HEAD = f"#!{sys.executable} -IS\nimport json, os, resource, signal, subprocess, sys\n"
TELLS = """
limits = [resource.getrlimit(getattr(resource, "RLIMIT_" + name))[0] for name in ("AS", "CORE", "CPU", "NOFILE")]
said = {"environment": sorted(os.environ), "folder": os.getcwd(), "limits": limits, "session": os.getsid(0),
        "open": os.listdir("/proc/self/fd"), "pid": os.getpid()}
os.write(3, json.dumps(said).encode() + b"\\n")
"""


def written(folder: Path, program: str) -> str:
    path = folder / "program"
    path.write_text(HEAD + program, encoding="utf-8")
    path.chmod(0o700)
    return str(path)


@pytest.fixture
def lines() -> Iterator[list[ProcessLine]]:
    opened: list[ProcessLine] = []
    yield opened
    for line in opened:
        with suppress(OSError):
            line.close()


def said(line: ProcessLine) -> bytes:
    heard = b""
    while not heard.endswith(b"\n"):
        heard += line.read(4096, 20.0)
    return heard


def is_gone(pid: int) -> bool:
    """Within a while."""
    try:
        life = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([life], [], [], 20.0)[0])
    finally:
        os.close(life)


def how_it_ends(line: ProcessLine) -> str:
    with pytest.raises(ProgramEnded) as caught:
        all_of(line)
    return str(caught.value)


def all_of(line: ProcessLine) -> None:
    while line.read(4096, 20.0):
        pass


def test_it_runs_in_a_place_of_its_own_with_limits_and_knows_nothing_of_ours(
    tmp_path: Path, lines: list[ProcessLine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("A_SECRET", "1")
    line = ProcessLine(written(tmp_path, TELLS + "sys.stdin.read()"))
    lines.append(line)
    told = json.loads(said(line))
    assert set(told["environment"]) - {"LC_CTYPE"} == {"HOME", "LANG", "LD_LIBRARY_PATH", "PATH", "TMPDIR"}
    assert told["limits"] == [MEMORY_MB << 20, 0, CPU_S, DESCRIPTORS]
    assert told["session"] == told["pid"]
    assert set(told["open"]) <= {"0", "1", "2", "3", "4"}  # the last is the listing itself
    assert os.path.isdir(told["folder"])
    line.close()
    assert not os.path.exists(told["folder"])


def test_what_it_leaves_in_its_folder_is_swept(tmp_path: Path, lines: list[ProcessLine]) -> None:
    leaves = 'open("zp.bmp", "w").write("a face"); os.mkdir("deep"); open("deep/wz.txt", "w").write("a name")\n'
    line = ProcessLine(written(tmp_path, leaves + TELLS + "sys.stdin.read()"))
    lines.append(line)
    folder = json.loads(said(line))["folder"]
    assert sorted(os.listdir(folder)) == ["deep", "zp.bmp"]
    line.flush_input()
    assert os.listdir(folder) == []


def test_one_that_has_removed_its_own_folder_is_still_heard(tmp_path: Path, lines: list[ProcessLine]) -> None:
    line = ProcessLine(written(tmp_path, "os.rmdir(os.getcwd())\n" + 'os.write(3, b"here\\n")\nsys.stdin.read()'))
    lines.append(line)
    assert said(line) == b"here\n"
    line.flush_input()
    line.close()


@pytest.mark.parametrize(
    ("program", "how"),
    [
        ("sys.exit(3)", "it ended by itself (exit code 3)"),
        ("os.kill(os.getpid(), signal.SIGSEGV)", "it was ended by SIGSEGV"),
        ("os.abort()", "it was ended by SIGABRT"),
        ("os.close(3); sys.stdin.read()", "it has closed its line and answers no more"),
        ("print('a lot')", "it ended by itself (exit code 0)"),
    ],
)
def test_how_it_ended_is_said_and_what_it_printed_is_not(
    tmp_path: Path, lines: list[ProcessLine], program: str, how: str
) -> None:
    line = ProcessLine(written(tmp_path, program))
    lines.append(line)
    assert how_it_ends(line) == how


@pytest.mark.parametrize(
    ("content", "how"),
    [
        ("\x7fELF is what a program for another machine begins with", "it is no program for this machine"),
        ("#!/opt/no/such/interpreter\n", "its interpreter or a library is missing"),
    ],
)
def test_what_cannot_be_run_is_said_to_be_so(tmp_path: Path, lines: list[ProcessLine], content: str, how: str) -> None:
    path = tmp_path / "program"
    path.write_text(content, encoding="latin-1")
    path.chmod(0o700)
    line = ProcessLine(str(path))
    lines.append(line)
    assert how in how_it_ends(line)


def test_a_leak_ends_the_program_and_nothing_else(tmp_path: Path, lines: list[ProcessLine]) -> None:
    leaks = "kept = []\nwhile True: kept.append(bytearray(1 << 24))"
    line = ProcessLine(written(tmp_path, leaks), memory_mb=128)
    lines.append(line)
    assert how_it_ends(line) == "it ended by itself (exit code 1)"  # as Python does with a MemoryError


def test_one_that_ignores_everything_is_killed_with_what_it_has_started(
    tmp_path: Path, lines: list[ProcessLine]
) -> None:
    stubborn = """
for one in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP): signal.signal(one, signal.SIG_IGN)
other = os.fork()
if other:
    os.write(3, json.dumps([os.getpid(), other]).encode() + b"\\n")
while True: signal.pause()
"""
    line = ProcessLine(written(tmp_path, stubborn))
    lines.append(line)
    pids = json.loads(said(line))
    line.close()
    assert all(is_gone(pid) for pid in pids)


def test_one_that_was_left_behind_does_not_hide_that_the_program_is_gone(
    tmp_path: Path, lines: list[ProcessLine]
) -> None:
    line = ProcessLine(written(tmp_path, "if os.fork() == 0: signal.pause()\nos._exit(5)"))
    lines.append(line)
    assert how_it_ends(line) == "it ended by itself (exit code 5)"


def test_one_that_hears_nothing_holds_nobody_who_speaks_to_it(tmp_path: Path, lines: list[ProcessLine]) -> None:
    line = ProcessLine(written(tmp_path, "while True: signal.pause()"))
    lines.append(line)
    with pytest.raises(OSError, match="takes no requests"):
        line.write(bytes(1 << 20))


@pytest.mark.parametrize("call", ["pipe", "pidfd_open"])
def test_one_that_the_system_has_no_room_for_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def no_room(*_: object) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    path = written(tmp_path, "signal.pause()")
    ProcessLine(path).close()  # the thread that starts them is there from now on
    before = _held_here()
    with monkeypatch.context() as patched:
        patched.setattr(os, call, no_room)
        with pytest.raises(OSError, match="Too many"):
            ProcessLine(path)
    assert _held_here() == before


def _held_here() -> tuple[set[str], set[str], set[str]]:
    """Descriptors, folders and processes."""
    folders = {str(one) for one in Path(MEMORY_FOLDER).glob(f"{NAME}-{os.getpid()}-*")}
    children = "".join(one.read_text() for one in Path("/proc/self/task").glob("*/children"))
    return set(os.listdir("/proc/self/fd")), folders, set(children.split())


def test_it_outlives_the_thread_that_has_asked_for_it(tmp_path: Path, lines: list[ProcessLine]) -> None:
    path = written(tmp_path, TELLS + "for heard in sys.stdin.buffer: os.write(3, heard)")

    def ask() -> None:
        lines.append(ProcessLine(path))
        said(lines[0])  # from here on, what it has asked of the kernel is in force

    asks = threading.Thread(target=ask)
    asks.start()
    asks.join()
    while os.path.exists(f"/proc/self/task/{asks.native_id}"):
        os.sched_yield()  # the kernel knows it a little longer than Python does
    lines[0].write(b"there?\n")
    assert said(lines[0]) == b"there?\n"


def test_it_is_gone_when_the_terminal_is_killed_and_the_next_one_removes_what_it_left(
    tmp_path: Path, lines: list[ProcessLine]
) -> None:
    path = written(tmp_path, TELLS + "while True: signal.pause()")
    terminal = (
        "import signal, sys; from drivers.transports.process import ProcessLine; line = ProcessLine(sys.argv[1]);"
        "print(line.read(4096, 20.0).decode(), flush=True); signal.pause()"
    )
    with subprocess.Popen([sys.executable, "-c", terminal, path], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        process.kill()
    assert is_gone(told["pid"])
    assert os.path.exists(told["folder"])
    lines.append(ProcessLine(written(tmp_path, "")))
    assert not os.path.exists(told["folder"])
