"""Whether a camera sees anything: frames may come and be black, of one colour, or always the same one.

Knows frames and time, no camera and no code.
"""

from collections.abc import Callable

import cv2
import numpy as np
from cv2.typing import MatLike

from drivers.camera.picture import Picture

DARK = 16  # of 255, and below: what video calls black
BRIGHT = 2 * DARK  # and above: more than noise in the dark
A_FEW = 0.005  # of all pixels: a date that the camera writes into its frames, and pixels that are broken
FROZEN_FRAMES = 10  # alike to the last bit: no sensor gives two such


class Sight:
    """Looks at each frame as it comes."""

    def __init__(self, clock: Callable[[], float], *, live: bool = False) -> None:
        """`live`: the frames are a sensor's, so that two are never alike. A picture that lies in a folder may be."""
        self.why = ""  # it sees nothing
        self._clock = clock
        self._live = live
        self._last: MatLike | None = None
        self._alike = 0  # frames before the last that were the same
        self._moves = not live  # two frames have differed
        self._since: float | None = None

    def look(self, picture: Picture) -> None:
        """ValueError: it is torn."""
        content = picture.content
        if self._live and self._last is not None:
            self._alike = self._alike + 1 if np.array_equal(content, self._last) else 0
            self._moves = self._moves or not self._alike
        self._last = content
        self.why = self._trouble(picture.half)
        if not self.why:
            self._since = None
        elif self._since is None:
            self._since = self._clock()

    @property
    def sees(self) -> bool:
        """True once there was something to see, and still is."""
        return self._last is not None and self._moves and not self.why

    def blind_for(self) -> float:
        """Seconds since there was anything to see; 0 where there is."""
        return 0.0 if self._since is None else self._clock() - self._since

    def _trouble(self, gray: MatLike) -> str:
        mean, deviation = cv2.meanStdDev(gray)
        middle, spread = float(mean[0, 0]), float(deviation[0, 0])
        if middle <= DARK and np.count_nonzero(gray > BRIGHT) < A_FEW * gray.size:
            return "black frames"
        if self._live and spread == 0:
            return "frames of one colour"
        return "the same frame" if self._alike >= FROZEN_FRAMES else ""
