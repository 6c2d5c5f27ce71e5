"""The dock: a window in which a visitor plays the physical world around the terminal. Knows no device and no rule."""

import signal
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from device_sim.dock.board import BOARD
from device_sim.dock.link import Sight, WorldLink
from device_sim.dock.look import dress
from device_sim.dock.parts import CardBox, card_column, label, set_look
from device_sim.dock.plain import plain_card, plain_devices
from device_sim.dock.views import LightRow, PaperShelf, RecordTable
from device_sim.dock.words import heard, lights, rows

SIZE = (760, 1044)
HEAD_HEIGHT = 54
SIGHT_WIDTH = 312
RECORDS_HEIGHT = 232
MARGIN, GAP = 12, 8


class Dock(QWidget):
    """Built for one world's folder; looks at it from the first moment until it is closed."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.link = WorldLink(folder)
        self.cards = [CardBox(card) for card in BOARD]
        self.plain: dict[str, str] = {}  # devices that only the list of kinds knows, and what each is
        self.lights = [LightRow() for _ in lights(None, self.plain)]
        self.shelf, self.records = PaperShelf(), RecordTable()
        self.banner, self.word, self.running = label("", "banner"), label(""), label("")
        self.heard = label("", "heard")
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(f"穗助 · 现场 · {folder}")
        self.resize(*SIZE)
        self._lay_out()
        self._listen()
        self._look_around(None)
        self.link.start()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self.link.stop()
        super().closeEvent(event)

    # --- what is seen -----------------------------------------------------------------------------------------

    def _listen(self) -> None:
        for card in self.cards:
            card.told.connect(self.link.press)
        self.link.seen.connect(self._look_around)
        self.link.gone.connect(self._gone)
        self.link.did.connect(lambda what: self._say(f"✓ 已做  {what}", "did"))
        self.link.refused.connect(lambda why: self._say(f"✗ {why}", "refused"))

    def _look_around(self, sight: Sight | None) -> None:
        if sight:
            self._meet(sight)
        for row, light in zip(self.lights, lights(sight.state if sight else None, self.plain), strict=True):
            row.show_light(light)
        self.banner.setVisible(False)
        self.heard.setText(heard(sight.state if sight else None))
        self.running.setText("● 已连上 Connected" if sight else "○ 正在找 Looking")
        for card in self.cards:
            card.setEnabled(sight is not None)
            if sight:
                card.follow(sight.state)
        if sight:
            self.shelf.show_papers(sight.papers)
            self.records.show_rows(rows(sight.records))

    def _meet(self, sight: Sight) -> None:
        """A card and a light for each device that has none yet."""
        for device, what in plain_devices(sight.verbs).items():
            if device not in self.plain:
                self.plain[device] = what
                card, row = CardBox(plain_card(device, what, sight.verbs[device])), LightRow()
                card.told.connect(self.link.press)
                self._cards_column.insertWidget(len(self.cards), card)
                self._lights_column.addWidget(row)
                self.cards.append(card)
                self.lights.append(row)

    def _gone(self, why: str) -> None:
        self._look_around(None)
        self.running.setText("○ 没有连上 Not running")
        self.banner.setText(
            f"模拟设备没有在运行，这里一直等着。Simulated devices are not running; waiting for them.\n"
            f"启动 Start:  python -m device_sim serve --dir {self.folder}"
        )
        self.banner.setToolTip(why)
        self.banner.setVisible(True)

    def _say(self, words: str, look: str) -> None:
        self.word.setText(words)
        set_look(self.word, look)

    # --- where everything stands ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        middle = QVBoxLayout()
        middle.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.banner.setWordWrap(True)
        middle.addWidget(self.banner)
        both = QHBoxLayout()
        both.setSpacing(GAP)
        both.addWidget(self._hands(), 1)
        both.addWidget(self._eyes())
        middle.addLayout(both, 1)
        column.addLayout(middle, 1)
        column.addWidget(self._strip())
        column.addWidget(self._foot())

    def _head(self) -> QFrame:
        head, row = _bar("head")
        head.setFixedHeight(HEAD_HEIGHT)
        row.addWidget(label("现场", "headTitle"))
        row.addWidget(label("放证、扫码、抽纸、拔线  Play the world around the terminal", "headSmall"))
        row.addStretch(1)
        row.addWidget(self.running)
        return head

    def _hands(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._cards_column = column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for card in self.cards:
            column.addWidget(card)
        column.addStretch(1)
        scrolled = QScrollArea()
        scrolled.setWidget(inside)
        scrolled.setWidgetResizable(True)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return scrolled

    def _eyes(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(SIGHT_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        devices, papers, records = QFrame(), QFrame(), QFrame()
        self._lights_column = card_column(devices, "设备", "At a glance")
        for row in self.lights:
            self._lights_column.addWidget(row)
        card_column(papers, "出来的纸", "Papers, newest first").addWidget(self.shelf)
        self.records.setFixedHeight(RECORDS_HEIGHT)
        card_column(records, "后台", "What the back end holds").addWidget(self.records)
        for card, stretch in ((devices, 0), (papers, 1), (records, 0)):
            column.addWidget(card, stretch)
        return side

    def _strip(self) -> QFrame:
        """What is being said, and into what."""
        strip, row = _bar("foot")
        self.heard.setWordWrap(True)
        self.heard.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self.heard)
        return strip

    def _foot(self) -> QFrame:
        foot, row = _bar("foot")
        self.word.setText("按一下，现场就变一下。 Each button does one thing.")
        self.word.setWordWrap(True)
        self.word.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self.word)
        return foot


def _bar(name: str) -> tuple[QFrame, QHBoxLayout]:
    bar = QFrame()
    bar.setObjectName(name)
    row = QHBoxLayout(bar)
    row.setContentsMargins(MARGIN + 4, 0, MARGIN + 4, 0)
    return bar, row


def run(folder: Path, screenshot: Path | None = None, left: int | None = None) -> int:
    """Show the dock until it is closed, or write one picture of it: 1 where no world runs or nothing can be written.

    `left`: pixels from the screen's left edge, where no window manager puts it beside the kiosk.
    """
    app = QApplication(sys.argv[:1])
    dress(app)
    dock = Dock(folder)
    if left is not None:
        dock.move(left, 0)
    dock.show()
    if screenshot:
        _picture(dock, screenshot, app)
    for stopping in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stopping, lambda *_: app.quit())
    code = app.exec()
    dock.close()
    return code


def _picture(dock: Dock, file: Path, app: QApplication) -> None:
    """Of the first look, once it is drawn."""

    def draw() -> None:
        app.exit(0 if dock.grab().save(str(file)) else _complain(f"{file} cannot be written"))

    dock.link.seen.connect(lambda: QTimer.singleShot(0, draw))
    dock.link.gone.connect(lambda why: app.exit(_complain(why)))


def _complain(why: str) -> int:
    print(f"device_sim: {why}", file=sys.stderr)
    return 1
