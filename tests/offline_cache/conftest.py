"""An outbox whose clock is the test's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from offline_cache.outbox import Outbox
from tests.offline_cache.rig import Clock, opened


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def outbox(tmp_path: Path, clock: Clock) -> Iterator[Outbox]:
    with opened(tmp_path, clock) as outbox:
        yield outbox
