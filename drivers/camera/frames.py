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
from drivers.camera.gray import gray
from drivers.camera.picture import Picture, PlainPicture
from drivers.camera.video import VideoDevice

FRAME_S = 1 / 15  # between two pictures of a folder, like a slow camera
DEEPEST_GRAY = 0xFFFF
NAMES = Path("/sys/class/video4linux")


class FrameSource(Protocol):
    """Gives pictures. Both methods may be called at any time after opening."""

    @property
    def live(self) -> bool:
        """True where no two pictures are alike, as a sensor's own noise has it."""
        ...

    def read(self, rest: float = 0.0) -> Picture | None:
        """The next picture that is at least `rest` seconds younger than the last one, waiting for at most a few
        frames' time more; None: none came.

        OSError: the camera is gone. ValueError: what came is not a picture.
        """
        ...

    def close(self) -> None: ...


class PictureFolder:
    """Plays a folder round and round. Pictures may come, go and change while it plays; dot-files are not played."""

    live = False

    def __init__(self, folder: Path, pause: Callable[[float], None] = time.sleep) -> None:
        """OSError: no such folder."""
        self._folder = folder
        self._pause = pause
        self._last = ""
        self._names()

    def read(self, rest: float = 0.0) -> Picture | None:
        self._pause(max(FRAME_S, rest))
        names = self._names()
        if not names:
            return None
        self._last = next((name for name in names if name > self._last), names[0])
        try:
            return PlainPicture(read_picture(self._folder / self._last))
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


def name_of(to: Address) -> str:
    """What the kernel says a camera is; "" where it says nothing, as of a folder."""
    try:
        return (NAMES / Path(to.path).resolve().name / "name").read_text("utf-8", "replace").strip()
    except OSError:
        return ""
