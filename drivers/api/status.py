"""How a device that is asked says whether it is ready."""

from dataclasses import dataclass
from typing import Protocol

from drivers.api.errors import Fault


@dataclass(frozen=True, slots=True)
class PaperStatus:
    """How a printer is. `fault` is the first reason why it cannot print now, None when it can."""

    fault: Fault | None = None
    near_end: bool = False
    evidence: str = ""


class Device(Protocol):
    """What every driver offers, whatever it drives."""

    def status(self) -> PaperStatus | None:
        """How a printer is; None: the device is ready. DeviceError: it is not, or a printer cannot be asked."""
        ...

    def close(self) -> None:
        """Let go of the port; the next call opens it again."""
        ...
