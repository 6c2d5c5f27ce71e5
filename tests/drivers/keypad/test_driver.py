"""The keypad's driver against the simulated keypad, over virtual time."""

import pytest

from device_sim.keypad.pad import MODEL
from device_sim.port import Loopback
from drivers.api.errors import DeviceError, Fault
from drivers.api.status import READY, DeviceStatus, Notice
from drivers.keypad.codec import MODELS
from drivers.keypad.driver import InputKeypad
from drivers.keypad.presses import MOST, STUCK_S
from drivers.transports.input_device import InputDevice
from tests.drivers.keypad.bench import Bench
from tests.drivers.transports.kernel import Kernel, Line


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_each_key_that_a_finger_presses_comes_out_as_what_it_is_for(bench: Bench) -> None:
    for key in bench.pad.keys:
        bench.pad.press(key)
        assert bench.pressed() == [key]
    bench.pad.press("down", 3)
    assert bench.pressed() == ["down", "down", "down"]
    assert bench.driver.status() == READY


def test_a_keypad_across_a_network_that_has_said_nothing_since_it_was_joined_is_not_called_well(bench: Bench) -> None:
    unheard = DeviceStatus(notices=(Notice.UNHEARD,))
    assert bench.driver.status() == unheard
    bench.pad.press("help")
    bench.port.now += 1.0
    assert bench.driver.status() == READY
    bench.driver.close()
    assert bench.driver.status() == unheard


def test_a_keypad_that_the_kernel_has_found_is_well_before_any_key() -> None:
    line = Line()
    pad = InputKeypad(lambda: InputDevice(line.path, grab=True, ioctl=Kernel()), MODELS[MODEL])
    assert (pad.status(), pad.identity()) == (READY, "AudioNav")
    pad.close()
    line.close()


def test_without_a_key_the_time_is_up_and_none_came(bench: Bench) -> None:
    assert bench.driver.poll(0.5) is None
    assert bench.port.now == pytest.approx(0.5)


def test_what_comes_in_pieces_of_one_byte_is_whole(bench: Bench) -> None:
    bench.port.faults.piece = 1
    bench.pad.press("select")
    assert bench.pressed() == ["select"]


def test_a_key_that_a_look_has_met_is_not_lost(bench: Bench) -> None:
    bench.driver.status()
    bench.pad.press("help")
    bench.port.now += 1.0
    bench.driver.status()
    assert bench.driver.poll(0.0) == "help"


def test_a_stuck_key_is_told_to_the_technician(bench: Bench) -> None:
    bench.pad.hold("select")
    assert bench.pressed() == ["select"]
    bench.port.now += STUCK_S
    status = bench.driver.status()
    assert (status.fault, status.notices, status.evidence) == (None, (Notice.KEY_STUCK,), "held down: select")
    bench.pad.release()
    assert bench.pressed() == []
    assert bench.driver.status() == READY


def test_eighty_keys_in_a_second_are_a_machine_and_a_key_after_them_counts(bench: Bench) -> None:
    bench.pad.storm(80)
    assert len(bench.pressed()) <= MOST + 1
    assert bench.driver.status().notices == (Notice.KEYS_FLOOD,)
    bench.pad.press("up")
    assert bench.pressed() == ["up"]


def test_what_is_wrong_with_the_line_is_told_apart(bench: Bench) -> None:
    bench.port.faults.noise_next = b"HTTP/1.1 400 Bad Request"
    bench.pad.press("up")
    with pytest.raises(DeviceError) as caught:
        bench.driver.poll(1.0)
    assert caught.value.fault is Fault.GARBLED
    bench.port.unplugged = True
    for verb in (bench.driver.status, lambda: bench.driver.poll(1.0)):
        with pytest.raises(DeviceError) as caught:
            verb()
        assert caught.value.fault is Fault.OFFLINE


def test_a_keypad_that_is_plugged_in_again_answers_and_nothing_is_held_from_before(bench: Bench) -> None:
    bench.pad.hold("up")
    assert bench.driver.poll(0.1) == "up"
    bench.port.unplugged = True
    with pytest.raises(DeviceError):
        bench.driver.poll(1.0)
    bench.port.unplugged = False
    bench.pad.press("up")
    assert bench.pressed() == ["up"]


def test_a_key_pressed_before_the_pad_was_pulled_out_is_nobodys(bench: Bench) -> None:
    bench.driver.status()
    bench.pad.press("select")
    bench.port.now += 1.0
    bench.driver.status()
    bench.port.unplugged = True
    with pytest.raises(DeviceError):
        bench.driver.status()
    bench.port.unplugged = False
    assert bench.pressed() == []


def test_an_address_that_the_system_refuses_is_offline() -> None:
    def refuse() -> Loopback:
        raise ValueError("embedded null byte")

    with pytest.raises(DeviceError, match="embedded null byte") as caught:
        InputKeypad(refuse, {}, lambda: 0.0).status()
    assert caught.value.fault is Fault.OFFLINE
