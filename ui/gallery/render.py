"""`python -m ui.gallery --out DIR`: every screen kind, size, contrast, language and panel as a picture."""

import argparse
import html
import itertools
import json
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from PySide6.QtCore import QEventLoop, QMetaObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.model.screen import Screen
from ui.gallery.listener import Listener
from ui.gallery.screens import SCREENS, STATUS
from ui.present.bridge import KioskBridge
from ui.present.presenter import Presenter
from ui.theme.reader import CONTRASTS, LANGUAGES, Reader
from ui.theme.sizes import Panel, Theme
from ui.window import TerminalWindow, close_window, open_window
from ui.words.sentences import STRINGS

PANELS = {
    "1080x1920": Panel(1080, 1920, 21.5),
    "1920x1080": Panel(1920, 1080, 21.5),
    "1366x768": Panel(1366, 768, 15.6),
}
SIZES = {"standard": False, "elder": True}
EXAMPLES = Path(__file__).parent / "strings"
NOW = datetime(2026, 11, 23, 21, 48, tzinfo=UTC)
THUMBNAIL_PX = 400
SHEET_PX = 4000  # a side at most: what viewers open
LARGEST_THUMBNAIL_PX = 640
SETTLE_FRAMES = 3
ENDS_IN = 38  # seconds that the question still stands
LONGEST_FRAME_MS = 5000  # that of a slow machine, too
GAP_PX = 8
OFFSCREEN = "offscreen.json"
SHEET = "display"  # the sheet of languages, sizes and colours, over the home screen
KINDS = (*SCREENS, SHEET)


def mode(reader: Reader) -> str:
    """Size, contrast and language, as the names of files say them."""
    return f"{'elder' if reader.elder else 'standard'}.{reader.contrast}.{reader.language}"


@dataclass(frozen=True, slots=True)
class Shot:
    screen: str
    reader: Reader
    page: int = 1

    @property
    def file(self) -> str:
        return f"{self.screen}.{mode(self.reader)}.{self.page}.png"


def offscreen(panel: Panel, folder: Path) -> str:
    """The QT_QPA_PLATFORM of a display of this panel's size. Plain "offscreen" is 800x800: taps beyond are lost."""
    file = folder / OFFSCREEN
    screen = {"name": "panel", "x": 0, "y": 0, "width": panel.width, "height": panel.height}
    file.write_text(json.dumps({"screens": [screen | {"logicalDpi": 96, "dpr": 1}]}), "utf-8")
    return f"offscreen:configfile={file}"


def application_on(panel: Panel) -> QGuiApplication:
    """The application, on a display of this panel's size that nobody sees; to be kept until the end.

    Where there is one already, its display stays.
    """
    os.environ["QT_QUICK_BACKEND"] = "software"
    with TemporaryDirectory() as folder:  # Qt reads it when the application is made
        os.environ["QT_QPA_PLATFORM"] = offscreen(panel, Path(folder))
        there = QGuiApplication.instance()
        return there if isinstance(there, QGuiApplication) else QGuiApplication([])


class Gallery:
    """One window, dressed and filled again for every picture."""

    def __init__(self, panel: Panel, *, voice: bool = False, aloud: bool = False) -> None:
        """The QGuiApplication must be there, on a display of the panel's size. `voice`: with the voice mode on.

        `aloud`: while pages of elder mode are read aloud.
        """
        theme = Theme(panel, reduced_motion=True)
        folders = (STRINGS, EXAMPLES)
        bridge = KioskBridge(theme, STATUS, _not_touched, now=lambda: NOW, seconds=time.monotonic, folders=folders)
        self._listens = voice
        self.listener = Listener(bridge, time.monotonic, aloud=aloud) if voice or aloud else None
        self.presenter = Presenter([bridge, *([self.listener.narrator] if self.listener else [])], _not_touched)
        self._bridge = bridge
        self.presenter.show(SCREENS["home"])
        self.view: TerminalWindow = open_window(bridge, theme, fullscreen=False)

    def show(self, screen: Screen, reader: Reader) -> None:
        self.presenter.show(SCREENS["idle" if screen.kind != "idle" else "home"])  # so that every page is made again
        self.presenter.wear(reader)
        self.presenter.show(_for_ears(screen) if self._listens else screen)
        self._bridge.count_down(ENDS_IN if screen.kind == "idle" else 0)
        if self.listener:
            self.listener.listen()
        settle(self.view)

    def turn_page(self) -> bool:
        """Go to the next page of this screen; False on the last one."""
        buttons = self.view.rootObject().findChildren(QQuickItem, "act-page-next")  # pages that were shown keep theirs
        on_screen = [button for button in buttons if button.isVisible() and button.isEnabled()]
        if not on_screen:
            return False
        QMetaObject.invokeMethod(on_screen[0], "press")
        settle(self.view)
        return True

    def shots(self, readers: Iterable[Reader], kinds: Iterable[str]) -> Iterator[tuple[Shot, Image.Image]]:
        for kind, reader in itertools.product(kinds, readers):
            pages = self._sheet_pages(reader) if kind == SHEET else self.pages(SCREENS[kind], reader)
            for page, picture in enumerate(pages, start=1):
                yield Shot(kind, reader, page), picture

    def pages(self, screen: Screen, reader: Reader) -> Iterator[Image.Image]:
        """The screen as a picture, and each further page of it."""
        self.show(screen, reader)
        yield from self._all_pages()

    def _sheet_pages(self, reader: Reader) -> Iterator[Image.Image]:
        self.show(SCREENS["home"], reader)
        self._open_sheet(opens=True)
        yield from self._all_pages()
        self._open_sheet(opens=False)

    def _open_sheet(self, *, opens: bool) -> None:
        self.view.rootObject().setProperty("displaying", opens)
        settle(self.view)

    def _all_pages(self) -> Iterator[Image.Image]:
        yield self._picture()
        while self.turn_page():
            yield self._picture()

    def _picture(self) -> Image.Image:
        grabbed = self.view.grabWindow()
        return Image.frombuffer(
            "RGB",
            (grabbed.width(), grabbed.height()),
            bytes(grabbed.constBits()),
            "raw",
            "BGRX",
            grabbed.bytesPerLine(),
        )


