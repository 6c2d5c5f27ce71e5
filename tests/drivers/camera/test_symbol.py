"""The first codewords of QR codes that another program has made, also of damaged ones."""

from itertools import product

import numpy as np
import pytest
from reportlab.graphics.barcode import qrencoder

from drivers.camera.symbol import _BLOCKS, _CORRECTION, Modules, first_block

LEVELS = {"L": qrencoder.QRErrorCorrectLevel.L, "M": qrencoder.QRErrorCorrectLevel.M}
LEVELS |= {"Q": qrencoder.QRErrorCorrectLevel.Q, "H": qrencoder.QRErrorCorrectLevel.H}
HELLO = bytes.fromhex("40 56 86 56 c6 c6 f0")  # byte mode, 5 bytes, "hello", end


def code_of(version: int, level: str, mask: int) -> Modules:
    code = qrencoder.QRCode(version, LEVELS[level])
    code.addData(qrencoder.QR8bitByte(b"hello"))
    code.makeImpl(False, mask)
    return np.array(code.modules, dtype=bool)


@pytest.mark.parametrize("mask", range(8))
@pytest.mark.parametrize(("version", "level"), [(1, "L"), (2, "H"), (7, "M"), (9, "Q")])
def test_the_first_codewords_are_those_that_were_written(version: int, level: str, mask: int) -> None:
    assert first_block(code_of(version, level, mask), level, mask)[:7] == HELLO


def test_the_blocks_of_each_version_and_level_are_those_of_the_standard() -> None:
    for version, level in product(range(1, 41), LEVELS):
        blocks = qrencoder.QRRSBlock.getRSBlocks(version, LEVELS[level])  # type: ignore[no-untyped-call]
        count = 18 if (version, level) == (15, "H") else len(blocks)  # there the encoder's own table is cut short
        correction = blocks[0].totalCount - blocks[0].dataCount
        assert (_BLOCKS[level][version - 1], _CORRECTION[level][version - 1]) == (count, correction)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("version", "level", "modules"), [(1, "L", 3), (2, "H", 14), (9, "Q", 30)])
def test_what_is_damaged_is_put_right(version: int, level: str, modules: int, seed: int) -> None:
    damaged = code_of(version, level, 3)
    random = np.random.default_rng(seed)
    free = [(row, column) for row in range(9, len(damaged) - 9) for column in range(9, len(damaged) - 9)]
    free += [(len(damaged) - 1, len(damaged) - 1)]  # the very first
    for at in random.choice(len(free), modules, replace=False):
        damaged[free[at]] ^= True
    assert first_block(damaged, level, 3)[:7] == HELLO


def test_what_is_beyond_repair_is_left_as_it_is() -> None:
    code = code_of(1, "L", 0)
    assert len(first_block(~code, "L", 0)) == 19


@pytest.mark.parametrize(("shape", "level"), [((20, 20), "L"), ((21, 25), "L"), ((21, 21), "X"), ((181, 181), "L")])
def test_what_is_no_qr_code_is_refused(shape: tuple[int, int], level: str) -> None:
    with pytest.raises(ValueError, match="expected a QR code"):
        first_block(np.zeros(shape, np.bool_), level, 0)
