"""What a screen reader finds is what stands on the screen: nothing is missing, nothing is there twice."""

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Q_ARG, Q_RETURN_ARG, QLocale, QMetaObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.model.text import Value
from tests.ui.desk import Desk
from ui.gallery.render import PANELS
from ui.gallery.screens import CHOICE, SCREENS, VERIFY
from ui.present.view_model import Shown
from ui.theme.reader import LANGUAGES, Reader

Node = QAccessibleInterface
NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
READERS = [Reader(*how) for how in itertools.product(LANGUAGES, (False, True))]
WHERE = [("1080x1920", reader) for reader in READERS] + [
    (panel, reader) for panel in ("1920x1080", "1366x768") for reader in (READERS[0], READERS[-1])
]
# Not told where they stand: letters that show a size, the sign of the place, the names of steps (told at once),
# digits with the places still free, and the one word that stands for a whole notice.
SILENT = ("sample", "mark", "step", "typed", "brief")


def ids_of(one: str | Reader) -> str:
    return one if isinstance(one, str) else f"{one.language}-{'elder' if one.elder else 'standard'}"


def nodes(above: Node) -> Iterator[Node]:
    """What is seen, in the order in which it is read."""
    for at in range(above.childCount()):
        child = above.child(at)
        if not child.state().invisible:
            yield child
            yield from nodes(child)


def tree(desk: Desk) -> list[Node]:
    return list(nodes(QAccessible.queryAccessibleInterface(desk.view)))


def told(desk: Desk) -> list[str]:
    """Names and descriptions. A field and its label have the same name, which is told once."""
    found = []
    for node in tree(desk):
        found += [] if node.relations(QAccessible.RelationFlag.Label) else [node.text(NAME)]
        found.append(node.text(DESCRIPTION))
    return [bare(one) for one in found if one]


def bare(text: str) -> str:
    """Without what only shapes lines."""
    return "".join(text.split()).replace("\u2060", "")


def parts(text: str) -> list[str]:
    return [bare(part) for part in text.split("·")]


def drawn(desk: Desk) -> Iterator[str]:
    """The parts of every text that is painted, as they are said."""
    screen, frame = desk.bridge.view_model.shown
    spoken = {bare(shown): said for shown, said in screen["spoken"].items()}  # lines are broken where they are drawn
    for item in painted(desk.view.rootObject()):
        text, name = item.property("text"), item.objectName()
        if item.property("truncated") is None or not text or name in SILENT:
            continue
        if item.parentItem().objectName().startswith("act-digit-"):
            yield bare(frame["digits"][int(text)])
        elif name in ("page-counter", "count-down"):  # are told otherwise than they are written
            yield bare(QAccessible.queryAccessibleInterface(item).text(NAME))
        elif text not in (screen["stage"], screen["here"], frame["slip_code"]):  # a drawing's words are in a sentence
            yield from parts(spoken.get(bare(text), text))
    yield from parts(screen["spoken"].get(screen["stage"], screen["stage"]))
    if screen["typing"]:
        yield bare(screen["typing"]["spoken"])


def painted(item: QQuickItem) -> Iterator[QQuickItem]:
    if item.isVisible() and item.opacity() > 0:
        yield item
        for child in item.childItems():
            yield from painted(child)


def told_besides(screen: Shown, frame: Shown, painted: list[str]) -> Iterator[str]:
    """What an icon or a colour says to the eye, which line a button changes, and what a small panel has no room for."""
    for item in (*screen["items"], *screen["offers"]):
        reached = item["state"] == "now" and screen["kind"] in ("done", "result")
        yield bare(frame["done"] if reached else item["stateWord"])
        yield from (bare(item["label"]) for _ in item["actions"])
    names = [name for at, name in enumerate(screen["stages"], 1) if at != screen["at"]]
    here = screen["hereSaid"]  # a drawing shows where
    outcome = screen["kind"] in ("done", "result") and any(not item["groups"] for item in screen["items"])
    yield from ([bare(frame["stages"])] if outcome else [])  # their marks and the line between them show it
    texts = [here, frame["place"], screen["notice"], screen["title"], *screen["body"], *names, frame["remove"]]
    texts += [frame["previous"], *(item[part] for item in screen["items"] for part in ("label", "note", "chip"))]
    yield from (Counter(part for text in texts for part in parts(text)) - Counter(painted)).elements()


