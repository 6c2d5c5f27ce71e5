"""QR codes by libzbar, with what it says of codes that are parts of a longer message. Knows no camera.

pyzbar's own reader leaves out which codes are only parts, and fails at those without data.
"""

from collections.abc import Iterator
from ctypes import c_char_p, c_void_p, cast, string_at
from enum import IntEnum

from cv2.typing import MatLike
from pyzbar import wrapper

from drivers.camera import charset

_MARK = "\ufeff"  # zbar takes it for a character
_GRAY = int.from_bytes(b"Y800", "little")


class Kind(IntEnum):
    PART = 1  # of a message whose other parts are not in the picture
    WHOLE = wrapper.ZBarSymbol.QRCODE.value  # a code, or all the parts of a message in their order


def read(gray: MatLike) -> list[tuple[Kind, bytes]]:
    """The codes of a picture. Their text is UTF-8 by zbar's own guess at the character set."""
    scanner, image = wrapper.zbar_image_scanner_create(), wrapper.zbar_image_create()
    try:
        _enable(scanner, 0, on=False)
        _enable(scanner, wrapper.ZBarSymbol.QRCODE, on=True)
        height, width = gray.shape
        pixels = gray.tobytes()
        wrapper.zbar_image_set_format(image, _GRAY)
        wrapper.zbar_image_set_size(image, width, height)
        wrapper.zbar_image_set_data(image, cast(c_char_p(pixels), c_void_p), len(pixels), None)
        wrapper.zbar_scan_image(scanner, image)
        return list(_found(image))
    finally:
        wrapper.zbar_image_destroy(image)
        wrapper.zbar_image_scanner_destroy(scanner)


def text_of(data: bytes) -> str:
    """The text that zbar has read, without the mark of its coding; "" where it may have guessed another character set
    than was meant.
    """
    try:
        text = data.decode("utf-8").lstrip(_MARK)
    except UnicodeDecodeError:
        return ""
    return text if charset.is_unambiguous(text) else ""


def _enable(scanner: object, symbology: int, *, on: bool) -> None:
    wrapper.zbar_image_scanner_set_config(scanner, symbology, wrapper.ZBarConfig.CFG_ENABLE, int(on))


def _found(image: object) -> Iterator[tuple[Kind, bytes]]:
    symbol = wrapper.zbar_image_first_symbol(image)
    while symbol:
        data = string_at(wrapper.zbar_symbol_get_data(symbol), wrapper.zbar_symbol_get_data_length(symbol))
        yield Kind(symbol.contents.type), data
        symbol = wrapper.zbar_symbol_next(symbol)
