"""What has come from a scanner and is nobody's is thrown away to its end, and nothing of what comes after it."""

from contextlib import nullcontext

import pytest

from drivers.api.errors import DeviceError
from drivers.scanner.incoming import DRAIN_LIMIT_S, NOISE_GAP_S, READS_AGAIN_S, STORM_S, Incoming
from tests.clock import Clock

REST_S = 1.2


class Said:
    """A line on which each piece is heard after so many seconds of silence."""

    def __init__(self, *pieces: tuple[float, bytes]) -> None:
        self.clock = Clock()
        self.pieces = list(pieces)

    def hear(self, timeout: float) -> bytes:
        if not self.pieces or self.pieces[0][0] > timeout:
            self.clock.pause(timeout)
            if self.pieces:
                silence, data = self.pieces[0]
                self.pieces[0] = silence - timeout, data
            return b""
        silence, data = self.pieces.pop(0)
        self.clock.pause(silence)
        return data


class Endless(Said):
    """More has always come already."""

    def hear(self, timeout: float) -> bytes:
        self.clock.pause(0.01)
        return b"x"


class Lines(Incoming):
    """Of what ends with CR nothing more comes; of all else its rest, within `REST_S`."""

    def __init__(self, line: Said) -> None:
        super().__init__(line.hear, line.clock)

    def receive(self, seconds: float) -> bytes | None:
        """What comes within so many seconds that is no rest; None: until then the rest may come."""
        deadline = self._clock() + seconds
        return self._hear(max(deadline - self._clock(), 0.0)) if self._is_rest_over(deadline) else None

    def _rest_within(self, dropped: bytes) -> float:
        return 0.0 if dropped.endswith(b"\r") else REST_S


@pytest.mark.hits("rest-of-a-code-dropped")
@pytest.mark.parametrize("pause", [0.05, 0.3, 1.1])
@pytest.mark.parametrize("fresh", [False, True])
def test_the_rest_of_what_was_dropped_is_dropped_after_any_pause_that_a_scanner_makes(
    pause: float, *, fresh: bool
) -> None:
    line = Said(*([] if fresh else [(0.0, b"old ")]), (pause, b"co"), (pause, b"de\r"), (0.3, b"new\r"))
    incoming = Lines(line)
    incoming.drop_old(fresh=fresh)
    assert incoming.in_rest
    assert incoming.receive(5.0) == b"new\r"


def test_what_comes_later_than_any_rest_is_a_code_of_its_own() -> None:
    line = Said((0.0, b"old"), (REST_S + 0.01, b"new\r"))
    incoming = Lines(line)
    incoming.drop_old()
    assert incoming.receive(5.0) == b"new\r"


def test_who_waits_for_less_than_a_rest_takes_hears_nothing_and_the_rest_is_dropped_for_the_next() -> None:
    line = Said((0.0, b"old"), (1.0, b"rest\r"), (0.5, b"new\r"))
    incoming = Lines(line)
    incoming.drop_old()
    assert [incoming.receive(0.4) for _ in range(2)] == [None, None]
    assert incoming.receive(2.0) == b"new\r"


def test_a_rest_that_came_in_time_and_is_looked_at_late_is_a_rest() -> None:
    line = Said((0.0, b"old"))
    incoming = Lines(line)
    incoming.drop_old()
    line.clock.pause(REST_S + 1.0)  # the machine was busy
    line.pieces = [(0.0, b"rest\r"), (0.5, b"new\r")]
    assert incoming.receive(5.0) == b"new\r"


def test_where_nothing_was_dropped_what_comes_is_a_code() -> None:
    line = Said((0.2, b"new\r"))
    incoming = Lines(line)
    incoming.drop_old()
    assert (incoming.in_rest, incoming.receive(1.0)) == (False, b"new\r")


def test_behind_an_answer_comes_no_rest() -> None:
    line = Said((0.0, b"old"), (0.2, b"new\r"))
    incoming = Lines(line)
    incoming.drop_old()
    incoming.nothing_older_comes()
    assert incoming.receive(1.0) == b"new\r"


@pytest.mark.parametrize(
    ("pieces", "missed"),
    [
        ([b"\x00"], False),
        ([b"\xff", b"\r"], False),
        ([b"1234567"], False),
        ([b"1234", b"5678"], True),
        ([b"1", b"\r"], True),
    ],
)
def test_what_came_as_the_line_was_opened_is_asked_for_where_it_may_be_the_end_of_a_code(
    pieces: list[bytes], *, missed: bool
) -> None:
    line = Said(*((0.1, piece) for piece in pieces))
    incoming = Lines(line)
    incoming.drop_old(fresh=True)
    incoming.receive(REST_S * 2)
    line.clock.pause(READS_AGAIN_S)
    with pytest.raises(DeviceError, match="as the line was opened") if missed else nullcontext():
        incoming.require_first()


def test_nobody_is_asked_for_a_first_code_behind_which_one_was_heard_whole() -> None:
    line = Said((0.1, b"12345678"))
    incoming = Lines(line)
    incoming.drop_old(fresh=True)
    incoming.receive(REST_S * 2)
    incoming.one_came_whole()
    line.clock.pause(READS_AGAIN_S)
    incoming.require_first()


@pytest.mark.hits("old-codes-without-an-end")
def test_who_always_has_something_more_to_say_is_listened_to_for_a_second() -> None:
    line = Endless()
    Lines(line).drop_old()
    assert line.clock.now == pytest.approx(DRAIN_LIMIT_S, abs=0.02)


@pytest.mark.parametrize("limit", [DRAIN_LIMIT_S, STORM_S])
def test_who_never_falls_silent_is_listened_to_for_so_long_and_counted(limit: float) -> None:
    line = Said(*[(0.05, b"x")] * 1000)
    incoming = Lines(line)
    incoming.buffer += b"abc"
    assert incoming.drain(limit) == pytest.approx(3 + limit / 0.05, abs=1)
    assert line.clock.now == pytest.approx(limit, abs=0.06)
    assert (incoming.talking, incoming.in_rest) == (True, True)


def test_a_flood_that_ends_is_drained_to_its_end() -> None:
    line = Said((0.0, b"old"), (NOISE_GAP_S, b"code\r"), (NOISE_GAP_S + 0.01, b"new\r"))
    incoming = Lines(line)
    assert incoming.drain() == len(b"oldcode\r")
    assert (incoming.talking, incoming.receive(1.0)) == (False, b"new\r")


def test_of_another_scanner_no_rest_is_awaited() -> None:
    incoming = Lines(Said((0.0, b"old"), (0.1, b"new\r")))
    incoming.drop_old()
    incoming.forget()
    assert incoming.receive(1.0) == b"new\r"
