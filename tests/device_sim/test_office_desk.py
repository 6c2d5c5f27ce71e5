"""The offices behind the back end and the line to them, told what to do, and what the real gateway then meets."""

import time
from typing import Any

import pytest

from device_sim.people import person
from device_sim.world import World
from kiosk.backend.gateway import Gateway
from kiosk.backend.replies import GatewayError
from offline_cache.sync import Unreachable

NUMBER = "GZ0117-20261123-0042-7"


def insurance(gateway: Gateway, key: str) -> Any:
    chen = person("chen-jianming").card
    asked = {"id_number": chen.number, "name": chen.name, "subject": "5b" * 32}
    return gateway.ask("social-insurance-certificate", asked, key)


def apply(gateway: Gateway, key: str = "k-1") -> Any:
    data = {"id_number": person("huang-yulan").card.number, "service": "library-card"}
    return gateway.deliver(key, "application_submitted", NUMBER, "v-1", time.time(), data)


def test_a_cut_line_leaves_a_question_without_answer_until_it_is_restored(world: World, gateway: Gateway) -> None:
    world.tell("line", "cut")
    with pytest.raises(GatewayError) as caught:
        insurance(gateway, "q-1")
    assert caught.value.kind == "unreachable"
    assert world.records()["certificates"] == []
    world.tell("line", "restore")
    assert insurance(gateway, "q-1")["name"] == person("chen-jianming").card.name
    assert len(world.records()["certificates"]) == 1


def test_one_lost_answer_is_one_and_what_was_delivered_stays_delivered_once(world: World, gateway: Gateway) -> None:
    world.tell("line", "lose_answers", "1")
    assert world.state()["line"] == {"mode": "lose_answers", "count": 1}
    assert isinstance(apply(gateway), Unreachable)
    assert world.state()["line"] == {"mode": "ok", "count": None}
    apply(gateway)
    assert world.records()["deliveries"] == 1


def test_the_office_decides_about_the_newest_application(world: World, gateway: Gateway) -> None:
    with pytest.raises(ValueError, match="no application has arrived yet"):
        world.tell("office", "accept")
    apply(gateway)
    for decision, state in (("accept", "accepted"), ("approve", "approved")):
        assert world.tell("office", decision)["state"] == state
    with pytest.raises(ValueError, match="the application is approved, so it cannot become accepted"):
        world.tell("office", "accept", NUMBER)


def test_the_office_is_told_what_to_answer_whom(world: World, gateway: Gateway) -> None:
    world.tell("office", "answer", "chen-jianming", "social-insurance-certificate", "nothing-on-file")
    with pytest.raises(GatewayError) as refused:
        insurance(gateway, "q-1")
    assert refused.value.reason == "nothing-on-file"
    world.tell("id_card", "insert_card", "chen-jianming")
    world.tell("office", "answer", "here", "social-insurance-certificate", "receiving")
    assert {one["status"] for one in insurance(gateway, "q-2")["insurances"]} == {"receiving"}


def test_the_office_says_which_answers_it_has(world: World) -> None:
    with pytest.raises(ValueError, match="it has usual, longest, rare"):
        world.tell("office", "answer", "chen-jianming", "social-insurance-certificate", "tea")
    with pytest.raises(ValueError, match="no card lies on the reader"):
        world.tell("office", "answer", "here", "social-insurance-certificate", "usual")
