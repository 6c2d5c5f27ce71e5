"""Carries what tasks have to say to the thread of the window. Knows Qt's event loop, no event."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, QTimer, Signal


class Mailbox(QObject):
    """Carries events to the GUI thread, in which it is made, until it is closed there. They are handled one by one, in
    later turns of its event loop.

    Qt's own queued connection is not named: the first use of its namespace makes all its enums, 15 ms of the start.
    """

    arrived = Signal(object)

    def __init__(self, handle: Callable[[Any], None]) -> None:
        super().__init__()
        self._handle: Callable[[Any], None] | None = handle
        self.arrived.connect(self._open)  # in this thread, whichever emits

    def post(self, event: Any) -> None:
        if QThread.currentThread() == self.thread():
            QTimer.singleShot(0, lambda: self._open(event))
        else:
            self.arrived.emit(event)

    def close(self) -> None:
        """What is still on its way is not handled any more: journal, devices and window are gone."""
        self._handle = None

    def _open(self, event: Any) -> None:
        if self._handle:
            self._handle(event)
