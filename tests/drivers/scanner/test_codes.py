"""Where a code ends: tails that are set, missing or doubled, pauses inside a code, and the same code twice."""

import pytest

from drivers.api.errors import DeviceError, Fault
from drivers.scanner.codec import Register, Reply, ReplyKind, encode_reply
from drivers.scanner.codes import ANY_GAP_S, TAIL_DUE_S
from drivers.scanner.showings import SAME_CODE_S
from tests.drivers.scanner.bench import Bench

CODE = b"GZ0117-000042"
NONE_MORE = 1.0


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.mark.parametrize(("tail", "sent"), [("any", b"\r"), ("cr", b"\r"), ("crlf", b"\r\n"), ("tab", b"\t")])
def test_the_engine_is_told_the_tail_that_ends_a_code(tail: str, sent: bytes) -> None:
    bench = Bench(tail)
    bench.engine.registers[Register.TAIL] = 0b1110_1010
    bench.scanner.start()
    assert bench.engine._tail == sent
    assert bench.engine.registers[Register.TAIL] & 0b1000_1111 == 0b1000_1010  # the rest is as it was
    bench.engine.show_code(CODE)
    assert bench.scanner.poll(2.0) == CODE


@pytest.mark.parametrize("tail", ["lf", "none"])
def test_a_tail_that_the_engine_cannot_be_told_is_left_as_it_is(tail: str) -> None:
    bench = Bench(tail)
    bench.engine.registers[Register.TAIL] = 0b0111_0000
    bench.scanner.start()
    assert bench.engine.registers[Register.TAIL] == 0b0111_0000


@pytest.mark.parametrize("sent", [None, b"\r", b"\n", b"\r\n", b"\t"])
@pytest.mark.parametrize("at", [1, 7, 12])
@pytest.mark.parametrize("seconds", [0.11, 0.3, 1.1])
def test_an_engine_that_pauses_inside_a_code_is_waited_for(
    bench: Bench, sent: bytes | None, at: int, seconds: float
) -> None:
    bench.engine.tail = sent
    bench.engine.pause = at, seconds
    bench.scanner.start()
    bench.engine.show_code(CODE)
    assert bench.scanner.poll(2.0) == CODE


def test_where_the_tail_is_known_a_code_may_pause_for_longer(bench: Bench) -> None:
    bench.engine.pause = 7, TAIL_DUE_S - 0.1
    bench.scanner.start()
    bench.engine.show_code(CODE)
    assert bench.scanner.poll(2.0) == CODE


@pytest.mark.hits("code-without-its-tail")
@pytest.mark.parametrize("tail", ["cr", "lf", "crlf", "tab"])
def test_half_a_code_is_not_believed_where_a_tail_has_to_follow(tail: str) -> None:
    bench = Bench(tail)
    bench.engine.tail = b""
    bench.scanner.start()
    bench.engine.show_code(CODE[:7])
    with pytest.raises(DeviceError, match="7 bytes without the tail") as error:
        bench.scanner.poll(1.0)
    assert error.value.fault is Fault.UNREADABLE


def test_half_a_code_is_not_believed_once_the_engine_has_shown_its_tail(bench: Bench) -> None:
    bench.scanner.start()
    bench.engine.show_code(CODE)
    assert bench.scanner.poll(1.0) == CODE
    bench.engine.registers[Register.TAIL] = 0
    bench.engine.show_code(b"GZ0117-")
    with pytest.raises(DeviceError, match="without the tail"):
        bench.scanner.poll(1.0)


def test_an_engine_that_says_it_sends_a_tail_and_does_not_is_believed_after_a_while(bench: Bench) -> None:
    bench.scanner.start()
    bench.engine.tail = b""
    for _ in range(2):
        bench.engine.show_code(CODE)
        assert bench.scanner.poll(1.0) == CODE
        bench.port.now += SAME_CODE_S


@pytest.mark.parametrize("tail", ["any", "none"])
def test_a_code_without_any_tail_is_read_soon(tail: str) -> None:
    bench = Bench(tail)
    bench.engine.tail = b""
    bench.scanner.start()
    bench.engine.show_code(CODE)
    begun = bench.port.now
    assert bench.scanner.poll(2.0) == CODE
    assert bench.port.now - begun < ANY_GAP_S + 0.2


@pytest.mark.parametrize("tail", ["any", "cr", "crlf", "tab"])
def test_a_tail_without_a_code_before_a_late_reply_is_no_code_and_the_next_one_is_read(tail: str) -> None:
    bench = Bench(tail)
    bench.scanner.start()
    bench.engine._emit(bench.engine._tail + encode_reply(Reply(ReplyKind.OK, b"\0")), 0.0)
    assert bench.scanner.poll(NONE_MORE) is None
    bench.engine.show_code(CODE)
    assert bench.scanner.poll(2.0) == CODE


