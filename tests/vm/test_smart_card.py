"""A reader for chip cards (CCID) behind a real kernel: the system's own pcscd and its driver have it, the product asks
them for a social-security card.
"""

import json
from collections.abc import Callable, Iterator

import pytest

from device_sim.people import person
from device_sim.smart_card.card import SimSocialCard, social_card
from tests.vm.ccid import CcidGadget, SimCcidReader
from tests.vm.jobs import Job
from tests.vm.machine import Machine
from tests.vm.usb_port import UsbPort

HOLDER = person("chen-jianming").card
ADDRESS = "pcsc://Gemalto%20PC%20Twin%20Reader%20%28CC0001%29%2000%2000"
A_FEW_COMMANDS = 300  # bytes of them: some of a card's records are read, not all


@pytest.fixture(scope="module")
def served(machine: Machine) -> Machine:
    machine.serve_chip_cards()
    return machine


@pytest.fixture
def plug(served: Machine) -> Iterator[UsbPort]:
    port = UsbPort(SimCcidReader, CcidGadget, served.usb[0])
    port.wait_until_taken()
    yield port
    port.close()


def put_in(plug: UsbPort) -> None:
    assert isinstance(plug.device, SimCcidReader)
    with plug.lock:
        plug.device.insert(SimSocialCard(social_card(HOLDER)))


def pull(plug: UsbPort) -> None:
    assert isinstance(plug.device, SimCcidReader)
    with plug.lock:
        plug.device.remove()


def of_reader(machine: Machine, *words: str) -> Job:
    return machine.product("drivers", "smart_card", *words, "--port", ADDRESS)


def test_a_card_that_is_put_in_is_told_and_read(served: Machine, plug: UsbPort) -> None:
    watching = of_reader(served, "watch", "--wait", "120")
    assert watching.line() == "no card is in it"
    put_in(plug)
    assert watching.line() == "a card is in it"
    reading = of_reader(served, "read")
    card = json.loads("".join(reading.end()) or "{}")
    assert reading.code == 0, reading.errors
    assert (card["name"], card["number"], card["withheld"]) == (HOLDER.name, HOLDER.number, [])
    pull(plug)
    assert watching.line() == "no card is in it"
    watching.stop()


def test_a_reader_whose_plug_is_pulled_while_a_card_is_read_is_told_and_reads_again(
    served: Machine, plug: UsbPort, again: Callable[[float], None]
) -> None:
    looks = served.looks("smart_card", ADDRESS)
    assert looks.line() == "ready"
    put_in(plug)
    plug.pull_after(A_FEW_COMMANDS)
    reading = of_reader(served, "read")
    assert (reading.end(), reading.code) == ([], 1)
    assert reading.errors[-1].startswith("smart_card: offline ")
    assert looks.line() == "SMC-01"
    before = served.now()
    plug.plug()
    assert looks.line() == "ready"
    again(looks.at - before)
    whole = of_reader(served, "read")
    assert json.loads("".join(whole.end()) or "{}").get("name") == HOLDER.name, whole.errors
    looks.stop()
