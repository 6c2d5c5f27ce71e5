"""Addresses of devices: which forms there are, what they may say, and what one says. Opens nothing.

    serial:///dev/ttyS1?baud=9600&model=epson&flow=xonxoff

Drivers are built from what `parse` has understood. `check` asks the same before anything is there to be opened.
"""

import os
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from drivers.kinds import CONTACTS, NEEDS, NONE, Kind, kinds_of
from drivers.mistake import Names, Sentence, SettingsError, either, mistake

if TYPE_CHECKING:
    from drivers.api.status import Device

FORMS = {
    "serial": "serial:///dev/ttyS1?baud={baud}",
    "tcp": "tcp://HOST:PORT",
    "usb": "usb://0400:c35a",
    "hidraw": "hidraw:///dev/hidraw0",
    "lp": "lp:///dev/usb/lp0",
    "pcsc": "pcsc://0",
    "camera": "camera:///dev/video0",
    "frames": "frames:///FOLDER",
    "ipp": "ipp://HOST[:PORT]/PATH",
    "ipps": "ipps://HOST[:PORT]/PATH",
    "evdev": "evdev:///dev/input/event3",
    "alsa": "alsa:///dev/snd/controlC0",
    "card": "card:///dev/snd/by-id/NAME",
    "process": "process:///opt/MAKER/PROGRAM",
}
SLOWEST, FASTEST = 50, 4_000_000
IPP_PORT = 631  # with TLS as well: RFC 7472, section 3
_BY_IPP = ("ipp", "ipps")
FIRST_CODE, LAST_CODE = 1, 0x2FF  # of a key
LONGEST_SERIAL = 126  # characters that a string of USB holds
LONGEST_READER = 127  # bytes of a reader's name in PCSC-lite
ONLY_OF = {  # options that not all forms have
    "baud": ("serial",),
    "flow": ("serial",),
    "report": ("hidraw",),
    "counted": ("hidraw",),
    "tail": ("serial", "evdev", "tcp"),
    "pipes": ("usb",),
    "lying": ("serial", "usb", "hidraw", "tcp"),  # a program says it itself, or cannot tell
    "port": ("process",),
    "patience": ("process",),
    "memory": ("process",),
    "certificate": ("ipps",),
}

# Stricter than a URL has to be: what stands here is looked up and connected to as it is.
_NETLOC = r"(\[[0-9A-Fa-f:.]+(?:%\w+)?\]|[\w-]{1,63}(?:\.[\w-]{1,63})*\.?)(?::(.*))?"


class Address(NamedTuple):  # no dataclass: a terminal loads this before its first picture, and it is half a ms less
    """What an address says. `path` is a device file's, a folder's, or within a printer.

    On USB `host` is "0400:c35a", maker and product in lower case, and `path` the serial number, or "". Of a reader of
    PC/SC `host` is its name, or its number among those that are there.
    """

    kind: str  # of the device that stands there
    scheme: str
    where: str  # as it was written, without its options
    model: str
    path: str = ""
    host: str = ""
    port: int = 0
    baud: int = 0
    options: Mapping[str, str] = {}  # every one that this kind has, also where the address does not say it

    @property
    def plug(self) -> str:
        """The same for two addresses of the same port. A link in /dev/serial/by-id is followed where it is there."""
        if self.scheme == "usb":
            return f"{self.host}/{self.path}"
        if self.scheme == "pcsc":
            return self.host
        if self.scheme in ("tcp", *_BY_IPP):
            return f"{self.host.lower().rstrip('.')}:{self.port}{self.path if self.scheme in _BY_IPP else ''}"
        return os.path.realpath(self.path)


def forms(device: str) -> str:
    """The addresses that such a device may have, for people."""
    return str(either([form(scheme, kind.baud) for kind in kinds_of(device) for scheme in kind.schemes]))


def form(scheme: str, baud: int) -> str:
    """How an address of this scheme looks. `baud`: what a serial line is usually set to."""
    return FORMS[scheme].format(baud=baud)


