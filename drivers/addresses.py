"""Addresses of devices: which forms there are, which device takes which, and what one says. Opens nothing.

Drivers open what `parse` has understood. `check` asks the same before anything is there to be opened.
"""

import re
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

FORMS = {
    "serial": "serial:///dev/ttyS1?baud=115200",
    "tcp": "tcp://HOST:PORT",
    "camera": "camera:///dev/video0",
    "frames": "frames:///FOLDER",
    "ipp": "ipp://HOST[:PORT]/PATH",
}
LINES = ("serial", "tcp")  # what carries bytes both ways
PICTURES = ("camera", "frames")
PRINTERS = ("ipp",)
DEVICES = {
    "id_card": LINES,
    "scanner": (*LINES, *PICTURES),  # a scan engine, or a camera
    "camera": PICTURES,
    "receipt_printer": LINES,
    "page_printer": PRINTERS,
}
BAUD = 115200
SLOWEST, FASTEST = 50, 4_000_000
IPP_PORT = 631

# Stricter than a URL has to be: what stands here is looked up and connected to as it is.
_NETLOC = r"(\[[0-9A-Fa-f:.]+(?:%\w+)?\]|[\w-]{1,63}(?:\.[\w-]{1,63})*\.?)(?::(.*))?"


class Address(NamedTuple):  # no dataclass: a terminal loads this before its first picture, and it is half a ms less
    """What an address says. `path` is a device file's, a folder's, or within a printer."""

    scheme: str
    path: str = ""
    baud: int = 0
    host: str = ""
    port: int = 0


def forms(device: str) -> str:
    """The addresses that such a device may have, for people."""
    return _either(DEVICES[device])


def check(device: str, address: str) -> None:
    """Return when `address` can be one of such a device: `id_card`, `scanner`, `receipt_printer`, `page_printer`.

    ValueError: what is wrong with it and what was expected.
    """
    if device not in DEVICES:
        raise ValueError(f"device {device!r}, expected one of {', '.join(DEVICES)}")
    parse(address, DEVICES[device])


def parse(address: str, schemes: tuple[str, ...]) -> Address:
    """What `address` says. ValueError: it is of none of these forms; says what was expected."""
    try:
        url = _split(address, schemes)
        if url.scheme in ("tcp", "ipp"):
            return _elsewhere(url)
        return _on_this_machine(url)
    except ValueError as error:
        raise ValueError(f"address {address!r}: {error}") from None


def _split(address: str, schemes: tuple[str, ...]) -> SplitResult:
    expected = f"expected {_either(schemes)}"
    try:
        url = urlsplit(address)
    except ValueError:  # Python's own sentence is about brackets or NFKC, which nobody asked for
        raise ValueError(expected) from None
    # urlsplit drops tabs, line ends and outer blanks without a word; a device would not.
    if url.scheme not in schemes or url.fragment or address != address.strip() or not address.isprintable():
        raise ValueError(expected)
    return url


def _on_this_machine(url: SplitResult) -> Address:
    path = unquote(url.path)
    if url.netloc or not re.fullmatch(r"/.+", path) or not path.isprintable():
        raise ValueError(f"expected {FORMS[url.scheme]}")
    if url.scheme == "serial":
        return Address(url.scheme, path, _baud(url.query))
    _refuse_options(url.query)
    return Address(url.scheme, path)


def _elsewhere(url: SplitResult) -> Address:
    named = re.fullmatch(_NETLOC, url.netloc, re.ASCII)
    needs_port = url.scheme == "tcp"
    if not named or (needs_port and (named[2] is None or url.path.strip("/"))) or not re.fullmatch("[!-~]*", url.path):
        raise ValueError(f"expected {FORMS[url.scheme]}")
    _refuse_options(url.query)
    port = _port(named[2]) if named[2] is not None else IPP_PORT
    return Address(url.scheme, url.path or "/", 0, named[1].strip("[]"), port)


def _baud(query: str) -> int:
    options = parse_qsl(query, keep_blank_values=True)
    for name, _ in options:
        if name != "baud":
            raise ValueError(f"option {name!r}, expected baud and no other")
    if len(options) > 1:
        raise ValueError(f"baud given {len(options)} times, expected once")
    value = options[0][1] if options else str(BAUD)
    if not re.fullmatch("[0-9]{1,9}", value):
        raise ValueError(f"baud {value!r}, expected a whole number such as {BAUD}")
    if not SLOWEST <= int(value) <= FASTEST:
        raise ValueError(f"baud {value!r}, expected {SLOWEST} to {FASTEST}, such as {BAUD}")
    return int(value)


def _port(value: str) -> int:
    if not re.fullmatch("[0-9]{1,5}", value) or not 1 <= int(value) <= 0xFFFF:
        raise ValueError(f"port {value!r}, expected a whole number from 1 to {0xFFFF}")
    return int(value)


def _refuse_options(query: str) -> None:
    for name, _ in parse_qsl(query, keep_blank_values=True):
        raise ValueError(f"option {name!r}, expected none")


def _either(schemes: tuple[str, ...]) -> str:
    *others, last = (FORMS[scheme] for scheme in schemes)
    return f"{', '.join(others)} or {last}" if others else last