def compare(desk: Desk) -> tuple[list[str], str]:
    """What is painted and not told, and what is told more often than it is painted."""
    rest, missing, wanted = "\n".join(told(desk)), [], list(drawn(desk))
    for part in sorted(wanted, key=len, reverse=True):
        missing += [] if part in rest else [part]
        rest = rest.replace(part, "\n", 1)
    for part in sorted(told_besides(*desk.bridge.view_model.shown, wanted), key=len, reverse=True):
        rest = rest.replace(part, "\n", 1)
    return missing, "".join(rest.split()).replace("·", "")


@pytest.mark.parametrize(("panel", "reader"), WHERE, ids=ids_of)
def test_a_screen_reader_finds_all_that_stands_there_once(panel: str, reader: Reader, qtbot: QtBot) -> None:
    wrong = {}
    with Desk(PANELS[panel]) as desk:
        for name, screen in SCREENS.items():
            desk.show(screen, reader)
            if compare(desk) != ([], ""):
                wrong[name] = compare(desk)
            while desk.turn_page():
                if compare(desk) != ([], ""):
                    wrong[name] = compare(desk)
    assert wrong == {}


IN_ORDER = {
    "review": (
        "高龄津贴确认",
        "这些都对吗？",
        "显示完整号码",
        "姓名",
        "您刚才填的",
        "改一下 您刚才填的",
        "手机号",
        "同意",
        "对，确认",
        "返回",
    ),
    "done": (
        "高龄津贴确认",
        "请拿走身份证和凭条",
        "确认已收下",
        "编号",
        "GZ0117",
        "办理进度",
        "收下",
        "办完了",
        "返回",
    ),
    "form": ("高龄津贴确认", "请输入手机号", "手机号", "数字 1", "删除", "下一步", "返回"),
}


@pytest.mark.parametrize("name", IN_ORDER)
def test_a_page_is_read_from_the_top_down_and_what_holds_on_every_page_last(name: str, desk: Desk) -> None:
    desk.show(SCREENS[name])
    names = [node.text(NAME) for node in tree(desk)]
    found = [next(at for at, one in enumerate(names) if one.startswith(begins)) for begins in IN_ORDER[name]]
    assert found == sorted(found)


def named(desk: Desk, name: str) -> Node:
    return next(node for node in tree(desk) if node.text(NAME) == name)


def test_what_is_chosen_ticked_switched_on_or_not_possible_is_so_for_a_screen_reader(desk: Desk) -> None:
    desk.show(SCREENS["choice"])
    assert [named(desk, name).state().selected for name in ("社保卡里的银行账户", "其他银行卡")] == [True, False]
    assert [named(desk, name).state().disabled for name in ("返回", "语音读屏")] == [False, True]
    desk.show(SCREENS["review"])
    switch, consent = named(desk, "显示完整号码"), named(desk, "同意民政局核对我的户籍和社保信息")
    assert [node.state().checkable for node in (switch, consent)] == [True, True]
    assert [node.state().checked for node in (switch, consent)] == [False, True]


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize(("name", "first"), [("done", "收下 已完成"), ("result", "收下 已完成")])
def test_over_the_stages_of_an_outcome_stands_a_heading_that_says_what_they_are(
    panel: str, name: str, first: str, qtbot: QtBot
) -> None:
    with Desk(PANELS[panel]) as desk:
        desk.show(SCREENS[name])
        found = [(node.role(), node.text(NAME)) for node in tree(desk)]
        at = found.index((QAccessible.Role.Heading, "办理进度"))
        assert found[at + 1] == (QAccessible.Role.StaticText, first)
        assert [said for _, said in found].count("办理进度") == 1


