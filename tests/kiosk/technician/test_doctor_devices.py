"""What the doctor says of devices, alike beside the running terminal and alone."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from device_sim.world import AT_ONCE, World
from drivers.kinds import NEEDS
from kiosk.__main__ import main
from kiosk.app.terminal import Kiosk
from kiosk.config.settings import load
from tests.flows.window import until


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path, speeds=AT_ONCE)
    world.write_config(width=1080, height=1920, diagonal=21.5)
    world.tell("receipt_printer", "set_paper", "near_end")
    yield world
    world.close()


def examined(world: World, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    main(["doctor", "--config", str(world.folder / "kiosk.toml"), *words])
    return capsys.readouterr().out


def findings(world: World, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    return {one["part"]: one for one in json.loads(examined(world, capsys, "--json"))}


def test_a_device_is_told_alike_beside_the_running_terminal_and_alone(
    world: World, capsys: pytest.CaptureFixture[str], qtbot: QtBot
) -> None:
    world.tell("page_printer", "warn", "com.maker-worn")
    alone = findings(world, capsys)
    world.tell("page_printer", "set_paper", "0")
    kiosk = Kiosk(load(world.folder / "kiosk.toml"))
    state = world.folder / "data" / "state.json"
    until(
        lambda: state.is_file() and {*NEEDS, "backend"} <= json.loads(state.read_text("utf-8"))["states"].keys(),
        lambda: "not every device was asked",
    )
    until(lambda: "PAG-01" in state.read_text("utf-8"), lambda: "nothing was said of the paper")
    beside = findings(world, capsys)
    kiosk.stop()

    for need in ("id_card", "scanner", "receipt_printer"):
        once, then = alone[need], beside[need]
        assert (once["code"], then["code"]) == ("", "")
        assert once["says"].startswith(f"ready at serial://{world.folder}")
        assert then["says"].startswith("ready, in use by the running terminal")
        assert once["says"].split("; ")[1:] == then["says"].split("; ")[1:]  # warnings and identity
        told = ("device", "code", "warnings", "identity", "evidence")
        assert [once["state"][key] for key in told] == [then["state"][key] for key in told]
    assert alone["receipt_printer"]["state"]["warnings"] == ["paper_low"]
    assert (alone["page_printer"]["code"], alone["page_printer"]["state"]["warnings"]) == ("", ["com.maker-worn"])
    assert alone["page_printer"]["says"].endswith("; com.maker-worn")
    assert "; paper near its end" in beside["receipt_printer"]["says"]
    empty = beside["page_printer"]
    assert (empty["code"], empty["state"]["code"]) == ("PAG-01", "PAG-01")
    assert re.search(r"; since \d{4}-\d\d-\d\d \d\d:\d\d$", empty["says"])
    assert empty["action"].startswith("Load A4 paper")


def test_what_a_program_reads_has_the_same_fields_for_every_part(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(examined(world, capsys, "--json"))
    assert {tuple(one) for one in found} == {("part", "code", "says", "action", "state")}
    assert {one["part"]: one["state"] is not None for one in found} == {
        "catalogue": False,
        "fonts": False,
        **dict.fromkeys(NEEDS, True),
        "backend": False,
        "outbox": False,
    }


@pytest.mark.parametrize(
    ("locale", "words", "said"),
    [
        ("C.UTF-8", [], "paper near its end"),
        ("zh_CN.UTF-8", [], "纸快用完"),
        ("zh_CN.UTF-8", ["--language", "en"], "paper near its end"),
        ("en_GB.UTF-8", ["--language", "zh-Hans"], "纸快用完"),
    ],
)
def test_the_doctor_speaks_the_language_of_the_locale_or_the_one_that_is_asked_for(
    locale: str,
    words: list[str],
    said: str,
    world: World,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    told = examined(world, capsys, *words)
    assert said in told
    assert re.search(r"^ok       receipt_printer  ", told, re.MULTILINE)
