"""What has come from a scanner and is nobody's is thrown away to its end, and nothing of what comes after it."""

import pytest

from drivers.scanner.incoming import DRAIN_LIMIT_S, NOISE_GAP_S, Incoming
from tests.clock import Clock


class Said:
    """A line on which each piece is heard after so many seconds of silence."""

    def __init__(self, *pieces: tuple[float, bytes]) -> None:
        self.clock = Clock()
        self._pieces = list(pieces)

    def hear(self, timeout: float) -> bytes:
        if not self._pieces or self._pieces[0][0] > timeout:
            self.clock.pause(timeout)
            return b""
        silence, data = self._pieces.pop(0)
        self.clock.pause(silence)
        return data


@pytest.mark.parametrize(
    ("pieces", "left"),
    [
        ([(0.0, b"old "), (0.05, b"code\r")], b""),
        ([(0.0, b"old"), (NOISE_GAP_S + 0.01, b"new")], b"new"),  # after silence it is something else
        ([(0.2, b"new")], b"new"),
    ],
)
def test_what_is_old_is_dropped_with_all_that_follows_without_a_silence(
    pieces: list[tuple[float, bytes]], left: bytes
) -> None:
    line = Said(*pieces)
    incoming = Incoming(line.hear, line.clock)
    incoming.drop_old(0.05)
    assert (bytes(incoming.buffer), line.hear(5.0)) == (b"", left)


def test_who_never_falls_silent_is_listened_to_for_a_second_and_counted() -> None:
    line = Said(*[(0.05, b"x")] * 100)
    incoming = Incoming(line.hear, line.clock)
    incoming.buffer += b"abc"
    assert incoming.drain() == pytest.approx(3 + DRAIN_LIMIT_S / 0.05, abs=1)
    assert line.clock.now == pytest.approx(DRAIN_LIMIT_S, abs=0.06)
