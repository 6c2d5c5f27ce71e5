"""A camera's JPEG unpacked to gray: whole and half, and what makes it the same picture as another."""

from functools import cache

import numpy as np
import pytest
from cv2.typing import MatLike

from drivers.camera.picture import PackedPicture, PlainPicture
from tests.drivers.camera.pictures import FRAME_HEIGHT, FRAME_WIDTH, code_picture, frame_with
from tests.drivers.camera.source import packed

FRAME = b"\xff\xc0"
SEGMENT, HUFFMAN, SCAN, COMMENT = 0xFF, 0xC4, 0xDA, b"\xff\xfe"


@cache
def room() -> MatLike:
    return frame_with(code_picture("GOV-1"))


@cache
def jpeg_of_it() -> bytes:
    return packed(room())


def picture(jpeg: bytes) -> PackedPicture:
    return PackedPicture(np.frombuffer(jpeg, np.uint8))


def off(one: MatLike, other: MatLike) -> float:
    """By how much they differ on average."""
    return float(np.abs(one.astype(np.int16) - other).mean())


def without_huffman_tables(jpeg: bytes) -> bytes:
    kept, at = jpeg[:2], 2
    while jpeg[at + 1] != SCAN:
        assert jpeg[at] == SEGMENT
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        kept += jpeg[at:end] if jpeg[at + 1] != HUFFMAN else b""
        at = end
    return kept + jpeg[at:]


def at_the_time(jpeg: bytes, said: bytes) -> bytes:
    """With a comment in its header."""
    return jpeg[:2] + COMMENT + (len(said) + 2).to_bytes(2, "big") + said + jpeg[2:]


def test_whole_and_half_show_the_same_in_gray() -> None:
    one = picture(jpeg_of_it())
    assert one.half.shape == (FRAME_HEIGHT // 2, FRAME_WIDTH // 2)
    assert off(one.half, PlainPicture(room()).half) < 2
    assert one.whole.shape == room().shape
    assert off(one.whole, room()) < 2
    whole_first = picture(jpeg_of_it())
    assert off(whole_first.whole, one.whole) == 0
    assert off(whole_first.half, one.half) < 1


def test_what_would_become_too_small_is_not_halved() -> None:
    small = np.ascontiguousarray(room()[:200, :200])
    assert picture(packed(small)).half.shape == PlainPicture(small).half.shape == (200, 200)


def test_motion_jpeg_without_huffman_tables_is_unpacked_as_with_them() -> None:
    bare = without_huffman_tables(jpeg_of_it())
    assert len(bare) < len(jpeg_of_it())
    assert np.array_equal(picture(bare).whole, picture(jpeg_of_it()).whole)


@pytest.mark.parametrize("left", [0, 300, 20_000])
def test_a_torn_picture_is_said_to_be_torn(left: int) -> None:
    jpeg = jpeg_of_it()[:left]
    for shown in ("half", "whole"):
        with pytest.raises(ValueError, match=f"{len(jpeg)} bytes"):
            getattr(picture(jpeg), shown)


def test_a_picture_that_calls_itself_larger_than_any_is_torn() -> None:
    jpeg = bytearray(jpeg_of_it())
    sides = jpeg.index(FRAME) + 5  # behind its marker, its length and the bits of a sample
    jpeg[sides : sides + 4] = (65_500).to_bytes(2, "big") * 2
    with pytest.raises(ValueError, match=f"^{len(jpeg)} bytes: .*pixels"):
        _ = picture(bytes(jpeg)).whole


def test_the_time_in_its_header_makes_no_other_picture() -> None:
    first, later = (picture(at_the_time(jpeg_of_it(), said)) for said in (b"10:15:00", b"10:15:01"))
    assert np.array_equal(first.content, later.content)
    assert not np.array_equal(first.content, picture(packed(255 - room())).content)
