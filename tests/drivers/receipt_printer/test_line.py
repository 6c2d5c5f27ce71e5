"""Which of a printer's bytes answers what: late answers, fences, flow control, noise, and what is pushed unasked."""

import pytest

from drivers.receipt_printer.line import ANSWER_S, LATE_S, MOST_NOISE, TWICE_S, PrinterLine
from drivers.receipt_printer.models import EPSON, VKP80III

QUESTIONS = EPSON.status.requests
MICROSECOND = 1e-6


class Script:
    """A Transport with virtual time. To each write it answers with the next of `replies`: (seconds later, hex)."""

    def __init__(self, *replies: tuple[tuple[float, str], ...], tick: float = 0.0) -> None:
        """`tick`: so much later is each look at the clock."""
        self.now = 0.0
        self.tick = tick
        self.closed = False
        self.written: list[bytes] = []
        self._replies = list(replies)
        self._due: list[tuple[float, int]] = []

    def clock(self) -> float:
        self.now += self.tick
        return self.now

    def write(self, data: bytes) -> None:
        self.written.append(data)
        for later, text in self._replies.pop(0) if self._replies else ():
            due = max(self.now + later, self._due[-1][0] if self._due else 0.0)  # nothing overtakes on a line
            self._due += [(due, byte) for byte in bytes.fromhex(text)]

    def read(self, size: int, timeout: float) -> bytes:
        if not self._due or self._due[0][0] > self.now + timeout:
            self.now += timeout
            return b""
        due, byte = self._due.pop(0)
        self.now = max(self.now, due)
        return bytes((byte,))

    def flush_input(self) -> None:
        self._due = [due for due in self._due if due[0] > self.now]

    def set_baud(self, baud: int) -> None: ...

    def close(self) -> None:
        self.closed = True


def line_with(*replies: tuple[tuple[float, str], ...], tick: float = 0.0) -> tuple[Script, PrinterLine]:
    script = Script(*replies, tick=tick)
    return script, PrinterLine(script, EPSON.status, script.clock)


def answers_to_all(*replies: tuple[tuple[float, str], ...]) -> str:
    _, line = line_with(*replies)
    return b" ".join(line.ask(number).hex().encode() for number in range(len(QUESTIONS))).decode()


@pytest.mark.parametrize(
    "before",
    [
        "",
        "13 11",  # the printer was busy, and is not any more
        "11",
        "14 00 00 0f",  # automatic status back: well
        "1c 00 0c 0f",  # its paper is out
        "38 00 0f 00 14 00 00 0f",  # two blocks
        "1c 13 11 00 0c 0f",  # flow control inside a block
        "1c 00 14 00 00 0f",  # half a block, then a whole one
        "ff a5",  # noise
    ],
)
def test_what_answers_nothing_is_passed_over(before: str) -> None:
    assert answers_to_all(*(((0.0, f"{before} {answer}"),) for answer in ("16", "12", "12", "1e"))) == "16 12 12 1e"


@pytest.mark.parametrize("late", [0.4, 0.6, 1.4])
def test_an_answer_that_is_late_is_still_the_answer_to_its_question(late: float) -> None:
    assert answers_to_all(*(((late, answer),) for answer in ("16", "12", "12", "72"))) == "16 12 12 72"


@pytest.mark.parametrize("late", [ANSWER_S + 0.1, LATE_S - 0.1])
def test_an_answer_that_nobody_waits_for_any_more_is_not_the_next_ones(late: float) -> None:
    _, line = line_with(((late, "72"),), ((0.0, "12"),))
    assert line.ask(3) == b""
    assert line.answer_is_late
    assert line.ask(0).hex() == "12"


def test_a_printer_that_was_busy_has_its_time_to_answer() -> None:
    _, line = line_with(((0.0, "13"), (1.0, "11 16")))
    assert line.ask(0).hex() == "16"


@pytest.mark.hits("answers-come-twice")
@pytest.mark.parametrize("later", [0.0, 0.001, 0.04])
def test_answers_that_come_twice_are_not_those_to_the_next_questions(later: float) -> None:
    answers = ("16", "12", "12", "72")
    assert answers_to_all(*(((0.0, answer), (later, answer)) for answer in answers)) == "16 12 12 72"


TICKS = pytest.mark.parametrize("tick", [0.0, MICROSECOND])


@TICKS
def test_a_byte_that_comes_before_a_question_does_not_answer_it(tick: float) -> None:
    script, line = line_with(((0.0, "12"), (TWICE_S + 0.1, "13 1c 00 0c 0f 16")), ((0.0, "12"),), tick=tick)
    assert line.ask(0).hex() == "12"
    script.now += 1.0
    assert line.ask(1).hex() == "12"


@TICKS
def test_a_fence_is_heard_also_between_two_questions(tick: float) -> None:
    script, line = line_with(((0.0, "12"), (TWICE_S + 0.1, "00")), ((0.0, "12"),), tick=tick)
    line.ask(0)
    script.now += 1.0
    assert (line.fence_seen, line.ask(1).hex(), line.fence_seen) == (False, "12", True)


@TICKS
def test_an_answer_that_came_too_late_is_no_answer_to_a_question_that_is_asked_much_later(tick: float) -> None:
    """Nor is any byte in the middle of it one that answers a fence."""
    late = (ANSWER_S + 0.1, "10 0f 11 13 00 00")
    script = Script((late,), ((0.0, "10 0f 11 13 01 00"),), tick=tick)
    line = PrinterLine(script, VKP80III.status, script.clock)
    assert line.ask(0) == b""
    script.now += LATE_S
    assert (line.ask(0).hex(" "), line.fence_seen) == ("10 0f 11 13 01 00", False)