def check(device: str, address: str) -> None:
    """Return when `address` can be one of such a device, a kind or a need. SettingsError: what was expected."""
    parse(device, address)


def first_mistake(devices: Mapping[str, str]) -> tuple[str, Sentence] | None:
    """Which of a terminal's devices cannot be as it is written, by its need, and why; None: all can.

    An empty address means that the terminal has no such device.
    """
    plugs: dict[str, str] = {}
    for need, text in devices.items():
        if need not in NEEDS:
            return need, Sentence("unknown-device", {"need": need, "these": Names(NEEDS)})
        if not text:
            continue
        try:
            plug = parse(need, text).plug
            if other := plugs.get(plug):
                raise _of_address(text, Sentence("port-taken", {"other": other}))
        except SettingsError as error:
            return need, of_device(need, error.sentence)
        plugs[plug] = need
    return None


def of_device(need: str, what: Sentence) -> Sentence:
    """What is wrong with the address of this one."""
    return Sentence("of-device", {"need": need, "what": what})


def parse(device: str, address: str) -> Address:
    """What `address` says of such a device, a kind or a need. SettingsError: what is wrong and what was expected."""
    kinds = {scheme: kind for kind in kinds_of(device) for scheme in kind.schemes}
    try:
        url = _split(address, kinds)
        kind = kinds[url.scheme]
        where = Address(kind.name, url.scheme, address.partition("?")[0], kind.models_at(url.scheme)[0], baud=kind.baud)
        place = _PLACES.get(url.scheme, _on_this_machine)
        return _no_bare_library(_with_options(place(where, url), kind, url.query), kind)
    except SettingsError as error:
        raise _of_address(address, error.sentence) from None


def _of_address(address: str, what: Sentence) -> SettingsError:
    return mistake("address", address=address, what=what)


def _not_of_form(*these: str) -> SettingsError:
    return mistake("form", these=either(these))


def _split(address: str, kinds: "Mapping[str, Kind[Device]]") -> SplitResult:
    usual = [form(scheme, kind.baud) for scheme, kind in kinds.items()]
    try:
        url = urlsplit(address)
    except ValueError:  # Python's own sentence is about brackets or NFKC, which nobody asked for
        raise _not_of_form(*usual) from None
    # urlsplit drops tabs, line ends and outer blanks without a word; a device would not.
    if url.scheme not in kinds or url.fragment or address != address.strip() or not address.isprintable():
        raise _not_of_form(*usual)
    return url


def _on_this_machine(address: Address, url: SplitResult) -> Address:
    path = unquote(url.path)
    if url.netloc or not re.fullmatch(r"/.+", path) or not path.isprintable():
        raise _not_of_form(form(url.scheme, address.baud))
    return address._replace(path=path)


def _on_usb(address: Address, url: SplitResult) -> Address:
    serial = unquote(url.path.removeprefix("/"))
    if not re.fullmatch("[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}", url.netloc):
        raise mistake("no-usb-id", value=url.netloc, usual=FORMS["usb"])
    if not serial.isprintable() or "/" in serial or len(serial) > LONGEST_SERIAL:
        raise _not_of_form(FORMS["usb"])
    return address._replace(host=url.netloc.lower(), path=serial)


def _no_bare_library(address: Address, kind: "Kind[Device]") -> Address:
    """A library that nobody speaks for would be started as a program."""
    itself, *libraries = kind.models_at(address.scheme)
    if address.scheme == "process" and address.model == itself and re.search(r"\.so(\.[0-9.]+)?$", address.path):
        raise mistake("library-without-model", these=either(libraries))
    return address


def _in_pcsc(address: Address, url: SplitResult) -> Address:
    name = unquote(url.netloc) if url.netloc.isascii() else ""
    if (
        "\ufffd" in name
        or url.path.strip("/")
        or not name.strip()
        or not name.isprintable()
        or len(name) > LONGEST_READER
    ):
        raise mistake("no-reader", value=url.netloc + url.path, usual=FORMS["pcsc"])
    return address._replace(host=name)


