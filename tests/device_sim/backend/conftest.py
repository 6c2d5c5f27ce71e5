"""A terminal before a simulated back end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.device_sim.backend.terminal import Caller, back_end


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Caller]:
    with back_end(tmp_path) as server:
        yield Caller(server)
