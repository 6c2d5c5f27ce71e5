"""What somebody must not miss or fail to reach: failures, numbers, ways out, answers, and how far an application is."""

import itertools
from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.model.screen import Action, Item, Screen
from kiosk.model.text import Text
from kiosk.visit.steps.find import STATES, chain
from tests.kiosk.play import NO_PAPER, Fails, at_page
from tests.ui.desk import Desk, place
from ui.gallery.render import PANELS
from ui.gallery.screens import CHOICE, DONE, GUIDE, GUIDE_ONE, JAM, PROBLEM, RESULT, SCREENS
from ui.theme.reader import CONTRASTS, LANGUAGES, Reader
from ui.words.line_breaks import JOIN

READERS = [Reader(language, elder) for language, elder in itertools.product(LANGUAGES, (False, True))]
NO_SLIP = Item("slip", Text("old-age-allowance/paper-of-slip-failed"), state="bad", group="papers")
APPLIED = replace(
    DONE,
    title=Text("old-age-allowance/done-application"),
    body=(Text("old-age-allowance/done-application-next"),),
    items=(*chain("saved", private=False), NO_SLIP),
    notice=Text("notice-offline-kept"),
    reminder=Text("take-card"),
)
PRINTED = replace(
    APPLIED,
    title=Text("social-insurance-certificate/done-certificate"),
    body=(Text("social-insurance-certificate/done-certificate-next"),),
    items=(NO_SLIP,),
    notice=None,
    qr=None,
)
WORDY = replace(APPLIED, actions=(DONE.actions[0], Action("again", Text("unavailable-what-now"))))
REACH = 0.2  # of the panel: what is above is out of a wheelchair's reach
LOWER = {"choice": CHOICE, "guide": GUIDE_ONE, "problem": PROBLEM, "result": RESULT}
BOTH = replace(CHOICE, items=CHOICE.items[1:])


def _said(desk: Desk) -> str:
    return "\n".join(str(item.property("text")) for item in desk.items() if item.property("text"))


def _show_anew(desk: Desk, screen: Screen, reader: Reader) -> None:
    desk.show(SCREENS["home"])
    desk.show(screen, reader)


@pytest.mark.parametrize("panel", PANELS)
def test_a_slip_that_failed_the_number_and_the_way_out_are_on_the_first_page(qtbot: QtBot, panel: str) -> None:
    with Desk(PANELS[panel]) as desk:
        for screen, reader in itertools.product((APPLIED, PRINTED, WORDY), READERS):
            _show_anew(desk, screen, reader)
            failure = desk.bridge.view_model.shown[0]["items"][-1]["label"]
            assert failure in _said(desk), (panel, reader)
            assert desk.bridge.view_model.shown[0]["number"] in _said(desk).replace("\n", ""), (panel, reader)
            assert "act-finish" in {item.objectName() for item in desk.controls()}, (panel, reader)


@pytest.mark.parametrize("panel", PANELS)
def test_the_way_out_is_on_every_page_of_an_ending(qtbot: QtBot, panel: str) -> None:
    with Desk(PANELS[panel]) as desk:
        for screen, reader in itertools.product((APPLIED, WORDY, RESULT), READERS):
            _show_anew(desk, screen, reader)
            again = False
            while True:
                ways = {item.objectName() for item in desk.controls() if item.isEnabled()}
                assert "act-finish" in ways, (panel, reader)
                again = again or "act-again" in ways
                if not desk.turn_page():
                    break
            assert again, (panel, reader)


def test_what_failed_stands_right_under_the_title(desk: Desk) -> None:
    for reader in READERS:
        _show_anew(desk, APPLIED, reader)
        shown = desk.bridge.view_model.shown[0]
        tops = {str(item.property("text")): place(item).top() for item in desk.items() if item.property("text")}
        failure = tops[shown["items"][-1]["label"]]
        assert failure < tops[shown["reminder"]], reader
        assert failure < tops[shown["number"]], reader


def test_an_ending_with_a_failure_is_not_headed_by_a_tick(desk: Desk) -> None:
    badges = []
    for screen in (replace(DONE, items=()), replace(DONE, items=(NO_SLIP,))):
        desk.show(screen)
        (badge,) = [item for item in desk.items() if item.property("round") and item.property("ground")]
        badges.append(badge.property("name"))
    assert badges == ["circle-check", "alert-triangle"]


@pytest.mark.parametrize("kind", LOWER)
def test_answers_of_an_upright_panel_stand_under_what_is_asked_and_in_reach(desk: Desk, kind: str) -> None:
    frame = {"back", "home", "elder", "voice", "display", "help"}
    for screen, reader in itertools.product((LOWER[kind], *([BOTH] if kind == "choice" else [])), READERS):
        _show_anew(desk, screen, reader)
        answers = [item for item in desk.controls() if item.objectName().removeprefix("act-") not in frame]
        assert answers
        for answer in answers:
            assert place(answer).top() > desk.theme.panel.height * REACH, (answer.objectName(), reader)


