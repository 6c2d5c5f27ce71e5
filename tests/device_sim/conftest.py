"""A whole simulated world in a folder of its own, and its control socket."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from device_sim.backend.auth import DEMO_TERMINALS
from device_sim.control import ControlServer
from device_sim.world import AT_ONCE, TERMINAL, World
from kiosk.backend.gateway import Gateway
from kiosk.runtime.threads import Threads


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    running = World(tmp_path / "run", speeds=AT_ONCE)
    try:
        yield running
    finally:
        # The back end takes a moment to stop; the next test need not wait for that.
        threading.Thread(target=running.close).start()


@pytest.fixture
def told(world: World) -> Iterator[Path]:
    """The folder of a world that can be told through its socket."""
    control = ControlServer(world)
    try:
        yield world.folder
    finally:
        control.close()


@pytest.fixture
def gateway(world: World) -> Iterator[Gateway]:
    one = Gateway(world.backend.url, TERMINAL, DEMO_TERMINALS[TERMINAL], Threads())
    yield one
    one.close()
