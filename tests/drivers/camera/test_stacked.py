"""Whether one PDF417 code stands at a place: a place that reaches over two of them must never pass for one."""

import cv2
import numpy as np
import pytest
from cv2.typing import MatLike
from zxingcpp import BarcodeFormat

from drivers.camera.elsewhere import Corners
from drivers.camera.stacked import holds_one
from tests.drivers.camera.pictures import blurred, code_picture

QUIET = 20


def drawn(text: str) -> MatLike:
    """A code, three pixels a module, without its quiet zone."""
    code = code_picture(text, BarcodeFormat.PDF417, scale=3)
    rows, columns = np.nonzero(code == 0)
    return code[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def around(code: MatLike) -> Corners:
    """Where it stands once it has a quiet zone."""
    bottom, right = code.shape[0] + QUIET, code.shape[1] + QUIET
    return np.array([(QUIET, QUIET), (right, QUIET), (right, bottom), (QUIET, bottom)], np.float32)


def on_paper(code: MatLike) -> MatLike:
    return np.pad(code, QUIET, constant_values=255)


ONE = drawn("GOV-20260001")


@pytest.mark.parametrize("soft", [0, 1.5])
@pytest.mark.parametrize("text", ["GOV-1", "GOV-20260001", "GOV-20260001;" * 20])
def test_a_code_is_one(text: str, soft: float) -> None:
    code = drawn(text)
    picture = blurred(on_paper(code), soft) if soft else on_paper(code)
    assert holds_one(picture, around(code))


@pytest.mark.parametrize("turn", [3, 90, 180])
def test_a_code_that_is_turned_is_one(turn: float) -> None:
    picture = np.pad(on_paper(ONE), 200, constant_values=255)
    height, width = picture.shape
    turned = cv2.getRotationMatrix2D((width / 2, height / 2), turn, 1)
    shown = cv2.warpAffine(picture, turned, (width, height), borderValue=255)
    corners = (np.hstack([around(ONE) + 200, np.ones((4, 1))]) @ turned.T).astype(np.float32)
    assert holds_one(shown, corners)


@pytest.mark.parametrize("gap", [6, 30, 120])
@pytest.mark.parametrize("soft", [0, 1.5])
def test_two_in_a_row_are_not_one(gap: int, soft: float) -> None:
    row = np.hstack([ONE, np.full((len(ONE), gap), 255, np.uint8), drawn("GOV-20260002")])
    picture = blurred(on_paper(row), soft) if soft else on_paper(row)
    assert not holds_one(picture, around(row))


def test_two_below_each_other_are_not_one() -> None:
    column = np.vstack([ONE, np.full((20, ONE.shape[1]), 255, np.uint8), ONE])
    assert not holds_one(on_paper(column), around(column))


def test_of_what_is_too_small_or_begins_with_no_bar_nothing_is_told() -> None:
    assert not holds_one(on_paper(ONE), around(ONE)[[0, 0, 3, 3]])
    assert not holds_one(on_paper(ONE), around(ONE) - np.array((15, 0), np.float32))
    assert not holds_one(np.full((200, 400), 255, np.uint8), around(ONE))
