"""A program out of which sound comes is ended, and no other one is."""

import os
import signal
import subprocess
from collections.abc import Iterator

import pytest

from ui.speech.sounding import Sounding


@pytest.fixture
def program() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE) as one:
        yield one
        one.kill()


def test_it_is_ended_at_once(program: subprocess.Popen[bytes]) -> None:
    sounding = Sounding()
    sounding.begins(program.pid, os.getpid())
    sounding.end()
    assert program.wait() == -signal.SIGKILL
    sounding.end()


def test_what_another_one_has_started_is_left_alone(program: subprocess.Popen[bytes]) -> None:
    sounding = Sounding()
    sounding.begins(program.pid, os.getpid() + 1)
    sounding.end()
    program.communicate()
    assert program.returncode == 0


def test_what_has_been_let_go_or_has_ended_is_nobody(program: subprocess.Popen[bytes]) -> None:
    sounding = Sounding()
    sounding.begins(program.pid, os.getpid())
    sounding.let_go()
    sounding.end()
    program.communicate()
    assert program.returncode == 0
    sounding.begins(program.pid, os.getpid())
    sounding.end()
