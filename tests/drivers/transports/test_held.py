"""A line is opened when it is needed, and anew once it was let go."""

import pytest

from drivers.transports.held import Held


class Line:
    """Fails when it is closed, as a line does whose device is gone."""

    def __init__(self) -> None:
        self.closed = 0

    def close(self) -> None:
        self.closed += 1
        raise OSError("gone")


def test_it_is_opened_once_until_it_is_let_go_and_then_another_one_is() -> None:
    lines = [Line(), Line()]
    waiting = iter(lines)
    held = Held(lambda: next(waiting))  # type: ignore[arg-type,return-value] # it is only opened and closed
    assert held.line is None
    assert held.connected() is held.connected() is held.line is lines[0]
    held.let_go()
    held.let_go()
    assert (held.line, lines[0].closed) == (None, 1)
    assert held.connected() is lines[1]


def test_an_address_that_the_system_refuses_cannot_be_opened() -> None:
    def refused() -> Line:
        raise ValueError("embedded null byte")

    held = Held(refused)  # type: ignore[arg-type] # it is only opened
    with pytest.raises(OSError, match="embedded null byte"):
        held.connected()
    assert held.line is None
