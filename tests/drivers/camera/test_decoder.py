"""What the reading ladder reads, and what it must not read. How long it takes is measured in tests/bench/camera.py.

Covers flatten and readers as well.
"""

from collections.abc import Callable
from functools import reduce
from operator import xor

import cv2
import numpy as np
import pytest
import zxingcpp
from cv2.typing import MatLike
from pyzbar import pyzbar
from zxingcpp import BarcodeFormat

from drivers.camera import decoder
from drivers.camera.readers import Code, PartOfCodeError
from drivers.scanner.content import text_of
from tests.drivers.camera.pictures import (
    Bits,
    CharsetMark,
    bent,
    beside,
    blurred,
    bytes_picture,
    code_free_frames,
    code_picture,
    faint,
    frame_with,
    large_soft_pdf417,
    noisy,
)

VOUCHER = "https://gov.example.cn/t?k=3f9a77c1d20b48e5"


def plain_reader(gray: MatLike) -> bool:
    return bool(zxingcpp.read_barcodes(gray, formats=zxingcpp.BarcodeFormats((BarcodeFormat.QRCode,))))


def padded(code: MatLike) -> MatLike:
    return np.pad(code, 40, constant_values=255)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (BarcodeFormat.QRCode, VOUCHER),
        (BarcodeFormat.DataMatrix, "GOV-20260001"),
        (BarcodeFormat.PDF417, "GOV-20260001"),
        (BarcodeFormat.Code128, "GOV-20260001"),
        (BarcodeFormat.Code39, "GOV-20260001"),
        (BarcodeFormat.EAN13, "6901234567892"),
    ],
)
def test_every_named_kind_of_code_is_read(kind: BarcodeFormat, text: str) -> None:
    code = decoder.decode(padded(code_picture(text, kind, scale=3)))

    assert code is not None
    assert (code.text, code.payload) == (text, text.encode())


@pytest.mark.thorough
@pytest.mark.parametrize(
    "held",
    [
        lambda code: frame_with(code, turn=33),
        lambda code: frame_with(code, turn=90),
        lambda code: frame_with(code, side=120),
        lambda code: frame_with(255 - code),
        lambda code: noisy(frame_with(code, turn=10), 60),
        lambda code: noisy(blurred(frame_with(code), 4), 4),
        lambda code: noisy(faint(frame_with(code, turn=30)), 2),
    ],
    ids=["turned", "on its side", "small", "inverted", "noisy", "out of focus", "faint"],
)
def test_a_code_before_the_camera_is_read_in_a_still_and_in_live_video(held: Callable[[MatLike], MatLike]) -> None:
    picture = held(code_picture(VOUCHER))
    still, ladder = decoder.decode(picture), decoder.Ladder()
    live = [ladder.read(picture) for _ in decoder.LIVE]

    assert still is not None
    assert still.text == VOUCHER
    assert {code.text for code in live if code} == {VOUCHER}


@pytest.mark.parametrize("pixels", [22, -22])
@pytest.mark.parametrize("across", [False, True])
def test_a_code_on_bulging_paper_is_read_where_the_usual_readers_see_nothing(pixels: int, across: bool) -> None:
    text = '{"name":"Chen","no":"1234567890","token":"abcdefabcdef0123456789abcdef"}'
    picture = bent(padded(code_picture(text, scale=8)), pixels)
    picture = cv2.rotate(picture, cv2.ROTATE_90_CLOCKWISE) if across else picture

    assert not plain_reader(picture)
    assert not pyzbar.decode(picture)
    code = decoder.decode(picture)
    assert code is not None
    assert code.text == text


def test_a_picture_beyond_full_hd_is_read() -> None:
    frame = frame_with(code_picture(VOUCHER), turn=10)
    code = decoder.decode(cv2.resize(frame, None, fx=2, fy=2))

    assert code is not None
    assert code.text == VOUCHER


