"""A picture in colour made gray. Knows no file and no camera."""

import cv2
import numpy as np
from cv2.typing import MatLike


def gray(picture: MatLike) -> MatLike:
    """Of a picture in gray, BGR or BGR with alpha."""
    if picture.ndim == 2:
        return picture
    match picture.shape[2]:
        case 1:
            return picture[:, :, 0]
        case 4:  # a code drawn on nothing: put it on white
            alpha = picture[:, :, 3:].astype(np.uint16)
            on_white = (picture[:, :, :3] * alpha + 255 * (255 - alpha)) // 255
            return cv2.cvtColor(on_white.astype(np.uint8), cv2.COLOR_BGR2GRAY)
    return cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
