"""The technician's commands for a receipt printer. Knows the terminal's fonts and how to say what is wrong."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from drivers.addresses import parse
from drivers.api.errors import DeviceError
from drivers.api.font_coverage import FontFace
from drivers.api.receipt_printer import Align, Receipt, ReceiptPair, ReceiptQr, ReceiptRule, ReceiptText, SlipEnd
from drivers.api.status import DeviceStatus, Notice
from drivers.cli import add_port, device_failed, explained, failed, of_locale
from drivers.receipt_printer.command_sets import COMMAND_SETS
from drivers.receipt_printer.driver import DEVICE, EscPosPrinter, at
from drivers.receipt_printer.models import MODELS
from drivers.receipt_printer.raster import TERMINAL_FACES, GlyphRaster
from drivers.receipt_printer.receipt_json import receipt_from_json

TEST_RECEIPT: Receipt = (
    ReceiptText("穗助 打印测试", scale=2, bold=True, align=Align.CENTRE),
    ReceiptRule(),
    ReceiptPair("左边", "右边"),
    ReceiptPair("生僻字", "𬭎 𠮷 㵢"),
    ReceiptPair("换行", "这一行很长，应当在纸的右边换行，而不丢失任何一个字，也不把标点放在行首。"),
    ReceiptText("加粗", bold=True),
    ReceiptText("加高，字宽不变 𬭎", tall=True),
    ReceiptText("下面的二维码应当能扫出 SUIZHU-PRINT-TEST"),
    ReceiptQr("SUIZHU-PRINT-TEST"),
    ReceiptText("纸应当在此处下方切断", align=Align.CENTRE),
)

ENDS = {
    SlipEnd.SENT: "sent whole, and the printer says no fault; this model does not say whether it was printed and cut",
    SlipEnd.OUT: "printed and cut",
    SlipEnd.TAKEN: "printed and cut, and taken",
    SlipEnd.NOT_TAKEN: "printed and cut, and not taken in time",
}
SENT_UNASKED = "sent whole; the printer is never asked (status=none), so look whether it was printed and cut"
TOLD = """\
It says "printed and cut" where the printer itself says so, and of a printer with a presenter whether the slip was
taken. Of a model that does not say when it is done (model=epson-lan, and masung and gprinter without done=asked) it
says "sent whole", and no more.

The exit code is 0 when that was said, 1 when the printer could not print, with why and whether the receipt may be
partly on paper (said on standard error), 2 when the command line is wrong.
"""
ELEMENTS = """\
FILE.json is a list of elements: [{…}, {…}]. An element is one of
  {"kind": "text", "text": "穗助", "scale": 2, "bold": true, "align": "centre", "tall": false}
  {"kind": "pair", "label": "受理编号", "value": "GZ0117-000042", "tall": true}
  {"kind": "qr", "data": "GZ0117-000042", "dots": 6}
  {"kind": "rule"}
  {"kind": "feed", "lines": 2}

text, label with value, and data are needed; what else stands above may be left out.
scale 1 to 4; tall: twice as high as that; align left, centre or right; dots 1 to 16, of the printer for one module
of the code; lines 0 to 255.

The exit code is 0 when FILE.bin was written, 1 when there is something that cannot be printed or a file cannot be
read or written (said on standard error), 2 when the command line is wrong.
"""


def commands(parser: argparse.ArgumentParser, faces: Sequence[FontFace] = TERMINAL_FACES) -> None:
    """Add the sub-commands; each sets `func`, which returns the exit status. `faces` draw what the printer cannot."""
    parser.set_defaults(faces=faces)
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    status = verbs.add_parser("status", help="ask the printer how it is; exit status 1 when it cannot print")
    status.set_defaults(func=_status)
    test = verbs.add_parser(
        "print-test",
        help="print a receipt that shows what the printer can do",
        description="Print a receipt that shows what the printer can do.",
        epilog=TOLD,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    test.set_defaults(func=_print_test)
    says = "bring a blade that is stuck home, once what blocked it is gone; the printer forgets what it holds"
    free = verbs.add_parser("free-cutter", help=says, description=f"{says[0].upper()}{says[1:]}.")
    free.set_defaults(func=_free_cutter)
    for verb in (status, test, free):
        add_port(verb, "receipt_printer")
    raw = verbs.add_parser(
        "encode",
        help="turn a receipt written as JSON into the printer's bytes",
        description="Turn a receipt written as JSON into the printer's bytes.",
        epilog=ELEMENTS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    raw.add_argument("file", type=Path, metavar="FILE.json")
    raw.add_argument("--model", choices=MODELS, default=next(iter(MODELS)), help="the printer's (default: %(default)s)")
    raw.add_argument("--out", type=Path, required=True, metavar="FILE.bin")
    raw.set_defaults(func=_encode)


def _printer(arguments: argparse.Namespace) -> EscPosPrinter:
    return at(parse(DEVICE, arguments.port), faces=arguments.faces)


def _status(arguments: argparse.Namespace) -> int:
    try:
        status = _printer(arguments).status()
    except OSError as error:
        return failed(str(error))
    return _told(status)


def _free_cutter(arguments: argparse.Namespace) -> int:
    try:
        return _told(_printer(arguments).free_cutter())
    except (LookupError, OSError) as error:
        return failed(str(error))


def _told(status: DeviceStatus) -> int:
    low = f", {explained('paper near its end')}" if Notice.PAPER_LOW in status.notices else ""
    well = "open, never asked (status=none)" if Notice.UNASKED in status.notices else "ready"
    print(f"{explained(status.fault.value if status.fault else well)}{low}")
    print(of_locale(status.evidence))
    return 1 if status.fault else 0


def _print_test(arguments: argparse.Namespace) -> int:
    try:
        printer = _printer(arguments)
        end = printer.print(TEST_RECEIPT, lambda: print(explained("the slip waits in the mouth"), flush=True))
    except DeviceError as error:
        return device_failed(error, "the receipt may be partly on paper" if error.began else "nothing was printed")
    except OSError as error:
        return failed(str(error))
    print(explained(ENDS[end] if printer.answers else SENT_UNASKED))
    return 0


def _encode(arguments: argparse.Namespace) -> int:
    try:
        model = MODELS[arguments.model]
        receipt = receipt_from_json(_text_in(arguments.file))
        data = COMMAND_SETS[model.commands].encode(receipt, GlyphRaster(arguments.faces), model)
        arguments.out.write_bytes(data)
    except ValueError as error:
        return failed(f"{arguments.file}: {error}")
    except OSError as error:
        return failed(str(error))
    print(f"{len(data)} bytes")
    return 0


def _text_in(file: Path) -> str:
    """OSError: cannot be read. ValueError: not text."""
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"byte {error.start + 1} is no UTF-8, expected text in UTF-8") from None
