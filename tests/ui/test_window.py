"""The window, from its opening to its end."""

import gc
from weakref import ref

from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from ui.gallery.screens import SCREENS
from ui.theme.sizes import Panel


def test_a_window_that_was_closed_is_let_go(qtbot: QtBot) -> None:
    """Each one holds 15 MB: a run of the tests opens hundreds, and a terminal one at a time."""
    with Desk(Panel()) as desk:
        desk.show(SCREENS["home"])
        window = ref(desk.view)
    del desk
    gc.collect()
    assert window() is None
