"""How long a receipt takes to lay out and encode, and how long it is on the wire, against python-escpos."""

import time
from collections.abc import Callable, Iterator
from importlib.metadata import version

from escpos.constants import QR_ECLEVEL_M
from escpos.printer import Dummy

from drivers.api.receipt_printer import Align, Receipt, ReceiptPair, ReceiptQr, ReceiptRule, ReceiptText
from drivers.receipt_printer.codec import encode
from drivers.receipt_printer.layout import COLUMNS, Line, pair_lines, text_lines
from drivers.receipt_printer.models import EPSON
from drivers.receipt_printer.raster import TERMINAL_FACES, GlyphRaster
from tests.bench.result import Result

RUNS = 200
ALIGNS = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}

RECEIPT: Receipt = (
    ReceiptText("广州市政务服务自助终端", 2, bold=True, align=Align.CENTRE),
    ReceiptText("业务受理回执", align=Align.CENTRE),
    ReceiptRule(),
    ReceiptPair("受理编号", "GZ-20261123-000117"),
    ReceiptPair("申请人", "陈秀兰"),
    ReceiptPair("证件号码", "4401**********1234"),
    ReceiptPair("办理事项", "城乡居民基本养老保险参保登记（首次参保）"),
    ReceiptPair("联系地址", "广东省广州市荔湾区中山七路与康王中路交界处西华路三百二十四号之一301房"),
    ReceiptPair("受理部门", "广州市荔湾区社会保险基金管理中心"),
    ReceiptPair("受理时间", "2026-11-23 10:24"),
    ReceiptPair("承诺时限", "5个工作日"),
    ReceiptPair("费用", "￥0.00"),
    ReceiptRule(),
    ReceiptText("请凭受理编号或身份证在任一终端查询办理进度。材料齐全的，自受理之日起5个工作日内办结。"),
    ReceiptText("如有疑问，请拨打12345政务服务热线。"),
    ReceiptText("扫码查询进度", bold=True, align=Align.CENTRE),
    ReceiptQr("https://example.cn/q/GZ-20261123-000117?c=8F2A"),
    ReceiptText("请妥善保管本回执", align=Align.CENTRE),
)


def run() -> Iterator[Result]:
    glyphs = GlyphRaster(TERMINAL_FACES)
    _escpos()  # reads its table of printers once
    peer = f"python-escpos {version('python-escpos')}, which has no layout for Chinese and is given ours"
    ours, theirs = _median_ms(lambda: encode(RECEIPT, glyphs, EPSON)), _median_ms(_escpos)
    yield Result("20-line receipt with QR, laid out and encoded", ours, theirs, "ms", peer, 1.1)
    yield Result(
        "20-line receipt with QR, on the wire", len(encode(RECEIPT, glyphs, EPSON)), len(_escpos()), "bytes", peer, 1.0
    )


def _escpos() -> bytes:
    """The same receipt by the library's own calls, each element said as a program that uses it would."""
    printer = Dummy()
    for element in RECEIPT:
        match element:
            case ReceiptText():
                _say(printer, text_lines(element))
            case ReceiptPair():
                _say(printer, pair_lines(element))
            case ReceiptRule():
                _say(printer, [Line("-" * COLUMNS)])
            case ReceiptQr(data):
                printer.set(align="center")
                printer.qr(data, native=True, size=6, ec=QR_ECLEVEL_M)
    printer.cut()
    return bytes(printer.output)


def _say(printer: Dummy, lines: list[Line]) -> None:
    for line in lines:
        printer.set(align=ALIGNS[line.align], bold=line.bold, custom_size=True, width=line.scale, height=line.high)
        printer._raw(line.text.encode("gbk") + b"\n")  # its `text` chooses among one-byte code pages


def _median_ms(work: Callable[[], object]) -> float:
    """Processor time of the calling thread, warm."""
    times = []
    for _ in range(RUNS):
        start = time.thread_time()
        work()
        times.append((time.thread_time() - start) * 1000)
    return sorted(times)[RUNS // 2]
