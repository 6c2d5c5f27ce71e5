"""A headphone jack. Knows when it says something new and how it fails, no sound and no person.

The kernel speaks within milliseconds: of a switch of the sound chip, of a control of ALSA, and of the node of a USB
sound card that is there only while it is plugged in.
"""

import time
from collections.abc import Callable

from drivers.addresses import Address
from drivers.api.errors import DeviceError, Fault
from drivers.api.input_event import SIZE, SYN, SYN_DROPPED, take_event
from drivers.api.mark import mark
from drivers.api.permission import fault_of
from drivers.api.status import DeviceStatus, Notice
from drivers.api.transport import OpenTransport
from drivers.headphones import codec
from drivers.transports.held import Held
from drivers.transports.host import THIS_MACHINE, Host
from drivers.transports.input_device import name_of
from drivers.transports.waking import Waker

DEVICE = "headphones"
SAYS_S = 0.5  # in which a jack across a network says how it is; one of this machine is asked as it is opened
AT_ONCE = 64  # events that are read in one go
WORDS = {True: "plugged in", False: "not plugged in", None: "has not said yet"}


class Jack:
    """Implements `drivers.api.headphones.Headphones`."""

    def __init__(self, open_transport: OpenTransport, clock: Callable[[], float] = time.monotonic) -> None:
        self._held = Held(open_transport)
        self._clock = clock
        self._switches = codec.UNTOLD
        self._told: bool | None = None  # what `poll` has last answered
        self._buffer = bytearray()
        self._waker = Waker()

    def status(self) -> DeviceStatus:
        """Ready where the jack can be listened to. DeviceError: it cannot."""
        self._read(0.0)
        if self._now_in() is None:
            self._read(SAYS_S)
        told = self._now_in()
        return DeviceStatus(notices=(Notice.UNHEARD,) if told is None else (), evidence=WORDS[told])

    def identity(self) -> str:
        """The name by which the kernel knows it; "" where it does not tell."""
        return name_of(self._held.line)

    def poll(self, timeout: float) -> bool | None:
        """Whether headphones are in, as soon as that changes or somebody wakes, else after `timeout` seconds; None: it
        has not said.

        Every change is answered, also one that is over already. DeviceError: nobody can tell any more.
        """
        ends = self._clock() + timeout
        while self._next() == self._told and not self._waker.woken() and (left := ends - self._clock()) > 0:
            self._read(left)
        self._told = self._next()
        return self._told

    def wake(self) -> None:
        """End the poll under way, or else the next one. Any task may call it."""
        self._waker.wake()

    def close(self) -> None:
        """Let go of the jack; the next call asks it again."""
        self._held.let_go()
        self._buffer.clear()
        self._switches, self._told = codec.UNTOLD, None

    def _next(self) -> bool | None:
        """Take events until one of them changes the answer, or none is left."""
        try:
            while (answer := codec.plugged_in(self._switches)) == self._told and (event := take_event(self._buffer)):
                self._switches = codec.after(self._switches, event)
                if (event.type, event.code) == (SYN, SYN_DROPPED):
                    mark("the-jack-is-asked-again")
                    self.close()  # to open it is to ask it
                    self._held.connected()
        except OSError as error:
            raise self._lost(error) from error
        except ValueError as error:
            raise self._garbled(error) from error
        return answer

    def _now_in(self) -> bool | None:
        switches, buffer = self._switches, bytearray(self._buffer)
        try:
            while event := take_event(buffer):
                switches = codec.after(switches, event)
        except ValueError as error:
            raise self._garbled(error) from error
        return codec.plugged_in(switches)

    def _read(self, timeout: float) -> None:
        try:
            self._buffer += self._waker.read(self._held.connected(), SIZE * AT_ONCE, timeout)
        except OSError as error:
            raise self._lost(error) from error

    def _garbled(self, error: ValueError) -> DeviceError:
        self.close()
        return DeviceError(DEVICE, Fault.GARBLED, str(error))

    def _lost(self, error: OSError) -> DeviceError:
        self.close()
        return DeviceError(DEVICE, fault_of(error), str(error))


def at(address: Address, host: Host = THIS_MACHINE) -> Jack:
    """The jack at `address`."""
    return Jack(host.open_line(address), host.now)
