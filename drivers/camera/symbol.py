"""The first codewords of a QR code, from its modules: they say whether it is a part of a longer message.

zxing-cpp says what a code holds and not that it is a part; zbar says nothing at all of some parts. ISO/IEC 18004 (its
clauses on placement, masks, blocks and error correction). Knows no picture and no text.
"""

from functools import cache, reduce
from itertools import accumulate, repeat
from operator import xor

import numpy as np
import numpy.typing as npt

Modules = npt.NDArray[np.bool_]
"""Rows of modules from the top left, True = dark, without the quiet zone."""

# By level and version from 1: codewords of error correction in a block, and how many blocks there are (table 9).
# fmt: off
_CORRECTION = {
    "L": (7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, *[28] * 4, 30, 30, 26, 28, *[30] * 14),
    "M": (10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, *[28] * 19),
    "Q": (13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, *[30] * 4, 28,
          *[30] * 14),
    "H": (17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, *[30] * 18),
}
_BLOCKS = {
    "L": (1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18,
          19, 19, 20, 21, 22, 24, 25),
    "M": (1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31,
          33, 35, 37, 38, 40, 43, 45, 47, 49),
    "Q": (1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35, 38, 40,
          43, 45, 48, 51, 53, 56, 59, 62, 65, 68),
    "H": (1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42, 45, 48,
          51, 54, 57, 60, 63, 66, 70, 74, 77, 81),
}
# fmt: on
_LEVELS = {"L": 1, "M": 0, "Q": 3, "H": 2}  # as the format writes them
_FORMAT_GENERATOR, _FORMAT_MASK = 0x537, 0x5412
_POLYNOMIAL = 0x11D
_POWERS = list(accumulate(repeat(0, 509), lambda a, _: a << 1 ^ (_POLYNOMIAL if a & 0x80 else 0), initial=1))
_ALL_POWERS = np.array(_POWERS)
_LOGS = {power: at for at, power in reversed(list(enumerate(_POWERS[:255])))}


def first_block(modules: Modules, level: str, mask: int) -> bytes:
    """The data of its first block, with what is damaged put right as far as error correction reaches.

    `level`: of error correction, L, M, Q or H. ValueError: this is no QR code of that level.
    """
    size = len(modules)
    version, rest = divmod(size - 17, 4)
    if modules.shape != (size, size) or rest or not 1 <= version <= 40 or level not in _BLOCKS:
        raise ValueError(f"{modules.shape} modules, level {level!r}: expected a QR code")
    rows, columns = _places(version)
    codewords = np.packbits(_unmirrored(modules, level, mask)[rows, columns] ^ _masked(rows, columns, mask)).tolist()
    blocks, correction = _BLOCKS[level][version - 1], _CORRECTION[level][version - 1]
    data = len(codewords) // blocks - correction  # the blocks with one more are the last ones
    all_data = len(codewords) - blocks * correction
    block = [*codewords[: data * blocks : blocks], *codewords[all_data::blocks]]
    assert len(block) == data + correction
    return bytes(_corrected(block, correction)[:data])


def _unmirrored(modules: Modules, level: str, mask: int) -> Modules:
    """As they were drawn: zxing-cpp reads a code in a mirror too, and gives its modules as they are seen there. Beside
    the first finder stands the format, and there it is in its right order or with rows and columns exchanged.
    """
    rows, columns = [*range(6), 7, 8, *[8] * 7], [*[8] * 8, 7, *range(5, -1, -1)]
    written = np.array([_format(level, mask) >> at & 1 for at in range(15)])
    straight, mirrored = (np.sum(seen[rows, columns] == written) for seen in (modules, modules.T))
    return modules if straight >= mirrored else modules.T


def _format(level: str, mask: int) -> int:
    """15 bits of level and mask (its clause on format information)."""
    rest = data = (_LEVELS[level] << 3 | mask) << 10
    for at in range(14, 9, -1):
        rest ^= _FORMAT_GENERATOR << at - 10 if rest >> at & 1 else 0
    return (data | rest) ^ _FORMAT_MASK


