"""The parts of the dock that show: lights, the paper that came out, the back end's records. They tell nothing."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from device_sim.dock.link import THUMBNAIL, Paper
from device_sim.dock.look import COLOURS, HAIRLINE
from device_sim.dock.parts import as_plain_rows, label
from device_sim.dock.words import Light, Row, paper_words

LARGE_VIEW = {"receipt": 460, "certificate": 700}  # pixels wide
TALLEST_VIEW = 960  # pixels
NUMBER_WIDTH = 152  # pixels
_ID = Qt.ItemDataRole.UserRole


class LightRow(QWidget):
    """A coloured dot, the device's name, and the word for its state."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._dot, self._zh, self._word = label("●"), label(""), label("")
        self._zh.setFixedWidth(48)
        row.addWidget(self._dot)
        row.addWidget(self._zh)
        row.addWidget(self._word, 1)

    @property
    def word(self) -> str:
        return self._word.text()

    def show_light(self, light: Light) -> None:
        self._zh.setText(light.zh)
        self._zh.setToolTip(light.en)
        self._word.setText(light.word)
        self.setAccessibleName(f"{light.zh} {light.en}: {light.word}")
        for line in (self._dot, self._word):
            line.setStyleSheet(f"color: {COLOURS[light.level]}; font-weight: bold")


class PaperShelf(QListWidget):
    """Thumbnails of the paper that came out. A click or Enter opens the large view."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setAccessibleName("出来的纸 Papers")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setIconSize(QSize(*THUMBNAIL))
        self.setGridSize(QSize(THUMBNAIL[0] + 9, THUMBNAIL[1] + 26))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: list[tuple[Path, int]] = []
        self.view = PaperView(self)
        self._nothing = label("还没有纸出来 Nothing has come out yet", "small")
        QVBoxLayout(self).addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.itemClicked.connect(self._open)
        self.itemActivated.connect(self._open)

    def show_papers(self, papers: Sequence[Paper]) -> None:
        now = [(paper.path, paper.written) for paper in papers]
        if now == self._shown:
            return
        self._shown = now
        self.clear()
        self._nothing.setVisible(not papers)
        for paper in papers:
            item = QListWidgetItem(QIcon(_with_edge(paper.thumbnail)), paper_words(paper.path.name))
            item.setData(_ID, str(paper.path))
            self.addItem(item)

    def _open(self, item: QListWidgetItem) -> None:
        self.view.show_paper(Path(item.data(_ID)))


class PaperView(QDialog):
    """One piece of paper, large."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.paper = QLabel()
        self.paper.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        scrolled = QScrollArea()
        scrolled.setWidget(self.paper)
        scrolled.setWidgetResizable(True)
        QVBoxLayout(self).addWidget(scrolled)

    def show_paper(self, path: Path) -> None:
        kind = path.stem.partition("-")[0]
        image = QImage(str(path)).scaledToWidth(LARGE_VIEW[kind], Qt.TransformationMode.SmoothTransformation)
        self.setWindowTitle(paper_words(path.name))
        self.paper.setPixmap(_with_edge(image))
        self.resize(image.width() + 60, min(image.height() + 50, TALLEST_VIEW))
        self.show()
        self.raise_()


class RecordTable(QTreeWidget):
    """What the back end holds, one row for each application and certificate, under headings."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("records")
        as_plain_rows(self, 2)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setColumnWidth(0, NUMBER_WIDTH)
        self._shown: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        if rows == self._shown:
            return
        self._shown = rows
        self.clear()
        for row in rows:
            item = QTreeWidgetItem([row.number, row.standing])
            item.setForeground(1, QBrush(QColor(COLOURS[row.level])))
            self.addTopLevelItem(item)
            item.setFirstColumnSpanned(not row.standing)  # only an item in the tree can span
            if not row.standing:
                item.setForeground(0, QBrush(QColor(COLOURS[row.level])))


def _with_edge(image: QImage) -> QPixmap:
    """White paper on a white card needs a line around it."""
    pixmap = QPixmap.fromImage(image)
    painter = QPainter(pixmap)
    painter.setPen(QColor(HAIRLINE))
    painter.drawRect(pixmap.rect().adjusted(0, 0, -1, -1))
    painter.end()
    return pixmap
