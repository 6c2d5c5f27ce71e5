"""Whether the back end is there, as a whole terminal sees it: broken ones are named, and nobody waits for a look."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random

import pytest

from kiosk.backend.pace import SOMEBODY_S, WITH_SOMEBODY_S
from tests.sim.citizen import Citizen
from tests.sim.http_server import Answer, Request, Response
from tests.sim.scheduler import Scheduler
from tests.sim.terminal import Terminal
from tests.sim.world import World, folder, world

PROBE = "/v1/queries/application"
NOBODY = b'{"number": "0", "kind": "", "state": "unknown", "since": "", "genuine": false}'
CERTIFICATE = "social-insurance-certificate"


@contextmanager
def terminal_in(run: Scheduler, answers: Answer | None = None) -> Iterator[tuple[Terminal, World]]:
    dice = Random(1)
    with folder() as place, world(run, place, dice) as outside:
        outside.answers = answers or outside.answers
        yield Terminal(run, outside, "b1", dice), outside


def json(status: int, body: bytes, kind: str = "application/json") -> Callable[[Request], Response]:
    """An answer that carries the request's nonce."""

    def answer(request: Request) -> Response:
        nonce = next(value for name, value in request.headers if name.lower() == "x-nonce")
        head = (("Content-Type", kind), ("Content-Length", str(len(body))), ("X-Answers", nonce))
        return Response(status, head, body)

    return answer


def unbound(request: Request) -> Response:
    whole = json(200, NOBODY)(request)
    return Response(200, tuple(pair for pair in whole.headers if pair[0] != "X-Answers"), whole.body)


BROKEN: dict[str, tuple[Callable[[Request], Response | None], str, str]] = {
    "nothing there": (json(404, b"<html>", "text/html"), "NET-03", "HTTP 404"),
    "a gateway without its back end": (json(502, b"<html>", "text/html"), "NET-01", "HTTP 502"),
    "no content": (json(204, b""), "NET-03", "HTTP 204"),
    "a refusal of its own form": (json(400, b'{"error": "no"}'), "NET-03", "HTTP 400"),
    "no word of the question": (unbound, "NET-03", "the answer to another request"),
    "an envelope": (json(200, b'{"code": 0, "data": ' + NOBODY + b"}"), "NET-03", "answer"),
    "an envelope of a refusal": (json(200, b'{"code": 401}'), "NET-03", "answer"),
    "a null": (json(200, NOBODY.replace(b'""', b"null", 1)), "NET-03", "answer.kind"),
}


def broken(answer: Callable[[Request], Response | None]) -> Answer:
    """Its health is well; whatever is signed goes wrong."""

    def answers(request: Request) -> Response | None:
        well = b'{"ok": true}'
        head = (("Content-Type", "application/json"), ("Content-Length", str(len(well))))
        return Response(200, head, well) if request.target == "/v1/health" else answer(request)

    return answers


@pytest.fixture
def run() -> Scheduler:
    return Scheduler(1)


@pytest.mark.parametrize("name", BROKEN)
def test_a_back_end_that_answers_no_signed_question_is_named_before_anybody_begins(run: Scheduler, name: str) -> None:
    answer, code, says = BROKEN[name]
    with terminal_in(run, broken(answer)) as (terminal, _):

        def day() -> None:
            terminal.see("home", "home-start")
            run.sleep(10.0)
            terminal.touch(CERTIFICATE)
            terminal.see("guide")
            terminal.stop()

        run.play(day)
        problem = terminal.runtime.visit.lacking["backend"]
        assert problem.code == code
        assert says in problem.evidence


def test_a_back_end_that_takes_twenty_seconds_is_named_too(run: Scheduler) -> None:
    with terminal_in(run) as (terminal, outside):
        outside.answers = lambda request: run.sleep(20.0) or outside.backend(request)  # type: ignore[func-returns-value]

        def day() -> None:
            terminal.see("home", "home-start")
            run.sleep(30.0)
            terminal.stop()

        run.play(day)
        assert terminal.runtime.visit.lacking["backend"].code == "NET-02"


