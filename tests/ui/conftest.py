"""The window that the tests of the user interface tap on."""

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
