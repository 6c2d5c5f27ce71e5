"""A USB headset behind a real kernel: that it comes and goes is told."""

from collections.abc import Callable

import pytest

from tests.vm.machine import Machine

CARD = "/dev/snd/by-id/usb-QEMU_QEMU_USB_Audio_000019-00"


def plug(machine: Machine) -> None:
    machine.add("headset", "usb-audio", audiodev="sound", serial="000019")


def pull(machine: Machine) -> None:
    machine.remove("headset")
    machine.wait_for(CARD, gone=True)


@pytest.fixture(autouse=True)
def headset(machine: Machine) -> None:
    plug(machine)
    machine.wait_for(CARD)


def test_headphones_that_come_and_go_with_their_card_are_told(machine: Machine, again: Callable[[float], None]) -> None:
    watching = machine.product("drivers", "headphones", "watch", "--port", f"card://{CARD}")
    assert watching.line() == "plugged in"
    pull(machine)
    assert watching.line() == "not plugged in"
    before = machine.now()
    plug(machine)
    assert watching.line() == "plugged in"
    again(watching.at - before)
    watching.stop()
    pull(machine)