# --- the same code twice ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("gap", [0.0, 0.03, 0.06, 0.2])
@pytest.mark.parametrize("sent", [b"\r", b"\r\n", b"\t"])
def test_the_same_code_twice_within_a_moment_is_one_code(bench: Bench, gap: float, sent: bytes) -> None:
    bench.engine.tail = sent
    bench.engine.pause = len(CODE + sent), gap
    bench.engine.times = 2
    bench.scanner.start()
    bench.engine.show_code(CODE)
    assert bench.scanner.poll(2.0) == CODE
    bench.engine.hide_code()
    assert bench.scanner.poll(NONE_MORE) is None


@pytest.mark.parametrize("tail", ["any", "none"])
@pytest.mark.parametrize("gap", [0.03, 0.2])
def test_the_same_code_again_after_a_pause_and_without_any_tail_is_one_code(tail: str, gap: float) -> None:
    bench = Bench(tail)
    bench.engine.tail, bench.engine.times = b"", 2
    bench.engine.pause = len(CODE), gap
    bench.scanner.start()
    bench.engine.show_code(CODE)
    assert bench.scanner.poll(2.0) == CODE


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (b"20262026", b"20262026"),
        (b"1234567" * 2, b"1234567" * 2),
        (b"0" * 18, b"0" * 18),
        (b"1212" * 8, b"1212" * 8),
        (b"12345678" * 2, b"12345678"),
        (CODE * 2, CODE),
        (CODE * 3, CODE * 3),
        (CODE + CODE.replace(b"2", b"3"), CODE + CODE.replace(b"2", b"3")),
    ],
)
@pytest.mark.parametrize("tail", ["any", "none"])
def test_a_code_that_says_the_same_twice_in_one_breath_is_one_where_that_is_no_chance(
    tail: str, sent: bytes, code: bytes
) -> None:
    bench = Bench(tail)
    bench.engine.tail = b""
    bench.scanner.start()
    bench.engine.show_code(sent)
    assert bench.scanner.poll(2.0) == code


def test_a_code_that_says_the_same_twice_before_its_tail_is_whole(bench: Bench) -> None:
    bench.engine.tail = b"\r"
    bench.scanner.start()
    bench.engine.show_code(CODE * 2)
    assert bench.scanner.poll(2.0) == CODE * 2


def test_the_same_code_shown_again_is_read_again(bench: Bench) -> None:
    bench.scanner.start()
    bench.engine.show_code(CODE)
    assert bench.scanner.poll(2.0) == CODE
    bench.port.now += SAME_CODE_S
    assert bench.scanner.poll(2.0) == CODE


def test_a_code_that_stays_before_the_window_is_read_again_for_who_asks_soon(bench: Bench) -> None:
    bench.engine.show_code(CODE)
    for _ in range(3):
        bench.scanner.start()
        assert bench.scanner.poll(2.0) == CODE
        bench.scanner.stop()


def test_two_different_codes_in_one_breath_are_never_half_of_one(bench: Bench) -> None:
    bench.scanner.start()
    bench.engine.prefix = b"GZ0117-000041\r"
    bench.engine.show_code(CODE)
    assert bench.scanner.poll(2.0) == b"GZ0117-000041\r" + CODE  # which is no text, and is refused as a whole


# --- what stands around it ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("prefix", "suffix"),
    [
        (b"\x02", b"\x03"),
        (b"", b"\x03"),
        (b"\x01", b"\x04"),
        (b"]Q1", b""),
        (b"\x02]Q1", b"\x03"),
        (b"\\000026", b""),
        (b"]Q2\\000026", b""),
    ],
)
@pytest.mark.parametrize("times", [1, 2])
def test_what_the_engine_puts_around_a_code_is_taken_off(
    bench: Bench, prefix: bytes, suffix: bytes, times: int
) -> None:
    bench.engine.prefix, bench.engine.suffix, bench.engine.times = prefix, suffix, times
    bench.scanner.start()
    bench.engine.show_code(CODE)
    assert bench.scanner.poll(2.0) == CODE


def test_a_code_that_contradicts_its_own_mark_is_unreadable_and_the_next_is_read(bench: Bench) -> None:
    bench.engine.prefix = b"\\000027"
    bench.scanner.start()
    bench.engine.show_code("é")
    with pytest.raises(DeviceError) as error:
        bench.scanner.poll(2.0)
    assert error.value.fault is Fault.UNREADABLE
    bench.engine.show_code(CODE)
    assert bench.scanner.poll(2.0) == CODE


# --- a line that was dropped --------------------------------------------------------------------------------------


def test_an_idle_line_that_was_dropped_is_opened_anew(bench: Bench) -> None:
    bench.scanner.start()
    bench.scanner.stop()
    bench.port.dropped = True
    bench.scanner.status()
    bench.port.dropped = True
    bench.scanner.start()
    bench.engine.show_code(CODE)
    assert bench.scanner.poll(2.0) == CODE
