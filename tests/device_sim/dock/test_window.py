"""The dock, pressed as a visitor presses it: does the world hear exactly that, and does it say what came of it?

Covers board, link, look, parts, pieces, usual, words, device_sim.dock.cards.id_card, device_sim.dock.cards.keypad,
device_sim.dock.cards.line, device_sim.dock.cards.page_printer and device_sim.dock.cards.receipt_printer as well.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QSpinBox
from pytestqt.qtbot import QtBot

from device_sim.control import ControlServer
from device_sim.dock.board import BOARD
from device_sim.dock.cards.line import examples
from device_sim.dock.look import dress
from device_sim.dock.pieces import Dial, Flip, Listed, Press, Someone, Typed
from device_sim.dock.window import Dock
from device_sim.people import people, person
from device_sim.world import World
from drivers.addresses import parse
from drivers.id_card.driver import SdtReader
from drivers.transports.line import opener
from tests.device_sim.dock.desk import LEFT, NOT_OURS, PATIENCE_MS, Ear, button, opened, press, words_of
from tests.flows.beside import Beside
from ui.speech.utterance import HEADPHONES, Phrase

pytestmark = pytest.mark.qt_log_ignore(NOT_OURS)


# --- pressing ------------------------------------------------------------------------------------------------------


def expected(piece: Any, state: Any) -> tuple[Press, tuple[str, ...]]:
    match piece:
        case Listed(press=told):
            return told, (*told.args, *examples(state)[0])
        case Flip(do=do):
            return do, do.args
        case Dial(press=told, value=value):
            return told, (str(value),)
        case Typed(press=told):
            return told, ("穗",)
        case Someone(press=told):
            return told, ("chen-jianming",)
    return piece, piece.args


def test_every_button_tells_exactly_one_thing_and_the_world_knows_it(dock: Dock, ear: Ear, qtbot: QtBot) -> None:
    for line in dock.findChildren(QLineEdit):
        if line.placeholderText().startswith(("文字", "数字")):
            line.setText("穗")
    wanted, state = [], ear.tell("world", "state")
    for card, known in zip(dock.cards, BOARD, strict=True):
        pieces = [piece for row in known.rows for piece in row]
        for shown, piece in zip(card.buttons, pieces, strict=True):
            told, args = expected(piece, state)
            assert shown.press == told
            wanted.append((told.device, told.verb, *args))
            qtbot.mouseClick(shown, LEFT)
    qtbot.waitUntil(lambda: len(ear.heard) == len(wanted), timeout=PATIENCE_MS)
    assert ear.heard == wanted
    assert all(verb in ear.tell("world", "verbs")[device] for device, verb, *_ in wanted)


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    """In the fonts and borders that a visitor sees; the other tests' application stays plain."""
    plain = qapp.style().objectName(), qapp.font(), qapp.palette()
    dress(qapp)
    yield
    qapp.setStyleSheet("")
    qapp.setStyle(plain[0])
    qapp.setFont(plain[1])
    qapp.setPalette(plain[2])


@pytest.mark.usefixtures("dressed")
def test_no_card_is_wider_than_its_column_which_does_not_scroll_sideways(ear: Ear, qtbot: QtBot) -> None:
    dock = opened(ear.folder, qtbot)
    column = dock.findChild(QScrollArea)
    assert column is not None
    wider = [card.minimumSizeHint().width() - column.viewport().width() for card in dock.cards]
    assert max(wider) <= 0, wider


def test_a_chosen_person_placed_is_read_by_the_real_reader(dock: Dock, ear: Ear, qtbot: QtBot) -> None:
    people_list = dock.cards[0].people
    assert people_list
    qtbot.keyClicks(people_list.search, "oldest")
    press(dock, "身份证/放上", qtbot)
    assert ear.heard == [("id_card", "insert_card", "oldest")]
    assert words_of(dock)[0] == "放着 谭桂芳"
    reader = SdtReader(opener(parse("id_card", f"serial://{ear.folder}/id_card.tty?baud=115200")))
    assert reader.find()
    assert reader.read().number == person("oldest").card.number
    reader.close()


