"""What a reader for chip cards offers, and what a social-security card says."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from drivers.api.status import DeviceStatus

Exchange = Callable[[bytes], bytes]
"""Send the card this command, and give its whole answer with the two status bytes. DeviceError: the card is gone."""


@dataclass(frozen=True, slots=True)
class SocialCard:
    """What a social-security card says. "" and None: nothing, or it keeps that for itself (see `withheld`).

    That a card says so proves nothing: without a security module nobody knows whether it is an office's card.
    """

    version: str  # of the specification it was made by: "1.00", "2.00", "3.00"
    card_class: str = ""
    code: str = ""  # the card's own identification code, 32 hexadecimal digits; the first six are the area's
    issuer: str = ""  # the office that has initialised it, hexadecimal digits
    issued: date | None = None
    valid_to: date | None = None
    card_number: str = ""
    number: str = ""  # of its holder: the citizen's id number
    name: str = ""
    sex: str = ""  # GB/T 2261.1
    ethnic_code: str = ""  # GB/T 3304, two digits
    birth_place: str = ""  # code of an area, six digits
    birth: date | None = None
    withheld: tuple[str, ...] = ()  # fields that it gives to nobody without a security module
    odd: tuple[str, ...] = ()  # what it should not say, in sentences that quote nothing of it


class SecurityModule(Protocol):
    """A PSAM, or the office's key service: whoever has the keys. The terminal has none of its own."""

    def unlock(self, exchange: Exchange, card: SocialCard) -> bool:
        """Make the card trust us; `card`: what it has said so far. Whether it does. DeviceError: as `exchange`.

        How often it is asked for random numbers and which key opens what is the office's scheme, and stands here.
        """
        ...


class SmartCardReader(Protocol):
    def status(self) -> DeviceStatus:
        """Return when the reader is ready; raise DeviceError otherwise."""
        ...

    def identity(self) -> str: ...

    def poll(self, timeout: float) -> bool | None:
        """Whether a card is in the reader, as soon as that changes or somebody wakes, else after `timeout` seconds.

        None: it has not said. DeviceError: nobody can tell any more.
        """
        ...

    def read(self) -> SocialCard:
        """Read the card that is in it. Nothing is written to it, and no PIN is ever shown to it."""
        ...

    def wake(self) -> None:
        """End the poll under way, or else the next one. Any task may call it."""
        ...

    def close(self) -> None: ...
