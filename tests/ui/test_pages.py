"""What stays together when a screen needs several pages, what comes first, and where the pager turns by itself."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from drivers.api.errors import DeviceError, Fault
from kiosk.model.dates import dated
from kiosk.model.screen import Action, Item, Screen
from kiosk.model.text import Text, Value, plain
from kiosk.problems.table import problem_for
from tests.kiosk.play import (
    CERT,
    CHEN,
    JAM,
    KEPT,
    LINE_DOWN,
    NO_PAPER,
    NO_ROLL,
    NOBODY_KNOWS,
    Fails,
    Gives,
    Play,
    at_allowance_review,
    at_page,
    world,
)
from tests.ui.desk import Desk, place
from ui.gallery.render import EXAMPLES, PANELS, settle
from ui.gallery.reviews import REVIEW, UNTICKED
from ui.gallery.screens import DONE, GUIDE_ONE, HELP, PROBLEM, SCREENS, SPOILED, VERIFY
from ui.theme.reader import LANGUAGES, Reader
from ui.words.sentences import STRINGS, Words

READERS = [Reader(language, elder) for language, elder in itertools.product(LANGUAGES, (False, True))]
FRAME = {"act-back", "act-home", "act-elder", "act-voice", "act-display", "act-help"}
ENDED_BY_A_BUTTON = ("review", "review-extract", "done", "done-spoiled", "guide", "guide-one", "problem")
TURNERS = {"act-page-previous", "act-page-next"}


def _said(desk: Desk) -> list[str]:
    return [str(item.property("text")) for item in desk.items() if item.property("text")]


def _handles(desk: Desk) -> set[str]:
    return {item.objectName() for item in desk.controls()} - FRAME - TURNERS


def _icons(desk: Desk) -> list[str]:
    """The names of the icons that are seen."""
    return [str(item.property("name")) for item in desk.items() if item.property("tone") and item.property("name")]


def _pages(desk: Desk, screen: Screen, reader: Reader) -> Iterator[int]:
    """Turn all pages of this screen, from the first."""
    desk.show(SCREENS["home"])
    desk.show(screen, reader)
    for number in itertools.count(1):
        yield number
        if not desk.turn_page():
            return


def _parts(desk: Desk) -> dict[str, QQuickItem]:
    """Rows and buttons that are seen, by their names."""
    named = [item for item in desk.items() if item.objectName().startswith(("act-", "row-"))]
    return {item.objectName(): item for item in named if item.objectName() not in FRAME}


@pytest.mark.parametrize("kind", ["review", "form", "problem", "guide"])
def test_a_page_in_other_words_keeps_its_rows_and_buttons(desk: Desk, kind: str) -> None:
    desk.show(SCREENS[kind])
    before, said = _parts(desk), _said(desk)
    reader = Reader("en")
    desk.presenter.wear(reader)
    settle(desk.view)
    after = _parts(desk)
    kept = {name for name, part in after.items() if part is before.get(name)}
    assert kept == before.keys() == after.keys()
    assert said != (there := _said(desk))
    desk.show(SCREENS["home"])
    desk.show(SCREENS[kind])  # made anew
    assert _said(desk) == there


@pytest.mark.parametrize("panel", PANELS)
def test_consent_and_its_button_are_on_one_page(qtbot: QtBot, panel: str) -> None:
    with Desk(PANELS[panel]) as desk:
        for reader in READERS:
            holding = [_handles(desk) & {"act-item-consent", "act-confirm"} for _ in _pages(desk, REVIEW, reader)]
            assert [found for found in holding if found] == [{"act-item-consent", "act-confirm"}], (panel, reader)


@pytest.mark.parametrize("panel", PANELS)
def test_the_page_with_the_missing_consent_is_turned_to(qtbot: QtBot, panel: str) -> None:
    with Desk(PANELS[panel]) as desk:
        for reader in READERS:
            desk.show(SCREENS["home"])
            desk.show(REVIEW, reader)
            desk.show(UNTICKED)
            assert "act-item-consent" in _handles(desk), (panel, reader)


def test_who_turns_back_from_the_missing_consent_stays_there(desk: Desk) -> None:
    long = replace(UNTICKED, items=(*UNTICKED.items[:2] * 3, *UNTICKED.items[2:]))
    desk.show(long, Reader("en", elder=True))
    desk.tap("page-previous")
    desk.show(long)
    assert "act-item-consent" not in _handles(desk)


def test_a_review_is_closer_before_it_is_split(desk: Desk) -> None:
    elder = Reader("zh-Hans", elder=True)
    desk.show(replace(REVIEW, notice=None), elder)
    desk.show(REVIEW)
    assert {"act-change:you", "act-item-consent", "act-confirm"} <= _handles(desk)
    assert not desk.turn_page(), "the strip about the line needs no second page"


@pytest.mark.parametrize("panel", PANELS)
def test_a_last_page_holds_more_than_one_button(qtbot: QtBot, panel: str) -> None:
    with Desk(PANELS[panel]) as desk:
        for name, reader in itertools.product(ENDED_BY_A_BUTTON, READERS[1::2]):
            last = max(_pages(desk, SCREENS[name], reader))
            if last > 1:
                lines = {text for text in _said(desk) if text not in _frame_words(desk)}
                assert len(lines) > 1, (panel, name, reader, lines)


def _frame_words(desk: Desk) -> set[str]:
    """Title, header, frame and pager: what every page of the screen says."""
    screen, frame = desk.bridge.view_model.shown
    clock = desk.bridge.view_model.property("clock")
    always = {screen[key] for key in ("title", "where", "stage", "notice", "code")}
    counters = {text for text in _said(desk) if " / " in text}
    heads = {text for text in _said(desk) if text.replace("\n", "") == screen["title"].replace(" ", "")}
    return always | counters | heads | {word for word in frame.values() if isinstance(word, str)} | {clock["time"]}


@pytest.mark.parametrize("panel", PANELS)
def test_the_reminder_is_on_the_first_page(qtbot: QtBot, panel: str) -> None:
    with Desk(PANELS[panel]) as desk:
        for screen, reader in itertools.product((DONE, SPOILED), READERS):
            desk.show(SCREENS["home"])
            desk.show(screen, reader)
            assert desk.bridge.view_model.shown[0]["reminder"] in _said(desk), (panel, reader)


def test_what_was_spoiled_is_not_headed_by_a_tick(desk: Desk) -> None:
    desk.show(replace(DONE, items=()))
    assert "circle-check" in _icons(desk)
    desk.show(replace(SPOILED, items=()))
    assert "circle-check" not in _icons(desk)
    assert "alert-triangle" in _icons(desk)


def test_only_what_is_known_to_be_safe_has_a_tick(desk: Desk) -> None:
    for promise, icon in {"kept": "circle-check", "lost": "alert-triangle", "": "info-circle"}.items():
        desk.show(replace(PROBLEM, body=(), promises=()))
        before = _icons(desk)
        desk.show(replace(PROBLEM, body=(Text("problem-card"),), promises=(promise,)))
        assert [name for name in set(_icons(desk)) if _icons(desk).count(name) > before.count(name)] == [icon], promise


def test_a_number_stands_on_one_line_or_breaks_evenly_after_a_hyphen(desk: Desk) -> None:
    for number, shown in (
        ("GZ0117-20261123-0001-X", "GZ0117-20261123-0001-X"),
        ("GZ0117-20261123-0001-20271124-X", "GZ0117-20261123-\n0001-20271124-X"),
    ):
        desk.show(replace(DONE, number=Value(number, private=True)), Reader(elder=True))
        assert [text for text in _said(desk) if text.startswith("GZ0117")] == [shown]


@pytest.mark.parametrize("panel", PANELS)
def test_help_says_the_number_of_the_machine(qtbot: QtBot, panel: str) -> None:
    with Desk(PANELS[panel]) as desk:
        for reader in READERS:
            told = [_said(desk) for _ in _pages(desk, HELP, reader)]
            screen, frame = desk.bridge.view_model.shown
            assert any(frame["machine"] in said and screen["number"] in said for said in told), (panel, reader)


def test_wrong_digits_leave_the_explanation_there(desk: Desk) -> None:
    for reader in READERS:
        desk.show(VERIFY, reader)
        screen = desk.bridge.view_model.shown[0]
        assert {screen["body"][0], screen["typing"]["hint"]} <= set(_said(desk)), reader


def test_the_only_way_out_has_the_whole_row(desk: Desk) -> None:
    desk.show(GUIDE_ONE)
    assert place(desk.find("item-certificate")).width() == place(desk.find("close")).width()


def test_a_home_screen_that_is_left_remembers_services_and_nobody(desk: Desk) -> None:
    desk.show(SCREENS["home-greeted"])
    greeting = SCREENS["home-greeted"].title
    said = Words("zh-Hans", (STRINGS, EXAMPLES)).say(greeting)
    assert said in _texts_anywhere(desk)
    desk.show(SCREENS["prompt"])
    assert said not in _texts_anywhere(desk)
    desk.show(SCREENS["home"])
    assert desk.find("item-pension").isVisible()


def test_a_page_that_was_left_is_forgotten_when_the_next_but_one_comes_before_a_frame(desk: Desk) -> None:
    desk.show(SCREENS["home-greeted"])
    said = Words("zh-Hans", (STRINGS, EXAMPLES)).say(SCREENS["home-greeted"].title)
    desk.presenter.show(SCREENS["prompt"])
    desk.presenter.show(SCREENS["help"])
    assert said not in _texts_anywhere(desk)


def test_what_did_not_follow_while_it_was_hidden_is_dressed_when_it_is_seen(desk: Desk) -> None:
    reader = Reader(elder=True, contrast="dark")
    desk.show(SCREENS["home"], Reader())
    desk.show(SCREENS["form"])
    desk.show(SCREENS["home"], reader)
    desk.show(SCREENS["form"])
    digit = next(item for item in desk.items() if item.property("text") == "5")
    assert digit.property("font").pixelSize() == desk.theme.dress(reader)["p"]
    usual = Reader(contrast="dark")
    desk.show(SCREENS["home"], usual)
    colours = {item.property("color").name().upper() for item in desk.controls() if "act-group-" in item.objectName()}
    assert colours == {desk.theme.dress(usual)[name] for name in ("c_primary", "c_ground")}


def _texts_anywhere(desk: Desk) -> set[str]:
    return _texts([desk.view.rootObject(), *_hidden(desk)])


def _hidden(desk: Desk) -> list[QQuickItem]:
    """Pages that were shown are kept, and stand nowhere."""
    return [item for item in desk.view.rootObject().findChildren(QQuickItem) if item.parentItem() is None]


def _texts(items: list[QQuickItem]) -> set[str]:
    waiting, texts = [*items], set()
    while waiting:
        item = waiting.pop()
        texts.add(str(item.property("text") or "").replace("\u2060", ""))
        waiting.extend(item.childItems())
    return texts


def test_hidden_pages_have_no_words_that_would_grow_with_the_letters(desk: Desk) -> None:
    for screen in (*SCREENS.values(), SCREENS["home"]):
        desk.show(screen)
    keys = {*"0123456789", desk.bridge.view_model.shown[1]["remove"]}  # making them takes longer than to let them grow
    assert _texts(_hidden(desk)) == {"", *keys}


def test_the_groups_of_services_come_back_with_standard_letters(desk: Desk) -> None:
    def groups() -> set[str]:
        return {handle for handle in _handles(desk) if handle.startswith("act-group-")}

    desk.show(SCREENS["home"], Reader())
    there = groups()
    desk.show(SCREENS["home"], Reader(elder=True))
    in_large_letters = groups()
    desk.show(SCREENS["home"], Reader())
    assert (len(there) > 1, in_large_letters, groups()) == (True, set(), there)


def test_elder_english_merges_on_the_small_panel(qtbot: QtBot) -> None:
    reader = Reader("en", elder=True)
    with Desk(PANELS["1366x768"]) as desk:
        pages = {name: max(_pages(desk, SCREENS[name], reader)) for name in ("done-spoiled", "home-interrupted")}
        unticked = max(_pages(desk, UNTICKED, reader)) + 1  # it begins where the consent is, on the last page
    assert pages == {"done-spoiled": 1, "home-interrupted": 4}
    assert unticked == 2


RECORDED = Gives({**KEPT, "number": "", "code": ""})


def _in_trouble() -> dict[str, Screen]:
    """What people meet when something fails, as the steps make it."""
    cover = Fails(problem_for(DeviceError("receipt_printer", Fault.COVER_OPEN)))
    taken = problem_for(DeviceError("receipt_printer", Fault.IN_USE, began=True))
    kept = at_allowance_review().do(world(backend=LINE_DOWN), "consent", "confirm", Gives(KEPT))
    return {
        "no slip paper": at_page().do(Gives(), RECORDED, Fails(NO_ROLL)).screen,
        "cover open": at_page().do(Gives(), RECORDED, cover).screen,
        "well again": at_page().do(Fails(NO_PAPER), world(page_printer=NO_PAPER), world()).screen,
        "neither page nor slip": at_page().do(Fails(JAM), "go-on", RECORDED, Fails(NO_ROLL), "go-on").screen,
        "nobody knows": at_page().do(Fails(NOBODY_KNOWS), "go-on", RECORDED, Gives()).screen,
        "no line": Play().do(CERT, Gives(CHEN), Fails(LINE_DOWN), world(backend=LINE_DOWN)).screen,
        "kept without a slip": kept.do(Fails(NO_ROLL), "go-on").screen,
        "slip printer taken": at_allowance_review().do("consent", "confirm", Gives(KEPT), Fails(taken)).screen,
    }


@pytest.mark.parametrize("panel", ["1366x768", "1920x1080"])
def test_what_failed_and_what_can_be_done_about_it_is_one_page(qtbot: QtBot, panel: str) -> None:
    with Desk(PANELS[panel]) as desk:
        several = {
            (what, reader.language, reader.elder)
            for what, screen in _in_trouble().items()
            for reader in READERS
            if max(_pages(desk, screen, reader)) > 1
        }
    assert several == set()


def test_the_last_row_of_a_card_is_not_alone_on_its_page(qtbot: QtBot) -> None:
    rows = tuple(
        Item(f"row-{at}", Text("old-age-allowance/field-phone"), value=plain("1", private=False)) for at in range(9)
    )
    with Desk(PANELS["1366x768"]) as desk:
        for count in range(4, 10):
            screen = replace(REVIEW, items=(*rows[:count], REVIEW.items[-1]))
            held = [_rows(desk) for _ in _pages(desk, screen, Reader(elder=True))]
            assert len(held) == 1 or held[-1] != 1, (count, held)


@pytest.mark.parametrize(("panel", "answers"), [("1080x1920", 4), ("1920x1080", 14)])
def test_what_was_answered_can_be_changed_on_every_page_that_shows_it(qtbot: QtBot, panel: str, answers: int) -> None:
    payment = next(item for item in REVIEW.items if item.id == "payment")
    more = tuple(replace(payment, id=f"row-{at}") for at in range(answers))
    screen = replace(REVIEW, items=(*REVIEW.items[:-1], *more, REVIEW.items[-1]))
    with Desk(PANELS[panel]) as desk:
        shown = [(_rows(desk), "act-change:you" in _handles(desk)) for _ in _pages(desk, screen, Reader(elder=True))]
    assert len(shown) > 1, shown
    assert all(changes for rows, changes in shown if rows), shown


def test_the_main_button_of_a_review_is_near_the_hand_beside_the_rows_too(qtbot: QtBot) -> None:
    for panel in ("1920x1080", "1366x768"):
        with Desk(PANELS[panel]) as desk:
            desk.show(SCREENS["home"])
            desk.show(REVIEW, Reader())
            rows = [place(item).bottom() for item in desk.items() if item.objectName().startswith("row-item-")]
            assert place(desk.find("confirm")).bottom() >= max(rows), panel


def test_no_line_of_a_value_ends_with_a_dot(qtbot: QtBot) -> None:
    paid = Text(
        "housing-fund-proof/row-proof-employers-value",
        {"from": "2018年3月", "to": "2021年6月", "monthly": "1,560.00"},
        private=True,
    )
    row = Item("employer", Text("housing-fund-proof/field-proof-account"), value=paid, group="office")
    screen = replace(REVIEW, items=(row, REVIEW.items[-1]))
    with Desk(PANELS["1366x768"]) as desk:
        desk.show(SCREENS["home"])
        desk.show(screen, Reader(elder=True))
        value = next(text for text in _said(desk) if "1,560" in text)
    assert [line.strip("\u2060 ")[-1:] for line in value.split("\n")] == ["月", "元"]


def test_what_an_office_says_stands_in_no_card_that_is_headed_as_answered(qtbot: QtBot) -> None:
    office = replace(REVIEW.items[1], id="account", group="office")
    screen = replace(REVIEW, items=(*REVIEW.items[3:5], office, *REVIEW.items[-2:]))
    with Desk(PANELS["1366x768"]) as desk:
        for reader in READERS:
            desk.show(SCREENS["home"])
            desk.show(screen, reader)
            head, answered, said = (
                place(next(item for item in desk.items() if item.objectName() == f"row-item-{name}"))
                for name in ("of-you", "payment", "account")
            )
            assert answered.top() - head.bottom() < 1, (reader, "one card")
            assert said.left() > answered.right() or said.top() - answered.bottom() > 5, reader


def test_two_rows_of_one_name_are_told_apart_by_their_time_on_the_smallest_panel(qtbot: QtBot) -> None:
    pension, medical = (
        item for item in SCREENS["review-extract"].items if item.id in ("insured-pension", "insured-medical")
    )
    since = dict(enumerate(map(dated, ("2008-06", "2020-02", "2013-09"))))
    rows = tuple(
        replace(item, id=f"row-{at}", label=Text(item.label.key, {**item.label.args, "from": since[at]}, private=True))
        for at, item in enumerate((pension, pension, medical))
    )
    with Desk(PANELS["1366x768"]) as desk:
        for reader in (Reader(elder=True), Reader("en", elder=True)):
            desk.show(SCREENS["home"])
            desk.show(replace(SCREENS["review-extract"], items=rows), reader)
            said = "\n".join(_said(desk)).replace("\u2060", "")
            assert ("2008" in said, "2020" in said) == (True, True), said
            assert "2013" not in said, "a name that stands there once needs no time"


def test_what_was_answered_is_not_parted_from_its_head_by_the_end_of_a_column(qtbot: QtBot) -> None:
    review = at_allowance_review().screen
    mine = {f"row-item-{item.id}" for item in review.items if item.group.startswith("you")}
    with Desk(PANELS["1920x1080"]) as desk:
        for language in LANGUAGES:
            desk.show(SCREENS["home"])
            desk.show(review, Reader(language))
            answers = [item for item in desk.items() if item.objectName() in mine]
            assert len(answers) == len(mine) > 3
            assert len({place(item).left() for item in answers}) == 1, language
            assert not desk.turn_page()


def test_a_drawing_that_nothing_stands_beside_has_the_room(qtbot: QtBot) -> None:
    alone = replace(SCREENS["prompt"], actions=(), items=())
    for name, panel in PANELS.items():
        with Desk(panel) as desk:
            for reader in READERS:
                desk.show(SCREENS["home"])
                desk.show(alone, reader)
                drawing = place(next(item for item in desk.items() if item.property("here")))
                beside = 0.85 if panel.portrait else 0.55  # the question has the left third of a flat panel
                assert drawing.width() > panel.width * beside, (name, reader)
                assert panel.width - drawing.right() < panel.width * 0.05, (name, reader)
                below = place(desk.find("help")).top() - drawing.bottom()
                assert below < desk.theme.panel.height * 0.2, (name, reader, below)


def test_a_digit_that_is_hidden_takes_the_room_that_was_kept_for_it(desk: Desk) -> None:
    widths = set()
    for typed in ("", "12", "1234"):
        assert VERIFY.keys is not None
        desk.show(SCREENS["home"])
        desk.show(replace(VERIFY, keys=replace(VERIFY.keys, value=Value(typed, private=True))))
        field = next(item for item in desk.items() if set(str(item.property("text"))) & set("●○_"))
        widths.add(field.property("contentWidth"))
    assert len(widths) == 1, widths


def _rows(desk: Desk) -> int:
    return sum(item.objectName().startswith("row-item-row-") and item.isEnabled() for item in desk.items())


@pytest.mark.parametrize("panel", ["1080x1920", "1920x1080"])
def test_where_nothing_else_can_be_touched_the_buttons_are_near_the_hand(qtbot: QtBot, panel: str) -> None:
    leave = at_allowance_review().do("home").screen
    with Desk(PANELS[panel]) as desk:
        for reader in READERS:
            desk.show(SCREENS["home"])
            desk.show(leave, reader)
            lowest = max(place(desk.find(name)).bottom() for name in ("close", "leave"))
            frame = place(desk.find("help")).top()
            assert 0 < frame - lowest < desk.theme.panel.height * 0.05, (panel, reader)


def test_who_listens_turns_no_more_than_three_pages_of_the_last_one(qtbot: QtBot) -> None:
    with Desk(PANELS["1080x1920"], voice=True) as desk:
        for reader in (Reader(), Reader(elder=True)):
            assert max(_pages(desk, DONE, reader)) <= 3, reader


@pytest.mark.parametrize("panel", PANELS)
def test_the_answer_that_somebody_is_there_stands_on_one_line(qtbot: QtBot, panel: str) -> None:
    with Desk(PANELS[panel]) as desk:
        for reader in READERS:
            desk.show(SCREENS["idle"], reader)
            label = desk.bridge.view_model.shown[0]["actions"][0]["label"]
            lines = [item.property("lineCount") for item in desk.items() if item.property("text") == label]
            assert lines == [1], (panel, reader)


def test_in_large_letters_the_question_stays_where_another_card_lies_under_the_cover(qtbot: QtBot) -> None:
    assert VERIFY.keys is not None
    other = Text("verify-other", {"button": Text("do-start-anew")}, private=False)
    start = Action("leave", Text("do-start-anew"), primary=True)
    screen = replace(VERIFY, keys=replace(VERIFY.keys, hint=other), actions=(start,))
    with Desk(PANELS["1366x768"]) as desk:
        desk.show(screen, Reader("zh-Hans", elder=True))
        title = desk.bridge.view_model.shown[0]["title"].replace(" ", "")
        seen = {
            str(item.property("text")).replace(" ", "").replace("\n", "") for item in desk.items() if item.opacity()
        }
        assert title in seen
