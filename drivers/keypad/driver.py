"""A keypad that is felt: an input device of Linux. Knows how it is listened to and how it fails, no person."""

import time
from collections.abc import Callable, Mapping

from drivers.addresses import Address
from drivers.api.errors import DeviceError, Fault
from drivers.api.input_event import SIZE, take_event
from drivers.api.permission import fault_of
from drivers.api.status import DeviceStatus, Notice
from drivers.api.transport import OpenTransport
from drivers.keypad.codec import key_map
from drivers.keypad.presses import Presses
from drivers.transports.held import Held
from drivers.transports.host import THIS_MACHINE, Host
from drivers.transports.input_device import InputDevice, name_of
from drivers.transports.waking import Waker

DEVICE = "keypad"
AT_ONCE = 64  # events that are read in one go
MOST_READS = 100  # at a look; a pad that sends without an end is looked at again soon enough


class InputKeypad:
    """Implements `drivers.api.keypad.Keypad`. While it is open no key of it reaches anybody else."""

    def __init__(
        self,
        open_transport: OpenTransport,
        keys: Mapping[int, str],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`keys`: what each code is for."""
        self._held = Held(open_transport)
        self._clock = clock
        self._presses = Presses(keys)
        self._pressed: list[str] = []  # by a look, before somebody asked
        self._buffer = bytearray()
        self._heard = False  # since the line was opened
        self._waker = Waker()

    def status(self) -> DeviceStatus:
        """Ready where the pad is there and this program alone has it. UNHEARD: nobody knows whether a pad is at the
        other end of the line. DeviceError: it cannot be listened to.
        """
        for _ in range(MOST_READS):
            if not self._read(0.0):
                break
        now = self._clock()
        stuck = self._presses.stuck(now)
        is_so = {
            Notice.UNHEARD: not self._heard and not isinstance(self._held.line, InputDevice),  # that is plugged in
            Notice.KEY_STUCK: bool(stuck),
            Notice.KEYS_FLOOD: self._presses.flooded(now),
        }
        notices = tuple(notice for notice, so in is_so.items() if so)
        return DeviceStatus(notices=notices, evidence=f"held down: {', '.join(stuck)}" if stuck else "")

    def identity(self) -> str:
        """The name by which the kernel knows it; "" where it does not tell."""
        return name_of(self._held.line)

    def poll(self, timeout: float) -> str | None:
        """The next key that a person has pressed; None: none within `timeout` seconds, or somebody woke.

        DeviceError: the pad is gone.
        """
        ends = self._clock() + timeout
        while not self._pressed and not self._waker.woken():
            left = ends - self._clock()
            self._read(max(left, 0.0))
            if left <= 0:
                break
        return self._pressed.pop(0) if self._pressed else None

    def wake(self) -> None:
        """End the poll under way, or else the next one. Any task may call it."""
        self._waker.wake()

    def close(self) -> None:
        """Let go of the pad; the next call takes it again."""
        self._held.let_go()
        self._heard = False
        self._buffer.clear()
        self._pressed.clear()  # what was pressed before it was pulled out is of somebody else
        self._presses.forget()

    def _read(self, timeout: float) -> bool:
        """Take what comes within so many seconds. Whether something came."""
        try:
            data = self._waker.read(self._held.connected(), SIZE * AT_ONCE, timeout)
            self._buffer += data
            while event := take_event(self._buffer):
                self._heard = True
                if key := self._presses.take(event, self._clock()):
                    self._pressed.append(key)
        except OSError as error:
            self.close()
            raise DeviceError(DEVICE, fault_of(error), str(error)) from error
        except ValueError as error:
            self.close()
            raise DeviceError(DEVICE, Fault.GARBLED, str(error)) from error
        return bool(data)


def at(address: Address, host: Host = THIS_MACHINE) -> InputKeypad:
    """The keypad at `address`, with the keys of its model and of the address."""
    return InputKeypad(host.open_line(address), key_map(address.model, address.options), host.now)
