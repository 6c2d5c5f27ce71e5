"""What is typed on the command line, as the values that are meant. ArgumentTypeError says what was expected."""

import math
import re
from argparse import ArgumentTypeError
from pathlib import Path


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


def port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 5 and int(text) <= 65535):
        raise ArgumentTypeError(f"{text!r}: expected a port from 0 (any free one) to 65535")
    return int(text)


def png(text: str) -> Path:
    if Path(text).suffix.lower() != ".png":
        raise ArgumentTypeError(f"{text!r}: expected a name that ends in .png")
    return Path(text)
