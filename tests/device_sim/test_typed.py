"""What is typed becomes the value that is meant; what cannot be meant is told with what was expected."""

from argparse import ArgumentTypeError
from collections.abc import Callable
from pathlib import Path

import pytest

from device_sim import typed


@pytest.mark.parametrize(
    ("read", "text", "meant"),
    [
        (typed.panel, "1080x1920", (1080, 1920)),
        (typed.inches, "15.6", 15.6),
        (typed.port, "0", 0),
        (typed.port, "65535", 65535),
        (typed.png, "dock.PNG", Path("dock.PNG")),
    ],
)
def test_what_is_typed_is_the_value_that_is_meant(read: Callable[[str], object], text: str, meant: object) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    ("read", "text", "expected"),
    [
        (typed.panel, "1080x", "WIDTHxHEIGHT in pixels"),
        (typed.inches, "nan", "inches, such as 21.5"),
        (typed.port, "６5", "a port from 0"),
        (typed.png, "dock.jpg", "ends in .png"),
    ],
)
def test_what_cannot_be_meant_is_told(read: Callable[[str], object], text: str, expected: str) -> None:
    with pytest.raises(ArgumentTypeError, match=expected):
        read(text)


@pytest.mark.parametrize(("panel", "inches"), [((1366, 768), 15.6), ((1080, 1920), 21.5)])
def test_a_panel_whose_size_nobody_says_has_the_usual_one(panel: tuple[int, int], inches: float) -> None:
    assert typed.inches_of(panel) == inches