def _for_ears(screen: Screen) -> Screen:
    """Who listens is not offered larger letters."""
    return replace(screen, actions=tuple(action for action in screen.actions if action.id != "elder"))


def _not_touched(action: str, value: str) -> None:
    del action, value


def settle(view: TerminalWindow) -> None:
    """Let the page place its blocks: they do so in the turns of the event loop after it was made."""
    for _ in range(SETTLE_FRAMES):
        loop = QEventLoop()
        view.frameSwapped.connect(loop.quit)
        view.update()
        QTimer.singleShot(LONGEST_FRAME_MS, loop.quit)
        loop.exec()


def contact_sheet(pictures: list[Image.Image]) -> Image.Image:
    """All pictures of one mode on one sheet, in rows, as large as a sheet of at most 4,000 px a side allows."""
    across, small = grid(len(pictures), pictures[0].size)
    sheet = Image.new("RGB", sheet_size(len(pictures), pictures[0].size), "#888888")
    for at, picture in enumerate(pictures):
        row, column = divmod(at, across)
        sheet.paste(picture.resize(small), (column * (small[0] + GAP_PX), row * (small[1] + GAP_PX)))
    return sheet


def sheet_size(count: int, size: tuple[int, int]) -> tuple[int, int]:
    """How wide and high the sheet of so many pictures of this size is, px."""
    across, (width, height) = grid(count, size)
    return across * (width + GAP_PX), -(-count // across) * (height + GAP_PX)


def grid(count: int, size: tuple[int, int]) -> tuple[int, tuple[int, int]]:
    """How many pictures of this size stand in a row, and how wide and high they are on the sheet, px."""
    slope = size[1] / size[0]

    def widest(across: int) -> int:
        rows = -(-count // across)
        return min(LARGEST_THUMBNAIL_PX, SHEET_PX // across - GAP_PX, int((SHEET_PX // rows - GAP_PX) / slope))

    def longest_side(across: int) -> float:
        return widest(across) * max(across, slope * -(-count // across))

    across = max(range(1, count + 1), key=lambda across: (widest(across), -longest_side(across)))
    return across, (widest(across), int(widest(across) * slope))


def _index(names: list[str]) -> str:
    figures = "".join(
        f'<figure><img loading="lazy" width="{THUMBNAIL_PX}" src="{html.escape(name)}">'
        f"<figcaption>{html.escape(name)}</figcaption></figure>"
        for name in names
    )
    style = "body{display:flex;flex-wrap:wrap;font:12px sans-serif}figure{margin:6px}"
    return f'<!doctype html><meta charset="utf-8"><title>Screens</title><style>{style}</style>{figures}'


_EXAMPLES = """\
examples:
  python -m ui.gallery --out pictures
  python -m ui.gallery --out pictures --panel 1366x768 --size elder --language en
  python -m ui.gallery --out pictures --only review --only problem --contrast black-on-yellow
"""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m ui.gallery",
        description="Draws every kind of screen in every size, contrast and language as a picture.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="DIR",
        help="pictures, one contact sheet a size, contrast and language, index.html",
    )
    some = f"this screen only; may be repeated: {', '.join(KINDS)}"
    parser.add_argument("--only", choices=KINDS, action="append", metavar="SCREEN", help=some)
    for name, known in (("size", SIZES), ("contrast", CONTRASTS), ("language", LANGUAGES)):
        some = f"this one only; may be repeated: {', '.join(known)}"
        parser.add_argument(f"--{name}", choices=known, action="append", metavar=name.upper(), help=some)
    parser.add_argument("--voice", action="store_true", help="with the voice mode on")
    parser.add_argument("--aloud", action="store_true", help="while pages of elder mode are read aloud")
    some = f"the display, one a run (default: 1080x1920): {', '.join(PANELS)}"
    parser.add_argument("--panel", choices=PANELS, default="1080x1920", metavar="WIDTHxHEIGHT", help=some)
    return parser.parse_args()


def main() -> int:
    wanted = _arguments()
    folder: Path = wanted.out / wanted.panel
    folder.mkdir(parents=True, exist_ok=True)
    panel = PANELS[wanted.panel]
    application = application_on(panel)
    readers = [
        Reader(language, SIZES[size], contrast)
        for language in wanted.language or LANGUAGES
        for size in wanted.size or SIZES
        for contrast in wanted.contrast or CONTRASTS
    ]
    names = []
    gallery = Gallery(panel, voice=wanted.voice, aloud=wanted.aloud)
    for reader in readers:
        pictures = []
        for shot, picture in gallery.shots([reader], wanted.only or KINDS):
            picture.save(folder / shot.file)
            pictures.append(picture.reduce(2))
            names.append(shot.file)
        contact_sheet(pictures).save(folder / f"sheet.{mode(reader)}.png")
    (folder / "index.html").write_text(_index(names), "utf-8")
    print(f"{len(names)} pictures in {folder}, drawn on {application.platformName()}")
    close_window(gallery.view)
    return 0
