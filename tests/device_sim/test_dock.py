"""The dock, pressed as a visitor presses it: does the world hear exactly that, and does the window show what is?"""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from device_sim.control import ControlServer
from device_sim.dock import Dock
from device_sim.dock_board import BOARD, Dial, Flip, Press, Someone, Typed
from device_sim.dock_parts import TellButton
from device_sim.people import people, person
from device_sim.world import World
from drivers.id_card.driver import SdtReader
from drivers.transport import opener
from kiosk.gateway import Gateway
from tests.device_sim.test_world import apply, insurance

# What the platform without a screen says about windows; nothing of ours.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 10_000


class Ear:
    """A world in which is noted what it is told, and which can be kept from answering."""

    def __init__(self, world: World) -> None:
        self.folder = world.folder
        self.heard: list[tuple[str, ...]] = []
        self.free = threading.Event()
        self.free.set()
        self._world = world

    def tell(self, device: str, verb: str, *args: str) -> Any:
        if device != "world":
            self.free.wait()
            self.heard.append((device, verb, *args))
        return self._world.tell(device, verb, *args)


@pytest.fixture
def ear(world: World) -> Iterator[Ear]:
    one = Ear(world)
    control = ControlServer(one)
    yield one
    one.free.set()
    control.close()


@pytest.fixture
def dock(ear: Ear, qtbot: QtBot) -> Dock:
    return opened(ear.folder, qtbot)


def opened(folder: Path, qtbot: QtBot) -> Dock:
    window = Dock(folder)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: "正在找" not in window.running.text(), timeout=PATIENCE_MS)
    return window


def button(dock: Dock, words: str) -> TellButton:
    """By what stands on it now: 身份证/放上."""
    title, zh = words.split("/")
    card = next(card for card, known in zip(dock.cards, BOARD, strict=True) if known.zh == title)
    return next(one for one in card.buttons if one.press.zh == zh)


def press(dock: Dock, words: str, qtbot: QtBot) -> None:
    """Click, and wait for the world's answer and for the look after it."""
    came: list[str] = []
    for signal, name in ((dock.link.did, "answer"), (dock.link.refused, "answer"), (dock.link.seen, "look")):
        signal.connect(lambda _, name=name: came.append(name))
    qtbot.mouseClick(button(dock, words), LEFT)
    qtbot.waitUntil(lambda: "look" in came[came.index("answer") :] if "answer" in came else False, timeout=PATIENCE_MS)


def words_of(dock: Dock) -> list[str]:
    return [light.word for light in dock.lights]


# --- pressing ------------------------------------------------------------------------------------------------------


def expected(piece: Any) -> tuple[Press, tuple[str, ...]]:
    match piece:
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
        if line.placeholderText().startswith("文字"):
            line.setText("穗")
    wanted = []
    for card, known in zip(dock.cards, BOARD, strict=True):
        pieces = [piece for row in known.rows for piece in row]
        for shown, piece in zip(card.buttons, pieces, strict=True):
            told, args = expected(piece)
            assert shown.press == told
            wanted.append((told.device, told.verb, *args))
            qtbot.mouseClick(shown, LEFT)
    qtbot.waitUntil(lambda: len(ear.heard) == len(wanted), timeout=PATIENCE_MS)
    assert ear.heard == wanted
    assert all(verb in ear.tell("world", "verbs")[device] for device, verb, *_ in wanted)


def test_a_chosen_person_placed_is_read_by_the_real_reader(dock: Dock, ear: Ear, qtbot: QtBot) -> None:
    people_list = dock.cards[0].people
    assert people_list
    qtbot.keyClicks(people_list.search, "oldest")
    press(dock, "身份证/放上", qtbot)
    assert ear.heard == [("id_card", "insert_card", "oldest")]
    assert words_of(dock)[0] == "放着 谭桂芳"
    reader = SdtReader(opener(f"serial://{ear.folder}/id_card.tty?baud=115200"))
    assert reader.find()
    assert reader.read().number == person("oldest").card.number
    reader.close()


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


def test_a_cut_line_is_marked_where_it_was_cut(dock: Dock, qtbot: QtBot) -> None:
    assert button(dock, "网络与办事处/通畅").property("look") == "chosen"
    press(dock, "网络与办事处/断开", qtbot)
    assert button(dock, "网络与办事处/断开").property("look") == "mend"
    assert button(dock, "网络与办事处/通畅").property("look") == "plain"
    assert words_of(dock)[4] == "断开 Cut"


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
    assert words_of(dock) == ["不知道 Unknown"] * 5
    assert not any(one.isEnabled() for card in dock.cards for one in card.buttons)
    control = ControlServer(world)
    qtbot.waitUntil(lambda: dock.running.text() == "● 已连上 Connected", timeout=PATIENCE_MS)
    assert not dock.banner.isVisible()
    assert all(one.isEnabled() for card in dock.cards for one in card.buttons)
    control.close()
    qtbot.waitUntil(lambda: dock.banner.isVisible(), timeout=PATIENCE_MS)
    assert words_of(dock) == ["不知道 Unknown"] * 5


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
        qtbot.waitUntil(lambda: ear.heard == [("id_card", "insert_card", visible[0])], timeout=PATIENCE_MS)
    people_list.search.clear()
    assert not any(row.isHidden() for row in rows if row)