def test_another_answer_is_chosen_for_the_person_whose_card_lies_there(dock: Dock, world: World, qtbot: QtBot) -> None:
    card = next(card for card in dock.cards if card.lists)
    (listed,) = card.lists
    press(dock, "网络与办事处/这样答复放着的证", qtbot)
    assert "no card lies on the reader" in dock.word.text()
    world.tell("id_card", "insert_card", "huang-yulan")
    listed.setCurrentIndex(len(examples(world.state())) - 1)
    press(dock, "网络与办事处/这样答复放着的证", qtbot)
    query, example = examples(world.state())[-1]
    assert world.state()["office"]["chosen"] == [{"person": "huang-yulan", "query": query, "example": example}]


def test_a_number_dialled_is_the_number_told(dock: Dock, ear: Ear, qtbot: QtBot) -> None:
    tray = next(box for box in dock.findChildren(QSpinBox) if "纸盒" in box.accessibleName())
    tray.setValue(7)
    press(dock, "A4 打印机/张放进纸盒", qtbot)
    assert ear.heard == [("page_printer", "set_paper", "7")]
    assert words_of(dock)[3] == "纸少 Low · 7 张"


def test_what_a_button_breaks_the_same_button_then_mends(dock: Dock, ear: Ear, qtbot: QtBot) -> None:
    cover = button(dock, "凭条打印机/开盖")
    press(dock, "凭条打印机/开盖", qtbot)
    assert (cover.press.zh, cover.property("look")) == ("合盖", "mend")
    assert words_of(dock)[2] == "盖开着 Cover open"
    press(dock, "凭条打印机/合盖", qtbot)
    assert (cover.press.zh, cover.property("look")) == ("开盖", "plain")
    assert words_of(dock)[2] == "正常 OK · 已出 0 张"
    assert ear.heard == [("receipt_printer", "open_cover"), ("receipt_printer", "close_cover")]


def test_what_is_to_happen_in_the_middle_of_a_slip_is_marked_until_it_has_happened(
    dock: Dock, world: World, qtbot: QtBot
) -> None:
    pull = button(dock, "凭条打印机/打一半拔线")
    press(dock, "凭条打印机/打一半拔线", qtbot)
    assert pull.property("look") == "mend"
    world.tell("receipt_printer", "set_paper", "ok")
    assert world.state()["receipt_printer"]["awaits"] == "unplug_after"  # another roll is not the plug
    world.tell("receipt_printer", "unplug_after", "0")
    qtbot.waitUntil(lambda: pull.property("look") == "plain", timeout=PATIENCE_MS)


def test_a_cut_line_is_marked_where_it_was_cut(dock: Dock, qtbot: QtBot) -> None:
    assert button(dock, "网络与办事处/通畅").property("look") == "chosen"
    press(dock, "网络与办事处/断开", qtbot)
    assert button(dock, "网络与办事处/断开").property("look") == "mend"
    assert button(dock, "网络与办事处/通畅").property("look") == "plain"
    assert words_of(dock)[-1] == "断开 Cut"


def test_the_same_thing_done_elsewhere_is_seen_here(dock: Dock, world: World, qtbot: QtBot) -> None:
    world.tell("scanner", "unplug")
    qtbot.waitUntil(lambda: words_of(dock)[1] == "线拔了 Unplugged", timeout=PATIENCE_MS)
    assert button(dock, "扫码/插回").property("look") == "mend"


# --- words ---------------------------------------------------------------------------------------------------------


def test_what_the_world_refuses_stands_below_in_its_own_words(dock: Dock, qtbot: QtBot) -> None:
    press(dock, "扫码/最近凭条的码", qtbot)
    assert dock.word.text() == "✗ 0 receipts with a code have come out so far"
    assert dock.word.property("look") == "refused"
    press(dock, "网络与办事处/受理最新申请", qtbot)
    assert dock.word.text() == "✗ no application has arrived yet"
    press(dock, "A4 打印机/卡纸", qtbot)
    assert dock.word.text() == "✓ 已做  卡纸 Jam"
    assert dock.word.property("look") == "did"


