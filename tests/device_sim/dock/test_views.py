"""What the dock shows of paper and records, and the picture its command writes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from device_sim.dock.window import Dock
from kiosk.backend.gateway import Gateway
from tests.device_sim.dock.desk import LEFT, NOT_OURS, PATIENCE_MS, Ear, press
from tests.device_sim.test_office_desk import apply, insurance

pytestmark = pytest.mark.qt_log_ignore(NOT_OURS)


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
    assert dock.shelf.count() == 1, "in the place of the one before"


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
    assert (picture.width(), picture.height()) == (760, 1044)


def test_without_a_world_there_is_no_picture_but_a_reason(tmp_path: Path) -> None:
    ended = run_dock(tmp_path, tmp_path / "dock.png")
    assert ended.returncode == 1
    assert f"device_sim: no simulated devices are running in {tmp_path}" in ended.stderr
    assert not (tmp_path / "dock.png").exists()
