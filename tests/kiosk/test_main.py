"""Settings that are wrong, as the commands tell them: both languages, and the doctor in that of its reader."""

import json
from pathlib import Path

import pytest

from kiosk.__main__ import main

WRONG = '[devices]\nscanner = "serial:///dev/x?baud=fast"\n'
ADDRESS = "'serial:///dev/x?baud=fast'"
ENGLISH = f"scanner: address {ADDRESS}: baud 'fast', expected a whole number such as 115200"
CHINESE = f"scanner：地址 {ADDRESS}：波特率 baud 写的是 'fast'，应为整数，例如 115200"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "kiosk.toml"
    path.write_text(WRONG, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["parked", "release --all", "renumber --key v/keep", "voice check"])
def test_what_is_wrong_is_told_in_english_and_below_it_in_chinese(
    config: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command.split(), "--config", str(config)]) == 2
    said = capsys.readouterr()
    assert said.err.splitlines() == [f"kiosk: {config}:2: {ENGLISH}", f"kiosk: {config}:2: {CHINESE}"]
    assert said.out == ""


@pytest.mark.parametrize(("language", "told"), [("en", ENGLISH), ("zh-Hans", CHINESE)])
def test_the_doctor_tells_it_in_the_language_of_its_reader_also_to_programs(
    config: Path, language: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", "--config", str(config), "--language", language]) == 2
    assert capsys.readouterr().out.startswith(f"SYS-03   settings         {config}:2: {told}\n")
    assert main(["doctor", "--config", str(config), "--language", language, "--json"]) == 2
    assert [found["says"] for found in json.loads(capsys.readouterr().out)] == [f"{config}:2: {told}"]


def test_the_doctor_speaks_the_language_of_the_locale(
    config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert main(["doctor", "--config", str(config)]) == 2
    assert f" {config}:2: {CHINESE}\n" in capsys.readouterr().out
