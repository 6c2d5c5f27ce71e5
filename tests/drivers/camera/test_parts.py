"""Parts of a message: which code is one, and what all of them say together."""

from functools import reduce
from itertools import permutations
from operator import xor

import numpy as np
import pytest
import zxingcpp
from cv2.typing import MatLike
from reportlab.graphics.barcode import qrencoder
from zxingcpp import BarcodeFormat

from drivers.camera.parts import Part, Parts, charset_of_mark, is_segment, joined, marked_text, part_of
from tests.drivers.camera.pictures import (
    Bits,
    CharsetMark,
    bytes_picture,
    code_picture,
    matrix_part,
    parts_of,
    segment_picture,
)

TEXTS = (b"GZ0117-", b"000042", b"/\xe5\x8f\x97\xe7", b"\x90\x86")  # the last two share a character


def seen(*pictures: MatLike) -> Parts:
    codes = [code for picture in pictures for code in zxingcpp.read_barcodes(picture)]
    return {part: code.bytes for code in codes if (part := part_of(code))}


@pytest.mark.parametrize("order", [*permutations(range(4))])
def test_parts_are_joined_in_their_own_order(order: tuple[int, ...]) -> None:
    pictures = parts_of(*TEXTS)
    assert joined(seen(*(pictures[at] for at in order))) == b"".join(TEXTS)


@pytest.mark.parametrize("lacking", range(4))
def test_without_one_of_them_nothing_is_joined(lacking: int) -> None:
    pictures = parts_of(*TEXTS)
    assert joined(seen(*pictures[:lacking], *pictures[lacking + 1 :])) == b""


def test_as_many_parts_as_there_can_be_are_joined() -> None:
    texts = [b"%03d" % at for at in range(16)]
    assert joined(seen(*reversed(parts_of(*texts)))) == b"".join(texts)


def test_parts_that_say_the_same_are_each_a_part() -> None:
    assert joined(seen(*parts_of(b"SAME", b"SAME"))) == b"SAMESAME"


@pytest.mark.parametrize("kind", [qrencoder.QR8bitByte, qrencoder.QRAlphaNum])
@pytest.mark.parametrize("place", range(3))
def test_a_part_is_known_whatever_stands_in_it(kind: type[qrencoder.QR], place: int) -> None:
    texts = (b"GZ0117-000042", b"BCDEFGHIJKLMNOP", b"QRSTUV")
    (part,) = seen(parts_of(*texts, kind=kind)[place])
    assert (part.place, part.count) == (place, 3)


@pytest.mark.parametrize("place", range(2))
@pytest.mark.parametrize("turn", range(4))
def test_a_part_that_is_seen_in_a_mirror_is_a_part(place: int, turn: int) -> None:
    pictures = parts_of(b"GZ0117-000042-ABCDEFG", b"HIJ")
    mirrored = [np.rot90(picture, turn).T.copy() for picture in pictures]
    (part,) = seen(mirrored[place])
    assert (part.place, part.count) == (place, 2)
    assert joined(seen(*mirrored)) == b"GZ0117-000042-ABCDEFGHIJ"


def test_parts_of_two_messages_are_told_apart_by_the_sum_of_all() -> None:
    mine, other = {Part(0, 2, 0x41): b"A"}, {Part(1, 2, 0x42): b"\x03"}
    assert joined(mine | other) == b""
    assert joined({Part(0, 2, 0x41): b"A", Part(1, 2, 0x41): b"B"}) == b""  # the sum would be another
    assert joined({Part(0, 2, 0x03): b"A", Part(1, 2, 0x03): b"B"} | other) == b"AB"


@pytest.mark.parametrize("kind", [BarcodeFormat.QRCode, BarcodeFormat.DataMatrix, BarcodeFormat.Code128])
@pytest.mark.parametrize("text", ["GZ0117-000042", "3", "受理编号" * 60])
def test_a_whole_code_is_no_part(kind: BarcodeFormat, text: str) -> None:
    if text.isascii() or kind is not BarcodeFormat.Code128:
        whole = np.pad(code_picture(text, kind), 20, constant_values=255)
        assert seen(whole) == seen(whole.T.copy()) == {}


def test_a_message_in_one_part_is_whole() -> None:
    assert seen(*parts_of(b"GZ0117-000042")) == {}


def whole_matrix(text: str) -> MatLike:
    return np.pad(code_picture(text, BarcodeFormat.DataMatrix), 24, constant_values=255)


@pytest.mark.parametrize(
    ("picture", "segment"),
    [
        (matrix_part(0), True),
        (matrix_part(1), True),
        (matrix_part(2), True),  # 证号: 233, with which a part begins, is one more than its first byte
        (segment_picture(), True),
        (whole_matrix("证号GZ0117-000042"), False),
        (whole_matrix("Hello World"), False),
        (code_picture("GZ0117-000042", BarcodeFormat.PDF417), False),
    ],
)
def test_a_part_of_a_message_in_codes_of_another_kind_is_a_segment(picture: MatLike, segment: bool) -> None:
    (code,) = zxingcpp.read_barcodes(picture)
    assert is_segment(code) is segment


