"""Where everything is on the front of the cabinet: the one value that every drawing of it is made from. Knows no Qt.

Millimetres from the upper left corner of the front, as (x, y, width, height). No cabinet was measured for it: these are
the proportions of the drawing. Whoever builds a cabinet writes its measures here. A start loads this before its first
frame: named tuples are made in a fraction of the time that data classes take.
"""

from typing import NamedTuple

Place = tuple[int, int, int, int]


class Part(NamedTuple):
    """A device's opening. `lit` is where it is drawn while it is to be used: large enough for its sign."""

    device: str
    place: Place
    lit: Place


class Cabinet(NamedTuple):
    width: int
    height: int
    screen: Place
    parts: tuple[Part, ...]


PORTRAIT = Cabinet(
    width=504,
    height=700,
    screen=(45, 42, 413, 322),
    parts=(
        Part("scanner", (45, 413, 181, 63), (45, 413, 181, 91)),
        Part("receipt_printer", (45, 522, 181, 35), (45, 490, 181, 91)),
        Part("id_card", (267, 413, 192, 147), (267, 413, 192, 147)),
        Part("page_printer", (45, 602, 413, 49), (45, 581, 413, 91)),
    ),
)
LANDSCAPE = Cabinet(
    width=602,
    height=700,
    screen=(54, 42, 494, 322),
    parts=(
        Part("scanner", (54, 413, 217, 63), (54, 413, 217, 91)),
        Part("receipt_printer", (54, 522, 217, 35), (54, 490, 217, 91)),
        Part("id_card", (319, 413, 229, 147), (319, 413, 229, 147)),
        Part("page_printer", (54, 602, 494, 49), (54, 581, 494, 91)),
    ),
)

HANGING = 150  # mm: how far a paper is drawn to hang below the lowest slot
# What is written on a paper as it comes: lines as parts of its width and height, from left, top and as long.
WRITING = ((0.11, 0.36, 0.78), (0.11, 0.50, 0.66), (0.11, 0.64, 0.74), (0.11, 0.78, 0.50))
PAPERS = {"page_printer": (210, 238), "receipt_printer": (80, 92)}  # mm: the paper, and the slot that it comes from


def cabinet_map(*, portrait: bool) -> dict[str, object]:
    """What QML draws the cabinet and its papers from: numbers only, by the names of ui/qml/values."""
    cabinet = PORTRAIT if portrait else LANDSCAPE
    return {
        "width": cabinet.width,
        "height": cabinet.height,
        "screen": list(cabinet.screen),
        "parts": [{"device": part.device, "place": list(part.place), "lit": list(part.lit)} for part in cabinet.parts],
        "hanging": HANGING,
        "writing": [list(line) for line in WRITING],
        "papers": [{"device": device, "paper": paper, "slot": slot} for device, (paper, slot) in PAPERS.items()],
    }