def test_a_line_that_never_falls_silent_holds_no_question_up() -> None:
    script, line = line_with(((0.0, "ff" * 2000),), tick=0.001)
    line.write(b"\x1b@")
    assert line.ask(0).hex() == "ff" * MOST_NOISE
    assert script.now < 0.5


@pytest.mark.parametrize("later", [0.06, 0.2])
def test_answers_that_come_again_late_are_not_those_to_the_next_questions_once_one_was_seen(later: float) -> None:
    replies = [((0.0, answer), (later, answer)) for answer in ("12", "16", "12", "12", "72")]
    script, line = line_with(*replies, tick=MICROSECOND)
    assert line.ask(0).hex() == "12"
    script.now += 1.0
    assert [line.ask(number).hex() for number in range(4)] == ["16", "12", "12", "72"]
    assert script.now < 1.0 + 5 * (later + TWICE_S)


def test_what_comes_unasked_and_is_not_the_answer_before_makes_no_question_wait() -> None:
    script, line = line_with(((0.0, "12"), (TWICE_S + 0.1, "16")), *[((0.0, "12"),)] * 3)
    line.ask(0)
    script.now = 1.0
    for number in (1, 2, 3):
        line.ask(number)
    assert script.now == 1.0


def test_an_answer_that_never_comes_is_waited_for_once() -> None:
    script, line = line_with((), ((0.0, "12"),), ((0.0, "12"),))
    line.ask(0)
    assert line.ask(0).hex() == "12"
    assert script.now == LATE_S + TWICE_S  # the first answer that comes is waited for once more
    line.ask(1)
    assert script.now == LATE_S + TWICE_S


def test_noise_alone_is_told_soon_and_the_answer_behind_it_is_not_the_next_ones() -> None:
    script, line = line_with(((0.0, "ff 7f"), (1.0, "72")), ((0.0, "12"),))
    assert line.ask(3).hex(" ") == "ff 7f"
    assert script.now < 0.5
    assert line.ask(0).hex() == "12"


def test_a_fence_that_is_answered_between_answers_is_seen() -> None:
    _, line = line_with(((0.0, "03 12"),))
    assert line.ask(0).hex() == "12"
    assert line.await_fence(0.0)


@pytest.mark.parametrize(
    ("came", "fence"),
    [
        ("00", True),
        ("0f", True),
        ("13 11 03", True),
        ("1c 00 0c 0f", False),  # a block: its paper ended
        ("1c 00 0c 0f 00", True),  # a block, then the fence's answer
        ("1c 00 0c", False),  # most of a block
        ("12 72", False),  # late answers to questions
    ],
)
def test_only_a_fences_answer_ends_a_job(came: str, fence: bool) -> None:
    _, line = line_with(((0.0, came),))
    line.write(b"\x1dr\x01")
    assert line.await_fence(0.2) is fence


@pytest.mark.hits("fence-or-rest-of-a-block")
@pytest.mark.parametrize(("came", "later", "sure"), [("1c 00", "00", 2), ("1c 00", "0c 0f", 2), ("38", "00 00", 3)])
def test_what_may_be_the_rest_of_a_block_that_broke_off_is_asked_again(came: str, later: str, sure: int) -> None:
    """As often as bytes are missing: then it is the fence's answer."""
    _, line = line_with(((0.0, came), (0.5, later)), *[((0.0, "00"),)] * 3)
    line.write(EPSON.fence)
    for _ in range(sure - len(bytes.fromhex(later)) + 1):
        assert (line.await_fence(1.0), line.fence_doubtful) == (False, True)
        line.forget_fence()
        line.write(EPSON.fence)
    assert (line.await_fence(1.0), line.fence_doubtful) == (True, False)


def test_between_two_answers_the_rest_of_a_block_is_as_doubtful() -> None:
    _, line = line_with(((0.0, "1c 00"), (0.5, "0c 12")))
    assert line.ask(0).hex() == "12"
    assert (line.fence_seen, line.fence_doubtful) == (False, True)


def test_the_rest_of_a_block_has_its_time() -> None:
    _, line = line_with(((0.0, "1c 00"), (LATE_S + 0.5, "00")))
    line.write(EPSON.fence)
    assert line.await_fence(LATE_S + 1.0)


def test_a_full_status_may_hold_bytes_that_elsewhere_are_flow_control() -> None:
    script = Script(((0.0, "13 10 0f 11 13 00 00"),))
    line = PrinterLine(script, VKP80III.status, script.clock)
    assert line.ask(0).hex(" ") == "10 0f 11 13 00 00"


def test_what_comes_while_nothing_was_asked_is_let_pass() -> None:
    script, line = line_with(((0.1, "00"), (0.2, "12")), ((0.0, "16"),))
    line.write(b"\x1b@")
    line.rest(1.0)
    assert (script.now, line.fence_seen, line.ask(0).hex()) == (1.0, False, "16")


def test_a_text_is_read_as_it_is_but_for_flow_control() -> None:
    _, line = line_with(((0.0, "5f 13 50 11 00"),))
    line.write(b"\x1dIB")
    assert b"".join(line.read_text(0.5) for _ in range(4)) == b"_P\0"


def test_what_came_unheard_can_be_thrown_away_with_the_block_it_began() -> None:
    script, line = line_with(((0.0, "1c 00"),), ((0.1, "00"),))
    line.write(b"\x1b@")
    assert not line.await_fence(0.0)
    line.flush()
    line.write(b"\x1dr\x01")
    assert line.await_fence(0.2)
    line.close()
    assert script.closed


def test_what_was_answered_before_a_job_is_no_answer_to_its_end() -> None:
    _, line = line_with()
    line.fence_seen = True
    line.forget_fence()
    assert not line.fence_seen
