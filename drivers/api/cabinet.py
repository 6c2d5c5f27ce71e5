"""What the board in the cabinet offers: lamps beside the devices, and contacts of door and cabinet."""

from collections.abc import Collection
from typing import Protocol

from drivers.api.status import DeviceStatus


class Cabinet(Protocol):
    """Switches relays and tells of contacts.

    That a relay is closed says nothing of the lamp behind it: nobody here claims that one burns.
    """

    def status(self) -> DeviceStatus:
        """How the board is. What was ordered before is switched where it is not so any more.

        DeviceError: it cannot be asked, or does not do what it is told.
        """
        ...

    @property
    def watches(self) -> bool:
        """There are contacts, so it is to be asked several times a second."""
        ...

    @property
    def moved(self) -> Collection[str] | None:
        """The contacts, of `drivers.kinds.CONTACTS`, that are not as they are while all is in order.

        As the last look has believed them, also where it told something else; None: not known.
        """
        ...

    def identity(self) -> str: ...

    def light(self, devices: Collection[str]) -> None:
        """Of the lamps that there are those beside these devices on, and all others off.

        DeviceError: not known to be so; the next look tries it again. While a contact has moved none is raised for a
        lamp: the look tells both. Relays without a lamp are left as they are.
        """
        ...

    def close(self) -> None: ...
