"""How a device that is asked says whether it is ready, and what every driver offers."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from drivers.api.errors import Fault


class Notice(StrEnum):
    """What somebody should see to soon, although the device still works."""

    PAPER_LOW = "paper_low"
    TONER_LOW = "toner_low"
    UNCOUNTED = "uncounted"  # it is not likely to count what it prints, so that nobody can tell what came out
    UNASKED = "unasked"  # it is never asked, so that nobody knows whether it can print
    SLIP_WAITING = "slip_waiting"  # in the printer's mouth
    KEY_STUCK = "key_stuck"  # a key is down for longer than a finger holds one
    KEYS_FLOOD = "keys_flood"  # more keys were pressed than a person can; those were dropped
    UNHEARD = "unheard"  # it speaks by itself, and has said nothing yet
    KEYBOARD_MODE = "keyboard_mode"  # something types into the screen; noticed there, by no driver


@dataclass(frozen=True, slots=True)
class DeviceStatus:
    """How a device is. `fault` is the first reason why it cannot be used now, None when it can."""

    fault: Fault | None = None
    notices: tuple[Notice, ...] = ()
    evidence: str = ""  # the device's own answer
    remarks: tuple[str, ...] = ()  # what else it says of itself, in its own words; none keeps it from working
    stopped: bool = False  # it says that it stands still; False: it does not say so


READY = DeviceStatus()


class Device(Protocol):
    """What every driver offers, whatever it drives."""

    def status(self) -> DeviceStatus:
        """How the device is. DeviceError: it cannot be asked, or is not ready."""
        ...

    def identity(self) -> str:
        """What it says it is: maker, model, firmware or number; "" where it does not tell.

        Asked once for each opening of the port. Raises nothing.
        """
        ...

    def close(self) -> None:
        """Let go of the port; the next call opens it again."""
        ...
