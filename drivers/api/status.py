"""How a device that is asked says whether it is ready."""

from dataclasses import dataclass
from typing import Protocol

from drivers.api.errors import Fault


class HasStatus(Protocol):
    """A device that is simply ready or not."""

    def status(self) -> None:
        """Return when the device is ready; raise DeviceError otherwise."""
        ...


@dataclass(frozen=True, slots=True)
class PaperStatus:
    """How a printer is. `fault` is the first reason why it cannot print now, None when it can."""

    fault: Fault | None = None
    near_end: bool = False
    evidence: str = ""
