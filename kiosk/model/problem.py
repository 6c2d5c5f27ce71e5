"""What went wrong, for the citizen and for the technician. Pure; the table of problems is elsewhere."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from kiosk.model.frozen import dataclass
from kiosk.model.text import Text


@dataclass(frozen=True, slots=True)
class Problem:
    """Something went wrong. `retry` is True only where nothing had happened yet, so repeating is safe."""

    code: str
    citizen: Text
    technician: Text  # what to do, in the words of technicians
    retry: bool = False
    began: bool = False  # paper may have moved
    hint: bool = False  # the citizen can mend it at once: said on the same screen, which simply goes on asking
    body: tuple[Text, ...] = ()  # what it means for the citizen, what is safe
    promise: str = ""  # of `body`: "kept", it says that nothing was lost; "lost", that something was; "", neither
    do: Text | None = None  # what the citizen can do about it, or had better not do
    covers: bool = False  # what is shown of a person is hidden at once, whatever it is that is done
    clears: bool = False  # beside it the device was seen to be at rest: an alarm that was told before is over
    stuck: bool = False  # nobody who stands there can mend it: where it can be done without, that comes first
    unknown: bool = False  # nobody can tell whether what was wanted came about
    evidence: str = ""
    refusal: str = ""  # the code with which an office has refused; a service says it in its own words
    params: Mapping[str, Any] = field(default_factory=dict)  # what the office said along with it
