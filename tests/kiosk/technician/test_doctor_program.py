"""The doctor of a terminal whose card reader is reached by its maker's program, and who asks that program alone."""

import pytest

from device_sim.world import World
from drivers.__main__ import main as drivers
from kiosk.__main__ import main

pytestmark = pytest.mark.process  # the maker's program is one


def said_of_the_reader(world: World, language: str, capsys: pytest.CaptureFixture[str]) -> str:
    main(["doctor", "--config", str(world.folder / "kiosk.toml"), "--language", language])
    lines = capsys.readouterr().out.splitlines()
    at = next(number for number, line in enumerate(lines) if "id_card" in line.split()[1:2])
    return "\n".join(lines[at : at + 3])


def test_a_program_that_crashes_or_is_missing_is_told_and_what_to_do(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.fit_reader("program")
    world.write_config(width=1080, height=1920, diagonal=21.5)
    world.tell("id_card", "program", "crash")
    crashed = said_of_the_reader(world, "en", capsys)
    assert "IDC-11" in crashed
    assert "it was ended by SIGSEGV" in crashed
    assert "library or program for the reader is missing, has ended" in crashed
    (world.folder / "reader").unlink()
    missing = said_of_the_reader(world, "zh-Hans", capsys)
    assert "IDC-11" in missing
    assert "读卡器厂家的库或程序找不到" in missing
    assert str(world.folder / "reader") in missing
    world.close()


def test_the_technician_asks_a_program_alone_and_reads_a_card(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.fit_reader("program")
    config = str(world.write_config(width=1080, height=1920, diagonal=21.5))
    world.tell("id_card", "insert_card", "chen-jianming")
    assert [drivers(["id_card", verb, "--config", config]) for verb in ("status", "sam-id", "read")] == [0, 0, 0]
    told = capsys.readouterr().out
    assert told.startswith("ready\n05.03-20120629-0000202551-1234567890\n{")
    assert '"name": "陈建明"' in told
    world.close()
