"""What is plugged in, as lines for a kiosk.toml. Reads what the system tells, and opens only what is known to be a
reader: to ask one how it is moves nothing. To any other device a question may be something to print.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from drivers.api.errors import DeviceError
from drivers.api.permission import NotPermitted, require_permission
from drivers.cli import add_language
from drivers.cli import language as language_said
from drivers.kinds import ID_CARD, NEEDS
from drivers.mistake import ENGLISH, Sentence
from drivers.open import driver_at
from drivers.ports import DEV, ports
from drivers.reasons import in_language
from drivers.transports.pcsc_readers import Reader, readers
from drivers.transports.pcsclite import socket_path
from drivers.transports.report_descriptor import pages_of

SYS = Path("/sys")
READERS = ("0400:c35a", "0316:5020")  # card readers that are known by their numbers [A]
FOUR_PIPES = {"02", "06", "81", "85"}
SCANNERS_PAGE = 0x8C
CHIP_CARDS = "0b"  # bInterfaceClass of a reader for them
Readers = Callable[[], list[Reader]]
VKP80III = "VKP80III"
SENTENCES = Path(__file__).with_name("scan.toml")
UNLIKE = {  # by the scheme of a port that stays: for what it may be meant, and what has to be known for that
    "camera": ("scanner", "also-codes"),
    "evdev": ("keypad", "if-keypad"),
    "alsa": ("headphones", "if-headphones"),
}


class Found(NamedTuple):
    """`need`: which device of a terminal it is, or may be. `sure`: it says itself that it is one."""

    need: str
    address: str
    what: str  # as the system calls it
    node: Path
    sure: bool = False
    asked: bool = False  # it may be asked how it is
    hints: tuple[Sentence, ...] = ()


def commands(parser: argparse.ArgumentParser, sys: Path = SYS, dev: Path = DEV) -> None:
    """Sets `func`, which prints the lines and returns 1 where nothing is there, or what is sure cannot be used."""
    add_language(parser)
    parser.set_defaults(func=lambda args: _printed(list(plugged_in(sys, dev)), language_said(args)))


def _says(key: str, **args: Any) -> Sentence:
    return Sentence(key, args, SENTENCES)


def plugged_in(sys: Path = SYS, dev: Path = DEV, in_pcsc: Readers = readers) -> Iterator[Found]:
    """Everything that may be a device of a terminal, in the order of NEEDS. `in_pcsc`: what readers pcscd has."""
    found = [*_usb(sys, dev), *_hid(sys, dev), *_printers(sys, dev), *_ports(dev), *_chip_cards(sys, in_pcsc)]
    yield from sorted(found, key=lambda one: (NEEDS.index(one.need), not one.sure))


def lines(found: Iterable[Found], ask: Callable[[Found], Sentence], language: str = ENGLISH) -> Iterator[str]:
    """A section [devices]. What is not sure, and every other one of a need, stands behind a #, as all words do."""
    taken: set[str] = set()
    yield "[devices]"
    for one in found:
        words = [sentence.say(language) for sentence in (*one.hints, *([ask(one)] if one.asked else []))]
        said = "; ".join(filter(None, (one.what, *(in_language(word, language) for word in (*words, _refusal(one))))))
        written = one.sure and one.need not in taken
        taken |= {one.need} if written else set()
        yield f"{'' if written else '# '}{one.need} = {json.dumps(one.address, ensure_ascii=False)}  # {_line(said)}"


def state_of(found: Found) -> Sentence:
    """How a card reader says it is."""
    reader = driver_at(ID_CARD, found.address)
    try:
        reader.status()
    except DeviceError as error:
        return _says("not-ready", reason=str(error))
    finally:
        reader.close()
    return _says("ready")


def _printed(found: list[Found], language: str = ENGLISH) -> int:
    if not found:
        nothing = _says("nothing").say(language)
        print(f"# {nothing}")
        return 1
    for line in lines(found, state_of, language):
        print(line)
    return int(any(one.sure and _refusal(one) for one in found))


