"""What a gateway talks to: a simulated back end, and lines that answer as no back end should."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from device_sim.backend.server import BackendServer
from tests.device_sim.backend.terminal import back_end
from tests.kiosk.backend.bad_lines import Line, opened_lines


@pytest.fixture
def line() -> Iterator[Callable[..., Line]]:
    """Opens one for each that a test asks for."""
    with opened_lines() as make:
        yield make


@pytest.fixture
def server(tmp_path: Path) -> Iterator[BackendServer]:
    with back_end(tmp_path) as server:
        yield server