def test_with_nobody_found_nothing_is_placed(dock: Dock, ear: Ear, qtbot: QtBot) -> None:
    people_list = dock.cards[0].people
    assert people_list
    people_list.search.setText("nobody at all")
    qtbot.mouseClick(button(dock, "身份证/放上"), LEFT)
    press(dock, "身份证/拿走", qtbot)
    assert ear.heard == [("id_card", "remove_card")]


# --- paper and records ---------------------------------------------------------------------------------------------


def lay_down(folder: Path, name: str, seconds_ago: float, size: tuple[int, int]) -> None:
    image = QImage(*size, QImage.Format.Format_Grayscale8)
    image.fill(255)
    assert image.save(str(folder / "papers" / name))
    when = (folder / "papers").stat().st_mtime - seconds_ago
    os.utime(folder / "papers" / name, (when, when))


def test_paper_lies_there_newest_first_and_a_click_shows_it_large(dock: Dock, ear: Ear, qtbot: QtBot) -> None:
    lay_down(ear.folder, "receipt-1.png", 30, (576, 900))
    lay_down(ear.folder, "certificate-1.png", 10, (1240, 1754))
    lay_down(ear.folder, "receipt-2.png", 20, (576, 200))
    qtbot.waitUntil(lambda: dock.shelf.count() == 3, timeout=PATIENCE_MS)
    assert [dock.shelf.item(at).text() for at in range(3)] == ["证明 1", "凭条 2", "凭条 1"]
    middle = dock.shelf.visualItemRect(dock.shelf.item(1)).center()
    qtbot.mouseClick(dock.shelf.viewport(), LEFT, pos=QPoint(middle))
    assert dock.shelf.view.isVisible()
    assert dock.shelf.view.windowTitle() == "凭条 2"
    assert dock.shelf.view.paper.pixmap().width() == 460
    dock.shelf.view.close()


def test_a_paper_of_the_same_name_printed_anew_is_shown_anew(dock: Dock, ear: Ear, qtbot: QtBot) -> None:
    lay_down(ear.folder, "receipt-1.png", 30, (576, 900))
    qtbot.waitUntil(lambda: dock.shelf.count() == 1, timeout=PATIENCE_MS)
    tall = dock.shelf.item(0).icon().availableSizes()[0].height()
    lay_down(ear.folder, "receipt-1.png", 5, (576, 200))
    qtbot.waitUntil(lambda: dock.shelf.item(0).icon().availableSizes()[0].height() < tall, timeout=PATIENCE_MS)


def test_a_file_that_is_no_picture_is_no_paper(dock: Dock, ear: Ear, qtbot: QtBot) -> None:
    lay_down(ear.folder, "receipt-1.png", 30, (576, 900))
    broken = ear.folder / "papers" / "receipt-2.png"
    broken.write_bytes(b"not a picture")
    os.utime(broken, (1, 1))
    press(dock, "A4 打印机/卡纸", qtbot)
    assert [dock.shelf.item(at).text() for at in range(dock.shelf.count())] == ["凭条 1"]


def test_what_the_back_end_holds_is_listed_as_it_comes(dock: Dock, gateway: Gateway, qtbot: QtBot) -> None:
    insurance(gateway, "q-1")
    apply(gateway)
    qtbot.waitUntil(lambda: dock.records.topLevelItemCount() == 6, timeout=PATIENCE_MS)
    assert "● 已提交 submitted" in listed(dock)
    press(dock, "网络与办事处/受理最新申请", qtbot)
    assert listed(dock)[:5] == [
        "申请 Applications  1",
        "",
        "GZ0117-20261123-0042-7",
        "● 已受理 accepted",
        "证明 Certificates  1",
    ]
    assert listed(dock)[7:] == ["● 备好 prepared", "送达 Deliveries  1", "", "application_submitted", "× 1"]


def listed(dock: Dock) -> list[str]:
    items = [dock.records.topLevelItem(at) for at in range(dock.records.topLevelItemCount())]
    return [item.text(column) for item in items if item for column in (0, 1)]


# --- the command ---------------------------------------------------------------------------------------------------


def run_dock(folder: Path, picture: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "device_sim", "dock", "--dir", str(folder), "--screenshot", str(picture)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, env={**os.environ}, check=False)


def test_one_picture_of_it_can_be_written(ear: Ear, tmp_path: Path) -> None:
    assert run_dock(ear.folder, tmp_path / "dock.png").returncode == 0
    picture = QImage(str(tmp_path / "dock.png"))
    assert (picture.width(), picture.height()) == (760, 1000)


def test_without_a_world_there_is_no_picture_but_a_reason(tmp_path: Path) -> None:
    ended = run_dock(tmp_path, tmp_path / "dock.png")
    assert ended.returncode == 1
    assert f"device_sim: no simulated devices are running in {tmp_path}" in ended.stderr
    assert not (tmp_path / "dock.png").exists()