def _usb(sys: Path, dev: Path) -> Iterator[Found]:
    """Devices with pipes of their maker's own that no driver of the kernel has."""
    devices = [one for one in sorted((sys / "bus/usb/devices").glob("*")) if (one / "idVendor").is_file()]
    ids = {one: f"{_text(one / 'idVendor')}:{_text(one / 'idProduct')}" for one in devices}
    times = Counter(ids.values())
    for device in devices:
        for interface in sorted(device.glob(f"{device.name}:*")):
            pipes = _pipes(interface)
            driver = interface / "driver"
            free = not driver.exists() or driver.resolve().name == "usbfs"  # which is us, or another libusb
            if pipes is None or not free or _text(interface / "bInterfaceClass") != "ff":
                continue
            serial = _text(device / "serial") if times[ids[device]] > 1 else ""
            serial = f"/{quote(serial, safe='')}" if serial.isprintable() and serial and "/" not in serial else ""
            node = dev / "bus/usb" / f"{_text(device / 'busnum'):0>3}" / f"{_text(device / 'devnum'):0>3}"
            what = " ".join(filter(None, (_text(device / "manufacturer"), _text(device / "product")))) or device.name
            known = ids[device] in READERS
            hints = () if known else (_says("if-reader"),)
            yield Found("id_card", f"usb://{ids[device]}{serial}{pipes}", what, node, known, known, hints)


def _pipes(interface: Path) -> str | None:
    """What an address has to say of them; None: they are none of a reader's."""
    ends = {one.name.removeprefix("ep_") for one in interface.glob("ep_*")}
    if ends >= FOUR_PIPES:
        return "?pipes=four"
    back = [end for end in ends if int(end, 16) & 0x80]
    return "" if (len(ends), len(back)) == (2, 1) else None


def _hid(sys: Path, dev: Path) -> Iterator[Found]:
    """Scanners in HID-POS mode, which say so; card readers, by their numbers."""
    for one in sorted((sys / "class/hidraw").glob("hidraw*")):
        told = dict(line.partition("=")[::2] for line in _text(one / "device/uevent").splitlines())
        _bus, _, id_ = told.get("HID_ID", "").lower().partition(":")
        number = ":".join(part[-4:] for part in id_.split(":"))
        node = dev / one.name
        stays = _says("number-changes")
        pages: tuple[int, ...] = ()
        with suppress(OSError):
            pages = pages_of((one / "device/report_descriptor").read_bytes())
        if SCANNERS_PAGE in pages:
            yield Found(
                "scanner", f"hidraw://{node}?model=hid-pos", told.get("HID_NAME", ""), node, True, hints=(stays,)
            )
        elif number in READERS:
            hints = (_says("in-reports"), stays)
            yield Found("id_card", f"hidraw://{node}", told.get("HID_NAME", ""), node, hints=hints)


def _printers(sys: Path, dev: Path) -> Iterator[Found]:
    for one in sorted((sys / "class/usbmisc").glob("lp*")):
        node = dev / "usb" / one.name
        id_ = _text(one / "device/ieee1284_id")
        pairs = (pair.partition(":") for pair in id_.split(";"))
        told = {key.strip().upper(): value.strip() for key, _, value in pairs}
        name = told.get("MDL") or told.get("MODEL") or ""
        what = " ".join(filter(None, (told.get("MFG") or told.get("MANUFACTURER"), name)))
        model = "?model=vkp80iii" if VKP80III in name.upper() else ""
        hints = () if model else (_says("if-receipts"),)
        yield Found("receipt_printer", f"lp://{node}{model}", what, node, bool(model), hints=hints)


def _chip_cards(sys: Path, in_pcsc: Readers) -> Iterator[Found]:
    """Readers that pcscd has; where it cannot be asked, those that the system shows, with what pcscd lacks."""
    pcscd = Path(socket_path())
    try:
        for one in in_pcsc():
            yield Found("smart_card", one.address, one.name, pcscd, sure=True)
    except OSError as error:
        shown = sorted((sys / "bus/usb/devices").glob("*:*/bInterfaceClass"))
        there = [
            sys / "bus/usb/devices" / one.parent.name.partition(":")[0] for one in shown if _text(one) == CHIP_CARDS
        ]
        for number, device in enumerate(there):
            what = " ".join(filter(None, (_text(device / "manufacturer"), _text(device / "product")))) or device.name
            yield Found("smart_card", f"pcsc://{number}", what, pcscd, hints=(_says("no-pcscd", reason=str(error)),))


def _ports(dev: Path) -> Iterator[Found]:
    for address, now, _ in ports(dev):
        scheme, _, path = address.partition("://")
        need, hint = UNLIKE.get(scheme, ("id_card", "any-line"))
        yield Found(need, address, now, Path(path), hints=(_says(hint),))


def _refusal(found: Found) -> str:
    try:
        require_permission(str(found.node))
    except NotPermitted as error:
        return str(error)
    return ""


def _text(file: Path) -> str:
    """ "" where the system does not tell it."""
    try:
        return file.read_text("utf-8", "replace").strip()
    except OSError:
        return ""


def _line(said: str) -> str:
    """What a device calls itself may be anything; behind a # it is one line."""
    return "".join(letter if letter.isprintable() else " " for letter in said)
