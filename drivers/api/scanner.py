"""What a scan engine or a camera offers."""

from typing import Protocol

from drivers.api.status import DeviceStatus


class CodeScanner(Protocol):
    """A scan engine or a camera: both give the payload bytes of one code."""

    def status(self) -> DeviceStatus: ...

    def identity(self) -> str: ...

    def start(self) -> None:
        """Light on, ready to see a code."""
        ...

    def poll(self, timeout: float) -> bytes | None:
        """The payload of one code, or None after `timeout` seconds without one."""
        ...

    def stop(self) -> None: ...

    def close(self) -> None: ...
