"""The languages that receipt printers speak: what of bytes and lines differs between them. Knows no model."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from drivers.api.receipt_printer import Receipt
from drivers.api.status import DeviceStatus
from drivers.api.transport import Transport
from drivers.receipt_printer import codec, star
from drivers.receipt_printer.line import PrinterLine
from drivers.receipt_printer.models import Model, StatusMap
from drivers.receipt_printer.star_line import StarLine
from drivers.transports.framing import Clock


class CommandSet(NamedTuple):
    encode: Callable[[Receipt, codec.Glyphs, Model], bytes]  # a whole job. ValueError: it cannot be printed
    decode_status: Callable[[bytes, StatusMap], DeviceStatus]  # ValueError: these are no answers
    line: Callable[[Transport, StatusMap, Clock], PrinterLine]


COMMAND_SETS: Mapping[str, CommandSet] = {
    "esc/pos": CommandSet(codec.encode, codec.decode_status, PrinterLine),
    "star": CommandSet(star.encode, star.decode_status, StarLine),
}
