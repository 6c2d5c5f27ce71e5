"""Programs of others that tell nobody when they are so far: they are asked again. Nothing else in the tests sleeps."""

import socket
import time
from collections.abc import Callable

AGAIN_S = 0.02


def connected(
    connect: Callable[[], socket.socket], seconds: float, ended: Callable[[], bool] = lambda: False
) -> socket.socket:
    """The connection, as soon as somebody listens there, which no file and no signal tells.

    OSError: nobody did in so many seconds, or who should have listened has `ended`.
    """
    until = time.monotonic() + seconds
    while True:
        try:
            return connect()
        except OSError:
            if ended() or time.monotonic() > until:
                raise
        pause(AGAIN_S)


def pause(seconds: float) -> None:
    """Let the other program get on, before it is asked again: what it does meanwhile it tells nobody."""
    time.sleep(seconds)
