"""What matters stands on the first page, and what turns the pages stands on nothing."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from kiosk.model.events import AvailabilityChanged
from kiosk.model.screen import Item, Screen
from kiosk.model.text import Value
from kiosk.visit.advance import Visit, advance, start
from kiosk.visit.screen import screen_of
from kiosk.visit.service import catalogue_of
from tests.kiosk.play import CERT, LINE_DOWN, TODAY, services
from tests.ui.desk import Desk, place
from tests.ui.looks import controls
from ui.gallery.render import PANELS, settle
from ui.gallery.screens import SCREENS
from ui.theme.reader import LANGUAGES, Reader

READERS = [Reader(language, elder) for language, elder in itertools.product(LANGUAGES, (False, True))]
TURNERS = {"act-page-previous", "act-page-next"}
SMALL = PANELS["1366x768"]


def _offline() -> Visit:
    """The terminal waits, and the line is down."""
    visit, _ = start("boot", catalogue_of(services()), TODAY)
    return advance(visit, AvailabilityChanged({"backend": LINE_DOWN}, TODAY))[0]


def _shown(desk: Desk, screen: Screen) -> Iterator[dict[str, QRectF]]:
    """Of every page of the screen, from the first: what can be touched -> where."""
    desk.show(SCREENS["prompt"])
    desk.show(screen)
    for _ in itertools.count():
        yield {one.name: QRectF(one.x, one.y, one.width, one.height) for one in controls(desk.view)}
        if not desk.turn_page():
            return


def _on_each_other(found: dict[str, QRectF]) -> list[tuple[str, str]]:
    touched = {name: box.adjusted(1, 1, -1, -1) for name, box in found.items()}
    pairs = itertools.combinations(touched, 2)
    return [(one, other) for one, other in pairs if touched[one].intersects(touched[other])]


def _offered(home: Screen, reader: Reader) -> list[Item]:
    """In large letters all of them; else those of the group that stands open first."""
    return [item for item in home.items if reader.elder or item.group.split()[0] == home.items[0].group.split()[0]]


@pytest.mark.parametrize("panel", PANELS)
def test_the_pager_of_the_home_screen_covers_no_service_and_hides_none(qtbot: QtBot, panel: str) -> None:
    home = screen_of(_offline())
    with Desk(PANELS[panel]) as desk:
        for reader in READERS:
            desk.presenter.wear(reader)
            pages = list(_shown(desk, home))
            assert not [pair for found in pages for pair in _on_each_other(found)], (panel, reader)
            seen = sorted(name for found in pages for name in found if name.startswith("act-item-"))
            assert seen == sorted(f"act-item-{item.id}" for item in _offered(home, reader)), (panel, reader)
            assert len(pages) == 1 or TURNERS & pages[0].keys(), (panel, reader)


@pytest.mark.parametrize("panel", PANELS)
def test_the_first_frame_shows_everything_where_it_stays(qtbot: QtBot, panel: str) -> None:
    with Desk(PANELS[panel]) as desk:
        frames: list[dict[str, QRectF]] = []
        desk.view.frameSwapped.connect(
            lambda: frames.append({each.objectName(): place(each) for each in desk.controls()})
        )
        settle(desk.view)
        assert "act-page-next" in frames[0] or sum(name.startswith("act-item-") for name in frames[0]) > 4
        assert all(frame == frames[0] for frame in frames)
        assert frames[0] == {each.objectName(): place(each) for each in desk.controls()}


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_what_is_possible_instead_is_on_the_first_page_of_a_small_panel(qtbot: QtBot, reader: Reader) -> None:
    guide = screen_of(replace(_offline(), overlay=f"guide:{CERT}"))
    assert len(guide.items) == 2
    with Desk(SMALL) as desk:
        desk.presenter.wear(reader)
        first = next(_shown(desk, guide))
        assert {f"act-item-{item.id}" for item in guide.items} <= first.keys()
        assert "act-close" not in first  # the frame's own button goes back


@pytest.mark.parametrize("panel", PANELS)
def test_the_number_to_call_is_what_help_says_first(qtbot: QtBot, panel: str) -> None:
    with Desk(PANELS[panel]) as desk:
        for reader in READERS:
            desk.presenter.wear(reader)
            desk.show(replace(screen_of(replace(_offline(), overlay="help")), number=Value("12345", private=False)))
            tops = {str(item.property("text")): place(item).top() for item in desk.items() if item.property("text")}
            body = desk.bridge.view_model.shown[0]["body"][0]
            assert "12345" in tops, (panel, reader)
            assert body not in tops or tops["12345"] < tops[body] or PANELS[panel].width > PANELS[panel].height


@pytest.mark.parametrize("reader", READERS[1::2], ids=str)
def test_the_words_of_the_frame_keep_off_the_edges_of_their_buttons(qtbot: QtBot, reader: Reader) -> None:
    air = 4 * SMALL.px_per_mm
    with Desk(SMALL) as desk:
        desk.presenter.wear(reader)
        desk.show(screen_of(_offline()))
        for name in ("elder", "display", "help"):
            button = desk.find(name)
            (word,) = [place(item) for item in desk.items() if item.property("text") and button.isAncestorOf(item)]
            assert place(button).right() - word.right() > air, (reader, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_card_services_and_groups_stand_in_three_columns_that_begin_and_end_together(
    qtbot: QtBot, language: str
) -> None:
    with Desk(PANELS["1920x1080"]) as desk:
        desk.show(SCREENS["home"], Reader(language))
        title = desk.bridge.view_model.shown[0]["title"]
        words = next(item for item in desk.items() if _joined(str(item.property("text"))) == _joined(title))
        boxes = {item.objectName(): place(item) for item in desk.controls()}
        cards = [box for name, box in boxes.items() if name.startswith("act-item-")]
        groups = [box for name, box in boxes.items() if name.startswith("act-group-")]
        hero = place(words.parentItem().parentItem())
        assert hero.right() < min(box.left() for box in cards)
        assert max(box.right() for box in cards) < min(box.left() for box in groups)
        for column in (cards, groups):
            assert abs(min(box.top() for box in column) - hero.top()) < 2
            assert abs(max(box.bottom() for box in column) - hero.bottom()) < len(column)


@pytest.mark.parametrize("name", ["review", "review-extract"])
def test_a_later_page_without_the_question_says_which_service_step_and_page_it_is(qtbot: QtBot, name: str) -> None:
    with Desk(SMALL) as desk:
        desk.presenter.wear(Reader(elder=True))
        desk.show(SCREENS["prompt"])
        desk.show(SCREENS[name])
        title = _plain(desk.bridge.view_model.shown[0]["title"])
        assert title in _texts(desk)
        for number in itertools.count(2):
            if not desk.turn_page():
                break
            said = _texts(desk)
            assert title not in said
            assert any("第 3 步，共 4 步" in text for text in said), said
            assert any(f"第 {number} 页" in text for text in said), said
        assert number > 2, "a page that has no later one proves nothing"


def _texts(desk: Desk) -> list[str]:
    """What can be read on the page."""
    return [_plain(str(item.property("text") or "")) for item in desk.items()]


def _plain(text: str) -> str:
    """Without the marks that hold words together."""
    return text.replace("\u2060", "").replace("\u00a0", " ")


def _joined(text: str) -> str:
    """However its lines are broken."""
    return "".join(text.split())
