"""What every driver offers and how every driver fails. Knows no port, no byte and no citizen."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from typing import Protocol


class Fault(StrEnum):
    """What is wrong, in words that hold for every maker's device."""

    OFFLINE = "offline"  # the port is gone or never opened
    SILENT = "silent"  # the port is there, nobody answers in time
    GARBLED = "garbled"  # answers that break the protocol, after the harmless repeats
    CARD_MOVED = "card_moved"  # the card left the field, or could not be read to the end
    CARD_UNKNOWN = "card_unknown"  # not a card this reader understands
    CARD_REFUSED = "card_refused"  # card and reader do not trust each other; often two cards in the field
    NOT_AUTHORISED = "not_authorised"  # the security module is not activated
    SELF_TEST = "self_test"  # the device says itself that it is broken
    NO_PAPER = "no_paper"
    COVER_OPEN = "cover_open"
    JAM = "jam"
    CUTTER = "cutter"
    OVERHEATED = "overheated"
    OUTPUT_FULL = "output_full"
    NO_TONER = "no_toner"
    REFUSED = "refused"  # the device understood and said no (format, permission)
    UNREADABLE = "unreadable"  # something came that is not acceptable content (oversize, control characters)


class DeviceError(Exception):
    """A device could not do what it was asked.

    `began` is True when paper may already have moved: the outcome is uncertain and repeating is not harmless.
    `evidence` is for the technician: bytes in hex, states, the system's own words. Never personal data.
    """

    def __init__(self, device: str, fault: Fault, evidence: str = "", *, began: bool = False) -> None:
        super().__init__(f"{device}: {fault.value}" + (f" ({evidence})" if evidence else ""))
        self.device = device
        self.fault = fault
        self.evidence = evidence
        self.began = began


class Transport(Protocol):
    """Moves bytes. Every method raises OSError when the wire is gone; none retries."""

    def write(self, data: bytes) -> None: ...

    def read(self, size: int, timeout: float) -> bytes:
        """Up to `size` bytes as soon as any are there; b"" after `timeout` seconds of silence."""
        ...

    def flush_input(self) -> None:
        """Throw away what was received and not read."""
        ...

    def set_baud(self, baud: int) -> None:
        """Change the line speed; does nothing where there is no line speed."""
        ...

    def close(self) -> None: ...


OpenTransport = Callable[[], Transport]
"""Opens the wire, each time anew. Raises OSError where nothing is there."""


class HasStatus(Protocol):
    """A device that is simply ready or not."""

    def status(self) -> None:
        """Return when the device is ready; raise DeviceError otherwise."""
        ...


# --- identity cards -------------------------------------------------------------------------------------------


class CardLayout(Enum):
    """The four text layouts; the value is the type character on the chip."""

    CITIZEN = " "
    HK_MACAO_TAIWAN = "J"
    FOREIGN_2017 = "I"
    FOREIGN_2023 = "Y"


@dataclass(frozen=True, slots=True)
class IdCard:
    """What an identity card says about its holder. Empty string: this layout has no such field."""

    layout: CardLayout
    name: str  # Chinese name
    number: str
    sex: str  # GB/T 2261.1: "0" unknown, "1" male, "2" female, "9" unspecified
    birth: date
    valid_from: date
    valid_to: date | None  # None: 长期, no end
    english_name: str = ""
    ethnic_code: str = ""  # GB/T 3304, two digits
    address: str = ""  # as first printed
    newest_address: str = ""  # appended later; "" when the card has none
    authority: str = ""
    nationality: str = ""  # GB/T 2659, three letters
    pass_number: str = ""  # 通行证号码
    issues: str = ""  # 签发次数 / 换证次数
    photo: bytes = field(default=b"", repr=False)  # the chip's own 1024-byte block, not a picture
    picture: bytes = field(default=b"", repr=False)  # PNG; empty where the chip's block cannot be decoded


class PhotoDecoder(Protocol):
    """Turns the chip's proprietary photo block into a picture; a vendor's library goes behind this."""

    def decode(self, block: bytes) -> bytes | None:
        """PNG bytes, or None where no picture can be made."""
        ...


class IdCardReader(Protocol):
    def status(self) -> None:
        """Return when the reader is ready; raise DeviceError otherwise."""
        ...

    def find(self) -> bool:
        """True when a card has come into the field."""
        ...

    def read(self) -> IdCard:
        """Read the card in the field: find, select, text and photo, newest address."""
        ...

    def close(self) -> None:
        """Let go of the port; the next call opens it again."""
        ...


# --- codes ----------------------------------------------------------------------------------------------------


class CodeScanner(Protocol):
    """A scan engine or a camera: both give the payload bytes of one code."""

    def status(self) -> None: ...

    def start(self) -> None:
        """Light on, ready to see a code."""
        ...

    def poll(self, timeout: float) -> bytes | None:
        """The payload of one code, or None after `timeout` seconds without one."""
        ...

    def stop(self) -> None: ...

    def close(self) -> None: ...


# --- paper ----------------------------------------------------------------------------------------------------


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class ReceiptText:
    text: str
    scale: int = 1  # 1 normal, 2 double width and height
    bold: bool = False
    align: Align = Align.LEFT
    tall: bool = False  # twice as high as that: as much fits on a line, and more people can read it


@dataclass(frozen=True, slots=True)
class ReceiptPair:
    """A label at the left edge and a value at the right edge, wrapped where they do not fit on one line."""

    label: str
    value: str
    tall: bool = False


@dataclass(frozen=True, slots=True)
class ReceiptQr:
    data: str
    dots: int = 6  # width of a module in printer dots


@dataclass(frozen=True, slots=True)
class ReceiptRule:
    """A line across the paper."""


@dataclass(frozen=True, slots=True)
class ReceiptFeed:
    lines: int = 1


ReceiptElement = ReceiptText | ReceiptPair | ReceiptQr | ReceiptRule | ReceiptFeed
Receipt = tuple[ReceiptElement, ...]


@dataclass(frozen=True, slots=True)
class PaperStatus:
    """How a printer is. `fault` is the first reason why it cannot print now, None when it can."""

    fault: Fault | None = None
    near_end: bool = False
    evidence: str = ""


class ReceiptPrinter(Protocol):
    def status(self) -> PaperStatus: ...

    def print(self, receipt: Receipt) -> None:
        """Print, cut, and return when the printer itself says that it is done."""
        ...

    def close(self) -> None: ...


class PagePrinter(Protocol):
    def status(self) -> PaperStatus: ...

    def print(self, pdf: bytes, pages: int, on_page: Callable[[int], None]) -> None:
        """Print one A4 document and return when the printer says it is completed.

        `on_page(n)` is told how many sheets are out whenever that is known.
        """
        ...
