"""Pages with less room than any other: beside the voice mode, on the smallest panel, with the longest of words."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QMetaObject
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.model.screen import Action, Item, Screen
from kiosk.model.text import Text, plain
from tests.ui.desk import Desk, place
from tests.ui.wholeness import faults
from ui.gallery.render import PANELS, settle
from ui.gallery.reviews import EXTRACT, REVIEW
from ui.gallery.screens import CHOICE, DONE, SCREENS, VERIFY
from ui.theme.reader import LANGUAGES, Reader
from ui.words.line_breaks import JOIN, KEEP

READERS = [Reader(language, elder) for language, elder in itertools.product(LANGUAGES, (False, True))]
ELDER = [reader for reader in READERS if reader.elder]
SMALL = PANELS["1366x768"]
LONG = "NEBUCHADNEZZAR-MAXIMILIAN VAN DER WESTHUIZEN-PAPADOPOULOS ALEXANDRA ELISABETH KONSTANTINA 亚历山德拉·伊丽莎白"


def _plain(said: str) -> str:
    return said.replace(JOIN, "").replace(KEEP, " ").replace("\n", "").replace(" ", "")


def _anew(desk: Desk, screen: Screen, reader: Reader) -> None:
    desk.show(SCREENS["home"])
    desk.show(screen, reader)


def _pages(desk: Desk, screen: Screen, reader: Reader) -> Iterator[int]:
    _anew(desk, screen, reader)
    for number in itertools.count(1):
        yield number
        if not desk.turn_page():
            return


def _has(desk: Desk, name: str) -> bool:
    return name in {item.objectName() for item in desk.items()}


@pytest.mark.parametrize("reader", ELDER, ids=str)
def test_a_number_stands_on_one_line_beside_the_voice_mode_too(qtbot: QtBot, reader: Reader) -> None:
    with Desk(PANELS["1920x1080"], voice=True) as desk:
        _anew(desk, DONE, reader)
        assert DONE.number is not None
        assert DONE.number.text in {str(item.property("text")) for item in desk.items()}
        assert not list(faults(desk, elder=True))


@pytest.mark.parametrize("reader", ELDER, ids=str)
def test_a_page_of_services_that_is_listened_to_holds_two_of_them_on_the_smallest_panel(
    qtbot: QtBot, reader: Reader
) -> None:
    with Desk(SMALL, voice=True) as desk:
        pages = [
            len([item for item in desk.controls() if item.objectName().startswith("act-item-")])
            for _ in _pages(desk, SCREENS["home"], reader)
        ]
    assert set(pages[:-1]) == {2}, pages


def test_a_row_of_a_long_name_and_a_large_amount_ends_above_the_buttons(qtbot: QtBot) -> None:
    employer = Text("housing-fund-proof/row-proof-employers", {"employer": "示例" * 80}, private=True)
    when = {"from": "Mar 2018", "to": "Jun 2021", "monthly": "123,456,789,012.00"}
    paid = Text("housing-fund-proof/row-proof-employers-value", when, private=True)
    row = Item("employer", employer, paid, group="office")
    with Desk(SMALL) as desk:
        for reader in READERS:
            for number in _pages(desk, replace(EXTRACT, items=(*EXTRACT.items[:3], row)), reader):
                assert not list(faults(desk, elder=reader.elder)), (reader, number)


@pytest.mark.parametrize("reader", ELDER, ids=str)
def test_a_long_name_stands_under_its_title_where_it_is_listened_to(qtbot: QtBot, reader: Reader) -> None:
    named = replace(REVIEW.items[0], value=plain(LONG, private=True))
    with Desk(SMALL, voice=True) as desk:
        _anew(desk, replace(REVIEW, items=(named, *REVIEW.items[1:])), reader)
        while not _has(desk, "row-item-name"):
            QMetaObject.invokeMethod(desk.find("page-previous"), "press")
            settle(desk.view)
        title = _plain(desk.bridge.view_model.shown[0]["title"])
        assert title in [_plain(str(item.property("text"))) for item in desk.items() if item.property("text")]
        assert not list(faults(desk, elder=True))


def test_a_page_that_draws_no_device_makes_no_drawing_of_one(qtbot: QtBot) -> None:
    with Desk(PANELS["1920x1080"]) as desk:
        for name, most in {
            "guide": 0,
            "wrong": 0,
            "problem-line": 1,
            "problem": 1,
            "problem-jam": 1,
            "leave": 1,
        }.items():
            _anew(desk, SCREENS[name], Reader())
            made = [item for item in _everything(desk.view.rootObject()) if item.property("onRight") is not None]
            assert len(made) <= most, name


def _everything(item: QQuickItem) -> Iterator[QQuickItem]:
    """Of the page that stands there, what is seen and what is not."""
    for child in item.childItems():
        if child.isVisible() or item.property("columnWidth") is not None:
            yield child
            yield from _everything(child)


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_what_answers_the_next_doubt_stands_under_the_question_or_else_under_the_answers(
    qtbot: QtBot, reader: Reader
) -> None:
    with Desk(PANELS["1920x1080"]) as desk:
        for sentences in range(1, 6):
            _anew(desk, replace(CHOICE, items=CHOICE.items[:2], body=CHOICE.body * sentences), reader)
            again = _plain(desk.bridge.view_model.shown[1]["choose_again"])
            said = [_plain(str(item.property("text"))) for item in desk.items() if item.property("lineCount")]
            assert said.count(again) == 1, sentences


def test_a_button_under_the_digits_breaks_where_its_label_was_broken(qtbot: QtBot) -> None:
    broken = 0
    with Desk(SMALL) as desk:
        for words in range(1, 25):
            label = plain(" ".join(["so"] * words), private=False)
            _anew(desk, replace(VERIFY, actions=(Action("leave", label, "refresh", primary=True),)), Reader(elder=True))
            for text in (item for item in desk.items() if str(item.property("text")).startswith("so")):
                broken += "\n" in text.property("text")
                assert text.property("lineCount") == text.property("text").count("\n") + 1, text.property("text")
    assert broken


def test_rows_under_one_that_spans_the_page_begin_at_one_height(qtbot: QtBot) -> None:
    begun = []
    with Desk(SMALL) as desk:
        for language, count, letters in itertools.product(LANGUAGES, range(3, 8), (125, 200)):
            named = replace(REVIEW.items[0], value=plain((LONG * 2)[:letters], private=True))
            _anew(desk, replace(EXTRACT, items=(named, *EXTRACT.items[1 : 1 + count])), Reader(language))
            rows = [place(item) for item in desk.items() if item.objectName().startswith("row-item-")]
            under = [box for box in rows if box.width() < SMALL.width * 0.9]
            tops = [min(box.top() for box in under if box.left() == left) for left in {box.left() for box in under}]
            if len(rows) > len(under) and len(tops) == 2:
                begun.append((language, count, letters, abs(tops[0] - tops[1])))
    assert begun
    assert not [one for one in begun if one[-1] >= 1]
