"""A keypad to try things on."""

from device_sim.keypad.pad import MODEL, SimKeypad
from device_sim.port import Loopback
from drivers.keypad.codec import MODELS
from drivers.keypad.driver import InputKeypad


class Bench:
    """A keypad, its wire and its driver in one process."""

    def __init__(self) -> None:
        self.port = Loopback(SimKeypad)
        assert isinstance(self.port.device, SimKeypad)
        self.pad = self.port.device
        self.driver = InputKeypad(self.port.open, MODELS[MODEL], self.port.clock)

    def pressed(self, within: float = 2.0) -> list[str]:
        """All keys until none comes for so many seconds."""
        keys = []
        while key := self.driver.poll(within):
            keys.append(key)
        return keys