def test_the_answers_fill_a_third_of_an_upright_panel_and_no_hole_is_above_them(desk: Desk) -> None:
    for reader in READERS:
        _show_anew(desk, BOTH, reader)
        first, last = place(desk.find("item-bank")), place(desk.find("item-post"))
        assert last.bottom() - first.top() > desk.theme.panel.height / 3.5, reader
        why = next(item for item in desk.items() if item.property("text") == desk.bridge.view_model.shown[0]["body"][0])
        assert first.top() - place(why).bottom() < desk.theme.px(12), reader


@pytest.mark.parametrize("state", STATES)
def test_a_stage_that_was_reached_is_not_called_under_way(desk: Desk, state: str) -> None:
    desk.show(replace(RESULT, items=chain(state, private=True)))
    items, words = desk.bridge.view_model.shown
    labels = [item["label"] for item in items["items"]]
    reached = STATES.index(state) + 1
    wanted = [f"{label} {words['done' if at < reached else 'waiting']}" for at, label in enumerate(labels)]
    interfaces = [QAccessible.queryAccessibleInterface(item) for item in desk.items()]
    names = [interface.text(QAccessible.Text.Name) for interface in interfaces if interface]
    assert sorted(name for name in names if name.split(" ")[0] in labels and " " in name) == sorted(wanted)


@pytest.mark.parametrize("contrast", CONTRASTS)
def test_the_button_that_keeps_the_visit_is_filled_in_every_theme(desk: Desk, contrast: str) -> None:
    desk.show(SCREENS["idle"], Reader(contrast=contrast))
    dress = desk.theme.dress(Reader(contrast=contrast))
    ground = QColor(str(dress["c_header"]))
    assert QColor(desk.find("stay").property("color")) == QColor(str(dress["c_onHeader"])) != ground
    assert QColor(desk.find("leave").property("color")) == ground


def test_the_only_service_that_is_possible_is_filled_and_one_of_several_is_not(desk: Desk) -> None:
    primary = QColor(str(desk.theme.dress(Reader())["c_primary"]))
    desk.show(replace(GUIDE_ONE, actions=()))
    assert QColor(desk.find("item-certificate").property("color")) == primary
    desk.show(GUIDE)
    assert QColor(desk.find("item-certificate").property("color")) != primary


def _drawing(desk: Desk) -> list[QQuickItem]:
    """The machine as it is drawn large on the page, where it is."""
    return [item for item in desk.items() if item.property("sideRoom") is not None and item.opacity() > 0]


@pytest.mark.parametrize("panel", ["1080x1920", "1920x1080"])
def test_a_problem_shows_where_it_is_and_paper_only_where_some_may_have_moved(qtbot: QtBot, panel: str) -> None:
    with Desk(PANELS[panel]) as desk:
        for screen, reader in itertools.product((PROBLEM, JAM), READERS):
            _show_anew(desk, screen, reader)
            (drawing,) = _drawing(desk)
            assert drawing.property("device") == "page_printer"
            assert drawing.property("stuck"), reader
            assert drawing.property("began") is screen.began, reader


def test_a_problem_that_was_tried_again_still_shows_where_it_is(qtbot: QtBot) -> None:
    play = at_page().do(Fails(NO_PAPER), "retry", Fails(NO_PAPER))
    with Desk(PANELS["1920x1080"]) as desk:
        for screen, reader in itertools.product((play.screen, play.do("retry", Fails(NO_PAPER)).screen), READERS):
            _show_anew(desk, screen, reader)
            assert len(_drawing(desk)) == 1, reader


@pytest.mark.parametrize("panel", ["1080x1920", "1920x1080"])
@pytest.mark.parametrize("name", ["problem", "problem-jam", "problem-line", "help", "help-meanwhile"])
def test_no_large_part_of_the_page_of_a_problem_is_empty(qtbot: QtBot, panel: str, name: str) -> None:
    """From the header to the frame no band without anything is higher than a fifth of the panel."""
    with Desk(PANELS[panel]) as desk:
        for reader in READERS:
            _show_anew(desk, SCREENS[name], reader)
            shown = [place(item) for item in desk.items() if item.property("text") or item in _drawing(desk)]
            shown += [place(item) for item in desk.controls()]
            edges = sorted((box.top(), box.bottom()) for box in shown if box.height() > 0)
            reached, widest = edges[0][1], 0.0
            for top, bottom in edges:
                widest, reached = max(widest, top - reached), max(reached, bottom)
            assert widest < desk.theme.panel.height / 5, (reader, widest)


def test_how_soon_the_visit_ends_is_seen_running_and_told_once(qtbot: QtBot) -> None:
    with Desk(PANELS["1080x1920"]) as desk:
        desk.show(SCREENS["idle"])
        for seconds in (38, 12):
            desk.bridge.count_down(seconds)
            assert f"没人回答的话，{seconds} 秒后会自动退出。" in _said(desk).replace(JOIN, "").replace("\u00a0", " ")
            sentence = next(item for item in desk.items() if item.objectName() == "count-down")
            told = QAccessible.queryAccessibleInterface(sentence).text(QAccessible.Text.Name)
            assert told == "没人回答的话，45 秒后会自动退出。"
