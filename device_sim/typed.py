"""What is typed on the command line, as the values that are meant. ArgumentTypeError says what was expected."""

import math
import re
from argparse import ArgumentTypeError
from pathlib import Path

SMALL_PANEL, SMALL_INCHES, USUAL_INCHES = (1366, 768), 15.6, 21.5  # the panels that the gallery shows


def panel(text: str) -> tuple[int, int]:
    """Width and height in pixels."""
    sides = re.fullmatch("([1-9][0-9]{0,4})x([1-9][0-9]{0,4})", text)
    if not sides:
        raise ArgumentTypeError(f"{text!r}: expected WIDTHxHEIGHT in pixels, such as 1080x1920")
    return int(sides[1]), int(sides[2])


def inches(text: str) -> float:
    try:
        said = float(text)
    except ValueError:
        said = 0.0
    if not 0 < said < math.inf:  # false for "nan", too
        raise ArgumentTypeError(f"{text!r}: expected inches, such as 21.5")
    return said


def inches_of(panel: tuple[int, int]) -> float:
    """The diagonal of a panel with so many pixels, where nobody says another: as in the gallery."""
    return SMALL_INCHES if panel == SMALL_PANEL else USUAL_INCHES


def port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 5 and int(text) <= 65535):
        raise ArgumentTypeError(f"{text!r}: expected a port from 0 (any free one) to 65535")
    return int(text)


def png(text: str) -> Path:
    if Path(text).suffix.lower() != ".png":
        raise ArgumentTypeError(f"{text!r}: expected a name that ends in .png")
    return Path(text)
