"""The back end's faults really happen on the wire."""

import pytest
import requests

from device_sim.backend.faults import Mode
from tests.device_sim.backend.terminal import Caller, application, code


def test_a_lost_answer_is_found_again_under_its_key(terminal: Caller) -> None:
    terminal.server.faults.set(Mode.LOSE_ANSWERS, count=1)
    with pytest.raises(requests.ConnectionError):
        terminal.deliver(application())
    assert terminal.everything()["deliveries"] == 1
    assert terminal.deliver(application()).json()["state"] == "submitted"
    assert terminal.everything()["deliveries"] == 1


def test_a_back_end_that_is_down_does_nothing(terminal: Caller) -> None:
    terminal.server.faults.set(Mode.DOWN, count=1)
    with pytest.raises(requests.ConnectionError):
        terminal.deliver(application())
    assert terminal.everything()["deliveries"] == 0


def test_the_switch_is_reached_over_http_and_counts(terminal: Caller) -> None:
    url = f"{terminal.server.url}/sim/faults"
    assert requests.post(url, json={"mode": "error500", "count": 2}, timeout=10).json()["count"] == 2
    health = f"{terminal.server.url}/v1/health"
    assert [requests.get(health, timeout=10).status_code for _ in range(3)] == [500, 500, 200]
    assert requests.get(url, timeout=10).json()["mode"] == "ok"
    assert code(requests.post(url, json={"mode": "on fire"}, timeout=10)) == (422, "invalid")


def test_a_captive_portal_answers_every_question_with_a_web_page(terminal: Caller) -> None:
    terminal.server.faults.set(Mode.WRONG_TYPE)
    answer = terminal.deliver(application())
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert terminal.everything()["deliveries"] == 0
