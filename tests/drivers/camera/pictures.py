"""Pictures of codes, made on the spot: clean codes and 1080p frames of a code held before a camera."""

from functools import cache, reduce
from operator import xor
from pathlib import Path

import cv2
import numpy as np
import zxingcpp
from cv2.typing import MatLike
from reportlab.graphics.barcode import qrencoder
from zxingcpp import BarcodeFormat

FRAME_HEIGHT, FRAME_WIDTH = 1080, 1920
MASK = 3  # the pattern over a QR code: each may be read, and to look for the best of eight takes a tenth of a second


def save(path: Path, picture: MatLike) -> Path:
    assert cv2.imwrite(str(path), picture)
    return path


def blank() -> MatLike:
    return np.full((200, 200), 90, np.uint8)


def code_picture(text: str, kind: BarcodeFormat = BarcodeFormat.QRCode, scale: int = 6) -> MatLike:
    """A clean code with its quiet zone; the writer picks its own encoding of the text."""
    return np.array(zxingcpp.write_barcode_to_image(zxingcpp.create_barcode(text, kind), scale=scale))


class _PartHeader(qrencoder.QR):
    """Says that a QR code is one part of several: its place from 0, how many there are, and a sum of the message."""

    bits, group, mode, lengthbits = (8,), 1, 3, (0, 0, 0)

    def __init__(self, place: int, parts: int, parity: int) -> None:
        self.data = bytes((place << 4 | parts - 1, parity))

    def write(self, buffer: qrencoder.QRBitBuffer, version: int) -> None:
        buffer.put(self.mode, 4)
        for byte in self.data:
            buffer.put(byte, 8)


class CharsetMark(qrencoder.QR):
    """Says the character set of what follows (ECI), by its number in AIM's list, below 128."""

    bits, group, mode, lengthbits = (8,), 1, 7, (0, 0, 0)

    def __init__(self, number: int) -> None:
        self.data = bytes((number,))

    def write(self, buffer: qrencoder.QRBitBuffer, version: int) -> None:
        buffer.put(self.mode, 4)
        buffer.put(self.data[0], 8)


