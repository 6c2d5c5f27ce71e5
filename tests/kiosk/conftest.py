"""What several tests of the kiosk stand at."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kiosk.terminal_devices import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Everything on the terminal, its simulated devices in reach of a hand."""
    desk = Desk(tmp_path)
    yield desk
    desk.close()
