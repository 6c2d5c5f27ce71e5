"""The doctor looks for the machine's watchdog, and never starts it."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.config.settings import Backend, Config, Data, Terminal, Watchdog
from kiosk.technician.finding import lines
from kiosk.technician.watchdog import watchdog_findings
from ui.words.sentences import STRINGS, TECHNICIAN, Words

CONFIG = Config(Terminal("GZ0117", "0117", "here"), Backend("https://h", Path("key")), Data(Path("data")))


def told(device: Path | None, language: str = "en") -> str:
    config = replace(CONFIG, watchdog=Watchdog(device))
    return "\n".join(lines(watchdog_findings(config), Words(language, (STRINGS, TECHNICIAN)).say, language))


def test_without_one_nothing_is_said() -> None:
    assert told(None) == ""


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "is there, and may be opened; it was not"), ("zh-Hans", "在，可以打开；没有去打开，一打开它就开始计时")],
)
def test_one_that_is_there_is_not_opened(tmp_path: Path, language: str, says: str) -> None:
    pipe = tmp_path / "watchdog"
    os.mkfifo(pipe)
    assert says in told(pipe, language)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert os.read(reader, 1) == b""  # nobody has it open
    os.close(reader)


def test_one_that_is_not_there_is_told_with_what_to_do(tmp_path: Path) -> None:
    said = told(tmp_path / "none")
    assert said.startswith("WDG-01   watchdog ")
    assert f"{tmp_path}/none: No such file or directory" in said
    assert "load its driver" in said
    assert "没有这个设备或文件" in told(tmp_path / "none", "zh-Hans")


def test_what_is_no_watchdog_is_told_as_that(tmp_path: Path) -> None:
    said = told(tmp_path)
    assert said.startswith("WDG-04   watchdog ")
    assert f"{tmp_path}: no watchdog, expected one such as /dev/watchdog" in said
    assert f"{tmp_path}: 不是看门狗，应为 /dev/watchdog 这样的设备" in told(tmp_path, "zh-Hans")
