"""Parts of a message, as zxing-cpp reads them and zbar joins them."""

from itertools import permutations

import pytest
import zxingcpp
from cv2.typing import MatLike
from zxingcpp import BarcodeFormat

from drivers.camera.parts import MOST, Parts, joined, picture_of_part, text_of_zbar
from tests.drivers.camera.pictures import code_picture, parts_of

TEXTS = (b"GZ0117-", b"000042", b"/\xe5\x8f\x97\xe7", b"\x90\x86")  # the last two share a character


def seen(*pictures: MatLike) -> Parts:
    codes = [code for picture in pictures for code in zxingcpp.read_barcodes(picture)]
    return {code.bytes: part for code in codes if (part := picture_of_part(code)) is not None}


@pytest.mark.parametrize("order", [*permutations(range(4))])
def test_parts_are_joined_in_their_own_order(order: tuple[int, ...]) -> None:
    pictures = parts_of(*TEXTS)
    assert joined(seen(*(pictures[at] for at in order))) == b"".join(TEXTS)


@pytest.mark.parametrize("lacking", range(4))
def test_without_one_of_them_nothing_is_joined(lacking: int) -> None:
    pictures = parts_of(*TEXTS)
    assert joined(seen(*pictures[:lacking], *pictures[lacking + 1 :])) == b""


def test_more_parts_than_anybody_shows_are_not_tried() -> None:
    assert joined(seen(*parts_of(*(b"%03d" % at for at in range(MOST + 1))))) == b""


@pytest.mark.parametrize("kind", [BarcodeFormat.QRCode, BarcodeFormat.DataMatrix, BarcodeFormat.Code128])
def test_a_whole_code_is_no_part(kind: BarcodeFormat) -> None:
    assert seen(code_picture("GZ0117-000042", kind)) == {}


@pytest.mark.parametrize(
    ("data", "text"), [(b"GZ0117", "GZ0117"), (b"\xff", ""), ("\u00e5".encode(), "")]
)  # fmt: skip
def test_a_text_that_may_be_another_is_none(data: bytes, text: str) -> None:
    assert text_of_zbar(data) == text
