"""A maker's program as it is spoken to, over virtual time: started, asked, left alone for a while, started again."""

from collections.abc import Callable

import pytest

from drivers.api.permission import NotPermitted
from drivers.transports.program import LONGEST_PAUSE_S, START_S, Program, ProgramFailed
from drivers.transports.program_lines import LONGEST

HELLO = b'{"suizhu":1,"device":"id_card","name":"Acme"}\n'
DONE = b'{"id":%d,"ok":{}}\n'


class Made:
    """A program that says what its script says: bytes to a request, or an error. Time goes on as it is waited."""

    def __init__(self) -> None:
        self.now = 0.0
        self.starts = 0
        self.first = HELLO
        self.answers: Callable[[int], bytes] = lambda number: DONE % number
        self.fails: OSError | None = None
        self.gone = False
        self.program = Program(self._start, "id_card", 10.0, lambda: self.now)
        self._said = b""

    def _start(self) -> "Made":
        if self.fails:
            raise self.fails
        self.starts += 1
        self._said, self.gone = self.first, False
        return self

    def write(self, data: bytes) -> None:
        number = int(data.partition(b'"id":')[2].partition(b",")[0])
        self._said += self.answers(number)

    def read(self, size: int, timeout: float) -> bytes:
        if self.gone:
            raise OSError("it was ended by SIGSEGV")
        said, self._said = self._said[:size], self._said[size:]
        if not said:
            self.now += timeout
        return said

    def flush_input(self) -> None:
        if self.gone:
            raise OSError("it was ended by SIGSEGV")
        self._said = b""

    def set_baud(self, baud: int) -> None: ...

    def close(self) -> None: ...

    def failure(self) -> str:
        with pytest.raises(ProgramFailed) as caught:
            self.program.ask("status")
        return str(caught.value)


def test_it_is_started_by_the_first_request_and_goes_on_running() -> None:
    made = Made()
    assert made.starts == 0
    assert [made.program.ask("status").done for _ in range(3)] == [{}, {}, {}]
    assert made.starts == 1
    assert made.program.hello().name == "Acme"


def test_one_that_does_not_answer_is_ended_at_its_deadline() -> None:
    made = Made()
    made.answers = lambda number: b""
    assert made.failure() == "no answer to status in 10 s"
    assert made.now == 10.0


def test_one_that_answers_for_ever_and_never_this_request_is_ended_as_well() -> None:
    made = Made()
    made.program.ask("status")

    def late(number: int) -> bytes:
        made.now += 1.0
        return DONE % (number - 1)

    made.answers = late
    assert "no answer" in made.failure()


@pytest.mark.hits("answer-to-another-request-dropped")
def test_an_answer_to_another_request_is_none_to_this_one() -> None:
    made = Made()
    made.answers = lambda number: b'{"id":%d,"ok":{"card":true}}\n' % (number + 1)
    assert "no answer" in made.failure()


def test_lines_that_come_at_once_are_all_heard() -> None:
    made = Made()
    made.answers = lambda number: DONE % (number + 7) + b'{"id":%d,"ok":{"card":true}}\n' % number
    assert made.program.ask("find").done == {"card": True}


def test_what_comes_behind_an_answer_belongs_to_no_other_one() -> None:
    made = Made()
    made.answers = lambda number: DONE % number + b'{"id":%d,"ok":{"card":true}}\n' % (number + 1)
    assert [made.program.ask("find").done for _ in range(2)] == [{}, {}]
    made.answers = lambda number: DONE % number + b"half a li"
    assert [made.program.ask("find").done for _ in range(2)] == [{}, {}]


@pytest.mark.parametrize(
    "said",
    [
        b"Segmentation fault\n",
        b"x" * LONGEST,
        b'{"id":1,"ok":{}',
        b'{"id":1,"ok":"\xff"}\n',
        "张三 440100199001010015 广东省广州市".encode(),
    ],
)
def test_one_that_does_not_keep_to_the_protocol_is_ended_and_quoted_nowhere(said: bytes) -> None:
    made = Made()
    made.answers = lambda number: said
    assert made.failure()
    assert made.starts == 1
    assert said[:12].decode("latin-1") not in made.failure()
    assert said[:2].hex(" ") not in made.failure()


def test_of_a_first_line_that_does_not_end_nothing_is_quoted() -> None:
    made = Made()
    made.first = "张三 440100199001010015".encode()
    assert made.failure() == f"its first line has not come in {START_S:g} s"


def test_one_that_greets_wrongly_or_not_at_all_is_ended() -> None:
    made = Made()
    made.first = b""
    assert made.failure() == f"its first line has not come in {START_S:g} s"
    made.now += LONGEST_PAUSE_S
    made.first = HELLO.replace(b"id_card", b"scanner")
    assert "for another device" in made.failure()


@pytest.mark.hits("failed-program-left-alone-for-a-while")
def test_one_that_fails_again_and_again_is_started_ever_later_and_soon_enough() -> None:
    made = Made()
    made.fails = FileNotFoundError(2, "No such file or directory", "/opt/MAKER/PROGRAM")
    pauses = []
    for _ in range(5):
        assert "/opt/MAKER/PROGRAM" in made.failure()
        before = made.now
        while "it is started again in" in made.failure():
            made.now += 0.25
        pauses.append(made.now - before)
    assert pauses == [0.5, 1.0, 2.0, 2.0, 2.0]
    assert LONGEST_PAUSE_S <= 3.0  # with the two seconds between two looks at a device: five
    made.fails, made.now = None, made.now + LONGEST_PAUSE_S
    assert made.program.ask("status").done == {}
    made.answers = lambda number: b"\n"
    assert made.failure()
    assert "in 0.5 s" in made.failure()  # one that was well is started again at once


@pytest.mark.hits("program-that-ended-idle-started-again")
def test_one_that_ended_while_nobody_asked_is_started_again_without_a_word() -> None:
    made = Made()
    made.program.ask("status")
    made.gone = True
    assert made.program.ask("status").done == {}
    assert made.starts == 2


def test_one_that_may_not_be_used_is_told_apart() -> None:
    made = Made()
    made.fails = NotPermitted("its mode is 600")
    assert [forbidden(made) for _ in range(3)] == [True, True, True]  # also while it is left alone
    made.now += LONGEST_PAUSE_S
    made.fails = FileNotFoundError(2, "No such file or directory", "/opt/MAKER/PROGRAM")
    assert [forbidden(made) for _ in range(3)] == [False, False, False]


def forbidden(made: Made) -> bool:
    with pytest.raises(ProgramFailed) as caught:
        made.program.ask("status")
    return caught.value.forbidden
