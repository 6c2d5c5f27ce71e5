"""The board that is only told: it is sent what switches a relay, and nobody asks it."""

import pytest

from drivers.addresses import parse
from drivers.cabinet.lcus import Talk
from tests.drivers.cabinet.bench import Bench


def test_a_board_that_answers_nothing_is_told_and_not_asked() -> None:
    bench, sent = Bench("lcus"), b""

    def hear(data: bytes) -> None:
        nonlocal sent
        sent += data

    bench.port.heard = hear
    talk = Talk(parse("cabinet", "tcp://localhost:9?model=lcus"), bench.host)
    talk.switch(bench.port, 2, on=True)
    talk.switch(bench.port, 3, on=True)
    talk.switch(bench.port, 3, on=False)
    assert sent == bytes.fromhex("a0 02 01 a3 a0 03 01 a4 a0 03 00 a3")
    assert bench.sim.closed == {2}
    for ask in (talk.closed, talk.inputs):
        with pytest.raises(NotImplementedError):
            ask(bench.port, 1)
    assert not talk.answers


def test_nobody_waits_for_a_board_that_answers_nothing() -> None:
    bench = Bench("lcus")
    bench.driver.status()
    assert bench.port.now == 0.0
