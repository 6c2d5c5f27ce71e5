"""A device on USB that the kernel has no driver for, taken for ourselves by libusb. Knows no protocol.

What it is asked: "Universal Serial Bus Specification" 2.0, chapter 9, by way of pyusb and libusb-1.0.
"""

import ctypes
import errno
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import usb.backend.libusb1
import usb.core
import usb.util

from drivers.api.permission import NotPermitted, in_use, not_permitted

LIBRARY, PACKAGE = "libusb-1.0.so.0", "libusb-1.0-0"
NODES = Path("/dev/bus/usb")
HUB, VENDOR = 0x09, 0xFF  # bDeviceClass, bInterfaceClass
BULK, INTERRUPT = usb.util.ENDPOINT_TYPE_BULK, usb.util.ENDPOINT_TYPE_INTR
MOST_NAMED = 8  # of the devices that are there, where another one was looked for


class Id(NamedTuple):
    """Which device is meant. `serial`: "" where any will do, as long as there is one."""

    vendor: int
    product: int
    serial: str = ""

    def __str__(self) -> str:
        serial = f"/{quote(self.serial, safe='')}" if self.serial else ""
        return f"usb://{self.vendor:04x}:{self.product:04x}{serial}"


class Taken:
    """An interface of a device, which nobody else can use until `close`. The kernel's own driver then gets it back."""

    def __init__(self, meant: Id, device: Any, choose: Callable[[Sequence[Any]], Any], nodes: Path) -> None:
        """`choose` picks the interface out of the first settings of all. OSError as `take`."""
        self._device = device
        self._detached = False
        with told(meant, device, nodes), ExitStack() as unless_taken:
            unless_taken.callback(self.close)
            self.interface = choose([one for one in _configuration(device) if one.bAlternateSetting == 0])
            self._number = self.interface.bInterfaceNumber
            self._detach()
            usb.util.claim_interface(device, self._number)
            unless_taken.pop_all()

    def close(self) -> None:
        """What is gone needs no more than to be forgotten."""
        if self._detached:
            with suppress(OSError, NotImplementedError):
                usb.util.release_interface(self._device, self._number)
                self._device.attach_kernel_driver(self._number)
            self._detached = False
        with suppress(OSError):
            usb.util.dispose_resources(self._device)

    def _detach(self) -> None:
        with suppress(NotImplementedError):  # a system whose kernel has no such drivers
            if self._device.is_kernel_driver_active(self._number):
                self._device.detach_kernel_driver(self._number)
                self._detached = True


def take(meant: Id, choose: Callable[[Sequence[Any]], Any], backend: Any = None, nodes: Path = NODES) -> Taken:
    """The device that is meant, for ourselves.

    OSError: it is not there, in use, or one of several that nothing tells apart; `choose` found nothing; there is no
    libusb. NotPermitted: this user may not. `backend`: what stands in libusb's place; `nodes`: where its nodes are.
    """
    with told(meant):
        there = list(usb.core.find(find_all=True, backend=backend or library()))
    found = [one for one in there if (one.idVendor, one.idProduct) == (meant.vendor, meant.product)]
    if not found:
        raise OSError(errno.ENODEV, f"not plugged in ({_others(there)})", str(meant))
    return Taken(meant, _the_one(meant, found, nodes), choose, nodes)


@contextmanager
def told(meant: Id, device: Any = None, nodes: Path = NODES) -> Iterator[None]:
    """Whatever goes wrong at `device` is an OSError that names it: by its node where that tells who may or has it."""
    try:
        yield
    except OSError as error:  # what pyusb raises is one
        if error.errno == errno.EACCES and device is not None:
            raise _refused(device, nodes) from None
        if error.filename is not None or isinstance(error, NotPermitted):
            raise
        if error.errno == errno.EBUSY:
            raise in_use(error, str(meant) if device is None else _node(device, nodes)) from error
        raise OSError(error.errno or errno.EIO, error.strerror or str(error), str(meant)) from error
    except (ValueError, IndexError, NotImplementedError) as error:  # what it says of itself makes no sense
        raise OSError(errno.EIO, str(error) or type(error).__name__, str(meant)) from error


def library() -> Any:
    """libusb. OSError: it is not installed, or finds no USB here."""
    # Found by its name at once: else pyusb starts other programs to look for it.
    if found := usb.backend.libusb1.get_backend(find_library=lambda _name: LIBRARY):
        return found
    try:
        ctypes.CDLL(LIBRARY)
    except OSError:
        raise OSError(errno.ENOENT, f"not installed: sudo apt-get install {PACKAGE}", LIBRARY) from None
    raise OSError(errno.ENXIO, "finds no USB on this system", LIBRARY)


def _configuration(device: Any) -> Any:
    """The active one; a device that has none yet gets its first."""
    try:
        return device.get_active_configuration()
    except usb.core.USBError as error:
        if error.errno is not None:
            raise
    device.set_configuration()
    return device.get_active_configuration()


def _the_one(meant: Id, found: list[Any], nodes: Path) -> Any:
    if len(found) == 1 and not meant.serial:
        return found[0]
    serials = [_serial(meant, one, nodes) for one in found]
    fit = [one for one, serial in zip(found, serials, strict=True) if not meant.serial or serial == meant.serial]
    if len(fit) == 1:
        return fit[0]
    named = [str(meant._replace(serial=serial)) for serial in sorted(set(serials)) if serial]
    if not fit:
        says = "not plugged in; what is there is " + (" and ".join(named) or "one without a serial number")
        raise OSError(errno.ENODEV, says, str(meant))
    says = f"{len(fit)} of them are plugged in"
    if meant.serial or "" in serials or len(named) < len(fit):
        says += " and no serial number tells them apart: leave one"
    else:
        says += f", write which one: {' or '.join(named)}"
    raise OSError(errno.ENOTUNIQ, says, str(meant))


def _serial(meant: Id, device: Any, nodes: Path) -> str:
    """ "" where it has none."""
    with told(meant, device, nodes):
        _configuration(device)  # opens it: pyusb does not tell a string that may not be read from one that is not there
        try:
            return str(device.serial_number or "")
        except ValueError:  # it has no language to say it in
            return ""
        finally:
            usb.util.dispose_resources(device)


def _others(there: Sequence[Any]) -> str:
    ids = sorted({f"{one.idVendor:04x}:{one.idProduct:04x}" for one in there if one.bDeviceClass != HUB})
    more = f" and {len(ids) - MOST_NAMED} more" if len(ids) > MOST_NAMED else ""
    return f"there are {', '.join(ids[:MOST_NAMED])}{more}" if ids else "nothing is"


def _node(device: Any, nodes: Path) -> str:
    return str(nodes / f"{device.bus:03}" / f"{device.address:03}")


def _refused(device: Any, nodes: Path) -> NotPermitted:
    """Says which group may, or the rule that gives the device one."""
    says = not_permitted(_node(device, nodes))
    if "usermod" in str(says):
        return says
    rule = f'SUBSYSTEM=="usb", ATTR{{idVendor}}=="{device.idVendor:04x}", ATTR{{idProduct}}=="{device.idProduct:04x}"'
    return NotPermitted(f'{says}: {rule}, GROUP="dialout", MODE="0660"')
