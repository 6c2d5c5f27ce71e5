"""A device on USB is the one that was meant, is taken for ourselves and given back, or it is said why not."""

import errno
import grp
import os
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import usb.backend.libusb1 as libusb1
from usb.core import USBError

from device_sim.usb_model import STREAM
from device_sim.usb_port import UsbPort
from drivers.addresses import parse
from drivers.api.errors import DeviceError, Fault
from drivers.api.permission import InUse, NotPermitted
from drivers.id_card.driver import SdtReader
from drivers.transports import usb_device
from drivers.transports.line import opener
from drivers.transports.usb_device import Id, Taken, library, take, told
from tests.drivers.transports.usb import Socketed, in_place_of_libusb, sockets
from tests.nobody import as_nobody

READER = Id(0x0400, 0xC35A)
RULES = Path(__file__).parents[3] / "packaging" / "udev" / "70-suizhu-card-readers.rules"


def taken(usb: Socketed, meant: Id = READER, **more: Any) -> Taken:
    return take(meant, lambda interfaces: interfaces[-1], usb.bus, **more)


# --- which one --------------------------------------------------------------------------------------------------


def test_an_id_is_written_as_an_address_is() -> None:
    assert (str(READER), str(READER._replace(serial="A 1"))) == ("usb://0400:c35a", "usb://0400:c35a/A%201")


def test_what_is_not_plugged_in_is_said_with_what_is(usb: Socketed) -> None:
    with pytest.raises(OSError, match="nothing is") as caught:
        taken(usb)
    assert (caught.value.errno, caught.value.filename) == (errno.ENODEV, "usb://0400:c35a")
    for product in range(10):
        usb.plug(STREAM._replace(vendor=0x1A86, product=product))
    with pytest.raises(OSError, match=r"there are 1a86:0000, 1a86:0001, .*, 1a86:0007 and 2 more\)"):
        taken(usb)


def test_a_serial_number_says_which_of_two_is_meant(usb: Socketed) -> None:
    first, second = (usb.plug(STREAM._replace(serial=serial)) for serial in ("A1", "B2"))
    one = taken(usb, READER._replace(serial="B2"))
    assert (first.owned, second.owned) == (False, True)
    one.close()


def test_two_that_have_serial_numbers_are_refused_with_the_addresses_to_choose_from(usb: Socketed) -> None:
    for serial in ("B2", "A1"):
        usb.plug(STREAM._replace(serial=serial))
    with pytest.raises(OSError, match="write which one: usb://0400:c35a/A1 or usb://0400:c35a/B2"):
        taken(usb)


@pytest.mark.parametrize("serials", [("", ""), ("A1", ""), ("A1", "A1")])
def test_two_that_nothing_tells_apart_are_refused_until_one_is_pulled_out(
    usb: Socketed, serials: tuple[str, str]
) -> None:
    ports = [usb.plug(STREAM._replace(serial=serial)) for serial in serials]
    with pytest.raises(OSError, match="2 of them are plugged in and no serial number tells them apart: leave one"):
        taken(usb)
    ports[1].unplug()
    taken(usb).close()


