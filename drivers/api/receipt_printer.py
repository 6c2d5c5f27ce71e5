"""A receipt as elements, and what a printer of receipts offers."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from drivers.api.status import DeviceStatus


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
    scale: int = 1  # as of a text


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


class SlipEnd(StrEnum):
    """Where a slip is that was printed whole, or at least sent whole."""

    SENT = "sent"  # the printer was well all the while, but it does not tell whether anything was printed or cut
    OUT = "out"  # cut, and it lies or hangs in the open: this printer does not see more
    TAKEN = "taken"  # out of the printer's mouth
    NOT_TAKEN = "not_taken"  # nobody took it in time: the printer takes it back


class ReceiptPrinter(Protocol):
    @property
    def answers(self) -> bool:
        """False for one that is never asked: nobody knows how it is, before a slip or after it."""
        ...

    def status(self) -> DeviceStatus: ...

    def print(self, receipt: Receipt, on_waiting: Callable[[], None] = ...) -> SlipEnd:
        """Print, cut, and return when the printer itself says that it is done, and where the slip is then.

        SENT from a printer that cannot say so.

        `on_waiting` is called when the slip stands in the printer's mouth and waits to be taken.
        """
        ...

    def identity(self) -> str: ...

    def close(self) -> None: ...