def test_a_large_soft_pdf417_is_read() -> None:
    assert decoder.decode(large_soft_pdf417()) is not None


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["page", "room", "bars"])
def test_nothing_is_read_in_a_picture_without_a_code(name: str) -> None:
    assert decoder.decode(code_free_frames()[name]) is None


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["noise", "blocks"])
def test_no_live_frame_is_taken_for_a_code_where_everything_looks_like_one(name: str) -> None:
    frame, ladder = code_free_frames()[name], decoder.Ladder()
    assert [ladder.read(frame) for _ in decoder.LIVE] == [None] * len(decoder.LIVE)


@pytest.mark.parametrize("shape", [(1, 1), (1, 500), (500, 1), (20, 20)])
def test_a_tiny_picture_is_no_code_and_no_error(shape: tuple[int, int]) -> None:
    ladder = decoder.Ladder()
    assert decoder.decode(np.zeros(shape, np.uint8)) is None
    assert all(ladder.read(np.zeros(shape, np.uint8)) is None for _ in decoder.LIVE)


# --- character sets -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("charset_name", ["utf-8", "gb18030"])
@pytest.mark.parametrize("text", ["广州市荔湾区社会保险", "李喆 镕基", "穗助440103", "中", "陈䶮", "姓名：钟若琳"])
def test_chinese_is_read_whatever_its_character_set(text: str, charset_name: str) -> None:
    payload = text.encode(charset_name)
    code = decoder.decode(bytes_picture(payload))

    assert code == Code(text, "QR Code", payload)
    assert text_of(code.payload) == text


@pytest.mark.parametrize("text", ["广州 token", "社会保险个人权益"])
def test_chinese_in_kanji_mode_reaches_the_service_as_text(text: str) -> None:
    code = decoder.decode(code_picture(text))

    assert code is not None
    assert text_of(code.payload) == code.text == text


@pytest.mark.parametrize(
    ("number", "charset_name"),
    [
        (26, "utf-8"), (32, "gb18030"), (29, "gb2312"), (25, "utf-16-be"), (3, "iso8859-1"), (20, "shift_jis"),
        (28, "big5"), (30, "euc-kr"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "text", ["GZ0117-000042", "7", "穗助", "陈䶮𬭎", "é ü ß", "日本語テスト", "\ufeff受理编号：广州"]
)
def test_a_code_that_says_its_character_set_is_read_in_it(number: int, charset_name: str, text: str) -> None:
    """Also where the same bytes are good UTF-8, as ASCII letters in UTF-16 are, or begin with a byte-order mark."""
    payload = text.encode(charset_name, "ignore")
    meant = payload.decode(charset_name).lstrip("\ufeff")
    code = decoder.decode(bytes_picture(payload, header=CharsetMark(number)))
    if not meant.strip():
        return
    assert code is not None
    assert (code.text, text_of(code.payload)) == (meant, meant.strip())


@pytest.mark.parametrize("mark", ["0111 00010100", "0111 10000000 00010100", "0101", "1001 00100101 0111 00010100"])
def test_a_part_of_a_message_is_no_code_whatever_mark_stands_before(mark: str) -> None:
    part = bytes_picture("東京".encode("shift_jis"), header=Bits(mark + "0011 0000 0001 11001010"))
    with pytest.raises(PartOfCodeError):
        decoder.decode(part)


def test_parts_that_say_their_character_set_are_one_text_in_it() -> None:
    """Shift-JIS, for which nobody here would take it without the mark."""
    whole = "東京都庁".encode("shift_jis")
    heads = [f"0011 {place:04b} 0001 {reduce(xor, whole):08b} 0111 00010100" for place in range(2)]
    parts = [bytes_picture(whole[4 * at : 4 * at + 4], header=Bits(head)) for at, head in enumerate(heads)]
    code = decoder.decode(beside(*parts))
    assert code is not None
    assert (code.text, text_of(code.payload)) == ("東京都庁", "東京都庁")


def test_control_characters_reach_the_content_rules_unchanged() -> None:
    code = decoder.decode(bytes_picture(b"\x1b@GOV\x1dV\x00"))

    assert code is not None
    assert code.payload == b"\x1b@GOV\x1dV\x00"
    with pytest.raises(ValueError, match=r"U\+001B"):
        text_of(code.payload)
