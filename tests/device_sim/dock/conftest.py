"""A dock before a world that notes what it is told."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from device_sim.dock.window import Dock
from device_sim.world import World
from tests.device_sim.dock.desk import Ear, listening, opened


@pytest.fixture
def ear(world: World) -> Iterator[Ear]:
    with listening(world) as one:
        yield one


@pytest.fixture
def dock(ear: Ear, qtbot: QtBot) -> Dock:
    return opened(ear.folder, qtbot)
