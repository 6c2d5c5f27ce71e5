"""A keypad behind a real kernel: nobody else gets its keys, and pulling its plug harms nothing."""

from collections.abc import Callable, Iterator

import pytest

from device_sim.keypad.pad import SimKeypad
from drivers.keypad.codec import MODELS
from tests.vm.gadgets import KeypadGadget, at_its_pace
from tests.vm.jobs import Job
from tests.vm.machine import Machine
from tests.vm.settings import configure, doctor
from tests.vm.usb_port import UsbPort

NODE = "/dev/input/by-id/usb-Suizhu_Test_Keypad_000003-event-kbd"
ADDRESS = f"evdev://{NODE}?model=audionav"
CODES = {key: code for code, key in MODELS["audionav"].items()}


@pytest.fixture
def plug(machine: Machine) -> Iterator[UsbPort]:
    port = UsbPort(lambda emit: SimKeypad(at_its_pace(emit)), KeypadGadget, machine.usb[0])
    port.wait_until_taken()
    machine.wait_for(NODE)
    yield port
    port.close()
    machine.wait_for(NODE, gone=True)


def press(plug: UsbPort, key: str) -> None:
    assert isinstance(plug.device, SimKeypad)
    plug.device.send(CODES[key])


@pytest.fixture
def witness(machine: Machine, plug: UsbPort) -> Iterator[Job]:
    """Another program that reads the keypad; it prints codes."""
    job = machine.start("python3", "-S", "tests/vm/guest/witness.py", NODE)
    assert job.line() == "listening"
    yield job
    job.stop()


def test_no_key_reaches_anybody_else_while_the_product_has_the_keypad(
    machine: Machine, plug: UsbPort, witness: Job
) -> None:
    press(plug, "help")
    assert witness.line() == str(CODES["help"])  # as long as the product has not taken it
    product = machine.product("tests.vm.guest.ears", ADDRESS)
    assert product.line() == "ready"
    for key in CODES:
        press(plug, key)
        if key not in ("plugged", "unplugged"):  # the pad's own jack is no key
            assert product.line() == f"key {key}"
    product.stop()
    press(plug, "up")
    assert witness.line() == str(CODES["up"])  # and nothing of what was pressed before
    assert product.said() == []


def test_a_keypad_that_is_pulled_out_in_use_is_told_of_and_comes_back_by_itself(
    machine: Machine, plug: UsbPort, again: Callable[[float], None]
) -> None:
    product = machine.product("tests.vm.guest.ears", ADDRESS)
    assert product.line() == "ready"
    for _ in range(2):
        press(plug, "select")
        assert product.line() == "key select"
        plug.unplug()
        assert product.line() == "KEY-01"
        before = machine.now()
        plug.plug()
        assert product.line() == "ready"
        again(product.at - before)
    press(plug, "down")
    assert product.line() == "key down"
    product.stop()


def test_the_commands_of_the_product_tell_where_the_keypad_is_and_who_may_use_it(
    machine: Machine, plug: UsbPort
) -> None:
    (told,) = machine.product("drivers", "ports").end()
    assert told.startswith(f"evdev://{NODE}  event")
    assert told.endswith("may be used")
    assert machine.product("drivers", "keypad", "status", "--port", ADDRESS).end() == ["ready"]
    refused = machine.product("drivers", "keypad", "status", "--port", ADDRESS, user="nobody")
    assert (refused.end(), refused.code) == ([], 1)
    assert refused.errors[0].endswith("not in its group: sudo usermod -aG input nobody, then sign in anew)")


def test_the_doctor_tells_that_another_program_has_the_keypad(machine: Machine, plug: UsbPort) -> None:
    configure(machine, {"keypad": ADDRESS})
    other = machine.product("tests.vm.guest.ears", ADDRESS)
    assert other.line() == "ready"
    (told,) = (line for line in doctor(machine) if line.startswith("KEY-04 "))
    assert "in use by another program" in told
    other.stop()