@pytest.mark.parametrize(
    ("picture", "charset"),
    [
        (bytes_picture(b"\xca\xdc\xc0\xed", header=CharsetMark(29)), "gb18030"),
        (bytes_picture(b"\xca\xdc\xc0\xed", header=CharsetMark(99)), ""),
        (bytes_picture("受理".encode()), None),
        (code_picture("GZ0117", BarcodeFormat.Code128), None),
    ],
)
def test_a_code_with_the_mark_of_a_character_set_says_it(picture: MatLike, charset: str | None) -> None:
    (code,) = zxingcpp.read_barcodes(np.pad(picture, 24, constant_values=255))
    assert charset_of_mark(code) == charset


SECOND_OF_THREE = "0011 0001 0010 01000001"
MARKS = {  # of a character set, its number in one byte, two and three; of GS1, and of another use of FNC1
    "26": "0111 00011010",
    "200": "0111 10000000 11001000",
    "20000": "0111 11000000 01001110 00100000",
    "GS1": "0101",
    "other": "1001 00100101",
}


@pytest.mark.parametrize("before", [*((one,) for one in MARKS), ("GS1", "26"), ("26", "200"), ("other", "20000", "26")])
def test_a_part_is_known_where_marks_stand_before_what_it_says_of_itself(before: tuple[str, ...]) -> None:
    header = Bits("".join(MARKS[one] for one in before) + SECOND_OF_THREE)
    assert seen(bytes_picture(b"GZ0117", header=header)).keys() == {Part(1, 3, 0x41)}


TEXT_BEFORE = {  # the same in each of the ways in which text is written
    "digits": "0001 0000000100 0000001100 0011",
    "letters": "0010 000000011 00111001101 001100",
    "bytes": "0100 00000010 01000111 01011010",
    "kanji": "1000 00000001 0110101010001",
    "hanzi": "1101 0001 00000001 0000010100001",
}


@pytest.mark.parametrize("before", [(one,) for one in TEXT_BEFORE] + [("bytes", "digits"), ("letters", "letters")])
def test_a_part_that_says_so_behind_text_is_one(before: tuple[str, ...]) -> None:
    header = Bits("".join(TEXT_BEFORE[one] for one in before) + SECOND_OF_THREE)
    assert seen(bytes_picture(b"GZ0117", header=header)).keys() == {Part(1, 3, 0x41)}


@pytest.mark.parametrize("before", TEXT_BEFORE)
def test_text_that_goes_on_in_another_way_is_no_part(before: str) -> None:
    picture = bytes_picture(b"3 \x12GZ0117", header=Bits(TEXT_BEFORE[before]))
    assert len(zxingcpp.read_barcodes(picture)) == 1
    assert seen(picture) == {}


@pytest.mark.parametrize(("text", "digits"), [(b"A" * 20, 10), (b"A" * 300, 12), (b"A" * 1400, 14)])
def test_the_larger_a_code_the_more_bits_its_lengths_take(text: bytes, digits: int) -> None:
    header = Bits(f"0001 {4:0{digits}b} 0000001100 0011" + SECOND_OF_THREE)
    assert seen(bytes_picture(text, scale=3, header=header)).keys() == {Part(1, 3, 0x41)}


def test_what_a_large_code_says_of_itself_behind_its_first_block_is_not_seen() -> None:
    header = Bits(f"0100 {700:016b}" + "01000111" * 700 + SECOND_OF_THREE)
    assert seen(bytes_picture(b"GZ", scale=3, header=header)) == {}


def test_a_code_that_ends_with_its_marks_is_no_part() -> None:
    assert seen(bytes_picture(b"", header=Bits(MARKS["26"] * 6))) == {}


@pytest.mark.parametrize("mark_first", [True, False])
@pytest.mark.parametrize(
    ("number", "text", "charset"),
    [(20, "東京都庁", "shift_jis"), (28, "臺北市政", "big5"), (30, "서울특별", "euc-kr"), (22, "Москва", "cp1251")],
)
def test_a_message_is_read_as_the_marks_of_its_parts_say(
    number: int, text: str, charset: str, mark_first: bool
) -> None:
    whole = text.encode(charset)
    parity, mark = reduce(xor, whole), f"0111 {number:08b}"
    pictures = []
    for place, piece in enumerate((whole[:3], whole[3:])):  # within a character
        part = f"0011 {place:04b} 0001 {parity:08b}"
        pictures.append(bytes_picture(piece, header=Bits(mark + part if mark_first else part + mark)))
    assert marked_text(seen(*pictures)) == text


def test_a_mark_counts_for_the_parts_behind_it_and_kanji_mode_for_its_own() -> None:
    tokyo = "東京".encode("shift_jis")
    sums = reduce(xor, b"GZ" + "广州".encode("gb2312") + tokyo)
    parts = {
        Part(0, 4, sums): b"GZ",
        Part(1, 4, sums, "gb18030"): "广".encode("gb2312"),
        Part(2, 4, sums): "州".encode("gb2312"),
        Part(3, 4, sums, kanji=True): tokyo,
    }
    assert marked_text(parts) == "GZ广州東京"
    assert marked_text({Part(0, 1, 0x41): b"A"}) is None
    assert marked_text({Part(0, 2, 0x41, "gb18030"): b"A"}) is None


def test_a_part_in_kanji_mode_says_so() -> None:
    kanji = "1000 00000001 0110110011111"  # 点
    (part,) = seen(bytes_picture(b"GZ", header=Bits(SECOND_OF_THREE + kanji)))
    assert part.kanji