class Bits(qrencoder.QR):
    """Whatever else may stand before the text, bit by bit."""

    bits, group, mode, lengthbits = (8,), 1, 0, (0, 0, 0)

    def __init__(self, bits: str) -> None:
        self.written = bits.replace(" ", "")
        self.data = bytes(len(self.written) // 8 + 1)

    def write(self, buffer: qrencoder.QRBitBuffer, version: int) -> None:
        buffer.put(int(self.written, 2), len(self.written))


def parts_of(*texts: bytes, kind: type[qrencoder.QR] = qrencoder.QR8bitByte) -> list[MatLike]:
    """QR codes that together say all `texts` (structured append), each with its quiet zone."""
    parity = reduce(xor, b"".join(texts), 0)
    return [bytes_picture(text, header=_PartHeader(at, len(texts), parity), kind=kind) for at, text in enumerate(texts)]


def bytes_picture(
    payload: bytes,
    scale: int = 6,
    header: _PartHeader | CharsetMark | Bits | None = None,
    kind: type[qrencoder.QR] = qrencoder.QR8bitByte,
) -> MatLike:
    """A QR code of plain bytes without any mark of their character set, as most generators make it."""
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    if header:
        code.addData(header)
    code.addData(kind(payload.decode() if kind is qrencoder.QRAlphaNum else payload))
    code.version = code.calculate_version()  # type: ignore[no-untyped-call]
    code.makeImpl(False, MASK)
    modules = np.where(np.array(code.modules, dtype=bool), 0, 255).astype(np.uint8)
    quiet = np.pad(modules, 4, constant_values=255)
    return cv2.resize(quiet, None, fx=scale, fy=scale, interpolation=cv2.INTER_NEAREST)


# Rows of modules of the first of two PDF417 codes that hold one message (Macro PDF417, file 123), made by an encoder to
# which its control block was added.
_SEGMENT = (
    0x1FEA8F578759E36C310DCCAF3C75383FA29,
    0x1FEA8F50879663EAC1F560FA2C7EAE3FA29,
    0x1FEA8D4F84643BABF14CF8F974543C3FA29,
    0x1FEA8AF3C6FBD28411A160A1C757DF3FA29,
    0x1FEA8D7047941384D1E510EB0875CC3FA29,
    0x1FEA8F5E44733B7CCD10BC943C7AFB3FA29,
)
_SEGMENT_WIDTH = 137


def segment_picture() -> MatLike:
    """A PDF417 code that says only GZ0117-000042-ABCDE of a longer message."""
    bits = [[255 * (row >> at & 1 ^ 1) for at in reversed(range(_SEGMENT_WIDTH))] for row in _SEGMENT]
    tall = cv2.resize(np.array(bits, np.uint8), None, fx=3, fy=9, interpolation=cv2.INTER_NEAREST)
    return np.pad(tall, 20, constant_values=255)


# Rows of modules of Data Matrix codes that hold a part of one message each, made by an encoder of its own: codewords
# 233, place and count, file 1 1, text. The third holds its text as bytes of UTF-8, of which the first one is 0xE8.
_MATRIX_PARTS = (
    "aaaa 8433 949c f349 d028 d85f 9d84 c669 bca4 80bf ed20 ac8f af9a b0cd c812 ffff",
    "aaaa 8471 b0a2 fd53 c28e f4e7 885c c1e1 b968 8f57 ebf8 d33f 99e0 b965 f01a ffff",
    "aaaa 845d 9cac f977 efee cecf 87d4 9541 9dd8 f6ed 8c88 cafd 941a d18d b01a ffff",
)


def matrix_part(which: int, scale: int = 6) -> MatLike:
    """A Data Matrix code that says only GZ0117- (0), 000042 (1) or 证号 (2) of a longer message."""
    bits = np.unpackbits(np.frombuffer(bytes.fromhex(_MATRIX_PARTS[which]), np.uint8)).reshape(16, 16)
    picture = cv2.resize((1 - bits) * 255, None, fx=scale, fy=scale, interpolation=cv2.INTER_NEAREST)
    return np.pad(picture, 4 * scale, constant_values=255)


def beside(*codes: MatLike) -> MatLike:
    """Several codes in one picture."""
    tallest = max(len(code) for code in codes)
    return np.hstack([np.pad(code, ((0, tallest - len(code)), (0, 40)), constant_values=255) for code in codes])


@cache
def blurred_room(seed: int) -> MatLike:
    random = np.random.default_rng(seed)
    room = cv2.GaussianBlur(random.integers(0, 256, (FRAME_HEIGHT, FRAME_WIDTH), dtype=np.uint8), (0, 0), 25)
    return cv2.normalize(room, np.empty_like(room), 20, 230, cv2.NORM_MINMAX)


def frame_with(code: MatLike, *, side: int = 400, turn: float = 0.0, seed: int = 1) -> MatLike:
    """A 1080p frame: `code` as `side` pixels, turned by `turn` degrees, before a blurred room."""
    room = blurred_room(seed).copy()
    place = cv2.getRotationMatrix2D((code.shape[1] / 2, code.shape[0] / 2), turn, side / code.shape[1])
    place[:, 2] += (FRAME_WIDTH / 2 - code.shape[1] / 2, FRAME_HEIGHT / 2 - code.shape[0] / 2)
    put = cv2.warpAffine(code, place, (FRAME_WIDTH, FRAME_HEIGHT), flags=cv2.INTER_AREA)
    covered = cv2.warpAffine(np.full_like(code, 255), place, (FRAME_WIDTH, FRAME_HEIGHT))
    room[covered > 127] = put[covered > 127]
    return room


def noisy(picture: MatLike, strength: float, seed: int = 2) -> MatLike:
    random = np.random.default_rng(seed)
    shaken = picture + random.normal(0, strength, picture.shape)
    return np.asarray(shaken.clip(0, 255), np.uint8)


def blurred(picture: MatLike, sigma: float) -> MatLike:
    return cv2.GaussianBlur(picture, (0, 0), sigma)


def faint(picture: MatLike) -> MatLike:
    """A dim screen: a tenth of the contrast."""
    return np.asarray(110 + picture * 0.1, np.uint8)


def bent(picture: MatLike, pixels: float) -> MatLike:
    """Paper that bulges: the middle of the picture's width is shifted down by so many pixels."""
    height, width = picture.shape
    down, along = np.mgrid[0:height, 0:width].astype(np.float32)
    bulge = 1 - (along / width * 2 - 1) ** 2
    return cv2.remap(
        picture, along, (down - pixels * bulge).astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )


def code_free_frames() -> dict[str, MatLike]:
    """What a camera sees most of the day, and what makes readers slow."""
    random = np.random.default_rng(3)
    shape = (FRAME_HEIGHT, FRAME_WIDTH)
    noise = random.integers(0, 256, shape, dtype=np.uint8)
    bars = np.repeat(random.integers(0, 2, FRAME_WIDTH // 4) * 255, 4).astype(np.uint8)
    blocks = (random.integers(0, 2, (FRAME_HEIGHT // 6, FRAME_WIDTH // 6)) * 255).astype(np.uint8)
    page = np.full(shape, 255, np.uint8)
    for y in range(20, FRAME_HEIGHT, 18):
        cv2.putText(page, "0123456789 forms and tables " * 8, (5, y), cv2.FONT_HERSHEY_SIMPLEX, 0.5, 0, 1)
    return {
        "noise": noise,
        "bars": np.tile(bars, (FRAME_HEIGHT, 1)),
        "blocks": cv2.resize(blocks, (FRAME_WIDTH, FRAME_HEIGHT), interpolation=cv2.INTER_NEAREST),
        "page": page,
        "dark": np.zeros(shape, np.uint8),
        "room": frame_with(np.full((100, 100), 128, np.uint8)),
    }


def large_soft_pdf417() -> MatLike:
    """Two thousand pixels wide and out of focus: what the reader itself would look for at every size."""
    code = np.pad(code_picture("GOV-20260001;" * 70, BarcodeFormat.PDF417, scale=2), 40, constant_values=255)
    return blurred(cv2.resize(code, None, fx=1.5, fy=1.5, interpolation=cv2.INTER_AREA), 1.6)
