"""A display as large as our panels, without glass: plain "offscreen" is 800x800, and taps beyond it are lost."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from ui.gallery import offscreen
from ui.theme import Panel

_FOLDER = Path(tempfile.mkdtemp(prefix="display-"))
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QT_QPA_PLATFORM"] = offscreen(Panel(1920, 1920), _FOLDER)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """The usual upright panel."""
    with Desk(Panel()) as desk:
        yield desk
