"""The lamps beside the devices: a view that lights the one of the device that the screen names. Knows no relay."""

import threading
from collections.abc import Callable, Collection

from drivers.api.cabinet import Cabinet
from drivers.api.errors import DeviceError
from drivers.kinds import CABINET
from kiosk.model.screen import Screen
from kiosk.problems.table import problem_for
from kiosk.runtime.availability import Availability
from kiosk.runtime.workers import Job
from ui.theme.reader import Reader


class Lamps:
    """Implements `ui.present.presenter.View`. No lamp invites to a device that is out of order.

    `do`: the board's worker. What fails is told as the board's problem, and no visit hears of it.
    """

    def __init__(self, board: Cabinet, availability: Availability, do: Callable[[Job], None]) -> None:
        self._board = board
        self._availability = availability
        self._do = do
        self._asked = ""  # the device that the screen names
        self._ordered: Collection[str] | None = None  # is lit, or will be; None: whatever is wanted is to be ordered
        self._lock = threading.Lock()  # for `_ordered` alone: who calls may hold the lock of `availability`

    def show(self, screen: Screen, reader: Reader) -> None:
        del reader
        self._asked = screen.device
        self.refresh()

    def refresh(self) -> None:
        """Devices have broken, or are well again. Any task may call it."""
        wanted = self._wanted()
        with self._lock:
            if wanted == self._ordered:
                return
            self._ordered = wanted
        self._do(self._light)

    def off(self) -> None:
        """The program stops: all lamps off."""
        self._asked = ""
        self.refresh()

    def _wanted(self) -> Collection[str]:
        return {self._asked} - {"", *self._availability.lacking}

    def _light(self) -> None:
        """What is wanted when its turn has come, which may be later than it was ordered, and by another thread."""
        with self._lock:
            self._ordered = None  # what changes from here on is ordered anew
        wanted = self._wanted()
        problem = None
        try:
            self._board.light(wanted)
        except DeviceError as error:
            problem = problem_for(error)
        with self._lock:
            if self._ordered is None:
                self._ordered = wanted
        if problem:
            self._availability.failed(CABINET.serves, problem)
