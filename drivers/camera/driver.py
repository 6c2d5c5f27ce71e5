"""A camera as a code scanner. Knows frames and when they stop coming, not what a code means."""

import time
from collections.abc import Callable
from functools import partial

import cv2

from drivers.addresses import Address
from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.api.permission import fault_of
from drivers.api.status import READY, DeviceStatus
from drivers.camera.decoder import LIVE, Ladder, shows_code
from drivers.camera.frames import FrameSource, look_for, name_of, open_frames
from drivers.camera.picture import Picture
from drivers.camera.readers import Code, PartOfCodeError, SeveralCodesError
from drivers.camera.sight import Sight
from drivers.camera.stillness import Stillness
from drivers.transports.host import THIS_MACHINE, Host

DEVICE = "camera"
SILENCE_S = 2.0  # without a frame; a camera needs up to a second for its first
OPEN_EYES_S = 3.0  # without anything to see, after opening: a camera's first frames may be dark
BLIND_S = 15.0  # the same while somebody scans: a telephone may cover it for a moment
REST_S = 0.09  # from one look to the next while nothing moves: every third frame of most cameras
PART_S = 3.0  # from a part of a longer message until its other parts are not waited for any more


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
        self._stillness = Stillness(len(LIVE))
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
        self._stillness = Stillness(len(LIVE))  # each try has been made at a picture before it counts as still
        self._silent_at = self._clock() + SILENCE_S

    def poll(self, timeout: float) -> bytes | None:
        """The payload of one code, or None after `timeout` seconds without one.

        DeviceError BLIND: there is nothing to see for long. SEVERAL_CODES, UNREADABLE: more than a code, or less.
        """
        deadline = self._clock() + timeout
        while True:
            picture = self._frame()
            if picture is not None and (code := self._read(picture)):
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

    def _read(self, picture: Picture) -> Code | None:
        """What does not move has been tried in all ways: it gets the quick one, and another now and then."""
        if not self._stillness.worth_a_try and not shows_code(picture.half):
            return None
        try:
            code = self._ladder.read(picture.whole)
            if code:
                self._stillness.stir()
            return code
        except SeveralCodesError as error:
            self._stillness.stir()
            raise DeviceError(DEVICE, Fault.SEVERAL_CODES, str(error)) from None
        except PartOfCodeError as error:
            self._stillness.stir()
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

    def _frame(self) -> Picture | None:
        """The next picture, or None while none comes that is whole; DeviceError SILENT or GARBLED when that lasts."""
        if self._source is None:
            self.start()
        torn = ""
        try:
            picture = self._connected().read(REST_S if self._stillness.lasts else 0.0)
            if picture is not None and self._looked_at(picture):
                return picture
        except OSError as error:
            raise self._lost(error) from error
        except (ValueError, cv2.error) as error:
            torn = str(error)
            if not self._connected().live:
                raise self._failed(Fault.GARBLED, torn) from error
        if self._clock() >= self._silent_at:
            raise self._nothing_came(torn)
        return None

    def _nothing_came(self, torn: str) -> DeviceError:
        """`torn`: what the last frame was. One alone says nothing: a camera's first is often torn."""
        if torn:
            return self._failed(Fault.GARBLED, torn)
        mark("camera-stopped-giving-frames")
        return self._failed(Fault.SILENT, f"no frame within {SILENCE_S} s")

    def _looked_at(self, picture: Picture) -> bool:
        """Whether there is anything in it. ValueError: it is torn."""
        shown = picture.half if self._stillness.lasts else picture.whole  # whole, half comes of it
        if not shown.size:
            return False
        self._silent_at = self._clock() + SILENCE_S
        self._sight.look(picture)
        self._stillness.look(picture.half)
        self._proven = self._proven or self._sight.sees
        return True

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
