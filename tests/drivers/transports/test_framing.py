"""A stream is collected into frames, over virtual time."""

from collections.abc import Iterator

import pytest

from drivers.transports.framing import read_frame

SILENCE = b""


class Line:
    """Says each of these in its turn; before each, so many seconds pass."""

    def __init__(self, *said: tuple[float, bytes]) -> None:
        self.now = 0.0
        self._said: Iterator[tuple[float, bytes]] = iter(said)

    def clock(self) -> float:
        return self.now

    def read(self, size: int, timeout: float) -> bytes:
        after, data = next(self._said, (timeout, SILENCE))
        self.now += min(after, timeout)
        return data if after <= timeout else SILENCE


def take(buffer: bytearray) -> bytes | None:
    """Up to a full stop; nothing may begin with an exclamation mark, and blanks in front are dropped."""
    if buffer[:1] == b"!":
        raise ValueError("expected no exclamation mark")
    buffer[:] = buffer.lstrip()
    head, dot, rest = bytes(buffer).partition(b".")
    buffer[:] = rest if dot else buffer
    return head + dot if dot else None


def read(*said: tuple[float, bytes], timeout: float = 2.0) -> tuple[bytes | None, float]:
    line = Line(*said)
    return read_frame(line, take, timeout, gap=0.5, clock=line.clock), line.now  # type: ignore[arg-type] # it is only read


def test_a_frame_in_pieces_is_one() -> None:
    assert read((1.0, b"a"), (0.5, b"b"), (0.25, b".")) == (b"ab.", 1.75)


def test_where_nothing_comes_there_is_none_once_the_time_is_up() -> None:
    assert read() == (None, 2.0)


def test_half_a_frame_and_then_silence_is_told_with_its_bytes_and_soon() -> None:
    with pytest.raises(ValueError, match="2 bytes, then silence: 61 62"):
        read((0.0, b"ab"), (0.6, b"."))


def test_a_sender_that_never_comes_to_an_end_is_given_up() -> None:
    with pytest.raises(ValueError, match="no complete frame within"):
        read(*[(0.5, b"a")] * 10)


def test_a_line_that_says_nothing_but_noise_is_as_good_as_silent_once_the_time_is_up() -> None:
    assert read(*[(0.5, b" ")] * 10) == (None, 2.0)


def test_what_can_never_be_a_frame_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="expected no exclamation mark"):
        read((0.0, b"!"))
