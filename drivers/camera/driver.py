"""A camera as a code scanner. Knows frames and when they stop coming, not what a code means.

Addresses: camera:///dev/video0     frames:///DIR (plays the pictures of a folder in the order of their names)
"""

import stat
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
from cv2.typing import MatLike

from drivers.addresses import Address
from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.api.permission import fault_of, require_permission
from drivers.api.status import READY, DeviceStatus
from drivers.camera.decoder import Code, Ladder, PartOfCodeError, SeveralCodesError
from drivers.camera.sight import Sight
from drivers.transports.host import THIS_MACHINE, Host

DEVICE = "camera"
FRAME_WIDTH, FRAME_HEIGHT = 1920, 1080  # asked for; the camera gives its nearest
FRAME_S = 1 / 15  # between two pictures of a folder, like a slow camera
SILENCE_S = 2.0  # without a frame; a camera needs up to a second for its first
OPEN_EYES_S = 3.0  # without anything to see, after opening: a camera's first frames may be dark
BLIND_S = 15.0  # the same while somebody scans: a telephone may cover it for a moment
PART_S = 3.0  # from a part of a longer message until its other parts are not waited for any more
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
        """OSError: nothing there, or it is in use."""
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
    return _gray(picture)


def _gray(picture: MatLike) -> MatLike:
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


class CodeCamera:
    """Implements `drivers.api.CodeScanner`. The camera is open only between start and stop: nobody is watched."""

    def __init__(
        self,
        open_source: Callable[[], FrameSource],
        clock: Callable[[], float] = time.monotonic,
        *,
        look: Callable[[], None] = lambda: None,
        name: Callable[[], str] = lambda: "",
    ) -> None:
        """`look`: return when it is there, without opening it; OSError: it is not. `name`: what it is called."""
        self._name = name
        self._open = open_source
        self._clock = clock
        self._look = look
        self._source: FrameSource | None = None
        self._ladder = Ladder()
        self._sight = Sight(clock)
        self._part_at: float | None = None  # since when parts of a longer message have been seen
        self._silent_at = 0.0
        self._proven = False  # a frame has come, and nothing has failed since

    def status(self) -> DeviceStatus:
        """Return when the camera is ready; DeviceError otherwise.

        While nobody scans, a frame is taken at the first call and after a failure only. Otherwise it is enough that
        the camera is still there: whoever asks every few seconds must not have it look at people all day.
        """
        if self._source is None and self._proven:
            self._look_for()
            return READY
        scanning = self._source is not None
        try:
            while self._frame() is None or not self._sight.sees:
                self._require_sight(OPEN_EYES_S)
        finally:
            if not scanning:
                self.stop()
        return READY

    def identity(self) -> str:
        """The name the camera's driver gives it; "" where there is none."""
        return self._name()

    def start(self) -> None:
        self._ladder = Ladder()
        self._part_at = None
        self._sight = Sight(self._clock, live=self._connected().live)
        self._silent_at = self._clock() + SILENCE_S

    def poll(self, timeout: float) -> bytes | None:
        """DeviceError BLIND: there is nothing to see for long. SEVERAL_CODES, UNREADABLE: more than a code, or less."""
        deadline = self._clock() + timeout
        while True:
            frame = self._frame()
            if frame is not None and (code := self._read(frame)):
                return code.payload
            self._require_sight(BLIND_S)
            if self._clock() >= deadline:
                return None

    def stop(self) -> None:
        if self._source is not None:
            self._source.close()
        self._source = None

    def close(self) -> None:
        self.stop()

    def _read(self, frame: MatLike) -> Code | None:
        try:
            return self._ladder.read(frame)
        except SeveralCodesError as error:
            raise DeviceError(DEVICE, Fault.SEVERAL_CODES, str(error)) from None
        except PartOfCodeError as error:
            now = self._clock()
            self._part_at = now if self._part_at is None else self._part_at
            if now - self._part_at < PART_S:
                return None
            self._part_at = None
            mark("part-of-a-code-refused")
            raise DeviceError(DEVICE, Fault.UNREADABLE, str(error)) from None

    def _require_sight(self, seconds: float) -> None:
        if self._sight.blind_for() >= seconds:
            mark("camera-sees-nothing")
            raise self._failed(Fault.BLIND, f"{self._sight.why} for {seconds:g} s")

    def _frame(self) -> MatLike | None:
        """The next picture in gray, or None while none comes; DeviceError SILENT when that lasts."""
        if self._source is None:
            self.start()
        try:
            frame = self._connected().read()
            gray = _gray(frame) if frame is not None and frame.size else None
        except OSError as error:
            raise self._lost(error) from error
        except (ValueError, cv2.error) as error:
            raise self._failed(Fault.GARBLED, str(error)) from error
        if gray is not None:
            self._silent_at = self._clock() + SILENCE_S
            self._sight.look(gray)
            self._proven = self._proven or self._sight.sees
            return gray
        if self._clock() >= self._silent_at:
            mark("camera-stopped-giving-frames")
            raise self._failed(Fault.SILENT, f"no frame within {SILENCE_S} s")
        return None

    def _look_for(self) -> None:
        try:
            self._look()
        except OSError as error:
            raise self._lost(error) from error

    def _connected(self) -> FrameSource:
        if self._source is None:
            try:
                self._source = self._open()
            except (OSError, ValueError) as error:
                raise self._lost(error) from error
        return self._source

    def _lost(self, error: OSError | ValueError) -> DeviceError:
        """Close, so that the next call opens again."""
        self.stop()
        return self._failed(fault_of(error), str(error))

    def _failed(self, fault: Fault, evidence: str) -> DeviceError:
        self._proven = False
        return DeviceError(DEVICE, fault, evidence)


def at(address: Address, host: Host = THIS_MACHINE) -> CodeCamera:
    """The camera, or the folder of pictures, at `address`."""
    return CodeCamera(
        partial(open_frames, address, host.sleep),
        host.now,
        look=partial(look_for, address),
        name=partial(name_of, address),
    )
