"""Who is to listen is asked until there is somebody."""

import socket
from contextlib import closing

import pytest

from tests.again import connected


def test_who_begins_to_listen_meanwhile_is_reached() -> None:
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        tries = 0

        def connect() -> socket.socket:
            nonlocal tries
            tries += 1
            if tries == 3:
                listener.listen()
            return socket.create_connection(listener.getsockname())

        connected(connect, 60.0).close()
        assert tries == 3


@pytest.mark.parametrize(("seconds", "ended"), [(-1.0, False), (60.0, True)])
def test_where_the_time_is_over_or_nobody_is_left_to_listen_the_last_refusal_is_told(
    seconds: float, *, ended: bool
) -> None:
    with closing(socket.socket()) as silent:
        silent.bind(("127.0.0.1", 0))
        with pytest.raises(ConnectionRefusedError):
            connected(lambda: socket.create_connection(silent.getsockname()), seconds, lambda: ended)
