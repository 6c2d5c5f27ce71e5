"""The words of the technician's commands: the same for scripts in every locale, with their meaning in a Chinese one."""

import re
from pathlib import Path

import pytest

from drivers import cli
from drivers.__main__ import main
from drivers.api.errors import DeviceError, Fault
from drivers.cli import device_failed, explained
from drivers.mistake import CHINESE, ENGLISH, LANGUAGES, sentences
from tests.both_languages import HAN

ROOT = Path(__file__).parents[2]
CODE = "\n".join(path.read_text("utf-8") for path in (ROOT / "drivers").rglob("*.py"))
MADE_OF_NAMES = {"paper low", "toner low"}  # of notices, without their underlines


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


@pytest.mark.parametrize("key", sentences(cli.WORDS))
def test_a_word_has_a_meaning_in_chinese_and_is_one_that_a_command_says(key: str) -> None:
    said = sentences(cli.WORDS)[key]
    assert set(said) == set(LANGUAGES)
    assert HAN.search(said[CHINESE])
    assert said[ENGLISH] in MADE_OF_NAMES or re.search(rf"['\"]{re.escape(said[ENGLISH])}['\"]", CODE)


def test_no_two_words_are_one() -> None:
    words = [said[ENGLISH] for said in sentences(cli.WORDS).values()]
    assert len(set(words)) == len(words)


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("fault", Fault)
def test_every_fault_is_told_with_its_word_its_meaning_and_the_evidence(
    fault: Fault, capsys: pytest.CaptureFixture[str]
) -> None:
    assert device_failed(DeviceError("scanner", fault, "[Errno 13] Permission denied"), "some paper may be out") == 1
    said = capsys.readouterr().err
    assert said.startswith(f"scanner: {fault.value}：")
    assert HAN.search(said.partition("：")[2].partition(" (")[0])
    assert said.endswith(" ([Errno 13] 没有权限); some paper may be out：可能已经出了纸\n")


@pytest.mark.usefixtures("chinese")
def test_a_word_without_a_meaning_stays_as_it_is() -> None:
    assert explained("unheard of") == "unheard of"
    assert explained("ready") == "ready：正常，可以使用"


def test_in_english_the_word_is_all(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    error = DeviceError("scanner", Fault.OFFLINE)
    assert explained("ready") == "ready"
    assert device_failed(error) == 1
    assert capsys.readouterr().err == f"{error}\n"


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("device", ["id_card", "scanner", "receipt_printer", "cabinet"])
def test_a_port_that_is_not_there_is_told_in_chinese_beside_the_word_for_scripts(
    device: str, capsys: pytest.CaptureFixture[str]
) -> None:
    more = "?model=modbus&id_card=1" if device == "cabinet" else ""
    assert main([device, "status", "--port", f"serial:///dev/nowhere{more}"]) == 1
    out, err = capsys.readouterr()
    assert "offline：没有接通" in out + err
    assert "没有这个设备或文件" in out + err
