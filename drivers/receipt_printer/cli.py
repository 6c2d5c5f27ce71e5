"""The technician's commands for a receipt printer. Knows the terminal's fonts and how to say what is wrong."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from drivers.api import (
    Align,
    DeviceError,
    Receipt,
    ReceiptElement,
    ReceiptFeed,
    ReceiptPair,
    ReceiptQr,
    ReceiptRule,
    ReceiptText,
)
from drivers.receipt_printer.codec import encode
from drivers.receipt_printer.driver import EscPosPrinter
from drivers.receipt_printer.raster import TERMINAL_FACES, GlyphRaster
from drivers.transport import opener

TEST_RECEIPT: Receipt = (
    ReceiptText("穗助 打印测试", scale=2, bold=True, align=Align.CENTRE),
    ReceiptRule(),
    ReceiptPair("左边", "右边"),
    ReceiptPair("生僻字", "𬭎 𠮷 㵢"),
    ReceiptPair("换行", "这一行很长，应当在纸的右边换行，而不丢失任何一个字，也不把标点放在行首。"),
    ReceiptText("加粗", bold=True),
    ReceiptText("下面的二维码应当能扫出 SUIZHU-PRINT-TEST"),
    ReceiptQr("SUIZHU-PRINT-TEST"),
    ReceiptText("纸应当在此处下方切断", align=Align.CENTRE),
)

_ELEMENTS: dict[str, Callable[..., ReceiptElement]] = {
    "text": ReceiptText,
    "pair": ReceiptPair,
    "qr": ReceiptQr,
    "rule": ReceiptRule,
    "feed": ReceiptFeed,
}


def commands(parser: argparse.ArgumentParser) -> None:
    """Add the sub-commands; each sets `func`, which returns the exit status."""
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    status = verbs.add_parser("status", help="ask the printer how it is; exit status 1 when it cannot print")
    status.set_defaults(func=_status)
    test = verbs.add_parser("print-test", help="print a receipt that shows what the printer can do")
    test.set_defaults(func=_print_test)
    for verb in (status, test):
        verb.add_argument("--port", required=True, metavar="ADDRESS", help="serial:///dev/… or tcp://HOST:9100")
    raw = verbs.add_parser("encode", help="turn a receipt written as JSON into the printer's bytes")
    raw.add_argument("file", type=Path, metavar="FILE.json", help='[{"kind": "text", "text": "…", "scale": 2}, …]')
    raw.add_argument("--out", type=Path, required=True, metavar="FILE.bin")
    raw.set_defaults(func=_encode)


def receipt_from_json(text: str) -> Receipt:
    """A list of elements, each an object whose `kind` is text, pair, qr, rule or feed. ValueError: anything else."""
    elements = json.loads(text)
    if not isinstance(elements, list):
        raise ValueError("expected a JSON list of receipt elements")
    return tuple(_element(number, element) for number, element in enumerate(elements, 1))


def _element(number: int, element: Any) -> ReceiptElement:
    kind = element.get("kind") if isinstance(element, dict) else None
    if kind not in _ELEMENTS:
        raise ValueError(f"element {number}: expected an object whose kind is one of {', '.join(_ELEMENTS)}")
    fields = {name: Align(value) if name == "align" else value for name, value in element.items() if name != "kind"}
    try:
        return _ELEMENTS[kind](**fields)
    except TypeError as error:
        raise ValueError(f"element {number}: {error}") from error


def _printer(port: str) -> EscPosPrinter:
    return EscPosPrinter(opener(port), GlyphRaster(TERMINAL_FACES))


def _status(arguments: argparse.Namespace) -> int:
    status = _printer(arguments.port).status()
    print(f"{status.fault.value if status.fault else 'ready'}{', paper near its end' if status.near_end else ''}")
    print(status.evidence)
    return 1 if status.fault else 0


def _print_test(arguments: argparse.Namespace) -> int:
    try:
        _printer(arguments.port).print(TEST_RECEIPT)
    except DeviceError as error:
        print(f"{error}; {'the receipt may be partly on paper' if error.began else 'nothing was printed'}")
        return 1
    print("printed and cut")
    return 0


def _encode(arguments: argparse.Namespace) -> int:
    try:
        data = encode(receipt_from_json(arguments.file.read_text("utf-8")), GlyphRaster(TERMINAL_FACES))
        arguments.out.write_bytes(data)
    except (ValueError, OSError) as error:
        print(error)
        return 1
    print(f"{len(data)} bytes")
    return 0
