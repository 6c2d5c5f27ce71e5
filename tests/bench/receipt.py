"""How long a receipt takes to encode, and how long it is on the wire, against drawing the whole of it."""

import time
from collections.abc import Callable, Iterator

from PIL import Image, ImageDraw, ImageFont

from drivers.api.receipt_printer import Align, Receipt, ReceiptPair, ReceiptQr, ReceiptRule, ReceiptText
from drivers.receipt_printer.codec import LINE_DOTS, Bitmap, encode, raster
from drivers.receipt_printer.layout import PAPER_DOTS, pair_lines, text_lines
from drivers.receipt_printer.raster import TERMINAL_FACES, GlyphRaster
from tests.bench.result import Result

RUNS = 30
BAND = 120  # dots high; what printers take in one picture

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
    view_model = TERMINAL_FACES[0]
    font = ImageFont.truetype(str(view_model.path), 24, view_model.index)
    ours = encode(RECEIPT, glyphs)
    peer = _draw_all(font)
    yield Result(
        "20-line receipt with QR, time to encode",
        _median_ms(lambda: encode(RECEIPT, glyphs)),
        _median_ms(lambda: _draw_all(font)),
        "ms",
        "Pillow drawing all its text",
        0.1,
    )
    yield Result("20-line receipt with QR, on the wire", len(ours), len(peer), "bytes", "the same as a picture", 0.1)


def _draw_all(font: ImageFont.FreeTypeFont) -> bytes:
    """The text of the receipt as pictures, as for a printer without a Chinese font; its code is left to the printer."""
    texts = list(_lines())
    page = Image.new("1", (PAPER_DOTS, LINE_DOTS * len(texts)), 0)
    pen = ImageDraw.Draw(page)
    for number, text in enumerate(texts):
        pen.text((0, LINE_DOTS * number), text, 1, font)
    bands = [page.crop((0, y, PAPER_DOTS, min(y + BAND, page.height))) for y in range(0, page.height, BAND)]
    return b"".join(raster(Bitmap(PAPER_DOTS // 8, band.height, band.tobytes())) for band in bands)


def _lines() -> Iterator[str]:
    for element in RECEIPT:
        match element:
            case ReceiptText():
                yield from (line.text for line in text_lines(element))
            case ReceiptPair():
                yield from (line.text for line in pair_lines(element))
            case _:
                yield ""


def _median_ms(work: Callable[[], object]) -> float:
    """Processor time of the calling thread, warm."""
    times = []
    for _ in range(RUNS):
        start = time.thread_time()
        work()
        times.append((time.thread_time() - start) * 1000)
    return sorted(times)[RUNS // 2]
