"""What a card is laid on: the card reader of the cabinet, part of the world."""

from collections.abc import Mapping
from pathlib import Path

from device_sim.id_card.reader import SimIdCardReader
from device_sim.pty_port import PtyPort
from device_sim.threaded_port import ThreadedPort
from device_sim.usb_model import FOUR_PIPES, STREAM, UsbModel
from device_sim.usb_port import UsbPort

SERIAL, PROGRAM = "sdt", "program"
PLUGS: Mapping[str, UsbModel] = {"usb": STREAM, "usb-four": FOUR_PIPES}
"""On USB a host finds it that has `device_sim.usb_bus` in the place of libusb."""
READERS = (SERIAL, PROGRAM, *PLUGS)  # how it is reached: on a serial line, by a program of its maker's, on USB
TTY, SOCKET = "id_card.tty", "id_card.usb"


def reader_port(model: str, folder: Path) -> ThreadedPort:
    """One of READERS. Its line, or its socket on the bus, lies in `folder`."""
    if model in PLUGS:
        return UsbPort(SimIdCardReader, folder / SOCKET, PLUGS[model])
    return PtyPort(SimIdCardReader, folder / TTY)


def reader_address(model: str, folder: Path, lying: str) -> str:
    """What a kiosk.toml says of one that is reached without a program."""
    if model in PLUGS:
        usb = PLUGS[model]
        return f"usb://{usb.vendor:04x}:{usb.product:04x}?{'pipes=four&' if usb.head else ''}lying={lying}"
    return f"serial://{folder.resolve() / TTY}?baud=115200&lying={lying}"
