"""One utterance on its way into a device, with a clock that the test sets."""

import os
import shutil
from pathlib import Path

import pytest

from tests.ui.speech.ear import recording
from ui.speech.player.aplay import Clock, LostError, Output
from ui.speech.sound import RATE, silence

STEP_S = 0.05


class SlowStart:
    """An `aplay` that does not begin before the clock has gone on for so many seconds, and no time passes after it."""

    def __init__(self, folder: Path, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
        found = shutil.which("aplay")
        assert found
        self._gate = folder / "gate"
        os.mkfifo(self._gate)
        programs = folder / "bin"
        programs.mkdir()
        (programs / "aplay").write_text(f'#!/bin/sh\nread -r go <"{self._gate}"\nexec {found} "$@"\n', "utf-8")
        (programs / "aplay").chmod(0o755)
        monkeypatch.setenv("PATH", str(programs), prepend=os.pathsep)
        self._left = round(seconds / STEP_S)
        self._passed = 0

    def now(self) -> float:
        if self._passed < self._left:
            self._passed += 1
            if self._passed == self._left:
                self._gate.write_text("go\n", "utf-8")
        return self._passed * STEP_S


def test_what_is_said_is_not_lost_where_the_device_opens_slowly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = Output(recording(tmp_path / "heard"), Clock(SlowStart(tmp_path, 4.0, monkeypatch).now, None))
    output.mark(lambda: None)
    output.write(silence(0.5))
    assert output.end()
    assert (tmp_path / "heard").stat().st_size >= RATE


def test_a_device_that_never_opens_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SlowStart(tmp_path, 60.0, monkeypatch)
    output = Output(recording(tmp_path / "heard"), Clock(clock.now, None))
    output.mark(lambda: None)
    with pytest.raises(LostError, match="takes no sound"):
        output.write(silence(0.5))
    assert clock.now() < 6.0
