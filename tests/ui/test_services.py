"""Every screen of every service, on every panel, in every size and language: whole, and with all that it offers."""

import itertools
from collections.abc import Iterator
from functools import cache

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.catalogue.example import read_examples
from kiosk.catalogue.load import SERVICES
from kiosk.catalogue.rehearsal import Shown, plans, rehearse
from kiosk.model.screen import Screen
from tests.kiosk.play import JAM, NOBODY_KNOWS, services
from tests.ui.desk import Desk
from tests.ui.wholeness import faults
from ui.gallery.render import PANELS
from ui.gallery.screens import SCREENS
from ui.theme.reader import LANGUAGES, Reader

SERVICE_IDS = sorted(service.id for service in services())
READERS = [Reader(language, elder) for language, elder in itertools.product(LANGUAGES, (False, True))]
FRAME = {"act-help", "act-elder", "act-display"}
SHARED = {"prompt", "progress"}  # with the sentences that all services share they stand among the example screens


@pytest.fixture(scope="module", params=PANELS)
def desk(request: pytest.FixtureRequest, qapp: QGuiApplication) -> Iterator[Desk]:
    """One window a panel, for all services."""
    with Desk(PANELS[request.param]) as desk:
        yield desk


@cache
def screens(service: str) -> tuple[Shown, ...]:
    """Those that its own examples lead to, with every person, refusal and paper that fails.

    Of those that are alike, the first and the one that says most.
    """
    (chosen,) = (one for one in services() if one.id == service)
    examples = read_examples(next(SERVICES.glob(f"*/{service.replace('-', '_')}")))
    shown = [one for plan in plans(examples, (JAM, NOBODY_KNOWS)) for one in rehearse(chosen, examples, plan).shown]
    alike: dict[tuple[str, str, str], list[Shown]] = {}
    for one in shown:
        if one.screen.kind in SHARED and not one.screen.title.key.startswith(f"{service}/"):
            continue
        alike.setdefault((one.step, one.screen.kind, one.screen.title.key), []).append(one)
    return tuple(one for group in alike.values() for one in _different(group))


def _different(group: list[Shown]) -> list[Shown]:
    most = max(group, key=lambda one: len(repr(one.screen)))
    return [group[0]] if most.screen == group[0].screen else [group[0], most]


def offered(screen: Screen) -> set[str]:
    """What can be done here, by the names of its controls."""
    actions = {action.id for action in screen.actions} | {one.id for item in screen.items for one in item.actions}
    items = {item.id for item in screen.items if screen.kind == "choice" or item.group == "consent"}
    return {f"act-{name}" for name in actions} | {f"act-item-{name}" for name in items}


@pytest.mark.parametrize("service", SERVICE_IDS)
def test_every_screen_of_a_service_is_whole_on_every_panel(desk: Desk, service: str) -> None:
    found: set[str] = set()
    for reader in READERS:
        desk.presenter.wear(reader)
        for one in screens(service):
            wrong, seen = _look_at(desk, one.screen, elder=reader.elder)
            wrong += [f"on no page: {name}" for name in offered(one.screen) - seen]
            found |= {f"{one.step}, {reader}: {fault}" for fault in wrong}
    assert not found, "\n".join(sorted(found))


def _look_at(desk: Desk, screen: Screen, *, elder: bool) -> tuple[list[str], set[str]]:
    """What is wrong on the pages of this screen, and the controls on any of them."""
    desk.presenter.show(SCREENS["idle"])  # a screen that is much like the one before would stay on its page
    desk.show(screen)
    wrong: list[str] = []
    seen: set[str] = set()
    number = 0
    while not number or desk.turn_page():
        number += 1
        here = {control.objectName() for control in desk.controls()}
        seen |= here
        wrong += [f"page {number}: {fault}" for fault in faults(desk, elder=elder)]
        wrong += [f"page {number}: not there: {name}" for name in FRAME - here]
    return wrong, seen
