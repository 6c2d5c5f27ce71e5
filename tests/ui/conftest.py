"""The window that the tests of the user interface tap on."""

import random
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from ui.theme.sizes import Panel


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """The usual upright panel."""
    with Desk(Panel()) as desk:
        yield desk


@pytest.fixture
def taps(request: pytest.FixtureRequest) -> int:
    """How often each control is tapped twice."""
    return int(request.config.getoption("--taps"))


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """What the gaps between taps are drawn from."""
    wanted = request.config.getoption("--tap-seed")
    return random.randrange(2**32) if wanted is None else int(wanted)
