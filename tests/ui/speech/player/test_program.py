"""The player as a process, at its two pipes.

Covers ui.speech.player.__main__ and slot as well.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from tests.ui.speech.ear import recording
from tests.ui.speech.tones import folder_of_tones
from ui.speech.lifeline import Message, as_line, command_of, messages
from ui.speech.speaker import MODULE

NAME = {"said": "陈建明。", "private": True, "pause": 0.0}
NUMBER = {"said": "一二三", "private": True, "pause": 0.0, "units": ["一", "二", "三"]}
EMPTY = {"is": "state", "utterances": 0, "kept": 0, "awaited": 0}


class Pipes:
    """What goes in, and what comes out."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin
        assert process.stdout
        self._in: IO[bytes] = process.stdin
        self._told = messages(process.stdout)

    def tell(self, **message: object) -> None:
        self._in.write(as_line(message))
        self._in.flush()

    def until(self, **like: object) -> Message:
        return next(one for one in self._told if like.items() <= one.items())

    def state(self) -> Message:
        self.tell(do="state")
        return self.until(**{"is": "state"})


@pytest.fixture
def pipes(tmp_path: Path) -> Iterator[Pipes]:
    clips = folder_of_tones(tmp_path / "clips", {"请": 200})
    model = Path(__file__).parents[1] / "render" / "hum.onnx"
    headphones = recording(tmp_path / "headphones.raw")
    command = command_of(MODULE, "--headphones", headphones, "--clips", str(clips), "--model", str(model), "--ahead")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        made = Pipes(process)
        made.until(**{"is": "ready"})
        made.tell(do="output", name="headphones")
        yield made
        process.kill()


def test_a_player_that_has_said_nothing_holds_nothing(pipes: Pipes) -> None:
    assert pipes.state() == EMPTY


def test_what_may_be_said_to_somebody_is_held_until_the_speaker_forgets(pipes: Pipes) -> None:
    pipes.tell(do="prepare", utterances=[["zh", [NAME]]])
    assert pipes.state()["kept"] == 1
    pipes.tell(do="say", number=1, tongue="zh", phrases=[NAME, NUMBER])
    assert pipes.until(**{"is": "ended"})["whole"]
    assert pipes.state() != EMPTY
    pipes.tell(do="prepare", utterances=[])
    assert pipes.state() == EMPTY


def test_what_was_asked_for_and_has_not_come_is_not_waited_for_any_more(pipes: Pipes) -> None:
    pipes.tell(do="prepare", utterances=[["zh", [NAME | {"said": "陈建明" * many}]] for many in range(1, 9)])
    assert pipes.state()["awaited"] > 0
    pipes.tell(do="prepare", utterances=[])
    assert pipes.state() == EMPTY


def test_an_utterance_that_has_ended_is_held_no_longer(pipes: Pipes) -> None:
    pipes.tell(do="say", number=1, tongue="zh", phrases=[{"said": "请", "private": False, "pause": 0.0}])
    pipes.until(**{"is": "ended"})
    assert pipes.state() == EMPTY


def test_what_it_does_not_know_is_told(pipes: Pipes) -> None:
    pipes.tell(do="dance")
    assert pipes.until(**{"is": "unknown"})["do"] == "dance"
