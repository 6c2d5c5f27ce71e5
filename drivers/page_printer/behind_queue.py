"""Whether the printer behind a queue of CUPS on this machine is there. Knows no IPP.

A queue that has nothing to do is called idle whatever has become of its printer, so cupsd cannot be asked. The kernel
can: it lists what is plugged in and switched on. CUPS names a USB printer `usb://MAKE/MODEL?serial=NUMBER`, after what
the printer says in its IEEE 1284 id, or else in its USB descriptors (its backend/usb-libusb.c); HPLIP names one
`hp:/usb/MODEL?serial=NUMBER`.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from drivers.api.transport import Dial

USB_DEVICES = Path("/sys/bus/usb/devices")
CONNECT_TIMEOUT_S = 1.0
_PRINTER_CLASS = "07"
_PORTS = {"ipp": 631, "ipps": 631, "http": 80, "https": 443, "socket": 9100, "lpd": 515}


def why_absent(device_uri: str, usb: Path, dial: Dial, *, busy: bool) -> str:
    """Why the printer at this device-uri of CUPS cannot be reached now. "": it can, or that cannot be told.

    `busy`: it prints. Then nobody else connects to it: some printers have one connection only.
    """
    try:
        url = urlsplit(device_uri)
        port = url.port or _PORTS.get(url.scheme)
    except ValueError:
        return ""
    if device_uri.startswith(("usb://", "hp:/usb/")):
        make, model = unquote(url.netloc), unquote(url.path).removeprefix("/usb")
        serial = parse_qs(url.query).get("serial", [""])[0]
        return "" if any(_may_be(said, make, model, serial) for said in _printers(usb)) else f"{device_uri}: not there"
    if busy or port is None or not url.hostname:
        return ""
    try:
        dial((url.hostname, port), CONNECT_TIMEOUT_S).close()
    except (OSError, UnicodeError) as error:
        return f"{url.hostname}:{port}: {error}"
    return ""


def _printers(usb: Path) -> Iterator[str]:
    """What each printer that is plugged in says of itself."""
    for kind in usb.glob("*:*/bInterfaceClass"):
        if _read(kind) == _PRINTER_CLASS:
            device = usb / kind.parent.name.partition(":")[0]
            names = ("serial", "product", "manufacturer")
            yield "\n".join([_read(kind.parent / "ieee1284_id"), *(_read(device / name) for name in names)])


def _may_be(said: str, make: str, model: str, serial: str) -> bool:
    """Whether a printer that says this can be the one of that make, model and number. A doubt is for it."""
    told = _letters(said)
    if serial and _letters(serial) in told:
        return True
    return any(_letters(word) in told for word in (model, make) if _letters(word)) or not told


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _read(path: Path) -> str:
    """ "" where it has none."""
    with suppress(OSError):
        return path.read_text(encoding="utf-8", errors="replace").strip()
    return ""
