"""How a device of this terminal is, and how it has been since the start. Pure; knows no driver."""

from collections.abc import Mapping
from dataclasses import field

from kiosk.model.frozen import dataclass
from kiosk.model.problem import Problem


@dataclass(frozen=True, slots=True)
class DeviceState:
    """What is known of a device, or of the back end and the queue, whether a visit runs or not. Nothing personal."""

    device: str  # the need it serves
    problem: Problem | None = None  # why it cannot be used now
    since: float | None = None  # seconds since 1970: since when that is so, or since when it is well; None: never asked
    last_good_use: float | None = None  # seconds since 1970: a card, a code or a paper; None: none since the start
    warnings: tuple[str, ...] = ()  # notices of `drivers.api.status`, and what else it says in its own words
    identity: str = ""  # what it says it is; "" where it does not tell
    counters: Mapping[str, int] = field(default_factory=dict)  # since the start: reads, prints, cuts, failures
    evidence: str = ""  # what it answered last

    @property
    def code(self) -> str:
        """The problem's; "" where there is none."""
        return self.problem.code if self.problem else ""
