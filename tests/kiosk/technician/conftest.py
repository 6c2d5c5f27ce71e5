"""A terminal joined to simulated devices, and what the doctor says of it."""

import json
from pathlib import Path

import pytest

from device_sim.world import AT_ONCE, World
from kiosk.__main__ import main
from tests.kiosk.technician.chinese import foreign_in


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path, speeds=AT_ONCE)
    world.write_config(width=1080, height=1920, diagonal=21.5)
    return world


def examined(world: World, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Exit code and what is said in English. Whatever that is, in Chinese it is Chinese."""
    asked = ["doctor", "--config", str(world.folder / "kiosk.toml")]
    status = main(asked)
    said = capsys.readouterr().out
    main([*asked, "--language", "zh-Hans", "--json"])
    for part in json.loads(capsys.readouterr().out):
        assert foreign_in(part["says"]) == [], part
        assert not part["action"] or foreign_in(part["action"]) == [], part
    return status, said
