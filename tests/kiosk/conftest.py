"""What several tests of the kiosk stand at."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kiosk.queue.room import Room
from tests.kiosk.terminal_devices import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Everything on the terminal, its simulated devices in reach of a hand."""
    desk = Desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """The queue on the disk and who keeps it, without a terminal around them."""
    room = Room(tmp_path)
    yield room
    room.queue_keeper.outbox.close()
    room.journal.close()
