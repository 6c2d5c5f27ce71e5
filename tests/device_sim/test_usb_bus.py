"""A simulated USB device on a bus, asked by pyusb as any program would ask it.

Covers usb_port as well.
"""

import errno
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import usb.core
import usb.util

from device_sim.port import Emit
from device_sim.usb_bus import Opened, Plugged, SimBus
from device_sim.usb_model import STREAM, WITH_KEYBOARD
from device_sim.usb_port import Order, UsbPort


class Echo:
    """Says everything that it is told."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit

    def receive(self, data: bytes) -> None:
        self._emit(data, 0.0)


@pytest.fixture
def port(tmp_path: Path) -> Iterator[UsbPort]:
    one = UsbPort(Echo, tmp_path / "echo.usb")
    yield one
    one.close()


def found(*ports: UsbPort) -> Any:
    return usb.core.find(backend=SimBus(*ports))


def refusal(act: Any, *args: Any) -> int | None:
    with pytest.raises(usb.core.USBError) as caught:
        act(*args)
    number: int | None = caught.value.errno
    return number


def test_a_device_says_what_it_is(port: UsbPort) -> None:
    port.model = WITH_KEYBOARD
    device = found(port)
    assert (device.idVendor, device.idProduct, device.bus, device.address) == (0x0400, 0xC35A, 1, 1)
    assert (device.manufacturer, device.product, device.serial_number) == ("Suizhu Test", "ID card reader", "ID0001")
    assert [(one.bInterfaceClass, [end.bEndpointAddress for end in one]) for one in device[0]] == [
        (3, [0x83]),
        (0xFF, [0x01, 0x81]),
    ]
    assert refusal(usb.util.get_string, device, 9) == errno.EPIPE  # it has no such string
    usb.util.dispose_resources(device)


def test_a_device_without_a_serial_number_has_none(port: UsbPort) -> None:
    port.model = STREAM._replace(serial="")
    assert found(port).serial_number is None


def test_what_is_written_comes_back_in_packets(port: UsbPort) -> None:
    device = found(port)
    assert device.write(0x01, b"A" * 70) == 70
    assert [bytes(device.read(0x81, 64)) for _ in range(2)] == [b"A" * 64, b"A" * 6]
    assert refusal(device.read, 0x81, 64, 5) == errno.ETIMEDOUT
    assert [len(packet) for _, packet in port.written] == [64, 6]
    usb.util.dispose_resources(device)


def test_who_asks_for_more_than_a_packet_waits_for_a_short_one_or_until_the_time_is_up(port: UsbPort) -> None:
    device = found(port)
    device.write(0x01, b"A" * 70)
    assert bytes(device.read(0x81, 512)) == b"A" * 70
    device.write(0x01, b"A" * 64)
    before = time.monotonic()
    assert bytes(device.read(0x81, 512, 50)) == b"A" * 64
    assert time.monotonic() - before >= 0.045
    usb.util.dispose_resources(device)


def test_one_host_has_it_at_a_time_and_the_kernels_driver_before_any(port: UsbPort) -> None:
    first, second = found(port), found(port)
    port.kernel_driver = True
    assert refusal(usb.util.claim_interface, first, 0) == errno.EBUSY
    first.detach_kernel_driver(0)
    usb.util.claim_interface(first, 0)
    assert refusal(second.write, 0x01, b"A") == errno.EBUSY
    usb.util.dispose_resources(first)
    second.write(0x01, b"A")
    usb.util.dispose_resources(second)
    first.attach_kernel_driver(0)
    assert port.kernel_driver
    usb.util.dispose_resources(first)


def test_a_host_that_goes_without_a_word_leaves_the_device_to_others(port: UsbPort) -> None:
    bus = SimBus(port)
    host = bus.open_device(Plugged(port, port.number))
    host.order(Order.CLAIM)
    other = Opened(Plugged(port, port.number))
    host.close()
    other.order(Order.RELEASE)  # not its own: nothing happens
    other.order(Order.CLAIM)
    assert port.owned
    other.close()


def test_a_halted_pipe_carries_nothing_until_it_is_cleared_whoever_asks(port: UsbPort) -> None:
    port.halt(0x81)
    port.halt(0x01)
    device = found(port)
    assert refusal(device.write, 0x01, b"A") == errno.EPIPE
    device.clear_halt(0x01)
    device.write(0x01, b"lost")
    assert refusal(device.read, 0x81, 64) == errno.EPIPE
    device.clear_halt(0x81)
    device.write(0x01, b"heard")
    assert bytes(device.read(0x81, 64)) == b"heard"
    usb.util.dispose_resources(device)


def test_unplugged_it_is_on_the_bus_no_more_and_plugged_in_it_is_another_one(port: UsbPort) -> None:
    device = found(port)
    device.write(0x01, b"A")
    assert bytes(device.read(0x81, 64)) == b"A"
    port.unplug()
    assert found(port) is None
    assert refusal(device.read, 0x81, 64) == errno.ENODEV
    assert refusal(device.clear_halt, 0x81) == errno.ENODEV
    usb.util.dispose_resources(device)
    port.plug()
    port.plug()
    assert (found(port).address, refusal(device.write, 0x01, b"A")) == (2, errno.ENODEV)


def test_it_can_be_pulled_out_after_so_many_packets_both_ways(port: UsbPort) -> None:
    device = found(port)
    port.unplug_after = 3
    assert device.write(0x01, b"A") == 1
    assert bytes(device.read(0x81, 64)) == b"A"
    assert device.write(0x01, b"B") == 1
    assert refusal(device.read, 0x81, 64) == errno.ENODEV
    with port.lock:  # it is pulled out on its own thread
        assert not port.plugged
    usb.util.dispose_resources(device)


def test_what_it_says_while_nobody_has_it_is_lost(port: UsbPort) -> None:
    port.empty_packets = True
    assert isinstance(port.device, Echo)
    port.device.receive(b"A")
    device = found(port)
    device.write(0x01, b"B")
    assert [bytes(device.read(0x81, 64)) for _ in range(2)] == [b"B", b""]
    usb.util.dispose_resources(device)


def test_a_packet_that_finds_no_room_is_an_error_and_one_that_is_not_taken_is_waited_for(port: UsbPort) -> None:
    device = found(port)
    device.write(0x01, b"AB")
    assert refusal(device.read, 0x81, 1) == errno.EOVERFLOW
    port.takes_nothing = True
    assert refusal(device.write, 0x01, b"A", 10) == errno.ETIMEDOUT
    usb.util.dispose_resources(device)


def test_the_configuration_can_be_left_to_the_host(port: UsbPort) -> None:
    port.configured = False
    device = found(port)
    assert refusal(device.get_active_configuration) is None
    device.set_configuration()
    assert device.get_active_configuration().bConfigurationValue == 1
    usb.util.dispose_resources(device)