def test_a_device_that_cannot_say_its_serial_number_counts_as_one_without(
    usb: Socketed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> int:
        raise USBError("Pipe error", -9, errno.EPIPE)

    for serial in ("A1", "B2"):
        usb.plug(STREAM._replace(serial=serial))
    monkeypatch.setattr(usb.bus, "ctrl_transfer", refused)
    with pytest.raises(OSError, match="no serial number tells them apart"):
        taken(usb)


@pytest.mark.parametrize(("there", "named"), [("A1", "usb://0400:c35a/A1"), ("", "one without a serial number")])
def test_another_one_than_the_one_that_is_meant_is_not_taken(usb: Socketed, there: str, named: str) -> None:
    port = usb.plug(STREAM._replace(serial=there))
    with pytest.raises(OSError, match=f"not plugged in; what is there is {named}: 'usb://0400:c35a/B2'"):
        taken(usb, READER._replace(serial="B2"))
    assert not port.owned


# --- for ourselves ----------------------------------------------------------------------------------------------


def test_the_kernels_own_driver_makes_room_and_gets_it_back(usb: Socketed) -> None:
    port = usb.plug()
    port.kernel_driver = True
    one = taken(usb)
    assert (port.kernel_driver, port.owned) == (False, True)
    one.close()
    assert (port.kernel_driver, port.owned) == (True, False)
    port.kernel_driver = False
    taken(usb).close()
    assert not port.kernel_driver  # what had none gets none


def test_a_device_that_two_want_stays_with_the_first(usb: Socketed) -> None:
    usb.plug()
    first = taken(usb)
    with pytest.raises(InUse, match="in use by another program") as caught:
        taken(usb)
    assert caught.value.errno == errno.EBUSY
    first.close()
    taken(usb).close()


def test_a_device_that_another_program_has_is_named_by_the_file_that_tells_which_program(usb: Socketed) -> None:
    usb.plug()
    usb.plug(STREAM._replace(serial="B2", product=0xC35B))
    first = taken(usb, READER._replace(product=0xC35B))
    with pytest.raises(InUse) as caught:
        taken(usb, READER._replace(product=0xC35B))
    assert caught.value.filename == "/dev/bus/usb/001/101"
    first.close()


def test_where_no_device_was_found_yet_what_is_in_use_is_named_by_its_address() -> None:
    with pytest.raises(InUse) as caught, told(READER):
        raise USBError("Resource busy", -6, errno.EBUSY)
    assert caught.value.filename == "usb://0400:c35a"


def test_what_else_goes_wrong_at_it_is_named_by_its_address() -> None:
    with pytest.raises(OSError, match="Pipe error") as caught, told(READER):
        raise USBError("Pipe error", errno=errno.EPIPE)
    assert (caught.value.errno, caught.value.filename) == (errno.EPIPE, str(READER))


def test_the_kernels_driver_is_given_back_where_it_could_not_be_taken(usb: Socketed) -> None:
    port = usb.plug()
    first = taken(usb)
    port.kernel_driver = True
    with pytest.raises(OSError, match="in use"):
        taken(usb)
    assert port.kernel_driver
    first.close()


def test_a_device_that_has_no_configuration_yet_gets_one(usb: Socketed) -> None:
    port = usb.plug()
    port.configured = False
    taken(usb).close()
    assert port.configured


def test_a_system_whose_kernel_has_no_drivers_to_make_room_is_no_reason_to_refuse(
    usb: Socketed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object) -> bool:
        raise NotImplementedError

    monkeypatch.setattr(usb.bus, "is_kernel_driver_active", unknown)
    usb.plug()
    reader = taken(usb)
    assert reader.interface.bInterfaceNumber == 0
    reader.close()


def test_what_is_pulled_out_while_it_is_taken_is_gone_and_closing_it_is_no_error(usb: Socketed) -> None:
    port = usb.plug()
    port.kernel_driver = True
    one = taken(usb)
    port.unplug()
    one.close()
    port.plug()
    seen = usb.bus.enumerate_devices()
    port.unplug()
    port.plug()
    with pytest.raises(OSError, match="No such device"):
        usb.bus.open_device(seen[0])


@pytest.mark.parametrize("trouble", [ValueError("Invalid configuration 7"), IndexError(), NotImplementedError("no")])
def test_a_device_that_makes_no_sense_is_an_os_error(
    usb: Socketed, trouble: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def senseless(*_: object) -> None:
        raise trouble

    usb.plug()
    monkeypatch.setattr(usb.bus, "claim_interface", senseless)
    with pytest.raises(OSError, match=str(trouble) or type(trouble).__name__):
        taken(usb)


def test_whoever_finds_nothing_to_take_says_so_in_words_of_its_own(usb: Socketed) -> None:
    def none(_interfaces: object) -> None:
        raise OSError(errno.ENXIO, "no pipes", "here")

    port = usb.plug()
    with pytest.raises(OSError, match="no pipes: 'here'"):
        take(READER, none, usb.bus)
    assert not port.owned


# --- who may ----------------------------------------------------------------------------------------------------


@pytest.fixture
def forbidden() -> Iterator[tuple[Socketed, UsbPort]]:
    """A device that only an administrator may open, in a folder that anybody may look into."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with sockets(Path(folder)) as usb:
            port = usb.plug()
            port.path.chmod(0)
            yield usb, port


def test_a_device_that_this_user_may_not_use_comes_with_the_rule_that_gives_the_permission(
    forbidden: tuple[Socketed, UsbPort],
) -> None:
    usb, port = forbidden
    rule = 'SUBSYSTEM=="usb", ATTR{idVendor}=="0400", ATTR{idProduct}=="c35a", GROUP="dialout", MODE="0660"'
    for meant in (READER, READER._replace(serial="ID0001")):
        with as_nobody(), pytest.raises(NotPermitted) as caught:
            taken(usb, meant)
        assert str(caught.value).startswith("/dev/bus/usb/001/001: ")
        assert str(caught.value).endswith(rule)
    assert not port.owned


def test_where_a_group_may_use_it_that_group_is_told(forbidden: tuple[Socketed, UsbPort]) -> None:
    usb, port = forbidden
    nodes = port.path.parent / "nodes"
    (nodes / "001").mkdir(parents=True)
    node = nodes / "001" / "001"
    node.touch()
    if os.geteuid() == 0:  # anybody's own has a group of theirs already
        os.chown(node, -1, grp.getgrnam("dialout").gr_gid)
    node.chmod(0o060)
    with as_nobody(), pytest.raises(NotPermitted, match="is not in its group: sudo usermod -aG") as caught:
        taken(usb, nodes=nodes)
    assert "SUBSYSTEM" not in str(caught.value)


def test_the_driver_tells_a_forbidden_reader_from_one_that_is_gone(
    forbidden: tuple[Socketed, UsbPort], monkeypatch: pytest.MonkeyPatch
) -> None:
    usb, _port = forbidden
    in_place_of_libusb(usb.bus, monkeypatch)
    reader = SdtReader(opener(parse("id_card", "usb://0400:C35A")))
    with as_nobody(), pytest.raises(DeviceError) as caught:
        reader.status()
    assert caught.value.fault is Fault.FORBIDDEN


def test_the_rules_that_come_with_the_package_are_those_that_a_forbidden_reader_asks_for(
    forbidden: tuple[Socketed, UsbPort],
) -> None:
    usb, port = forbidden
    rules = [line for line in RULES.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(rules) == 2
    for rule in rules:
        vendor, product = (int(number, 16) for number in re.findall('=="([0-9a-f]{4})"', rule))
        port.model = STREAM._replace(vendor=vendor, product=product)
        with as_nobody(), pytest.raises(NotPermitted) as caught:
            taken(usb, Id(vendor, product))
        assert str(caught.value).endswith(f": {rule}")


# --- libusb -----------------------------------------------------------------------------------------------------


def test_libusb_is_there() -> None:
    assert library().lib


def test_where_libusb_is_not_installed_the_command_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(usb_device, "LIBRARY", "libusb-1.0.so.none")
    monkeypatch.setattr(libusb1, "_lib_object", None)
    with pytest.raises(OSError, match="not installed: sudo apt-get install libusb-1"):
        library()


def test_a_system_without_usb_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libusb1, "get_backend", lambda **_: None)
    with pytest.raises(OSError, match="finds no USB on this system"):
        library()
