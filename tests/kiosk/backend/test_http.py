"""One request and its answer on virtual time: what comes after the time is up does no harm."""

import socket

import pytest

from kiosk.backend.http import Exchange, Late
from kiosk.backend.trust import Trust
from tests.sim.scheduler import Scheduler


@pytest.mark.hits("connected-after-the-time")
def test_a_connection_that_comes_after_the_time_is_closed_and_carries_nothing() -> None:
    """A name server that answers late: whoever asked is told that nothing came, and must not be sent twice."""
    run = Scheduler(1)
    near, far = socket.socketpair()

    def dial(_address: tuple[str, int], _seconds: float) -> socket.socket:
        run.sleep(10.0)
        return near

    def test() -> None:
        exchange = Exchange(3.0, 1000, Trust(), run, dial)
        begun = run.now()
        with pytest.raises(Late):
            exchange.send("POST", "http://office.example/v1/records", {}, b"a record", 5.0)
        assert run.now() - begun == 5.0
        run.sleep(10.0)
        exchange.close()

    run.play(test)
    run.close()
    far.settimeout(5.0)
    with far:
        assert far.recv(1) == b""
