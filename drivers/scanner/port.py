"""The port of a scanner: opened when first needed and again after it was lost. Tells its troubles as DeviceErrors."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.api.permission import fault_of
from drivers.api.transport import OpenTransport, Transport
from drivers.transports.input_device import InputDevice
from drivers.transports.reports import ReportDevice

DEVICE = "scanner"
CHUNK = 4096
T = TypeVar("T")


class ScannerPort:
    """`closed` is called whenever it was closed, by us or by the line."""

    def __init__(self, open_transport: OpenTransport, closed: Callable[[], None]) -> None:
        self._open = open_transport
        self._closed = closed
        self._transport: Transport | None = None

    @property
    def is_open(self) -> bool:
        return self._transport is not None

    @property
    def name(self) -> str:
        """What the kernel calls the device; "" where it has no name, or is not open."""
        return self._transport.name if isinstance(self._transport, ReportDevice | InputDevice) else ""

    def say(self, data: bytes) -> None:
        """DeviceError: the line is gone."""
        try:
            self._connected().write(data)
        except (OSError, ValueError) as error:
            raise self._lost(error) from error

    def hear(self, timeout: float) -> bytes:
        """What comes within so many seconds; b"": nothing. DeviceError: the line is gone."""
        try:
            return self._connected().read(CHUNK, timeout)
        except (OSError, ValueError) as error:
            raise self._lost(error) from error

    def reopening(self, act: Callable[[], T]) -> T:
        """What `act` gives, which may be done again. A line that was dropped while idle is opened again, once."""
        held = self.is_open
        try:
            return act()
        except DeviceError as error:
            if not held or error.fault is not Fault.OFFLINE:
                raise
            mark("scanner-dropped-an-idle-line")
            return act()

    def close(self) -> None:
        transport, self._transport = self._transport, None
        if transport is not None:
            with suppress(OSError):
                transport.close()
        self._closed()

    def _connected(self) -> Transport:
        if self._transport is None:
            self._transport = self._open()
        return self._transport

    def _lost(self, error: OSError | ValueError) -> DeviceError:
        self.close()
        return DeviceError(DEVICE, fault_of(error), str(error))
