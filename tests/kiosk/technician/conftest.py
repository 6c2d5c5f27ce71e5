"""A terminal joined to simulated devices, and what the doctor says of it."""

from pathlib import Path

import pytest

from device_sim.world import AT_ONCE, World
from kiosk.__main__ import main


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path, speeds=AT_ONCE)
    world.write_config(width=1080, height=1920, diagonal=21.5)
    return world


def examined(world: World, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    status = main(["doctor", "--config", str(world.folder / "kiosk.toml")])
    return status, capsys.readouterr().out
