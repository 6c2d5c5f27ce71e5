"""The first codeword of a Data Matrix code, whatever its size."""

import numpy as np
import pytest
import zxingcpp
from zxingcpp import BarcodeFormat

from drivers.camera.matrix import first_codeword
from tests.drivers.camera.pictures import code_picture

TWELVE = 142  # two digits are one codeword: 130 and the number


@pytest.mark.parametrize(
    ("digits", "size"),
    [
        (2, (10, 10)),
        (12, (14, 14)),
        (18, (8, 32)),  # in corners
        (32, (12, 26)),
        (46, (8, 64)),
        (62, (16, 36)),
        (74, (8, 96)),
        (90, (16, 48)),
        (114, (32, 32)),
        (350, (52, 52)),
        (410, (64, 64)),
        (2000, (120, 120)),
    ],
)
def test_the_first_codeword_is_what_the_code_begins_with(digits: int, size: tuple[int, int]) -> None:
    picture = np.pad(code_picture("12" * (digits // 2), BarcodeFormat.DataMatrix, scale=3), 12, constant_values=255)
    (code,) = zxingcpp.read_barcodes(picture)
    modules = np.array(code.to_image(scale=1, add_quiet_zones=False)) == 0
    assert modules.shape == size
    assert first_codeword(modules) == TWELVE
