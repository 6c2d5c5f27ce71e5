"""The board that is only told: nobody asks it."""

import pytest

from tests.drivers.cabinet.bench import Bench


def test_a_board_that_answers_nothing_is_not_asked() -> None:
    bench = Bench("lcus")
    with pytest.raises(NotImplementedError):
        bench.driver._talk.closed(bench.port, 1)
    with pytest.raises(NotImplementedError):
        bench.driver._talk.inputs(bench.port, 1)
    bench.driver.status()
    assert bench.port.now == 0.0  # and nobody waits for it
