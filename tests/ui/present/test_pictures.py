"""What is drawn: codes that a scanner reads in every theme, icons in their colour, names that are there.

Covers qr as well.
"""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickView

import ui
from kiosk.model.screen import Action, Item
from tests.ui.desk import Desk, place
from ui.gallery.screens import DONE, SCREENS
from ui.present.pictures import ICON_OF_DEVICE, ICONS, IconProvider
from ui.theme.reader import CONTRASTS, Reader
from ui.words.line_breaks import JOIN

FOLDER = Path(ui.__file__).parent


def _picture(view: QQuickView) -> Image.Image:
    grabbed = view.grabWindow().convertToFormat(QImage.Format.Format_RGB888)
    size = grabbed.width(), grabbed.height()
    return Image.frombuffer("RGB", size, bytes(grabbed.constBits()), "raw", "RGB", grabbed.bytesPerLine(), 1)


@pytest.mark.parametrize("contrast", CONTRASTS)
@pytest.mark.parametrize("elder", [False, True], ids=["standard", "elder"])
def test_the_code_on_the_screen_can_be_scanned(desk: Desk, contrast: str, elder: bool) -> None:
    desk.show(replace(DONE, items=(), notice=None, reminder=None), Reader(elder=elder, contrast=contrast))
    found = [code.text for code in zxingcpp.read_barcodes(_picture(desk.view))]
    assert found == [DONE.qr and DONE.qr.text]


def test_an_icon_takes_the_colour_and_size_asked_for() -> None:
    image = IconProvider().requestImage("circle-check/ff0000", QSize(), QSize(48, 48))
    assert (image.width(), image.height()) == (48, 48)
    colours = {
        image.pixelColor(x, y).name() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() > 250
    }
    assert colours == {"#ff0000"}


def test_an_icon_we_do_not_have_becomes_a_sheet_of_paper() -> None:
    missing = IconProvider().requestImage("no-such-icon/000000", QSize(), QSize(24, 24))
    assert missing == IconProvider().requestImage("file-text/000000", QSize(), QSize(24, 24))


def test_every_icon_named_in_the_user_interface_is_there() -> None:
    named = {
        name
        for file in FOLDER.rglob("*.qml")
        for name in re.findall(r'(?:name|icon|badge): "([a-z0-9-]+)"', file.read_text())
    }
    items: list[Item | Action] = []
    for screen in SCREENS.values():
        items += [*screen.items, *screen.actions]
    named |= {ICON_OF_DEVICE.get(item.icon, item.icon) for item in items if item.icon}
    assert {name for name in named if not (ICONS / f"{name}.svg").is_file()} == set()


def test_the_clock_and_the_date_are_said_in_the_readers_language(desk: Desk) -> None:
    clock: Any = desk.bridge.view_model.property("clock")
    assert clock["time"] == "21:48"
    assert clock["date"].replace(JOIN, "") == "11月23日 星期一"
    desk.presenter.wear(Reader("en"))
    assert desk.bridge.view_model.property("clock")["date"] == "Monday 23\u00a0Nov"


def test_home_is_not_drawn_outside_its_window(desk: Desk) -> None:
    assert place(desk.view.rootObject()).size().toTuple() == (1080.0, 1920.0)
