"""Where a camera's pictures come from, and whether they are there. Knows no code.

Addresses: camera:///dev/video0     frames:///DIR (plays the pictures of a folder in the order of their names)
"""

import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
from cv2.typing import MatLike

from drivers.addresses import Address
from drivers.api.permission import require_permission

FRAME_WIDTH, FRAME_HEIGHT = 1920, 1080  # asked for; the camera gives its nearest
FRAME_S = 1 / 15  # between two pictures of a folder, like a slow camera
DEEPEST_GRAY = 0xFFFF
NAMES = Path("/sys/class/video4linux")

# What OpenCV writes to stderr comes back to us as an error too, and is said once, in our own words.
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)


class FrameSource(Protocol):
    """Gives pictures, gray or BGR, 8 bits a channel. Both methods may be called at any time after opening."""

    @property
    def live(self) -> bool:
        """True where no two pictures are alike, as a sensor's own noise has it."""
        ...

    def read(self) -> MatLike | None:
        """The next picture, waiting for at most a few frames' time; None: none came.

        OSError: the camera is gone. ValueError: what came is not a picture.
        """
        ...

    def close(self) -> None: ...


class VideoDevice:
    """A V4L2 camera."""

    live = True

    def __init__(self, path: str) -> None:
        """OSError: nothing there, or it is in use. NotPermitted: this user may not."""
        require_permission(path)  # OpenCV would not say why
        self._capture = cv2.VideoCapture(path, cv2.CAP_V4L2)
        if not self._capture.isOpened():
            raise OSError(f"no camera answers at {path}")
        # Compressed: raw 1080p does not fit through USB 2 at more than 5 frames a second.
        self._capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        self._capture.set(cv2.CAP_PROP_FRAME_WIDTH, FRAME_WIDTH)
        self._capture.set(cv2.CAP_PROP_FRAME_HEIGHT, FRAME_HEIGHT)
        self._capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)  # the newest frame, not one of a second ago

    def read(self) -> MatLike | None:
        there, frame = self._capture.read()
        if not there:
            raise OSError("the camera stopped giving frames")
        return frame

    def close(self) -> None:
        self._capture.release()


class PictureFolder:
    """Plays a folder round and round. Pictures may come, go and change while it plays; dot-files are not played."""

    live = False

    def __init__(self, folder: Path, pause: Callable[[float], None] = time.sleep) -> None:
        """OSError: no such folder."""
        self._folder = folder
        self._pause = pause
        self._last = ""
        self._names()

    def read(self) -> MatLike | None:
        self._pause(FRAME_S)
        names = self._names()
        if not names:
            return None
        self._last = next((name for name in names if name > self._last), names[0])
        try:
            return read_picture(self._folder / self._last)
        except FileNotFoundError:
            return None  # taken away since we looked

    def close(self) -> None:
        """Nothing is held open."""

    def _names(self) -> list[str]:
        return sorted(path.name for path in self._folder.iterdir() if not path.name.startswith("."))


def open_frames(to: Address, pause: Callable[[float], None] = time.sleep) -> FrameSource:
    """OSError: nothing there."""
    return VideoDevice(to.path) if to.scheme == "camera" else PictureFolder(Path(to.path), pause)


def look_for(to: Address) -> None:
    """Return when the camera's node, or the folder, is there. Opens nothing: that would wake a camera up.

    OSError: nothing there, or something that can be no camera.
    """
    mode = Path(to.path).stat().st_mode
    if not (stat.S_ISCHR(mode) if to.scheme == "camera" else stat.S_ISDIR(mode)):
        raise OSError(f"{to.path} is no {'device' if to.scheme == 'camera' else 'folder'}")
    require_permission(to.path)


def read_picture(path: Path) -> MatLike:
    """A picture file in gray, 8 bits. OSError: cannot be read; ValueError: not a picture."""
    data = np.frombuffer(path.read_bytes(), np.uint8)
    try:
        picture = cv2.imdecode(data, cv2.IMREAD_UNCHANGED) if data.size else None
    except cv2.error as error:  # more pixels than OpenCV is willing to hold
        raise ValueError(f"{path}: {error}") from error
    if picture is None:
        raise ValueError(f"{path}: not a picture, expected PNG, JPEG, WebP, BMP or TIFF")
    if picture.dtype != np.uint8:
        picture = cv2.convertScaleAbs(picture, alpha=255 / DEEPEST_GRAY)
    return gray(picture)


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


def name_of(to: Address) -> str:
    """What the kernel says a camera is; "" where it says nothing, as of a folder."""
    try:
        return (NAMES / Path(to.path).resolve().name / "name").read_text("utf-8", "replace").strip()
    except OSError:
        return ""
