"""A whole visit in process, from the card to the delivered record, with the line cut and back in the middle.

Everything is the terminal's own but the window; devices and back end are the simulated ones, at their bytes. One seed
decides who runs next, how long the citizen thinks and how long the line is away.
"""

import json

import pytest

from kiosk.app.offer import says
from tests.sim.citizen import STOPPED_WITHIN_S, Citizen, Visit, allowance, certificate, play
from ui.words.sentences import Words

SEEDS = range(20)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_certificate_printed_while_the_line_is_cut_is_known_as_issued_when_it_is_back(seed: int) -> None:
    played = play(certificate, seed)
    assert played.failures == []
    assert played.screens[-1] == "home home-start"
    (issued,) = played.records["certificates"]
    assert (issued["name"], issued["state"]) == ("陈建明", "issued")
    assert played.records["deliveries_by_kind"] == {"certificate_requested": 1, "certificate_issued": 1}
    assert len(played.slips) == 1
    assert [line["key"] for line in played.journal if line["what"] == "Delivered"] == [
        f"b{seed}-1/request",
        f"b{seed}-1/issued",
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_an_application_taken_without_a_line_arrives_once_when_it_is_back(seed: int) -> None:
    played = play(allowance, seed)
    assert played.failures == []
    (application,) = played.records["applications"]
    assert application["state"] == "submitted"
    assert played.records["deliveries"] == 1
    assert application["number"] in "\n".join(played.slips[0])


def frozen(citizen: Citizen) -> None:
    """The office does not print for an account that is frozen, and says which counter does."""
    terminal, world = citizen.terminal, citizen.world
    world.insert_card("zhou-weimin")
    terminal.see("home", "home-hello")
    citizen.touch("housing-fund-proof")
    terminal.see("choice", "housing-fund-proof/ask-purpose")
    citizen.touch("loan")
    terminal.see("problem", "housing-fund-proof/refused-fund-account-locked")
    body = terminal.runtime.screen.body
    for say, said in (
        (says("zh-Hans"), ("账户从2026年8月起冻结", "公积金中心越秀管理部的窗口")),
        (Words("yue", otherwise=Words("zh-Hans")).say, ("戶口由2026年8月開始凍結", "公積金中心越秀管理部嘅窗口")),
        (says("en"), ("frozen since Aug 2026", "Fund Centre: 越秀管理部")),
    ):
        assert any(all(one in say(text) for one in said) for text in body)
    assert all(text.private for text in body if text.args)
    world.remove_card()
    citizen.touch("home")
    citizen.run.sleep(200.0)  # until the terminal has forgotten who was here


def test_what_the_office_says_along_with_its_refusal_stands_in_the_words_of_the_service() -> None:
    played = play(frozen, 3)
    assert played.failures == []
    assert "problem housing-fund-proof/refused-fund-account-locked" in played.screens
    assert not any(one in json.dumps(played.journal, ensure_ascii=False) for one in ("越秀", "2026-08", "2026年8月"))
    assert played.records["certificates"] == []


@pytest.mark.parametrize("visit", [certificate, allowance])
def test_a_terminal_that_is_stopped_ends_at_once_although_it_waits_for_a_card(visit: Visit) -> None:
    assert max(play(visit, seed).stopped_within for seed in range(5)) < STOPPED_WITHIN_S


@pytest.mark.parametrize("visit", [certificate, allowance])
def test_one_seed_gives_the_same_order_the_same_journal_and_the_same_records_each_time(visit: Visit) -> None:
    assert play(visit, 7) == play(visit, 7)


def test_another_seed_gives_another_order() -> None:
    orders = {tuple(name for _, name in play(certificate, seed).trace) for seed in range(5)}
    assert len(orders) == 5
