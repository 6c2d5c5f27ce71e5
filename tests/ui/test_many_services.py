"""A home screen with hundreds of services: only the cards of the page that stands are made."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.model.screen import Item
from tests.ui.desk import Desk
from ui.gallery.render import PANELS
from ui.gallery.screens import GREETED, HOME, SERVICES
from ui.theme.reader import LANGUAGES, Reader

MANY = 300
READERS = [Reader(language, elder) for language, elder in itertools.product(LANGUAGES, (False, True))]


def _many() -> tuple[Item, ...]:
    return tuple(replace(SERVICES[at % len(SERVICES)], id=f"service-{at}") for at in range(MANY))


def _pages(desk: Desk) -> Iterator[int]:
    """How many pages the home screen says it has, on each of them."""
    while True:
        said = [str(item.property("text")) for item in desk.items() if item.objectName() == "page-counter"]
        yield int(re.findall(r"\d+", said[0])[1]) if said else 1
        if not desk.turn_page():
            return


def _cards(desk: Desk) -> list[str]:
    return [item.objectName() for item in desk.controls() if item.objectName().startswith("act-item-")]


@pytest.mark.parametrize("panel", PANELS)
def test_the_first_page_knows_how_many_there_are(qtbot: QtBot, panel: str) -> None:
    for screen, reader in itertools.product((HOME, GREETED), READERS):
        with Desk(PANELS[panel]) as desk:  # each anew: a change of size keeps the page that stands
            desk.show(screen, reader)
            said = list(_pages(desk))
            assert said == [len(said)] * len(said), (panel, screen.title.key, reader)


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_every_service_is_on_one_page_and_none_on_two(desk: Desk, reader: Reader) -> None:
    desk.show(replace(HOME, items=_many()), reader)
    if not reader.elder:
        desk.tap("group-*")
    seen: list[str] = []
    for _ in _pages(desk):
        seen += _cards(desk)
    assert sorted(seen) == sorted(f"act-item-service-{at}" for at in range(MANY))


def test_cards_of_other_pages_do_not_exist(desk: Desk) -> None:
    desk.show(replace(HOME, items=_many()))
    cards = [item for item in _all_items(desk) if item.objectName().startswith("act-item-")]
    assert 6 <= len(_cards(desk)) <= len(cards) < 20


def _all_items(desk: Desk) -> Iterator[QQuickItem]:
    """Also what cannot be seen."""
    waiting = [desk.view.rootObject()]
    while waiting:
        item = waiting.pop()
        yield item
        waiting.extend(item.childItems())
