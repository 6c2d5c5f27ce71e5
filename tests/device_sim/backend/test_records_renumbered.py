"""A record whose number somebody else has: it comes under another one, and the old slip leads to both."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from device_sim.backend.auth import mac8
from device_sim.people import person
from tests.device_sim.backend.terminal import KEY, NUMBER, SERVICE, Caller, application, back_end, code

NEW = "GZ0117-20261123-0043-7KQ4C"
HUANG = person("huang-yulan").card


@pytest.fixture
def caller(tmp_path: Path) -> Iterator[Caller]:
    with back_end(tmp_path) as server:
        yield Caller(server)


def test_a_number_that_was_given_out_twice_ends_as_two_numbers_and_either_slip_shows_both(caller: Caller) -> None:
    second = application() | {"data": {"id_number": HUANG.number, "service": SERVICE}}
    assert caller.deliver(application(), "k-1").status_code == 200
    assert code(caller.deliver(second, "k-2")) == (409, "number-taken")
    renumbered = {**second, "number": NEW, "formerly": NUMBER}
    assert caller.deliver(renumbered, "k-2").json()["number"] == NEW
    assert caller.deliver(renumbered, "k-2").json()["number"] == NEW  # the answer was lost
    told = caller.ask("application", {"number": NUMBER, "mac": mac8(NUMBER, KEY)}, "q-1").json()
    assert (told["number"], told["state"], told["genuine"]) == (NUMBER, "submitted", True)
    assert [(one["number"], one["state"]) for one in told["renumbered"]] == [(NEW, "submitted")]
    own = caller.ask("application", {"number": NEW, "mac": mac8(NEW, KEY)}, "q-2").json()
    assert (own["number"], "renumbered" in own) == (NEW, False)


def test_who_only_guessed_the_old_number_learns_of_neither(caller: Caller) -> None:
    caller.deliver(application() | {"number": NEW, "formerly": NUMBER}, "k-2")
    told = caller.ask("application", {"number": NUMBER, "mac": "AAAAAAAA"}, "q-1").json()
    assert (told["state"], told["genuine"], "renumbered" in told) == ("unknown", False, False)