def test_where_nothing_has_stages_no_heading_of_them_is_told(desk: Desk) -> None:
    for name in ("done-spoiled", "choice"):
        desk.show(SCREENS[name])
        assert "办理进度" not in [node.text(NAME) for node in tree(desk)]


def test_a_field_is_named_by_its_label_and_tells_a_secret_as_a_number_of_digits(desk: Desk) -> None:
    desk.show(SCREENS["verify"])
    field = next(node for node in tree(desk) if node.role() == QAccessible.Role.EditableText)
    assert (field.text(NAME), field.text(DESCRIPTION)) == ("最后 4 位数字", "已输入 2 位")
    labels = field.relations(QAccessible.RelationFlag.Label)
    assert [label.text(NAME) for label, _ in labels] in (["最后 4 位数字"], [])  # Qt tells it from 6.10 on


def test_a_sentence_is_told_as_it_is_said_where_it_has_words_for_that(desk: Desk) -> None:
    desk.show(SCREENS["prompt"])
    assert named(desk, "读卡区在屏幕下方，靠右手边").role() == QAccessible.Role.Graphic
    assert named(desk, "第 1 步，一共 4 步，确认身份").text(DESCRIPTION) == "查询 核对 打印"


def test_what_was_typed_since_is_told_of_the_field_that_stays(desk: Desk) -> None:
    desk.show(VERIFY)
    field = next(node for node in tree(desk) if node.role() == QAccessible.Role.EditableText)
    assert VERIFY.keys
    desk.show(replace(VERIFY, keys=replace(VERIFY.keys, value=Value("123", private=True))))
    assert next(node for node in tree(desk) if node.role() == QAccessible.Role.EditableText) == field
    assert field.text(DESCRIPTION) == "已输入 3 位"


@pytest.mark.parametrize(
    ("before", "spoken", "secret", "further"),
    [
        ("还没有输入", "1", False, "1"),
        ("1", "12", False, "2"),
        ("12", "1", False, "1"),
        ("1", "还没有输入", False, "还没有输入"),
        ("1", "Nothing typed yet", False, "Nothing typed yet"),
        ("已输入 1 位", "已输入 2 位", True, "已输入 2 位"),
        ("已输入 1 位", "还没有输入", True, "还没有输入"),
    ],
)
def test_a_digit_more_is_announced_alone_and_what_is_left_or_nothing_whole(
    desk: Desk, before: str, spoken: str, secret: bool, further: str
) -> None:
    page = desk.view.rootObject()
    assert page
    said = QMetaObject.invokeMethod(
        page,
        "further",
        Qt.ConnectionType.DirectConnection,
        Q_RETURN_ARG("QString"),
        Q_ARG("QString", before),
        Q_ARG("QString", spoken),
        Q_ARG("bool", secret),
    )
    assert said == further


def test_how_something_was_said_on_a_page_is_not_kept_for_the_next_one(desk: Desk) -> None:
    desk.show(CHOICE)
    put, shown = desk.bridge.view_model.put_screen, desk.bridge.view_model.shown[0]
    put({**shown, "title": "A-1", "spoken": {"A-1": "A one"}})
    assert named(desk, "A one")
    put({**shown, "title": "B-1", "spoken": {}})
    put({**shown, "title": "A-1", "spoken": {}})
    assert named(desk, "A-1")


def test_what_keeps_lines_together_is_not_told(desk: Desk) -> None:
    desk.show(SCREENS["done"])
    assert not any("\u2060" in name or "\u00a0" in name for name in (node.text(NAME) for node in tree(desk)))


def test_window_and_program_have_names_and_the_window_speaks_its_readers_language(desk: Desk) -> None:
    window = QAccessible.queryAccessibleInterface(desk.view)
    assert (window.text(NAME), window.parent().text(NAME)) == ("广州政务服务自助终端", "Suizhu")
    desk.show(SCREENS["home"], Reader("en"))
    assert (window.text(NAME), QLocale().name()) == ("Guangzhou Government Services", "en_US")
