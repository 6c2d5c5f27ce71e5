"""Opens a line, which carries bytes both ways, from its address. Knows ports and sockets, no protocol."""

import fcntl
import importlib
import sys
from pathlib import Path
from typing import cast

from drivers.addresses import Address
from drivers.api.transport import OpenTransport, Transport
from drivers.transports.input_device import InputDevice, Ioctl
from drivers.transports.jack_control import JackControl
from drivers.transports.reports import ReportDevice, open_reports
from drivers.transports.serial import SerialTransport
from drivers.transports.sound_card import SoundCard
from drivers.transports.tcp import TcpTransport
from drivers.transports.usb_printer import UsbPrinter

PAGES = {"hid-pos": 0x8C}  # the usage page of a model's reports, where it says one: bar code scanners


def opener(to: Address, ioctl: Ioctl = fcntl.ioctl) -> OpenTransport:
    """A function that opens the line `to` each time it is called. It raises OSError where nothing is there.

    `ioctl`: what answers for the kernel's own devices.
    """
    match to.scheme:
        case "tcp":
            return lambda: TcpTransport(to.host, to.port)
        case "usb":
            return lambda: _pipes(to)
        case "hidraw":
            return lambda: _reports(to, ioctl)
        case "process":
            return lambda: _program(to)
        case "lp":
            return lambda: UsbPrinter(to.path, ioctl)
        case "evdev":
            return lambda: InputDevice(to.path, grab=to.kind in ("keypad", "scanner"), ioctl=ioctl)
        case "alsa":
            return lambda: JackControl(to.path, ioctl)
        case "pcsc":
            return lambda: _slot(to)
        case "card":
            return lambda: SoundCard(to.path)
    return lambda: SerialTransport(to.path, to.baud, to.options["flow"])


def _reports(to: Address, ioctl: Ioctl) -> ReportDevice:
    if "report" not in to.options:  # it is only listened to
        return open_reports(to.path, page=PAGES.get(to.model), ioctl=ioctl)
    return open_reports(to.path, int(to.options["report"]), counted=to.options["counted"] == "yes", ioctl=ioctl)


def _program(to: Address) -> Transport:
    """The program itself, or for a library the one of ours that answers for it."""
    process = importlib.import_module("drivers.transports.process")
    shim = str(Path(__file__).parents[1] / to.kind / "shim.py")
    for_it = ["--library", to.path, "--model", to.model, "--port", to.options["port"]]
    command = [] if to.model == "program" else [sys.executable, "-I", "-S", shim, *for_it]
    return cast(Transport, process.ProcessLine(to.path, command, memory_mb=int(to.options["memory"])))


def _pipes(to: Address) -> Transport:
    """Only terminals that have a device there load libusb, and not before their first picture."""
    vendor, product = (int(number, 16) for number in to.host.split(":"))
    usb = importlib.import_module("drivers.transports.usb_pipes")
    return cast(Transport, usb.open_pipes((vendor, product, to.path), to.options["pipes"]))


def _slot(to: Address) -> Transport:
    """As with libusb: libpcsclite is loaded where it is needed."""
    pcsc = importlib.import_module("drivers.transports.pcsc")
    return cast(Transport, pcsc.PcscSlot(to.host))
