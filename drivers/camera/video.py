"""A V4L2 camera, through OpenCV, which hands out what the camera sent. Knows no code.

Formats of pictures: the kernel's documentation of V4L2, "Image Formats".
"""

import errno
import fcntl
import os
import struct
import time
from collections.abc import Callable

import cv2
from cv2.typing import MatLike

from drivers.api.mark import mark
from drivers.api.permission import in_use, require_permission
from drivers.camera.gray import gray
from drivers.camera.picture import PackedPicture, Picture, PlainPicture

FRAME_WIDTH, FRAME_HEIGHT = 1920, 1080  # asked for; the camera gives its nearest
# One is filled while the other is looked at. OpenCV copies out of one after it has given it back to the camera: of a
# single one, that would be the next frame's.
BUFFERS = 2
# linux/videodev2.h: VIDIOC_REQBUFS of struct v4l2_requestbuffers (count, type, memory, …: 20 bytes)
REQUEST_BUFFERS, VIDEO_CAPTURE, MAPPED = 0xC014_5608, 1, 1
JPEGS = ("MJPG", "JPEG")
# Where brightness stands: its first byte, and from one pixel to the next. Planes of colour come behind it.
BRIGHTNESS = {
    "GREY": (0, 1), "NV12": (0, 1), "NV21": (0, 1), "YU12": (0, 1), "YV12": (0, 1), "422P": (0, 1),
    "YUYV": (0, 2), "YVYU": (0, 2), "UYVY": (1, 2),
}  # fmt: skip

# What OpenCV writes to stderr comes back to us as an error too, and is said once, in our own words.
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)


class VideoDevice:
    """Implements `FrameSource`."""

    live = True

    def __init__(self, path: str, clock: Callable[[], float] = time.monotonic) -> None:
        """OSError: nothing there. NotPermitted: this user may not. InUse: another program has it."""
        require_permission(path)  # OpenCV would not say why
        self._path, self._clock = path, clock
        self._last = clock()
        self._capture = cv2.VideoCapture(path, cv2.CAP_V4L2)
        if not self._capture.isOpened():
            raise self._lost(f"no camera answers at {path}")
        # Compressed: raw 1080p does not fit through USB 2 at more than 5 frames a second.
        self._capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        self._capture.set(cv2.CAP_PROP_FRAME_WIDTH, FRAME_WIDTH)
        self._capture.set(cv2.CAP_PROP_FRAME_HEIGHT, FRAME_HEIGHT)
        self._capture.set(cv2.CAP_PROP_BUFFERSIZE, BUFFERS)
        self._form = int(self._capture.get(cv2.CAP_PROP_FOURCC)).to_bytes(4, "little").decode("latin-1")
        if self._form in JPEGS or self._form in BRIGHTNESS:
            self._capture.set(cv2.CAP_PROP_CONVERT_RGB, 0)

    def read(self, rest: float = 0.0) -> Picture | None:
        due = self._last + rest
        while True:  # what nobody looks at is not unpacked, and the camera has its buffer back
            if not self._capture.grab():
                raise self._lost("the camera stopped giving frames")
            if self._clock() >= due:
                break
        self._last = self._clock()
        there, frame = self._capture.retrieve()
        width, height = (int(self._capture.get(side)) for side in (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT))
        return picture_of(frame, self._form, width, height) if there else None

    def close(self) -> None:
        self._capture.release()

    def _lost(self, why: str) -> OSError:
        """Why, as far as the kernel tells it; OpenCV does not. `why`: else. What is ours is given back first."""
        self._capture.release()
        try:
            require_free(self._path)
        except OSError as error:
            if error.errno == errno.EBUSY:
                mark("camera-in-use")
                return in_use(error, self._path)
        return OSError(why)


def require_free(path: str) -> None:
    """Return where nobody else takes pictures. OSError: EBUSY, somebody does; else the node is none, or is gone.

    The kernel is asked to let go of no buffers, which it grants to whoever could have some.
    """
    node = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    try:
        fcntl.ioctl(node, REQUEST_BUFFERS, struct.pack("5I", 0, VIDEO_CAPTURE, MAPPED, 0, 0))
    finally:
        os.close(node)


def picture_of(sent: MatLike, form: str, width: int, height: int) -> Picture | None:
    """`sent`: all bytes of one frame. `form`: four letters; of one that is not known here, BGR. None: nothing was sent.

    ValueError: it is no picture of that size.
    """
    if not sent.size:
        return None
    if form in JPEGS:
        return PackedPicture(sent.ravel())
    if form not in BRIGHTNESS:
        return PlainPicture(gray(sent))
    first, step = BRIGHTNESS[form]
    of_pixels = sent.ravel()[: width * height * step][first::step]
    return PlainPicture(of_pixels.reshape(height, width).copy())
