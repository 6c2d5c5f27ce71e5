"""What moves bytes to a device and back. Knows no protocol."""

import socket
from collections.abc import Callable
from typing import Protocol


class Transport(Protocol):
    """Moves bytes. Every method raises OSError when the wire is gone; none retries."""

    def write(self, data: bytes) -> None: ...

    def read(self, size: int, timeout: float) -> bytes:
        """Up to `size` bytes as soon as any are there; b"" after `timeout` seconds of silence."""
        ...

    def flush_input(self) -> None:
        """Throw away what was received and not read."""
        ...

    def set_baud(self, baud: int) -> None:
        """Change the line speed; does nothing where there is no line speed."""
        ...

    def close(self) -> None: ...


OpenTransport = Callable[[], Transport]
"""Opens the wire, a new one each time. Raises OSError where nothing is there."""

Dial = Callable[[tuple[str, int], float], socket.socket]
"""Connects to (host, port) within so many seconds, as `socket.create_connection` does. OSError: nobody is there."""
