"""A card, a code and a touch in one moment: what is heard first counts, nobody is mixed up, the next one is served.

Devices, drivers and the terminal are the real ones at their bytes; a seed decides who runs next.
"""

from collections.abc import Callable
from functools import partial

import pytest

from kiosk.model import receipt_code
from tests.sim.citizen import Citizen, Visit, certificate, play, to_the_review

pytestmark = pytest.mark.thorough  # two visits each

SEEDS = range(6)
CODE = receipt_code.compose("GZ0117-20261101-0001-3", "ABCDEFGH")
NAME, OTHER = "陈建明", "周伟民"


def in_one_moment(citizen: Citizen, *touches: str) -> None:
    """Another card, a code and touches, in an order of their own."""
    world, terminal = citizen.world, citizen.terminal
    deeds: list[Callable[[], None]] = [
        lambda: world.insert_card("zhou-weimin"),
        lambda: world.engine.show_code(CODE),
        *(partial(terminal.touch, touch) for touch in touches),
    ]
    citizen.dice.shuffle(deeds)
    for deed in deeds:
        deed()


def said(citizen: Citizen) -> str:
    """Everything that the screen says, with what stands in its sentences."""
    return repr(citizen.terminal.runtime.screen)


def leaves(citizen: Citizen) -> None:
    world, terminal = citizen.world, citizen.terminal
    world.engine.hide_code()
    world.remove_card()
    citizen.touch("home")
    citizen.run.sleep(300.0)  # until it has forgotten who was here
    terminal.see("home", "home-start")


def before_the_window(citizen: Citizen) -> None:
    """At the page that asks for card or code."""
    citizen.touch("application-progress")
    citizen.terminal.see("prompt", "identify-receipt")
    in_one_moment(citizen, citizen.dice.choice(["home", "back", "help"]))
    citizen.run.sleep(30.0)
    if citizen.terminal.runtime.screen.title.key == "state-unknown":
        assert OTHER not in said(citizen)
    leaves(citizen)
    certificate(citizen)


def at_home(citizen: Citizen) -> None:
    in_one_moment(citizen, "application-progress")
    citizen.run.sleep(30.0)
    leaves(citizen)
    certificate(citizen)


def at_the_review(citizen: Citizen) -> None:
    """He confirms what he reads while somebody lays another card down."""
    to_the_review(citizen)
    citizen.world.remove_card()
    in_one_moment(citizen, "confirm")
    citizen.run.sleep(60.0)
    assert NAME not in said(citizen) or OTHER not in said(citizen)
    leaves(citizen)
    certificate(citizen)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("visit", [before_the_window, at_home, at_the_review])
def test_whatever_is_heard_first_counts_and_the_next_one_is_served_as_ever(visit: Visit, seed: int) -> None:
    played = play(visit, seed)
    assert played.failures == []
    assert played.screens[-1] == "home home-start"
    assert {(one["name"], one["state"]) for one in played.records["certificates"]} == {(NAME, "issued")}
    assert played.records["applications"] == []
    assert played.slips
    assert all("陈*明" in "".join(slip) for slip in played.slips)