def _elsewhere(address: Address, url: SplitResult) -> Address:
    named = re.fullmatch(_NETLOC, url.netloc, re.ASCII)
    needs_port = url.scheme == "tcp"
    if not named or (needs_port and (named[2] is None or url.path.strip("/"))) or not re.fullmatch("[!-~]*", url.path):
        raise _not_of_form(form(url.scheme, address.baud))
    port = _port(named[2]) if named[2] is not None else IPP_PORT
    return address._replace(path=url.path or "/", host=named[1].strip("[]"), port=port)


_PLACES = {"tcp": _elsewhere, **dict.fromkeys(_BY_IPP, _elsewhere), "usb": _on_usb, "pcsc": _in_pcsc}


def _with_options(address: Address, kind: "Kind[Device]", query: str) -> Address:
    free = {"baud": (), **dict.fromkeys((*kind.codes, *kind.digests), ())}
    there: dict[str, tuple[str, ...]] = {"model": kind.models_at(address.scheme), **free, **kind.options}
    there = {name: values for name, values in there.items() if address.scheme in ONLY_OF.get(name, kind.schemes)}
    said = parse_qsl(query, keep_blank_values=True)
    there |= kind.options_of.get(dict(said).get("model", there["model"][0]), {})
    for name, value in said:
        if name not in there:
            raise mistake("unknown-option", name=name, these=either(list(there)))
        if (times := sum(name == other for other, _ in said)) > 1:
            raise mistake("given-again", name=name, times=times)
        if name not in free and value not in there[name]:
            raise mistake("unknown-value", name=name, value=value, these=either(there[name]))
    chosen = {name: values[0] for name, values in there.items() if values} | dict(said)
    _check_codes({name: value for name, value in said if name in kind.codes})
    _check_contacts(chosen)
    chosen |= {name: _digest(name, value) for name, value in said if name in kind.digests}
    model, baud = chosen.pop("model"), _baud(chosen.pop("baud", str(kind.baud)), kind.baud)
    return address._replace(model=model, baud=baud, options=chosen)


def _check_codes(codes: Mapping[str, str]) -> None:
    keys: dict[int, str] = {}
    for name, value in codes.items():
        if not re.fullmatch("[0-9]{1,3}", value) or not FIRST_CODE <= int(value) <= LAST_CODE:
            raise mistake("no-key", name=name, value=value, first=FIRST_CODE, last=LAST_CODE)
        if other := keys.get(int(value)):
            raise mistake("key-taken", name=name, value=value, other=other)
        keys[int(value)] = name


def _digest(name: str, value: str) -> str:
    """As printers show it, with colons and in capitals, or without."""
    if not re.fullmatch("[0-9a-f]{64}", plain := value.replace(":", "").lower()):
        raise mistake("no-digest", name=name, value=value)
    return plain


def _check_contacts(chosen: Mapping[str, str]) -> None:
    """Two contacts at one input would tell an opened door as an attack. Lamps may share a relay: then both are on."""
    inputs: dict[str, str] = {}
    for name in CONTACTS:
        value = chosen.get(name, NONE)
        if value != NONE and (other := inputs.get(value)):
            raise mistake("input-taken", name=name, value=value, other=other)
        inputs[value] = name


def _baud(value: str, usual: int) -> int:
    if not re.fullmatch("[0-9]{1,9}", value):
        raise mistake("no-baud", value=value, usual=usual)
    if not SLOWEST <= int(value) <= FASTEST:
        raise mistake("baud-out-of-range", value=value, least=SLOWEST, most=FASTEST, usual=usual)
    return int(value)


def _port(value: str) -> int:
    if not re.fullmatch("[0-9]{1,5}", value) or not 1 <= int(value) <= 0xFFFF:
        raise mistake("no-port", value=value, most=0xFFFF)
    return int(value)