def test_where_no_world_runs_the_dock_says_so_and_waits(tmp_path: Path, world: World, qtbot: QtBot) -> None:
    dock = opened(world.folder, qtbot)
    assert dock.running.text() == "○ 没有连上 Not running"
    assert "模拟设备没有在运行" in dock.banner.text()
    assert f"python -m device_sim serve --dir {world.folder}" in dock.banner.text()
    assert dock.banner.isVisible()
    assert words_of(dock) == ["不知道 Unknown"] * 9
    assert not any(one.isEnabled() for card in dock.cards for one in card.buttons)
    control = ControlServer(world)
    qtbot.waitUntil(lambda: dock.running.text() == "● 已连上 Connected", timeout=PATIENCE_MS)
    assert not dock.banner.isVisible()
    assert all(one.isEnabled() for card in dock.cards for one in card.buttons)
    control.close()
    qtbot.waitUntil(lambda: dock.banner.isVisible(), timeout=PATIENCE_MS)
    assert words_of(dock) == ["不知道 Unknown"] * 9


def test_a_world_that_takes_its_time_does_not_hold_the_window_up(dock: Dock, ear: Ear, qtbot: QtBot) -> None:
    ear.free.clear()
    qtbot.mouseClick(button(dock, "A4 打印机/卡纸"), LEFT)
    qtbot.mouseClick(button(dock, "A4 打印机/开盖"), LEFT)
    people_list = dock.cards[0].people
    assert people_list
    qtbot.keyClicks(people_list.search, "rare-ji")
    assert people_list.id == "rare-ji"
    assert ear.heard == []
    ear.free.set()
    qtbot.waitUntil(lambda: len(ear.heard) == 2, timeout=PATIENCE_MS)


# --- people --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("82 岁", ["huang-yulan"]),
        ("生僻", ["liang-zhen", "rare-ji", "rare-yan", "rare-jing"]),
        ("SCHMIDT", ["anna-schmidt"]),
        ("澳门", ["ho-chi-keong"]),
        ("  chen-jian", ["chen-jianming"]),
        ("nobody at all", []),
    ],
)
def test_people_are_found_by_name_age_and_what_is_special(
    dock: Dock, qtbot: QtBot, ear: Ear, sought: str, found: list[str]
) -> None:
    people_list = dock.cards[0].people
    assert people_list
    people_list.search.setText(sought)
    rows = [people_list.list.topLevelItem(at) for at in range(len(people()))]
    visible = [row.data(0, Qt.ItemDataRole.UserRole) for row in rows if row and not row.isHidden()]
    assert set(found) <= set(visible)
    assert len(visible) <= len(found) + 3
    assert people_list.id == (visible[0] if visible else "")
    qtbot.keyClick(people_list.search, Qt.Key.Key_Return)
    if visible:
        last = ("id_card", "remove_card")
        qtbot.mouseClick(button(dock, "身份证/拿走"), LEFT)
        qtbot.waitUntil(lambda: last in ear.heard, timeout=PATIENCE_MS)
        assert ear.heard == [("id_card", "insert_card", visible[0]), last]
    people_list.search.clear()
    assert not any(row.isHidden() for row in rows if row)


def test_with_nobody_found_nothing_is_placed(dock: Dock, ear: Ear, qtbot: QtBot) -> None:
    people_list = dock.cards[0].people
    assert people_list
    people_list.search.setText("nobody at all")
    qtbot.mouseClick(button(dock, "身份证/放上"), LEFT)
    press(dock, "身份证/拿走", qtbot)
    assert ear.heard == [("id_card", "remove_card")]


def test_the_strip_shows_what_is_heard_and_where(dock: Dock, ear: Ear, qtbot: QtBot) -> None:
    def shows(words: str) -> None:
        qtbot.waitUntil(lambda: dock.heard.text() == words, timeout=PATIENCE_MS)
        assert dock.heard.text() == words

    beside = Beside(ear.folder)
    shows("没有说话 Nothing said")
    beside(1, Phrase("请选择，", "请选择", private=False), HEADPHONES, False)
    beside(1, Phrase("陈建明。", "陈建明", private=True), HEADPHONES, False)
    said = "耳机 Headphones: 请选择，陈建明。"
    shows(f"▶ 正在说 Saying · {said}")
    beside(1, None, HEADPHONES, False)
    shows(f"■ 说过 Said · {said}")
