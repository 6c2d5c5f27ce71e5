"""A picture that is out of focus, made sharp again by Wiener's filter. Knows no code.

The blur is taken for a Gaussian one; a code is read over a wide range around the right width.
"""

from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt
from cv2.typing import MatLike

NOISE = 0.003  # its power beside that of the picture: less makes noise as strong as what is sought, more stays soft
EDGE = 16  # pixels: what is beyond the picture goes on as in a mirror
SIZES = 8  # filters that are kept; one for a frame of 960 x 540 takes 2 MB


def refocused(gray: MatLike, sigma: float) -> MatLike:
    """`sigma`: of the blur, in pixels. At half of 1080p it takes 20 ms."""
    height, width = gray.shape
    rows, columns = (cv2.getOptimalDFTSize(side + EDGE) for side in (height, width))
    beyond = cv2.copyMakeBorder(gray, 0, rows - height, 0, columns - width, cv2.BORDER_REFLECT)
    waves = cv2.dft(beyond.astype(np.float32), flags=cv2.DFT_COMPLEX_OUTPUT) * _filter(rows, columns, sigma)
    sharp = cv2.dft(waves, flags=cv2.DFT_INVERSE | cv2.DFT_REAL_OUTPUT | cv2.DFT_SCALE)[:height, :width]
    return np.asarray(sharp.clip(0, 255), np.uint8)


@lru_cache(SIZES)
def _filter(rows: int, columns: int, sigma: float) -> npt.NDArray[np.float32]:
    down, across = (np.exp(-2 * (np.pi * sigma * np.fft.fftfreq(side)) ** 2) for side in (rows, columns))
    blur = np.outer(down, across)
    return np.asarray(blur / (blur**2 + NOISE), np.float32)[:, :, np.newaxis]
