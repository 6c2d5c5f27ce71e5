"""Processes of speech end with whoever started them, and leave nothing behind."""

import io
import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from tests.ui.speech.ear import PATIENCE_S, children, listening
from ui.speech.lifeline import HungError, answers, as_line, messages

STARTS_ONE = """
import subprocess, sys
from ui.speech.lifeline import command_of
subprocess.Popen(command_of("ui.speech.render", "--model", "none"), stdin=subprocess.PIPE, stdout=sys.stdout)
sys.stdin.read()
"""


def test_a_process_ends_with_the_one_that_has_started_it_even_if_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", STARTS_ONE], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as starter:
        assert starter.stdout
        assert b"ready" in starter.stdout.readline()
        (started,) = psutil.Process(starter.pid).children()
        starter.kill()
        assert starter.stdout.read() == b"", "the other end is closed by its end"
        psutil.wait_procs([started], timeout=PATIENCE_S)
        assert not started.is_running()


def test_a_process_that_knows_what_is_said_leaves_no_core_dump(tmp_path: Path) -> None:
    with listening(tmp_path, tmp_path):
        (player,) = children("ui.speech.player")
        limits = Path(f"/proc/{player.pid}/limits").read_text(encoding="ascii")
        assert next(line.split()[4:6] for line in limits.splitlines() if "core file" in line) == ["0", "0"]


@pytest.mark.parametrize("line", ["", "{", "[1]", "1", '"x"', "\udcff"])
def test_what_is_no_message_is_left_out(line: str) -> None:
    content = line.encode(errors="surrogateescape") + b"\n" + as_line({"do": "stop"})
    assert list(messages(io.BytesIO(content))) == [{"do": "stop"}]


def test_a_message_is_one_line_whatever_is_said() -> None:
    line = as_line({"said": "一\n二\u2028"})
    assert line.count(b"\n") == 1
    assert list(messages(io.BytesIO(line))) == [{"said": "一\n二\u2028"}]


def test_a_process_that_answers_when_it_is_asked_is_heard_until_it_ends() -> None:
    reads, writes = os.pipe()
    left = [as_line({"is": "here", "time": time}) for time in (2, 1)]

    def ask() -> None:
        os.write(writes, left.pop()) if left else os.close(writes)

    os.write(writes, as_line({"is": "ready"}))
    heard = list(answers(reads, ask, start=PATIENCE_S, pause=0.01, patience=PATIENCE_S))
    os.close(reads)
    assert heard == [{"is": "ready"}, {"is": "here", "time": 1}, {"is": "here", "time": 2}]


def test_half_a_message_waits_for_its_other_half() -> None:
    reads, writes = os.pipe()
    line = as_line({"said": "一"})
    os.write(writes, line[:12])

    def ask() -> None:
        os.write(writes, line[12:])
        os.close(writes)

    assert list(answers(reads, ask, start=PATIENCE_S, pause=0.01, patience=PATIENCE_S)) == [{"said": "一"}]
    os.close(reads)


@pytest.mark.parametrize("said", [b"", as_line({"is": "ready"})], ids=["never began", "began"])
def test_a_process_that_does_not_answer_hangs(said: bytes) -> None:
    reads, writes = os.pipe()
    os.write(writes, said) if said else None
    asked: list[int] = []
    with pytest.raises(HungError):
        list(answers(reads, lambda: asked.append(1), start=0.01, pause=0.01, patience=0.01))
    assert len(asked) == (1 if said else 0)
    os.close(reads)
    os.close(writes)
