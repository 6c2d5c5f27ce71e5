"""What is in view besides one whole code: several, parts of one, one without data, one with a byte-order mark."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import permutations

import cv2
import numpy as np
import pytest
from cv2.typing import MatLike
from reportlab.graphics.barcode import qrencoder
from zxingcpp import BarcodeFormat

from drivers.api.errors import DeviceError, Fault
from drivers.camera import decoder
from drivers.camera.decoder import Ladder
from drivers.camera.driver import PART_S, CodeCamera
from drivers.camera.readers import PartOfCodeError, SeveralCodesError
from tests.clock import Clock
from tests.drivers.camera.pictures import (
    beside,
    blurred,
    bytes_picture,
    code_free_frames,
    code_picture,
    frame_with,
    matrix_part,
    noisy,
    parts_of,
    segment_picture,
)
from tests.drivers.camera.source import VOUCHER, Source

OTHER = "GOV-20260002"
LONG = b"GOV-20260001;" * 12


def thirds() -> list[MatLike]:
    return parts_of(LONG[:70], LONG[70:100], LONG[100:])


def halves(text: bytes = LONG) -> list[MatLike]:
    return parts_of(text[:70], text[70:])


bars = partial(code_picture, kind=BarcodeFormat.EAN13, scale=3)


def camera_that_sees(*frames: MatLike | None) -> CodeCamera:
    clock = Clock()
    return CodeCamera(lambda: Source(clock, *frames), clock)


def on_a_table(*codes: MatLike) -> MatLike:
    """Codes side by side; no more table around them than shows that there is one."""
    table = np.full((400 + max(map(len, codes)), 100 + 600 * len(codes)), 200, np.uint8)
    for at, code in enumerate(codes):
        table[200 : 200 + code.shape[0], 100 + 600 * at : 100 + 600 * at + code.shape[1]] = code
    return table


# --- several --------------------------------------------------------------------------------------------------------


def assert_never_believed(picture: MatLike) -> None:
    """By no try of live video."""
    ladder = Ladder()
    for _ in decoder.LIVE:
        with suppress(SeveralCodesError):
            assert ladder.read(picture) is None


def voucher_and_other() -> MatLike:
    return on_a_table(code_picture(VOUCHER), code_picture(OTHER))


@pytest.mark.parametrize(
    "draw",
    [
        voucher_and_other,
        lambda: on_a_table(code_picture(OTHER), code_picture(VOUCHER)),
        lambda: on_a_table(code_picture(VOUCHER), np.rot90(code_picture(OTHER)).copy()),
        lambda: on_a_table(code_picture(VOUCHER), 255 - code_picture(OTHER)),
        lambda: on_a_table(code_picture(VOUCHER), code_picture(OTHER, scale=3)),
        lambda: on_a_table(code_picture(VOUCHER), code_picture(OTHER), code_picture(VOUCHER)),
        lambda: noisy(voucher_and_other(), 20),
        lambda: blurred(voucher_and_other(), 3),
        lambda: on_a_table(bars("6901234567892"), bars("4006381333931")),
    ],
    ids=["two", "the other way", "turned", "inverted", "smaller", "three", "noisy", "blurred", "bars"],
)
def test_of_two_different_codes_none_is_believed(draw: Callable[[], MatLike]) -> None:
    picture = draw()
    with pytest.raises(SeveralCodesError):
        decoder.decode(picture)
    assert_never_believed(picture)
    with pytest.raises(DeviceError) as error:
        camera_that_sees(picture).poll(30.0)
    assert error.value.fault is Fault.SEVERAL_CODES
    assert VOUCHER not in str(error.value)


stacked = partial(code_picture, kind=BarcodeFormat.PDF417, scale=2)
matrix = partial(code_picture, kind=BarcodeFormat.DataMatrix, scale=5)


@pytest.mark.parametrize("draw", [stacked, matrix])
@pytest.mark.parametrize("gap", [0, 16, 120])
@pytest.mark.parametrize("size", [1.0, 0.65, 1.7])
def test_of_two_codes_in_a_row_that_are_no_qr_codes_neither_is_believed_nor_a_mixture(
    draw: partial[MatLike], gap: int, size: float
) -> None:
    codes = (np.pad(draw(text), 12, constant_values=255) for text in (VOUCHER, OTHER + "-B"))
    row = np.pad(
        beside(*(np.pad(code, ((0, 0), (0, gap)), constant_values=255) for code in codes)), 20, constant_values=255
    )
    picture = cv2.resize(row, None, fx=size, fy=size, interpolation=cv2.INTER_AREA)
    with pytest.raises(SeveralCodesError):
        decoder.decode(picture)
    assert_never_believed(picture)


def test_a_code_beside_one_of_its_kind_that_is_seen_and_cannot_be_read_is_not_believed() -> None:
    whole, torn = (np.pad(stacked(text), 20, constant_values=255) for text in (VOUCHER, OTHER + "-B"))
    torn[:, 80:140] = 255
    assert decoder.decode(torn) is None
    with pytest.raises(SeveralCodesError):
        decoder.decode(beside(whole, torn))


@pytest.mark.parametrize("draw", [stacked, matrix, bars])
def test_one_code_that_is_no_qr_code_is_read_also_where_it_stands_twice(draw: partial[MatLike]) -> None:
    text = "6901234567892" if draw is bars else VOUCHER
    for picture in (
        np.pad(draw(text), 20, constant_values=255),
        beside(*[np.pad(draw(text), 20, constant_values=255)] * 2),
    ):
        code = decoder.decode(picture)
        assert code is not None
        assert code.text == text


DRAWN: dict[str, Callable[[str], MatLike]] = {
    "qr": code_picture,
    "pdf417": partial(code_picture, kind=BarcodeFormat.PDF417, scale=3),
    "matrix": partial(code_picture, kind=BarcodeFormat.DataMatrix),
    "aztec": partial(code_picture, kind=BarcodeFormat.Aztec),
    "128": partial(code_picture, kind=BarcodeFormat.Code128, scale=2),
    "39": partial(code_picture, kind=BarcodeFormat.Code39, scale=2),
}


def with_quiet_zone(code: MatLike) -> MatLike:
    return np.pad(code, 40, constant_values=255)


@pytest.mark.parametrize("pair", [*permutations(DRAWN, 2)], ids="-".join)
def test_of_two_codes_of_different_kinds_none_is_believed(pair: tuple[str, str]) -> None:
    one, other = (DRAWN[kind] for kind in pair)
    picture = on_a_table(with_quiet_zone(one(VOUCHER[-12:])), with_quiet_zone(other(OTHER)))
    with pytest.raises(SeveralCodesError):
        decoder.decode(picture)
    ladder = Ladder()
    for _ in decoder.LIVE[:4]:
        try:
            assert ladder.read(picture) is None
        except SeveralCodesError:
            continue


def test_an_aztec_code_alone_is_no_code_of_ours() -> None:
    picture = with_quiet_zone(DRAWN["aztec"](VOUCHER))
    assert decoder.decode(picture) is None
    ladder = Ladder()
    assert not any(ladder.read(picture) for _ in decoder.LIVE)


@pytest.mark.parametrize("kind", ["pdf417", "matrix", "128", "39"])
def test_what_codes_of_different_kinds_say_alike_is_believed(kind: str) -> None:
    code = decoder.decode(on_a_table(code_picture(OTHER), with_quiet_zone(DRAWN[kind](OTHER))))
    assert code is not None
    assert code.text == OTHER


def test_a_part_of_a_message_of_another_kind_is_another_code() -> None:
    with pytest.raises(SeveralCodesError):
        decoder.decode(on_a_table(code_picture(VOUCHER), matrix_part(0)))


def test_a_code_on_a_page_full_of_letters_and_lines_is_read() -> None:
    page = code_free_frames()["page"].copy()
    page[:, ::97] = page[::89] = 0
    code = with_quiet_zone(code_picture(VOUCHER))
    page[300 : 300 + len(code), 700 : 700 + len(code)] = code
    found = decoder.decode(page)
    assert found is not None
    assert found.text == VOUCHER


def test_the_same_code_twice_is_one_code() -> None:
    picture = on_a_table(code_picture(VOUCHER), code_picture(VOUCHER), np.rot90(code_picture(VOUCHER)).copy())
    code = decoder.decode(picture)
    assert code is not None
    assert code.text == VOUCHER
    assert camera_that_sees(picture).poll(2.0) == VOUCHER.encode()


def test_a_code_beside_what_is_none_is_read() -> None:
    assert camera_that_sees(on_a_table(code_picture(VOUCHER), noisy(np.full((200, 200), 128, np.uint8), 90))).poll(
        2.0
    ) == (VOUCHER.encode())


# --- parts ----------------------------------------------------------------------------------------------------------


IN_LETTERS = parts_of(b"GZ0117-000042-A", b"BCDEFGHIJKLMNOP", kind=qrencoder.QRAlphaNum)


@pytest.mark.parametrize("part", [*halves(), *thirds(), *parts_of("受理".encode(), "编号".encode()), *IN_LETTERS])
@pytest.mark.parametrize("turn", [0, 20, 90])
def test_a_part_of_a_message_is_not_taken_for_the_whole(part: MatLike, turn: float) -> None:
    with pytest.raises(PartOfCodeError):
        decoder.decode(frame_with(part, turn=turn))


def test_a_segment_of_a_message_in_several_pdf417_codes_is_not_taken_for_the_whole() -> None:
    with pytest.raises(PartOfCodeError):
        decoder.decode(segment_picture())
    with pytest.raises(PartOfCodeError):
        decoder.decode(np.vstack([segment_picture()] * 2))


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("turn", range(4))
def test_a_part_of_a_message_in_several_data_matrix_codes_is_not_taken_for_the_whole(place: int, turn: int) -> None:
    part = np.rot90(matrix_part(place), turn).copy()
    for picture in (part, 255 - part, beside(matrix_part(0), matrix_part(1))):
        with pytest.raises(PartOfCodeError):
            decoder.decode(picture)


def test_a_damaged_part_in_a_data_matrix_code_is_none_either_and_a_damaged_whole_code_is_read() -> None:
    part, whole = matrix_part(0), np.pad(matrix("GZ0117-000042"), 24, constant_values=255)
    scratch = np.s_[48:54, 30:42]  # two modules of its first codeword
    part[scratch] = 255 - part[scratch]
    with pytest.raises(PartOfCodeError):
        decoder.decode(part)
    whole[-50:-44, -60:-54] = 255 - whole[-50:-44, -60:-54]
    code = decoder.decode(whole)
    assert code is not None
    assert code.text == "GZ0117-000042"


def test_a_damaged_whole_data_matrix_code_is_read_also_where_it_begins_nearly_as_a_part_does() -> None:
    """An H is written as 73, a part begins with 233: two bits."""
    whole = np.pad(matrix("Hello World"), 24, constant_values=255)
    scratch = np.s_[45:50, 60:70]  # elsewhere
    whole[scratch] = 255 - whole[scratch]
    code = decoder.decode(whole)
    assert code is not None
    assert code.text == "Hello World"


def test_a_damaged_part_is_still_known_to_be_one() -> None:
    part = halves()[0]
    part[100:124, 100:124] = 255  # a scratch that error correction heals
    with pytest.raises(PartOfCodeError):
        decoder.decode(frame_with(noisy(part, 10)))


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_all_parts_in_one_picture_are_joined_in_their_own_order(order: tuple[int, ...]) -> None:
    parts = thirds()
    code = decoder.decode(beside(*(parts[at] for at in order)))
    assert code is not None
    assert (code.text, code.payload) == (LONG.decode(), LONG)


def test_parts_of_a_message_with_one_missing_are_refused() -> None:
    first, _, last = thirds()
    with pytest.raises(PartOfCodeError):
        decoder.decode(beside(first, last))


def test_parts_of_different_messages_are_several() -> None:
    """Also where both say that they are the same part, and of the same sum."""
    mine, other = parts_of(b"GOV-20260001", b"A")[0], parts_of(b"GOV-20260010", b"A")[0]
    with pytest.raises(SeveralCodesError):
        decoder.decode(beside(mine, other))
    with pytest.raises(SeveralCodesError):
        decoder.decode(beside(*halves(), thirds()[0], parts_of(b"1", b"2")[0]))


def test_parts_that_are_shown_one_after_the_other_are_joined() -> None:
    first, second = halves()
    assert camera_that_sees(frame_with(second), frame_with(second), frame_with(first)).poll(2.0) == LONG


@pytest.mark.hits("part-of-a-code-refused")
def test_a_part_alone_is_refused_after_a_while_without_quoting_it() -> None:
    camera = camera_that_sees(frame_with(halves()[0]))
    assert camera.poll(PART_S - 1) is None
    with pytest.raises(DeviceError, match="expected all of it") as error:
        camera.poll(PART_S)
    assert error.value.fault is Fault.UNREADABLE
    assert "GOV" not in str(error.value)


def test_parts_of_two_messages_are_not_joined() -> None:
    mine, other = halves(), halves(b"GOV-20269998;" * 12 + b"1")
    with pytest.raises(PartOfCodeError):
        decoder.decode(beside(mine[0], other[1]))


def test_a_part_beside_a_whole_code_is_several() -> None:
    with pytest.raises(SeveralCodesError):
        decoder.decode(beside(halves()[0], code_picture(VOUCHER)))
    segment, whole = segment_picture(), code_picture(VOUCHER, BarcodeFormat.PDF417, scale=3)
    under = np.pad(whole, ((20, 20), (20, segment.shape[1] - whole.shape[1] - 20)), constant_values=255)
    with pytest.raises(SeveralCodesError):
        decoder.decode(np.vstack([segment, under]))


# --- nothing, and what stands before it -----------------------------------------------------------------------------


EMPTY = [bytes_picture(b""), bytes_picture("\ufeff".encode()), *parts_of(b"", b""), *parts_of(b"", LONG)[:1]]


@pytest.mark.thorough
@pytest.mark.parametrize("picture", EMPTY)
def test_a_code_without_data_is_none(picture: MatLike) -> None:
    assert decoder.decode(picture) is None
    assert camera_that_sees(picture).poll(3.0) is None


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
@pytest.mark.parametrize("at", [4, 5, 12])
def test_a_chinese_message_in_parts_is_joined_also_within_a_character(charset: str, at: int) -> None:
    text = "受理编号：广州市荔湾区，二〇二六年"
    raw = text.encode(charset)
    code = decoder.decode(beside(*reversed(parts_of(raw[:at], raw[at:]))))
    assert code is not None
    assert code.text == text


@pytest.mark.parametrize(
    "payload",
    [
        "\ufeff受理编号GZ0117-000042".encode(),
        "\ufeff受理编号GZ0117-000042".encode("utf-16-le"),
        "\ufeff受理编号GZ0117-000042".encode("utf-16-be"),
        "\ufeff受理编号GZ0117-000042".encode("gb18030"),
    ],
)
def test_a_byte_order_mark_is_no_part_of_the_text(payload: bytes) -> None:
    code = decoder.decode(bytes_picture(payload))
    assert code is not None
    assert code.text == "受理编号GZ0117-000042"
    assert code.payload == "受理编号GZ0117-000042".encode()
