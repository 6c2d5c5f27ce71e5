"""A terminal whose clock is wrong: it is noticed, said for what it is, and no application is lost by it.

Covers check as well.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from device_sim.backend.server import BackendServer
from kiosk.backend.check import backend_problem, line_came_back
from kiosk.backend.gateway import Gateway, Limits
from kiosk.backend.replies import moment
from kiosk.model.problem import Problem
from kiosk.problems.table import problem_named
from offline_cache.contents import DAY_S
from offline_cache.entry import Entry
from offline_cache.sync import Accepted, Delivery, Refused, sync_once
from tests.kiosk.backend.bad_lines import NOBODY_KNOWN, NOW, PAYLOAD, Line, gateway_to, saying
from tests.offline_cache.rig import Clock, opened

DATE = "Date: Mon, 23 Nov 2026 02:13:20 GMT\r\n"  # this is NOW
WELL = {"body": NOBODY_KNOWN}


@pytest.mark.parametrize(
    ("differs", "code", "says"),
    [
        (0, "", ""),
        (280, "", ""),
        (-280, "", ""),
        (600, "NET-05", "ours is 10 min ahead"),
        (-290, "NET-05", "ours is 5 min behind"),
    ],
)
def test_a_clock_that_differs_is_said_before_anybody_asks(
    line: Callable[..., Line], differs: float, code: str, says: str
) -> None:
    there = line(saying(**WELL, more=DATE))
    gateway = gateway_to(there.url, clock=lambda: NOW + differs, limits=Limits())
    problem = backend_problem(gateway, there.url)
    assert (problem.code, problem.evidence) == (code, says) if problem else code == ""
    assert gateway.ahead == differs
    gateway.close()


ABSURD = [
    "Date: yesterday\r\n",
    "Date: Mon, 99 Jan 99999999999999999999 10:00:00 GMT\r\n",
    "Date: Mon, 01 Jan 0001 00:00:00 GMT\r\n",
    "Date: Fri, 31 Dec 9999 23:59:59 GMT\r\n",
    "Date: Thu, 01 Jan 1970 00:00:00 GMT\r\n",
]


@pytest.mark.parametrize("more", ["", *ABSURD])
def test_a_back_end_that_does_not_say_its_time_is_not_compared(line: Callable[..., Line], more: str) -> None:
    there = line(saying(**WELL, more=more))
    gateway = gateway_to(there.url, limits=Limits())
    assert backend_problem(gateway, there.url) is None
    assert gateway.ahead is None
    gateway.close()


def test_a_back_end_that_does_not_answer_is_called_that_and_its_time_is_not_believed(line: Callable[..., Line]) -> None:
    there = line(saying(body=b"{}", status="404 Not Found", more=DATE))
    gateway = gateway_to(there.url, clock=lambda: NOW + 600, limits=Limits())
    problem = backend_problem(gateway, there.url)
    assert problem is not None
    assert (problem.code, gateway.ahead) == ("NET-03", None)
    gateway.close()


@pytest.mark.parametrize(("more", "says"), [(DATE, "ours is 10 min ahead"), ("", "HTTP 401: made 600 s before")])
def test_a_back_end_that_calls_us_stale_says_by_how_much_our_clock_is_wrong(
    line: Callable[..., Line], more: str, says: str
) -> None:
    body = b'{"code": "stale", "detail": "made 600 s before"}'
    there = line(saying(body=body, status="401 Unauthorized", kind="application/problem+json", more=more))
    gateway = gateway_to(there.url, clock=lambda: NOW + 600, limits=Limits())
    problem = backend_problem(gateway, there.url)
    assert problem is not None
    assert (problem.code, problem.evidence) == ("NET-05", says)
    gateway.close()


def delivers(gateway: Gateway) -> Callable[[Entry], Delivery]:
    return lambda one: gateway.deliver(one.key, one.kind, one.number, one.visit, one.created, one.payload, one.released)


@pytest.mark.parametrize(("wrong_by", "reason"), [(-40 * DAY_S, "too-old"), (40 * DAY_S, "from-the-future")])
def test_an_application_taken_while_the_clock_was_wrong_arrives_once_it_is_released(
    tmp_path: Path, server: BackendServer, wrong_by: float, reason: str
) -> None:
    clock = Clock(NOW + wrong_by)
    gateway = gateway_to(server.url, clock=clock, limits=Limits())
    with opened(tmp_path, clock) as outbox:
        entry = outbox.put("application_submitted", PAYLOAD, visit="v", key="v/keep", numbered=True)
        clock.now = NOW
        refused = sync_once(outbox, delivers(gateway), NOW, Random(1))
        assert isinstance(refused, Refused)
        assert refused.reason.startswith(reason)
        outbox.release(entry.key)
        accepted = sync_once(outbox, delivers(gateway), NOW, Random(1))
        assert isinstance(accepted, Accepted)
        assert accepted.reply["number"] == entry.number
    gateway.close()


@pytest.mark.parametrize(
    ("before", "after", "came_back"),
    [
        ("unreachable", "", True),
        ("unreachable", "clock-differs", True),
        ("unreachable", "unreachable", False),
        ("clock-differs", "clock-differs", False),
        ("clock-differs", "", False),
        ("", "clock-differs", False),
        ("", "", False),
    ],
)
def test_a_clock_that_is_wrong_is_no_line_that_comes_back_at_each_look(
    before: str, after: str, *, came_back: bool
) -> None:
    def named(name: str) -> Problem | None:
        return problem_named(name) if name else None

    assert line_came_back(named(before), named(after)) is came_back


@pytest.mark.parametrize(
    "said",
    [
        "Mon, 23 Nov 2026 04:00:00 GMT",
        "Mon, 23 Nov 2026 04:00:00",
        "Mon, 23 Nov 2026 04:00:00 -0000",
        "Mon Nov 23 04:00:00 2026",
        "Monday, 23-Nov-26 04:00:00 GMT",
    ],
)
def test_a_date_without_a_zone_is_in_utc_wherever_the_terminal_stands(
    monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    at = moment(said)
    monkeypatch.undo()
    time.tzset()
    assert at == datetime(2026, 11, 23, 4, tzinfo=UTC).timestamp()
