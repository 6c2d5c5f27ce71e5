"""Boxes of what stands on a page, in points from its lower left corner: none overlaps another or leaves the paper."""

from collections.abc import Sequence

Box = tuple[float, float, float, float]  # left, bottom, right, top
WIDTH, HEIGHT = 595.28, 841.89
MARGIN = 60  # 21 mm: within reach of every printer, and of a hole punch
TOUCH = 1  # what glyphs may reach beyond their line without touching the next


def assert_apart_and_inside(pages: Sequence[Sequence[Box]]) -> None:
    for boxes in pages:
        for at, box in enumerate(boxes):
            left, bottom, right, top = box
            assert left >= MARGIN, box
            assert right <= WIDTH - MARGIN, box
            assert bottom >= 36, box
            assert top <= HEIGHT - MARGIN, box
            for other in boxes[at + 1 :]:
                assert (
                    right <= other[0] + TOUCH
                    or other[2] <= left + TOUCH
                    or top <= other[1] + TOUCH
                    or other[3] <= bottom + TOUCH
                ), (box, other)