def test_an_untouched_terminal_asks_once_a_minute_and_one_signed_question_at_a_time(run: Scheduler) -> None:
    with terminal_in(run) as (terminal, outside):
        asked: list[tuple[float, str]] = []

        def answers(request: Request) -> Response | None:
            asked.append((run.now(), request.target))
            return outside.backend(request)

        outside.answers = answers

        def day() -> None:
            terminal.see("home", "home-start")
            run.sleep(600.0)
            terminal.stop()

        run.play(day)
        assert {target for _, target in asked} == {PROBE}
        assert 9 <= len(asked) <= 13


@pytest.mark.parametrize("how", ["touch", "card"])
def test_whoever_comes_sees_what_is_true_now(run: Scheduler, how: str) -> None:
    with terminal_in(run) as (terminal, outside):
        seen: list[bool] = []

        def day() -> None:
            terminal.see("home", "home-start")
            run.sleep(100.0)
            outside.cut_line()
            seen.append("backend" in terminal.runtime.visit.lacking)
            if how == "touch":
                terminal.touch("help")
            else:
                outside.insert_card("chen-jianming")
                terminal.see("home", "home-hello")
            run.sleep(1.0)
            seen.append("backend" in terminal.runtime.visit.lacking)
            outside.restore_line()
            run.sleep(2 * WITH_SOMEBODY_S)
            seen.append("backend" in terminal.runtime.visit.lacking)
            terminal.stop()

        run.play(day)
        assert seen == [False, True, False]


def test_an_answer_that_breaks_its_contract_ends_one_matter_and_nothing_else(run: Scheduler) -> None:
    with terminal_in(run) as (terminal, outside):

        def answers(request: Request) -> Response | None:
            spoiled = request.target == f"/v1/queries/{CERTIFICATE}"
            return json(200, b'{"number": 1}')(request) if spoiled else outside.backend(request)

        lacking: list[bool] = []

        def day() -> None:
            citizen = Citizen(terminal, outside, run, Random(1))
            terminal.see("home", "home-start")
            outside.insert_card("chen-jianming")
            terminal.see("home", "home-hello")
            outside.answers = answers
            citizen.touch(CERTIFICATE)
            terminal.see("problem", "problem-dat-07")
            lacking.append("backend" in terminal.runtime.visit.lacking)
            citizen.touch("home")
            terminal.see("home")
            outside.remove_card()
            run.sleep(SOMEBODY_S)
            lacking.append("backend" in terminal.runtime.visit.lacking)
            outside.answers = outside.backend
            outside.insert_card("zhou-weimin")
            terminal.see("home", "home-hello")
            citizen.touch(CERTIFICATE)
            terminal.see("review")
            terminal.stop()

        run.play(day)
        assert lacking == [False, False]
        assert terminal.machine is not None
        (warning,) = terminal.machine._availability.states["backend"].warnings
        assert warning.startswith(f"DAT-07: {CERTIFICATE}: answer")


def test_a_question_that_is_not_answered_counts_at_once_and_the_next_look_has_the_last_word(run: Scheduler) -> None:
    with terminal_in(run) as (terminal, outside):
        lacking: list[bool] = []

        def day() -> None:
            terminal.see("home", "home-start")
            outside.insert_card("chen-jianming")
            terminal.see("home", "home-hello")
            run.sleep(1.0)
            outside.answers = broken(json(500, b"{}"))
            Citizen(terminal, outside, run, Random(1)).touch(CERTIFICATE)
            terminal.see("problem", "problem-net-01")
            lacking.append("backend" in terminal.runtime.visit.lacking)
            outside.answers = outside.backend
            run.sleep(SOMEBODY_S / 2)
            lacking.append("backend" in terminal.runtime.visit.lacking)
            terminal.stop()

        run.play(day)
        assert lacking == [True, False]
