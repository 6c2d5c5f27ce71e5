"""The kinds of devices there are, one entry a kind. Whoever needs a list of devices reads this one.

A terminal loads this before its first picture, so an entry only names its driver: `drivers/<name>/driver.py`, whose
`at(address, host)` builds it. Knows no port and no protocol.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:  # what a driver offers is of interest to a type checker alone
    from drivers.api.cabinet import Cabinet
    from drivers.api.headphones import Headphones
    from drivers.api.id_card import IdCardReader
    from drivers.api.keypad import Keypad
    from drivers.api.page_printer import PagePrinter
    from drivers.api.receipt_printer import ReceiptPrinter
    from drivers.api.scanner import CodeScanner
    from drivers.api.smart_card import SmartCardReader
    from drivers.api.status import Device

D_co = TypeVar("D_co", covariant=True)


class Kind(NamedTuple, Generic[D_co]):
    """A kind of device, whose driver is a `D_co`."""

    name: str  # of its folder in drivers/, and of its errors
    what: str  # it is, for a command's help
    serves: str  # the need of a service, and the key in [devices] of kiosk.toml; two kinds may serve one
    schemes: tuple[str, ...]  # of its addresses
    models: tuple[str, ...]  # the first where an address names none
    options: Mapping[str, tuple[str, ...]] = {}  # what else an address may say, with the values there are; first: usual
    codes: tuple[str, ...] = ()  # and these, each with the number of a key
    models_of: Mapping[str, tuple[str, ...]] = {}  # of addresses of a scheme that has not all; first: usual
    options_of: Mapping[str, Mapping[str, tuple[str, ...]]] = {}  # of a model for which an option has not all values
    digests: tuple[str, ...] = ()  # and these, each with a SHA-256 in hex
    baud: int = 115200  # of a serial line, where an address says none

    def models_at(self, scheme: str) -> tuple[str, ...]:
        """That an address of this scheme may name."""
        return self.models_of.get(scheme, self.models)

    @property
    def words(self) -> str:
        """The key of what technicians call it."""
        return f"device-{self.name.replace('_', '-')}"


PROGRAMS = ("program", "cvr", "sdtapi", "syn")  # the first speaks for itself, the others are libraries
ID_CARD: "Kind[IdCardReader]" = Kind(
    "id_card",
    "the identity-card reader",
    "id_card",
    ("serial", "usb", "hidraw", "tcp", "process"),
    ("sdt", *PROGRAMS),
    {
        "flow": ("none", "rtscts"),
        "pipes": ("stream", "four"),  # of a USB device: one there and one back, or two each, with heads apart
        "report": ("64", "32", "16", "8"),  # bytes of a HID report
        "counted": ("no", "yes"),  # whether its first byte says how many of the others count
        "lying": ("unseen", "found", "read"),
        "port": (*(str(1000 + at) for at in range(1, 17)), *(str(at) for at in range(17))),  # as a library counts them
        "patience": ("10", "5", "20", "30"),  # seconds for one call
        "memory": ("512", "256", "1024", "2048"),  # megabytes of address space
    },
    models_of={"process": PROGRAMS, **dict.fromkeys(("serial", "usb", "hidraw", "tcp"), ("sdt",))},
)
_ENGINES = ("gm65", "newland", "honeywell", "datalogic", "powerscan", "ssi")  # that are commanded
SCANNER: "Kind[CodeScanner]" = Kind(
    "scanner",
    "the code scanner",
    "scanner",
    ("serial", "hidraw", "evdev", "tcp"),
    (*_ENGINES, "lines", "hid-pos", "microscan", "keyboard"),
    {"flow": ("none", "rtscts"), "tail": ("any", "cr", "lf", "crlf", "tab", "none")},
    models_of={
        "serial": (*_ENGINES, "lines"),
        "hidraw": ("hid-pos", "microscan"),
        "evdev": ("keyboard",),
    },
)
CAMERA: "Kind[CodeScanner]" = Kind(
    "camera", "the camera, as a code scanner", "scanner", ("camera", "frames"), ("v4l2",)
)
RECEIPT_PRINTER: "Kind[ReceiptPrinter]" = Kind(
    "receipt_printer",
    "the receipt printer",
    "receipt_printer",
    ("serial", "lp", "tcp"),
    (
        "epson",
        "vkp80iii",
        "epson-lan",
        "gprinter",
        "masung",
        "star",
    ),
    {
        "flow": ("none", "xonxoff", "rtscts"),
        "status": ("asked", "none"),
        "done": ("model", "asked", "unknown"),  # how the end of a slip is known
        "font": ("model", "own", "drawn"),  # whether its own Chinese font is used
        "dots": ("model", "384", "512", "576", "640"),  # across the paper
        "logo": ("none", "1", "2", "3"),  # a picture stored in it, above each slip
    },
    options_of={"star": {"font": ("model", "drawn")}},
)
PAGE_PRINTER: "Kind[PagePrinter]" = Kind(
    "page_printer", "the A4 printer", "page_printer", ("ipp", "ipps"), ("ipp",), digests=("certificate",)
)

KEYS = (
    *("up", "down", "left", "right", "select", "help", "cancel"),
    *("louder", "softer", "faster", "slower", "repeat", "where", "dark"),
    *"0123456789",
    *("switch-1", "switch-2"),  # of people who have no other key: to go on, and to take
    *("plugged", "unplugged"),  # what a pad with a jack of its own sends for it
)  # fmt: skip
KEYPAD: "Kind[Keypad]" = Kind(
    "keypad", "the keypad", "keypad", ("evdev", "tcp"), ("audionav", "numeric", "keyboard"), codes=KEYS
)
HEADPHONES: "Kind[Headphones]" = Kind(
    "headphones", "the headphone jack", "headphones", ("evdev", "alsa", "card", "tcp"), ("jack",)
)

SMART_CARD: "Kind[SmartCardReader]" = Kind(
    "smart_card",
    "the reader for social-security cards",
    "smart_card",
    ("pcsc", "tcp"),
    ("social-security",),
    {
        "select": ("02", "00"),  # P1 of the command that selects a file: programs differ
        "records": ("tag", "number"),  # how a record is asked for
        "application": ("needed", "tried"),  # whether a card that says it has no such application is read all the same
    },
)

LAMPS = ("id_card", "scanner", "receipt_printer", "page_printer")  # the devices beside which a lamp may be
CONTACTS = ("door", "tamper")  # of the cabinet; what each says, its fault tells
NONE = "none"
_CHANNELS = tuple(str(channel) for channel in range(1, 17))
_UNITS = tuple(str(unit) for unit in range(1, 33))  # as many as a line of RS-485 carries
CABINET: "Kind[Cabinet]" = Kind(
    "cabinet",
    "the board in the cabinet",
    "cabinet",
    ("serial", "tcp"),
    ("modbus", "lcus"),
    {
        "flow": ("none", "rtscts"),
        "unit": _UNITS,  # its number on the line
        **dict.fromkeys(LAMPS, (NONE, *_CHANNELS)),  # the relay of each lamp
        **dict.fromkeys(CONTACTS, (NONE, *_CHANNELS)),  # the input of each contact
        "contacts": ("closed", "open"),  # how these are while all is in order
    },
    options_of={
        "lcus": {
            "unit": ("1",),
            **dict.fromkeys(LAMPS, (NONE, *_CHANNELS[:8])),
            **dict.fromkeys(CONTACTS, (NONE,)),
            "contacts": ("closed",),
        }
    },
    baud=9600,  # as boards of both kinds are delivered
)

KINDS: "tuple[Kind[Device], ...]" = (
    *(ID_CARD, SCANNER, CAMERA, RECEIPT_PRINTER, PAGE_PRINTER),
    *(KEYPAD, HEADPHONES, SMART_CARD, CABINET),
)
NEEDS = tuple(dict.fromkeys(kind.serves for kind in KINDS))


def kinds_of(device: str) -> "tuple[Kind[Device], ...]":
    """The kind of this name, or all that serve the need of this name. ValueError: there is none."""
    found = tuple(kind for kind in KINDS if device in (kind.name, kind.serves))
    if not found:
        names = ", ".join(dict.fromkeys(name for kind in KINDS for name in (kind.serves, kind.name)))
        raise ValueError(f"device {device!r}, expected one of {names}")
    return found
