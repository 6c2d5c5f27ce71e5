"""Faster and slower with the pitch kept: libsonic (Apache-2.0), through ctypes."""

import ctypes

import numpy as np

from ui.speech.sound import RATE, Sound, silence

LIBRARY = "libsonic.so.0"


class NoLibraryError(OSError):
    """libsonic is not installed."""


class Stretch:
    """A stream of sound at a speed that may change in the middle. One channel, RATE samples a second."""

    def __init__(self) -> None:
        self._sonic = _library()
        self._stream = ctypes.c_void_p(self._sonic.sonicCreateStream(RATE, 1))
        self._speed = 1.0

    def close(self) -> None:
        self._sonic.sonicDestroyStream(self._stream)

    def through(self, sound: Sound, speed: float) -> Sound:
        """What comes out now: less than went in, until `rest`. At the usual speed it is what went in."""
        if speed != self._speed:
            before = self.rest()
            self._speed = speed
            self._sonic.sonicSetSpeed(self._stream, speed)
            return np.concatenate((before, self.through(sound, speed)))
        if speed == 1.0:
            return sound
        block = np.ascontiguousarray(sound)
        self._sonic.sonicWriteShortToStream(self._stream, block.ctypes.data, len(block))
        return self._read()

    def rest(self) -> Sound:
        """What is still in it, at the end of a stretch of speech."""
        if self._speed == 1.0:
            return silence(0)
        self._sonic.sonicFlushStream(self._stream)
        return self._read()

    def _read(self) -> Sound:
        block = np.empty(self._sonic.sonicSamplesAvailable(self._stream), np.int16)
        if len(block):
            self._sonic.sonicReadShortFromStream(self._stream, block.ctypes.data, len(block))
        return block


def _library() -> ctypes.CDLL:
    try:
        sonic = ctypes.CDLL(LIBRARY)
    except OSError as error:
        raise NoLibraryError(f"{LIBRARY}: {error}") from error
    stream, many = ctypes.c_void_p, ctypes.c_int
    sonic.sonicCreateStream.argtypes, sonic.sonicCreateStream.restype = [many, many], stream
    sonic.sonicDestroyStream.argtypes = sonic.sonicFlushStream.argtypes = [stream]
    sonic.sonicSamplesAvailable.argtypes = [stream]
    sonic.sonicSetSpeed.argtypes = [stream, ctypes.c_float]
    sonic.sonicWriteShortToStream.argtypes = sonic.sonicReadShortFromStream.argtypes = [stream, stream, many]
    return sonic
