"""What is known of a printer that is never asked: what its port on USB tells, and else nothing."""

from drivers.api.errors import Fault
from drivers.api.status import DeviceStatus, Notice
from drivers.transports.usb_printer import PAPER_EMPTY, UsbPrinter

_NOTHING = "its line is open, and nothing comes back on it"


def told_beside(usb: UsbPrinter | None) -> DeviceStatus:
    """How it is. Of the port's bits only *no paper* counts: one that cannot tell does not say that [B], while the bits
    for an error and for off-line stand in cheap printers that print [C]. `usb`: None where it is on another line.
    """
    bits = usb.port_status() if usb else None
    if bits is None:
        return DeviceStatus(notices=(Notice.UNASKED,), evidence=_NOTHING)
    fault = Fault.NO_PAPER if bits & PAPER_EMPTY else None
    return DeviceStatus(fault, (Notice.UNASKED,), f"port status {bits:02x}")
