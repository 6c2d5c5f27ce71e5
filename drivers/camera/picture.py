"""One picture of a camera, whole and at half its sides, each unpacked once it is asked for. Knows no camera."""

from functools import cached_property
from typing import Protocol

import cv2
from cv2.typing import MatLike

from drivers.camera import easier

START_OF_SCAN = b"\xff\xda"  # of a JPEG (ITU-T T.81, table B.1): what stands before it is no picture


class Picture(Protocol):
    """In gray: 8 bits a pixel, height x width. ValueError, of each of them: it is torn."""

    @property
    def whole(self) -> MatLike: ...

    @property
    def half(self) -> MatLike:
        """Half as wide and high; as it is, where it would become too small."""
        ...

    @property
    def content(self) -> MatLike:
        """The same, to the last bit, of two pictures that are the same one."""
        ...


class PlainPicture:
    def __init__(self, gray: MatLike) -> None:
        self.whole = self.content = gray

    @cached_property
    def half(self) -> MatLike:
        return easier.smaller(self.whole, 0.5)


class PackedPicture:
    """A JPEG. Its colours stay packed, and its half is unpacked without the whole.

    One without Huffman tables, as Motion JPEG may be, is unpacked with those of the standard.
    """

    def __init__(self, jpeg: MatLike) -> None:
        """`jpeg`: its bytes, in a row."""
        self._jpeg = jpeg

    @cached_property
    def whole(self) -> MatLike:
        return self._unpacked(cv2.IMREAD_GRAYSCALE)

    @cached_property
    def half(self) -> MatLike:
        if "whole" in self.__dict__:
            return easier.smaller(self.whole, 0.5)
        half = self._unpacked(cv2.IMREAD_REDUCED_GRAYSCALE_2)
        return half if min(half.shape) >= easier.SMALLEST_SIDE else self.whole

    @property
    def content(self) -> MatLike:
        """Without the header, in which a camera may write the time."""
        return self._jpeg[max(self._jpeg.tobytes().find(START_OF_SCAN), 0) :]

    def _unpacked(self, how: int) -> MatLike:
        try:
            gray = cv2.imdecode(self._jpeg, how) if self._jpeg.size else None
        except cv2.error as error:
            raise ValueError(f"{self._jpeg.size} bytes: {error}") from error
        if gray is None:
            raise ValueError(f"{self._jpeg.size} bytes that are no whole JPEG")
        return gray
