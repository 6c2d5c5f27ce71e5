"""What zbar says of a picture: whole codes, parts of a message, and codes without data."""

import numpy as np
import pytest
from cv2.typing import MatLike

from drivers.camera import zbar
from drivers.camera.zbar import Kind
from tests.drivers.camera.pictures import beside, blank, bytes_picture, code_picture, parts_of

FIRST, SECOND = parts_of(b"GZ0117-", b"000042")


@pytest.mark.parametrize(
    ("picture", "codes"),
    [
        (code_picture("GZ0117-000042"), [(Kind.WHOLE, b"GZ0117-000042")]),
        (FIRST, [(Kind.PART, b"GZ0117-")]),
        (SECOND, [(Kind.PART, b"\x00000042")]),  # a NUL for what comes before it
        (beside(SECOND, FIRST), [(Kind.WHOLE, b"GZ0117-000042")]),
        (parts_of(b"", b"")[0], [(Kind.PART, b"")]),
        (bytes_picture(b""), [(Kind.WHOLE, b"")]),
        (blank(), []),
        (np.zeros((1, 1), np.uint8), []),
    ],
)
def test_a_code_is_whole_or_a_part(picture: MatLike, codes: list[tuple[Kind, bytes]]) -> None:
    assert zbar.read(picture) == codes


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"GZ0117", "GZ0117"),
        (b"\xff", ""),
        ("\u00e5".encode(), ""),
        ("\ufeffGZ0117".encode(), "GZ0117"),
        ("\ufeff".encode(), ""),
    ],
)
def test_a_text_that_may_be_another_is_none(data: bytes, text: str) -> None:
    assert zbar.text_of(data) == text
