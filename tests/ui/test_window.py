"""The window, from its opening to its end."""

import gc
import threading
from weakref import ref

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QUrl
from PySide6.QtQml import QJSEngine, QQmlComponent
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from ui.gallery.screens import SCREENS
from ui.theme.sizes import Panel


def let_go() -> None:
    """What an event loop does in its next turn."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_window_that_was_closed_is_let_go(qtbot: QtBot) -> None:
    """Each one holds 15 MB: a run of the tests opens hundreds, and a terminal one at a time."""
    with Desk(Panel()) as desk:
        desk.show(SCREENS["home"])
        window = ref(desk.view)
    del desk
    let_go()
    gc.collect()
    assert window() is None


def test_a_window_that_was_closed_goes_where_windows_live(qtbot: QtBot) -> None:
    """Left to whichever thread collects garbage, it took the program with it."""
    with Desk(Panel()) as desk:
        desk.show(SCREENS["home"])
    let_go()
    assert not shiboken6.isValid(desk.view)


def test_a_window_ends_where_windows_live_though_another_thread_collects_garbage_at_once(qtbot: QtBot) -> None:
    """The threads of a terminal that was stopped may still run, and collect what it leaves before the next event."""
    ended: list[threading.Thread] = []
    with Desk(Panel()) as desk:
        desk.show(SCREENS["home"])
        desk.view.destroyed.connect(
            lambda: ended.append(threading.current_thread()), Qt.ConnectionType.DirectConnection
        )
    del desk
    worker = threading.Thread(target=gc.collect)
    worker.start()
    worker.join()
    let_go()
    assert ended == [threading.main_thread()]


def test_what_a_page_no_longer_needs_is_collected_once_the_next_one_is_painted(desk: Desk) -> None:
    """Else the engine does it some time later, mostly in the middle of what a finger waits for."""
    component = QQmlComponent(desk.view.engine())
    component.setData(b"import QtQml\nQtObject { property var held: ({}); function drop() { held = null; } }", QUrl())
    keeper = component.create()
    dropped = QObject()
    gone: list[bool] = []
    dropped.destroyed.connect(lambda: gone.append(True))
    QJSEngine.setObjectOwnership(dropped, QJSEngine.ObjectOwnership.JavaScriptOwnership)
    keeper.setProperty("held", dropped)
    keeper.metaObject().invokeMethod(keeper, "drop")
    let_go()
    assert not gone
    desk.show(SCREENS["prompt"])
    let_go()
    assert gone
