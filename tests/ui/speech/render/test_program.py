"""The renderer answers readings at once, then sounds, and ends when nobody asks any more.

Covers ui.speech.render.__main__ and kokoro as well.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest

from tests.ui.speech.tones import pitch
from ui.speech.lifeline import Message, as_line
from ui.speech.sound import LEVEL, floats, loudness

HUM = Path(__file__).parent / "hum.onnx"  # a network that hums 220 Hz for as long as it is given tokens
PATIENCE_S = 60.0
Renderer = subprocess.Popen[bytes]


def started(model: Path, idle: float = 600.0) -> Renderer:
    command = [sys.executable, "-m", "ui.speech.render", "--parent", str(os.getpid())]
    return subprocess.Popen(
        [*command, "--model", str(model), "--idle", str(idle)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


@pytest.fixture
def renderer() -> Iterator[Renderer]:
    with started(HUM) as process:
        yield process
        process.kill()


def tell(renderer: Renderer, message: Message) -> None:
    assert renderer.stdin
    renderer.stdin.write(as_line(message))
    renderer.stdin.flush()


def ask(renderer: Renderer, number: int, said: str, tongue: str = "zh") -> None:
    tell(renderer, {"do": "render", "id": number, "tongue": tongue, "said": said})


def answers(renderer: Renderer, many: int) -> list[tuple[Message, bytes]]:
    """The next ones, without that it is ready; each with the sound that follows it."""
    assert renderer.stdout
    found: list[tuple[Message, bytes]] = []
    while len(found) < many:
        message = json.loads(renderer.stdout.readline())
        if message.get("is") != "ready":
            found.append((message, renderer.stdout.read(message.get("bytes", 0))))
    return found


def test_a_network_that_comes_later_speaks_from_then_on(tmp_path: Path) -> None:
    model = tmp_path / "later.onnx"
    with started(model) as renderer:
        ask(renderer, 1, "请确认")
        assert answers(renderer, 2)[1][0]["failed"]
        shutil.copy(HUM, tmp_path / "new")
        (tmp_path / "new").rename(model)
        ask(renderer, 2, "请确认")
        assert answers(renderer, 2)[1][1]
        renderer.kill()


def test_readings_come_first_and_the_sound_after_them(renderer: Renderer) -> None:
    ask(renderer, 1, "请确认")
    (reading, _), (sound, content) = answers(renderer, 2)
    assert reading == {"id": 1, "readings": "qing3 que4 ren4"}
    hum = np.frombuffer(content, np.int16)
    assert sound == {"id": 1, "bytes": len(content)}
    assert pitch(hum[2400:-2400]) == pytest.approx(220, rel=0.01)
    assert loudness(floats(hum)) == pytest.approx(LEVEL, abs=0.5)


def test_readings_of_all_that_waits_come_before_any_sound(renderer: Renderer) -> None:
    for number in (1, 2, 3):
        ask(renderer, number, "请确认")
    told = [next(iter(set(message) - {"id"})) for message, _ in answers(renderer, 6)]
    assert sorted(told) == ["bytes"] * 3 + ["readings"] * 3
    assert told[0] == "readings"


def test_what_nobody_waits_for_any_more_is_not_rendered(renderer: Renderer) -> None:
    for number in range(1, 30):
        ask(renderer, number, "请确认" * 8)
    tell(renderer, {"do": "forget", "before": 30})
    ask(renderer, 30, "请")
    told = [message for message, _ in answers(renderer, 60) if "readings" not in message]
    assert sum(message.get("failed") == "forgotten" for message in told) > 10
    assert told[-1]["id"] == 30
    assert "bytes" in told[-1]


def test_a_tongue_that_has_no_voice_gets_readings_only(renderer: Renderer) -> None:
    ask(renderer, 1, "請確認", "yue")
    (reading, _), (sound, _) = answers(renderer, 2)
    assert "readings" in reading
    assert sound == {"id": 1, "failed": "no voice"}


def test_without_a_network_there_are_readings(tmp_path: Path) -> None:
    with started(tmp_path / "nowhere.onnx") as renderer:
        ask(renderer, 1, "请确认")
        assert [message for message, _ in answers(renderer, 2)] == [
            {"id": 1, "readings": "qing3 que4 ren4"},
            {"id": 1, "failed": "no voice"},
        ]
        renderer.kill()


def test_it_ends_by_itself_when_nobody_asks() -> None:
    with started(HUM, idle=0.2) as renderer:
        assert renderer.wait(PATIENCE_S) == 0


def test_it_ends_when_the_other_side_closes(renderer: Renderer) -> None:
    assert renderer.stdin
    renderer.stdin.close()
    assert renderer.wait(PATIENCE_S) == 0


def test_it_lets_everything_else_go_first(renderer: Renderer) -> None:
    ask(renderer, 1, "请")
    answers(renderer, 2)
    assert psutil.Process(renderer.pid).nice() >= 10


def test_it_ends_at_once_where_whoever_started_it_is_gone() -> None:
    command = [sys.executable, "-m", "ui.speech.render", "--parent", "1", "--model", str(HUM)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=PATIENCE_S)
    assert done.returncode == 1
