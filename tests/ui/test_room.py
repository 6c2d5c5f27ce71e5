"""How pages use the room they have: no hole beside the question, nothing left out for want of it that matters."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.model.screen import Action, Screen
from kiosk.model.text import Text, Value, plain
from tests.kiosk.play import CERT, CHEN, JAM, PROGRESS, READER_GONE, SCANNER_GONE, Fails, Gives, Play, at_page, world
from tests.ui.desk import Desk, place
from tests.ui.wholeness import faults
from ui.gallery.render import PANELS
from ui.gallery.reviews import EXTRACT, REVIEW
from ui.gallery.screens import CHOICE, DONE, GUIDE, PROBLEM, PROMPT, RESULT, SCREENS, VERIFY
from ui.theme.reader import LANGUAGES, Reader
from ui.words.line_breaks import JOIN, KEEP

READERS = [Reader(language, elder) for language, elder in itertools.product(LANGUAGES, (False, True))]
ELDER = [reader for reader in READERS if reader.elder]
LANDSCAPE = ["1920x1080", "1366x768"]
SMALL = PANELS["1366x768"]
LONG = "NEBUCHADNEZZAR-MAXIMILIAN VAN DER WESTHUIZEN-PAPADOPOULOS ALEXANDRA ELISABETH KONSTANTINA 亚历山德拉·伊丽莎白"
NOTHING_FOUND = Play().do(PROGRESS, "way:id_card", Gives(CHEN), Gives([])).screen
OFFLINE = Text("notice-offline-later")


def _anew(desk: Desk, screen: Screen, reader: Reader) -> None:
    desk.show(SCREENS["home"])
    desk.show(screen, reader)


def _plain(said: str) -> str:
    return said.replace(JOIN, "").replace(KEEP, " ").replace("\n", "").replace(" ", "")


def _texts(desk: Desk) -> list[QQuickItem]:
    return [item for item in desk.items() if item.property("text")]


def _said(desk: Desk) -> list[str]:
    return [_plain(str(item.property("text"))) for item in _texts(desk)]


def _pages(desk: Desk, screen: Screen, reader: Reader) -> Iterator[int]:
    _anew(desk, screen, reader)
    for number in itertools.count(1):
        yield number
        if not desk.turn_page():
            return


def _drawings(desk: Desk) -> list[QQuickItem]:
    return [item for item in desk.items() if item.property("sideRoom") is not None]


def _hole(boxes: Iterable[QRectF]) -> float:
    """The highest band that nothing of these stands in, px."""
    edges = sorted((box.top(), box.bottom()) for box in boxes if box.height() > 0)
    reached, widest = edges[0][1], 0.0
    for top, bottom in edges:
        widest, reached = max(widest, top - reached), max(reached, bottom)
    return widest


def _beside(desk: Desk) -> Iterator[QRectF]:
    """What stands beside the question, and the header and frame above and below it."""
    for item in (*_texts(desk), *_drawings(desk), *desk.controls()):
        box = place(item)
        if box.right() > desk.theme.panel.width * 0.6:
            yield box


@pytest.mark.parametrize("panel", LANDSCAPE)
@pytest.mark.parametrize(
    "screen",
    [NOTHING_FOUND, replace(CHOICE, notice=OFFLINE), replace(PROMPT, actions=(), notice=OFFLINE)],
    ids=["nothing found", "choice", "prompt"],
)
def test_beside_the_question_no_tenth_of_the_panel_is_empty(qtbot: QtBot, panel: str, screen: Screen) -> None:
    with Desk(PANELS[panel]) as desk:
        for reader in READERS:
            _anew(desk, screen, reader)
            assert _hole(_beside(desk)) < desk.theme.panel.height / 10, reader


def test_an_upright_page_of_nothing_found_shows_what_to_look_for_and_has_no_hole(desk: Desk) -> None:
    for reader in READERS:
        _anew(desk, NOTHING_FOUND, reader)
        (drawing,) = _drawings(desk)
        assert place(drawing).height() > desk.theme.panel.height / 5, reader
        boxes = [place(item) for item in (*_texts(desk), drawing, *desk.controls())]
        assert _hole(boxes) < desk.theme.panel.height / 12, reader


@pytest.mark.parametrize("panel", PANELS)
def test_what_does_not_work_is_not_drawn_as_a_place_to_look_at(qtbot: QtBot, panel: str) -> None:
    cannot = Play().do(world(scanner=SCANNER_GONE, id_card=READER_GONE)).do(PROGRESS).screen
    assert (cannot.kind, cannot.items) == ("guide", ())
    with Desk(PANELS[panel]) as desk:
        for reader in READERS:
            _anew(desk, cannot, reader)
            assert all(drawing.property("stuck") for drawing in _drawings(desk)), reader
            assert len(_drawings(desk)) == 1 or reader.elder, reader  # large letters may need its room


@pytest.mark.parametrize("reader", ELDER, ids=str)
def test_who_finds_another_card_there_is_still_told_what_to_type_in_large_letters(qtbot: QtBot, reader: Reader) -> None:
    assert VERIFY.keys is not None
    other = Text("verify-other", {"button": Text("do-start-anew")}, private=False)
    keys = replace(VERIFY.keys, value=Value("", private=True), hint=other)
    screen = replace(VERIFY, keys=keys, actions=(Action("leave", Text("do-start-anew"), primary=True),))
    with Desk(SMALL) as desk:
        _anew(desk, screen, reader)
        shown = desk.bridge.view_model.shown[0]
        for wanted in (shown["title"], shown["body"][0], shown["typing"]["hint"]):
            assert _plain(wanted) in _said(desk), wanted
        assert not list(faults(desk, elder=True))


@pytest.mark.parametrize("screen", [REVIEW, EXTRACT], ids=["application", "certificate"])
def test_the_longest_of_names_has_the_width_of_the_page_under_its_title(qtbot: QtBot, screen: Screen) -> None:
    named = replace(screen.items[0], value=plain(LONG, private=True))
    with Desk(SMALL) as desk:
        for reader in ELDER:
            rows: list[set[str]] = []
            for number in _pages(desk, replace(screen, items=(named, *screen.items[1:])), reader):
                assert not list(faults(desk, elder=True)), (reader, number)
                found = {item.objectName(): place(item) for item in desk.items()}
                rows.append({name for name in found if name.startswith(("row-item-", "act-item-consent"))})
                if number == 1:
                    assert found["row-item-name"].width() > SMALL.width * 0.9, reader
            assert "row-item-name" in rows[0], reader
            assert len(rows) <= 3, reader
            last = rows[-1]
            assert "act-item-consent" not in last or {"row-item-of-you", "row-item-phone"} <= last, reader


def test_the_slip_in_place_of_a_page_is_among_the_stages_that_are_seen(qtbot: QtBot) -> None:
    screen = at_page().do(Fails(JAM), "go-on", Gives({"key": "k", "number": "", "code": ""})).screen
    assert screen.title.key == f"{CERT}/printing-claim"
    with Desk(SMALL) as desk:
        _anew(desk, screen, Reader(elder=True))
        assert {"向社保局查询", "打印补打凭条"} <= set(_said(desk))


def test_what_is_said_of_a_problem_and_the_drawing_of_it_stand_in_two_columns(qtbot: QtBot) -> None:
    much = replace(PROBLEM, body=(*PROBLEM.body, Text("problem-page-printer-do")))
    with Desk(PANELS["1920x1080"]) as desk:
        for reader in READERS:
            _anew(desk, much, reader)
            (drawing,) = _drawings(desk)
            body = _plain(desk.bridge.view_model.shown[0]["body"][0])
            said = next(place(item) for item in _texts(desk) if _plain(str(item.property("text"))) == body)
            assert said.right() < place(drawing).left() or place(drawing).right() < said.left(), reader


@pytest.mark.parametrize("panel", PANELS)
def test_a_title_of_two_lines_has_no_word_left_over(qtbot: QtBot, panel: str) -> None:
    """In English, whose titles break between words: the last line is no shorter than half of the longest."""
    with Desk(PANELS[panel]) as desk:
        for elder in (False, True):
            _anew(desk, VERIFY, Reader("en", elder))
            title = _plain(desk.bridge.view_model.shown[0]["title"])
            lines = next(
                str(item.property("text")).split("\n")
                for item in _texts(desk)
                if _plain(str(item.property("text"))) == title and item.property("look") == "t"
            )
            assert len(lines[-1]) * 2 > max(map(len, lines)), (elder, lines)


def test_an_ending_of_which_something_failed_leaves_no_sixth_of_an_upright_page_empty(desk: Desk) -> None:
    for reader in READERS:
        _anew(desk, SCREENS["done-spoiled"], reader)
        boxes = [place(item) for item in (*_texts(desk), *desk.controls())]
        assert _hole(boxes) < desk.theme.panel.height / 6, reader
        assert _plain(desk.bridge.view_model.shown[0]["items"][0]["label"]) in _said(desk), reader


def test_what_answers_the_next_doubt_has_no_page_of_its_own(qtbot: QtBot) -> None:
    with Desk(SMALL, voice=True) as desk:
        pages = [
            {item.objectName() for item in desk.controls() if item.objectName().startswith("act-item-")}
            for _ in _pages(desk, replace(CHOICE, notice=OFFLINE), Reader("en", elder=True))
        ]
    assert len(pages) > 1, "a page that has no later one proves nothing"
    assert all(pages), pages


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_what_can_be_done_about_a_problem_stands_on_the_right_of_a_small_panel(qtbot: QtBot, reader: Reader) -> None:
    with Desk(SMALL) as desk:
        for name in ("problem", "problem-jam", "problem-line"):
            _anew(desk, SCREENS[name], reader)
            for action in (action for action in SCREENS[name].actions if action.id != "home"):  # as in the frame
                assert place(desk.find(action.id)).left() > SMALL.width * 0.45, name
            assert not desk.turn_page(), name


@pytest.mark.parametrize("name", ["idle", "progress-slip", "progress-asking"])
@pytest.mark.parametrize("panel", PANELS)
def test_a_sentence_in_the_middle_of_the_page_has_no_word_left_over(qtbot: QtBot, panel: str, name: str) -> None:
    with Desk(PANELS[panel]) as desk:
        for elder in (False, True):
            _anew(desk, SCREENS[name], Reader("en", elder))
            body = {_plain(sentence) for sentence in desk.bridge.view_model.shown[0]["body"]}
            for item in _texts(desk):
                if item.property("lineCount") in (None, 1) or _plain(str(item.property("text"))) not in body:
                    continue
                lines = str(item.property("text")).split("\n")
                assert len(lines) == item.property("lineCount"), lines
                assert len(lines[-1]) * 2 > max(map(len, lines)), lines


def test_beside_the_question_two_ways_leave_no_eighth_of_a_flat_panel_empty(qtbot: QtBot) -> None:
    two = replace(GUIDE, items=GUIDE.items[:2])
    with Desk(PANELS["1920x1080"]) as desk:
        for reader in READERS:
            _anew(desk, two, reader)
            assert _hole(_beside(desk)) < desk.theme.panel.height / 8, reader


def test_the_last_page_of_a_review_is_no_emptier_than_the_one_before(desk: Desk) -> None:
    for reader in ELDER:
        pages = []
        for _ in _pages(desk, EXTRACT, reader):
            boxes = [place(item) for item in (*_texts(desk), *desk.controls())]
            pages.append((_rows(desk), _hole(boxes)))
        (first, _), (last, hole) = pages
        assert len(first) - len(last) <= 2, (reader, pages)
        assert hole < desk.theme.panel.height / 9, (reader, hole)


def _rows(desk: Desk) -> list[str]:
    return [item.objectName() for item in desk.items() if item.objectName().startswith("row-item-")]


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_the_chain_names_the_newest_stage_and_the_next_or_all_of_them(qtbot: QtBot, reader: Reader) -> None:
    with Desk(SMALL) as desk:
        for screen, newest in ((DONE, 0), (RESULT, 2)):
            _anew(desk, screen, reader)
            stages = [_plain(entry["label"]) for entry in desk.bridge.view_model.shown[0]["items"][:4]]
            said = [name for name in stages if name in _said(desk)]
            wanted = stages[newest : newest + 2] if reader.elder and reader.language == "en" else stages
            assert said == wanted, reader
