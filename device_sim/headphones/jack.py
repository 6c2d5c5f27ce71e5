"""A headphone jack made of software, and the hand with the plug. Speaks `struct input_event`; knows no driver."""

from device_sim.port import Emit
from drivers.api.input_event import HEADPHONE_INSERT, SWITCH, InputEvent, encode


class SimHeadphones:
    """Hands: `insert`, `pull`."""

    def __init__(self, emit: Emit) -> None:
        self.inserted = False
        self._emit = emit

    def receive(self, data: bytes) -> None:
        """Nothing is said to a jack."""

    def joined(self) -> None:
        """Somebody listens from now on, and hears first how it is."""
        self._tell()

    def insert(self) -> None:
        self.inserted = True
        self._tell()

    def pull(self) -> None:
        self.inserted = False
        self._tell()

    def _tell(self) -> None:
        self._emit(encode(InputEvent(SWITCH, HEADPHONE_INSERT, self.inserted)), 0.0)
