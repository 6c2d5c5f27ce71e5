"""Card readers on USB behind a real kernel: in HID reports, in a pair of pipes, as a serial line (CDC-ACM), and at an
adapter for serial lines.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from device_sim.id_card.reader import SimIdCardReader
from device_sim.people import person
from device_sim.pty_port import PtyPort
from tests.vm.gadgets import HidReaderGadget, SerialGadget, StreamGadget
from tests.vm.machine import Machine
from tests.vm.usb_port import UsbPort
from tests.vm.usbredir import Gadget

CARD = person("chen-jianming").card
ADAPTER = "/dev/serial/by-id/usb-QEMU_QEMU_USB_SERIAL_SIM1-if00-port0"
SOME_QUESTIONS = 200  # bytes of them: whether a card lies there


@dataclass(frozen=True)
class Way:
    """How a reader is connected. `rule`: of udev; a path of the project, or the line itself; "" where it needs none."""

    gadget: Callable[[], Gadget]
    address: str
    node: str
    rule: str


HID = Way(
    HidReaderGadget,
    "hidraw:///dev/card-reader?report=64&counted=no",
    "/dev/card-reader",
    'SUBSYSTEM=="hidraw", ATTRS{idVendor}=="1209", ATTRS{idProduct}=="0013",'
    ' GROUP="dialout", MODE="0660", SYMLINK+="card-reader"',
)
PIPES = Way(
    StreamGadget,
    "usb://0400:c35a",
    "/sys/bus/usb/devices/1-1:1.0",
    "packaging/udev/70-suizhu-card-readers.rules",
)
ACM_NODE = "/dev/serial/by-id/usb-Suizhu_Test_Engine_000018-if00"
ACM = Way(SerialGadget, f"serial://{ACM_NODE}?baud=115200", ACM_NODE, "")


@pytest.fixture(params=[HID, PIPES, ACM], ids=["reports", "pipes", "line"])
def way(request: pytest.FixtureRequest, machine: Machine) -> Way:
    one: Way = request.param
    rules = "/etc/udev/rules.d/70-card-reader.rules"
    if not one.rule:
        return one
    if one.rule.endswith(".rules"):
        machine.run("cp", one.rule, rules)
    else:
        machine.put(rules, one.rule + "\n")
    machine.run("udevadm", "control", "--reload")
    return one


@pytest.fixture
def plug(machine: Machine, way: Way) -> Iterator[UsbPort]:
    port = UsbPort(SimIdCardReader, way.gadget, machine.usb[0])
    machine.wait_for(way.node)
    yield port
    port.close()


def reader(plug: UsbPort | PtyPort) -> SimIdCardReader:
    assert isinstance(plug.device, SimIdCardReader)
    return plug.device


def test_a_card_is_read_as_the_terminal_s_user(machine: Machine, plug: UsbPort, way: Way) -> None:
    reader(plug).insert_card(CARD)
    reading = machine.product("drivers", "id_card", "read", "--port", way.address)
    card = json.loads("".join(reading.end()) or "{}")
    assert reading.code == 0, reading.errors
    assert (card["name"], card["number"]) == (CARD.name, CARD.number)


def test_a_reader_whose_plug_is_pulled_while_a_card_is_waited_for_is_told_and_reads_again(
    machine: Machine, plug: UsbPort, way: Way, again: Callable[[float], None]
) -> None:
    plug.pull_after(SOME_QUESTIONS)
    waiting = machine.product("drivers", "id_card", "read", "--port", way.address, "--wait", "120")
    assert (waiting.end(), waiting.code) == ([], 1)
    assert waiting.errors[0].startswith("id_card: offline ")
    looks = machine.looks("id_card", way.address)
    assert looks.line() == "IDC-01"
    before = machine.now()
    plug.plug()
    assert looks.line() == "ready"
    again(looks.at - before)
    looks.stop()


def test_a_card_is_read_at_an_adapter_for_serial_lines(machine: Machine, tmp_path: Path) -> None:
    port = PtyPort(SimIdCardReader, tmp_path / "reader.tty")
    reader(port).insert_card(CARD)
    machine.add_line("reader", tmp_path / "reader.tty")
    machine.wait_for(ADAPTER)
    reading = machine.product("drivers", "id_card", "read", "--port", f"serial://{ADAPTER}?baud=115200")
    card = json.loads("".join(reading.end()) or "{}")
    assert reading.code == 0, reading.errors
    assert card["name"] == CARD.name
    machine.remove("reader-adapter")
    machine.wait_for(ADAPTER, gone=True)
    port.close()