@cache
def _places(version: int) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Rows and columns of the modules of all whole codewords, in their order."""
    free = ~_patterns(version)
    size = len(free)
    found = []
    for turn, right in enumerate([*range(size - 1, 6, -2), 5, 3, 1]):
        rows = range(size) if turn % 2 else range(size - 1, -1, -1)
        found += [(row, column) for row in rows for column in (right, right - 1) if free[row, column]]
    rows_columns = np.array(found[: len(found) // 8 * 8]).T
    return rows_columns[0], rows_columns[1]


def _patterns(version: int) -> Modules:
    """Where no data stand: finders with the format beside them, timing, alignment, version."""
    size = 17 + 4 * version
    taken = np.zeros((size, size), np.bool_)
    taken[:9, :9] = taken[:9, -8:] = taken[-8:, :9] = True
    taken[6, :] = taken[:, 6] = True
    if version >= 7:
        taken[:6, -11:-8] = taken[-11:-8, :6] = True
    centres = _alignment(version)
    for row in centres:
        for column in centres:
            if (row, column) not in ((6, 6), (6, size - 7), (size - 7, 6)):
                taken[row - 2 : row + 3, column - 2 : column + 3] = True
    return taken


def _alignment(version: int) -> list[int]:
    if version == 1:
        return []
    count = version // 7 + 2
    step = 26 if version == 32 else (version * 4 + count * 2 + 1) // (count * 2 - 2) * 2
    return [6, *sorted(4 * version + 10 - step * at for at in range(count - 1))]


def _masked(rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp], mask: int) -> Modules:
    both, product = rows + columns, rows * columns
    inverted = (
        both % 2,
        rows % 2,
        columns % 3,
        both % 3,
        (rows // 2 + columns // 3) % 2,
        product % 2 + product % 3,
        (product % 2 + product % 3) % 2,
        (both % 2 + product % 3) % 2,
    )
    return np.equal(inverted[mask], 0)


# --- Reed-Solomon over GF(256), the field of QR codes; polynomials begin with their lowest power ---------------------


def _times(a: int, b: int) -> int:
    return _POWERS[_LOGS[a] + _LOGS[b]] if a and b else 0


def _over(a: int, b: int) -> int:
    return _POWERS[(_LOGS[a] - _LOGS[b]) % 255] if a else 0


def _value(polynomial: list[int], at: int) -> int:
    return reduce(lambda value, factor: _times(value, at) ^ factor, reversed(polynomial), 0)


def _convolved(a: list[int], b: list[int], at: int) -> int:
    """The factor at this power of their product."""
    return reduce(xor, (_times(factor, a[at - i]) for i, factor in enumerate(b) if i <= at))


def _corrected(block: list[int], correction: int) -> list[int]:
    """The block as it was written; as it is, where too much of it is damaged."""
    received = block[::-1]
    syndromes = _syndromes(received, correction)
    if not any(syndromes):
        return block
    locator = _locator(syndromes)
    wrong = [at for at in range(len(block)) if not _value(locator, _POWERS[(255 - at) % 255])]
    if len(wrong) != len(locator) - 1:
        return block
    evaluator = [_convolved(syndromes, locator, at) for at in range(correction)]
    slope = [factor if at % 2 == 0 else 0 for at, factor in enumerate(locator[1:])]
    for at in wrong:
        inverse = _POWERS[(255 - at) % 255]
        received[at] ^= _times(_POWERS[at], _over(_value(evaluator, inverse), _value(slope, inverse)))
    return received[::-1]


def _syndromes(received: list[int], correction: int) -> list[int]:
    """Its values at so many powers, all at once: where nothing is damaged, as is usual, that is all there is to do."""
    there = np.flatnonzero(received)
    logs = np.array([_LOGS[received[at]] for at in there], np.intp)
    terms = _ALL_POWERS[(logs + np.outer(np.arange(correction), there)) % 255]
    return [int(value) for value in np.bitwise_xor.reduce(terms, axis=1)]


def _locator(syndromes: list[int]) -> list[int]:
    """Its roots are where the errors are (Berlekamp and Massey)."""
    locator, before = [1], [1]
    errors, gap, last = 0, 1, 1
    for at in range(len(syndromes)):
        off = _convolved(syndromes, locator, at)
        if off:
            shifted = [0] * gap + [_times(factor, _over(off, last)) for factor in before]
            longer = max(len(locator), len(shifted))
            padded = (part + [0] * (longer - len(part)) for part in (locator, shifted))
            better = [a ^ b for a, b in zip(*padded, strict=True)]
            if 2 * errors <= at:
                before, last, errors, gap = locator, off, at + 1 - errors, 0
            locator = better
        gap += 1
    while not locator[-1]:
        locator.pop()
    return locator
