"""What comes by itself, or on a touch of a main button, may get a touch that was meant for the page before it."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from kiosk.model.screen import Screen
from kiosk.visit.screen import screen_of
from kiosk.visit.visit import GONE
from tests.kiosk.play import Play, at_allowance_review
from tests.ui.desk import Desk
from tests.ui.looks import controls
from ui.gallery.render import PANELS, settle
from ui.gallery.screens import SCREENS
from ui.theme.reader import LANGUAGES, Reader
from ui.words.line_breaks import JOIN

READERS = [Reader(language, elder) for language, elder in itertools.product(LANGUAGES, (False, True))]
WAYS_OUT = {"act-leave", "act-finish"}  # the frame's own stand where no page has anything
BY_ITSELF = {"idle", "verify", "prompt"}


def _following() -> Iterator[Screen]:
    """Every page that asks who stands here, or whether anybody does, within a service."""
    visit = at_allowance_review().visit
    for cover, card, misses in itertools.product(("covered", "asking", "verify"), ("", GONE), (0, 1, 3)):
        verify = replace(visit.verify, misses=misses, wrong=misses > 0)
        yield screen_of(replace(visit, cover=cover, card=card, verify=verify))
    yield screen_of(replace(Play().visit, cover="asking"))


def _main_places(desk: Desk, reader: Reader) -> list[tuple[str, QRectF]]:
    """Where any page has its main button, on each of its own pages."""
    found = []
    for name, screen in SCREENS.items():
        if screen.kind in BY_ITSELF:
            continue
        main = {f"act-{action.id}" for action in screen.actions if action.primary}
        desk.show(screen, reader)
        while True:
            found += [(name, box) for control, box in _boxes(desk) if control in main]
            if not desk.turn_page():
                break
    return found


def _joined(said: str) -> str:
    return said.replace(JOIN, "").replace("\xa0", " ")


def _boxes(desk: Desk) -> list[tuple[str, QRectF]]:
    settle(desk.view)
    return [(one.name, QRectF(one.x, one.y, one.width, one.height)) for one in controls(desk.view)]


@pytest.mark.parametrize("voice", [False, True], ids=["seen", "heard"])
@pytest.mark.parametrize("panel", PANELS)
def test_nothing_that_ends_a_visit_comes_where_a_main_button_stood(qtbot: QtBot, panel: str, voice: bool) -> None:
    faults = set()
    with Desk(PANELS[panel], voice=voice) as desk:
        for reader in READERS:
            places = _main_places(desk, reader)
            assert places
            for screen in _following():
                desk.show(screen, reader)
                for way in (box for name, box in _boxes(desk) if name in WAYS_OUT):
                    faults |= {f"{screen.kind} after {name}, {reader}" for name, box in places if way.intersects(box)}
    assert not faults, "\n".join(sorted(faults))


@pytest.mark.parametrize("panel", PANELS)
def test_who_is_asked_who_it_is_reads_for_which_service_and_why(qtbot: QtBot, panel: str) -> None:
    visit = replace(at_allowance_review().visit, cover="verify")
    with Desk(PANELS[panel]) as desk:
        for reader in READERS:
            desk.show(screen_of(visit), reader)
            shown = desk.bridge.view_model.shown[0]
            seen = {str(item.property("text")) for item in desk.items() if item.opacity()}
            assert {shown["where"], "\n".join(shown["body"])} <= seen, reader
            assert ("本人" if reader.language == "zh-Hans" else "still you") in _joined(shown["body"][0]), reader
