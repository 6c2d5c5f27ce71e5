"""Several devices at once behind a real kernel: what the technician's commands find of them, and say of them."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from device_sim.id_card.reader import SimIdCardReader
from device_sim.receipt_printer.printer import SimReceiptPrinter
from tests.vm.ccid import CcidGadget, SimCcidReader
from tests.vm.gadgets import AdapterGadget, SerialGadget
from tests.vm.machine import Machine
from tests.vm.settings import configure, doctor
from tests.vm.usb_port import UsbPort

CHIP_CARDS = "pcsc://Gemalto%20PC%20Twin%20Reader%20%28CC0001%29%2000%2000"
LINE = "/dev/serial/by-id/usb-Suizhu_Test_Engine_000018-if00"
ADAPTER = "/dev/serial/by-id/usb-Suizhu_Test_Adapter_000022-if00-port0"
CARD = "/dev/snd/by-id/usb-QEMU_QEMU_USB_Audio_000019-00"
SOUND = "plughw:CARD=Audio"
DEVICES = {
    "id_card": f"serial://{LINE}?baud=115200",
    "smart_card": CHIP_CARDS,
    "receipt_printer": f"serial://{ADAPTER}?baud=115200",
}


@pytest.fixture
def cabinet(machine: Machine) -> Iterator[Machine]:
    machine.serve_chip_cards()
    machine.add("card", "usb-audio", audiodev="sound", serial="000019")
    with ExitStack() as plugs:
        for port in (
            UsbPort(SimCcidReader, CcidGadget, machine.usb[0]),
            UsbPort(SimIdCardReader, SerialGadget, machine.usb[1]),
            UsbPort(SimReceiptPrinter, AdapterGadget, machine.usb[2]),
        ):
            plugs.callback(port.close)
            port.wait_until_taken()
        for node in (LINE, ADAPTER, CARD):
            machine.wait_for(node)
        yield machine


def test_what_is_plugged_in_is_found_and_the_doctor_finds_it_ready(cabinet: Machine) -> None:
    chip_cards = cabinet.looks("smart_card", CHIP_CARDS)
    while chip_cards.line() != "ready":
        pass  # pcscd may not have it yet, and is asked again
    chip_cards.stop()
    scanned = cabinet.product("drivers", "scan", "--language", "en")
    found = "\n".join(scanned.end())
    assert scanned.code == 0, scanned.errors
    assert f'\nsmart_card = "{CHIP_CARDS}"' in found
    for address in (f"serial://{LINE}", f"serial://{ADAPTER}"):
        assert f'"{address}"' in found
    configure(cabinet, DEVICES, {"speaker": SOUND})
    told = "\n".join(doctor(cabinet))
    for address in DEVICES.values():
        assert f"ready at {address}" in told
    assert f"the loudspeaker {SOUND} took a short silence" in told
