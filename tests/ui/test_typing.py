"""What is typed on the screen: field, keys and the way on are seen together, and stand still whatever is said."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from kiosk.model.screen import Keys, Screen, Stage
from kiosk.model.text import Text, Value
from kiosk.visit.advance import start
from kiosk.visit.screen import screen_of
from kiosk.visit.service import catalogue_of
from kiosk.visit.step import Context
from kiosk.visit.steps.digits import Digits
from kiosk.visit.visit import Verify
from tests.kiosk.play import CHEN, TODAY, services
from tests.ui.desk import Desk, place
from tests.ui.looks import Control, controls
from ui.gallery.render import PANELS
from ui.theme.reader import LANGUAGES, Reader

READERS = [Reader(language, elder) for language, elder in itertools.product(LANGUAGES, (False, True))]
KEYS = {f"act-digit-{digit}" for digit in range(10)} | {"act-delete"}
PAGER = {"act-page-previous", "act-page-next"}
SLACK_PX = 1.0
WRONG_CARD, SHORT = "6217003320001234568", "138"


def _asked(step: Digits, service: str) -> tuple[Screen, ...]:
    """What this question looks like: nothing said, and then everything that can be said about the digits."""
    typed = ("", SHORT, "9" * step.least, WRONG_CARD[: step.most])
    wrong = [step.screen(Context({}, {"typed": each, "asked": True}, service)) for each in typed]
    said = {str(_keys(screen).hint): screen for screen in wrong if _keys(screen).hint}
    return step.screen(Context({}, service=service)), *said.values()


def _keys(screen: Screen) -> Keys:
    assert screen.keys
    return screen.keys


def _questions() -> Iterator[tuple[Screen, ...]]:
    for service in services():
        for placed in service.steps:
            if isinstance(placed.step, Digits):
                stage = Stage(
                    service.stages.index(placed.stage) + 1, tuple(Text(f"stage-{one}") for one in service.stages)
                )
                screens = _asked(placed.step, service.id)
                yield tuple(replace(one, where=service.head.title, stage=stage, can_go_back=True) for one in screens)


def _covers() -> Iterator[tuple[Screen, ...]]:
    """Is it still you: nothing said, and each thing that may be wrong. The button differs, so each for itself."""
    visit = replace(start("boot", catalogue_of(services()), TODAY)[0], cover="verify")
    for verify in (Verify(wrong=True, misses=1), Verify(other=CHEN)):
        wrong = screen_of(replace(visit, verify=verify))
        yield replace(wrong, keys=replace(_keys(wrong), value=Value("00", private=True), hint=None)), wrong


def _states() -> Iterator[tuple[Screen, ...]]:
    for notice in (None, Text("notice-offline-later")):
        for screens in (*_questions(), *_covers()):
            yield tuple(replace(screen, notice=notice) for screen in screens)


def _box(control: Control) -> QRectF:
    return QRectF(control.x, control.y, control.width, control.height)


def _show(desk: Desk, screen: Screen) -> dict[str, QRectF]:
    """Show it; the name of all that can be touched, and of the field -> where it is. What is typed lies in it."""
    desk.show(screen)
    return {control.name: _box(control) for control in controls(desk.view) if control.name != "typed"}


def _faults(found: dict[str, QRectF], screen: Screen, window: QRectF) -> Iterator[str]:
    needed = KEYS | {"field"} | {f"act-{action.id}" for action in screen.actions}
    yield from (f"not on the page: {name}" for name in sorted(needed - found.keys()))
    yield from (f"a page to turn: {name}" for name in sorted(PAGER & found.keys()))
    for name, box in found.items():
        if not window.contains(box):
            yield f"outside the panel: {name} {box}"
    for (name, box), (other, beside) in itertools.combinations(found.items(), 2):
        if box.adjusted(SLACK_PX, SLACK_PX, -SLACK_PX, -SLACK_PX).intersects(beside):
            yield f"on each other: {name} / {other}"


def _unsaid(desk: Desk, window: QRectF) -> Iterator[str]:
    """The hint is there, whole, and on nothing that is touched; so is the name of the field."""
    typing_now = desk.bridge.view_model.shown[0]["typing"]
    texts = {str(item.property("text")): item for item in desk.items() if item.property("text")}
    for said in {typing_now["label"], typing_now["hint"]} - {""}:
        if said not in texts:
            yield f"not said: {said}"
            continue
        box = place(texts[said])
        box.setHeight(texts[said].property("contentHeight"))
        floor = min(place(desk.find("back")).top(), window.bottom())
        if box.bottom() > floor or box.top() < 0:
            yield f"cut off: {said} {box}"
        yield from (f"on {one.name}: {said}" for one in controls(desk.view) if _under(one, box))


def _under(control: Control, box: QRectF) -> bool:
    inside = box.adjusted(0, SLACK_PX, 0, -SLACK_PX)
    return control.name != "field" and _box(control).intersects(inside)


@pytest.mark.parametrize("reader", READERS, ids=str)
@pytest.mark.parametrize("panel", PANELS)
def test_who_types_sees_what_is_typed_and_the_keys_stand_still(qtbot: QtBot, panel: str, reader: Reader) -> None:
    window = QRectF(0, 0, PANELS[panel].width, PANELS[panel].height).adjusted(-1, -1, 1, 1)
    faults: set[str] = set()
    with Desk(PANELS[panel]) as desk:
        desk.presenter.wear(reader)
        for calm, *wrongs in _states():
            before = _show(desk, calm)
            faults |= {f"nothing said: {fault}" for fault in _faults(before, calm, window)}
            for wrong in wrongs:
                after = _show(desk, wrong)
                found = [*_faults(after, wrong, window), *_unsaid(desk, window)]
                found += [f"moved: {name}" for name in KEYS if before.get(name) != after.get(name)]
                faults |= {f"{_keys(wrong).hint}: {fault}" for fault in found}
    assert not faults, "\n".join(sorted(faults))


@pytest.mark.parametrize("panel", PANELS)
def test_large_letters_leave_one_word_of_the_line_that_is_down(qtbot: QtBot, panel: str) -> None:
    question = replace(next(_questions())[0], notice=Text("notice-offline-later"))
    with Desk(PANELS[panel]) as desk:
        for reader in READERS:
            desk.show(question, reader)
            screen, frame = desk.bridge.view_model.shown
            said = {str(item.property("text")) for item in desk.items()}
            assert (frame["line_down"] in said, screen["notice"] in said) == (reader.elder, not reader.elder), reader
