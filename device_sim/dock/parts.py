"""The parts of the dock that are pressed: buttons, cards, the list of people. They know what is told, not to whom."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from device_sim.dock.pieces import Card, Dial, Flip, Listed, Piece, Press, Someone, State, Typed
from device_sim.dock.words import about, matches
from device_sim.people import Person, people

GAP, INNER = 6, 11
BUTTON_HEIGHT = 38
PEOPLE_HEIGHT = 154
NUMBER_WIDTH = 52
_ID = Qt.ItemDataRole.UserRole


class TellButton(QPushButton):
    """Chinese over English. Emits `told` with what is now to be told; follows the world's state."""

    told = Signal(object)

    def __init__(self, piece: Press | Flip) -> None:
        super().__init__()
        self._piece = piece
        self.press = piece.do if isinstance(piece, Flip) else piece
        self._zh, self._en = label(""), label("", "en")
        self._lines = column = QVBoxLayout(self)
        column.setContentsMargins(4, 3, 4, 4)
        column.setSpacing(0)
        for line in (self._zh, self._en):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(line)
        self.setFixedHeight(BUTTON_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: self.told.emit(self.press))
        self._draw("main" if self.press.main else "plain")

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._lines.minimumSize().width(), BUTTON_HEIGHT)

    sizeHint = minimumSizeHint  # noqa: N815 - Qt's name

    def follow(self, state: State) -> None:
        match self._piece:
            case Flip(do, undo, broken):
                self.press = undo if broken(state) else do
                self._draw("mend" if broken(state) else "plain")
            case Press(holds=holds, wrong=wrong) if holds(state):
                self._draw("mend" if wrong else "chosen")
            case Press(main=main):
                self._draw("main" if main else "plain")

    def _draw(self, look: str) -> None:
        if self._zh.text() == self.press.zh and self.property("look") == look:
            return
        self._zh.setText(self.press.zh)
        self._en.setText(self.press.en)
        self.setAccessibleName(f"{self.press.zh} {self.press.en}")
        self.setToolTip(" ".join((self.press.device, self.press.verb, *self.press.args))[:60])
        set_look(self, look)


class PeopleList(QWidget):
    """Everybody who has a card, those worth a look first, with a line to search by. Emits `chosen` on double click."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.search = QLineEdit()
        self.search.setPlaceholderText(f"找人：姓名、编号、年龄、特点   search {len(people())} people")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.list = QTreeWidget()
        as_plain_rows(self.list, 2)
        self.list.setFixedHeight(PEOPLE_HEIGHT)
        self.list.setColumnWidth(0, 128)
        self._rows = [(somebody, _row(somebody)) for somebody in people()]
        self.list.addTopLevelItems([row for _, row in self._rows])
        self.list.setCurrentItem(self._rows[0][1])
        self.list.itemDoubleClicked.connect(lambda *_: self.chosen.emit())
        column.addWidget(self.search)
        column.addWidget(self.list)

    @property
    def id(self) -> str:
        """Of the chosen person; "" while nobody found is chosen."""
        row = self.list.currentItem()
        return str(row.data(0, _ID)) if row and not row.isHidden() else ""

    def _filter(self, sought: str) -> None:
        for somebody, row in self._rows:
            row.setHidden(not matches(somebody, sought))
        found = [row for _, row in self._rows if not row.isHidden()]
        if found and not self.id:
            self.list.setCurrentItem(found[0])


def _row(somebody: Person) -> QTreeWidgetItem:
    row = QTreeWidgetItem([somebody.card.name, about(somebody)])
    row.setData(0, _ID, somebody.id)
    row.setToolTip(0, f"{somebody.card.name} {somebody.card.english_name} {somebody.id}")
    return row


class ListedBox(QComboBox):
    """What there is to choose from; it changes only where the world has something else."""

    def __init__(self, listed: Listed) -> None:
        super().__init__()
        self._listed = listed
        self._items: tuple[tuple[str, ...], ...] = ()
        self.setFixedHeight(BUTTON_HEIGHT)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setAccessibleName(f"{listed.press.zh} {listed.press.en}")

    @property
    def words(self) -> tuple[str, ...]:
        """Those that are chosen; none while there is nothing."""
        return self._items[self.currentIndex()] if self._items else ()

    def follow(self, state: State) -> None:
        items = self._listed.items(state)
        if items != self._items:
            self._items = items
            self.clear()
            self.addItems([" · ".join(words) for words in items])


class CardBox(QFrame):
    """A white card of buttons. Emits `told` for whatever in it is pressed."""

    told = Signal(object)

    def __init__(self, card: Card) -> None:
        super().__init__()
        self.buttons: list[TellButton] = []
        self.lists: list[ListedBox] = []
        self.people = PeopleList() if card.people else None
        column = card_column(self, card.zh, card.en)
        if self.people:
            column.addWidget(self.people)
        for pieces in card.rows:
            row = QHBoxLayout()
            row.setSpacing(GAP)
            for piece in pieces:
                self._place(row, piece)
            column.addLayout(row)

    def follow(self, state: State) -> None:
        for button in self.buttons:
            button.follow(state)
        for listed in self.lists:
            listed.follow(state)

    def _place(self, row: QHBoxLayout, piece: Piece) -> None:
        match piece:
            case Dial():
                self._dial(row, piece)
            case Typed():
                self._typed(row, piece)
            case Listed():
                self._listed(row, piece)
            case Someone(press):
                self._someone(self._button(row, press))
            case Press() | Flip():
                button = self._button(row, piece)
                button.told.connect(self.told)

    def _button(self, row: QHBoxLayout, piece: Press | Flip) -> TellButton:
        button = TellButton(piece)
        self.buttons.append(button)
        row.addWidget(button, 1)
        return button

    def _dial(self, row: QHBoxLayout, dial: Dial) -> None:
        number = QSpinBox()
        number.setRange(dial.low, dial.high)
        number.setValue(dial.value)
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        number.setFixedSize(NUMBER_WIDTH, BUTTON_HEIGHT)
        number.setAccessibleName(f"{dial.press.zh} {dial.press.en}")
        row.addWidget(number)
        button = self._button(row, dial.press)
        button.told.connect(lambda press: self.told.emit(replace(press, args=(str(number.value()),))))

    def _typed(self, row: QHBoxLayout, typed: Typed) -> None:
        line = QLineEdit()
        line.setPlaceholderText(typed.hint)
        line.setFixedHeight(BUTTON_HEIGHT)
        row.addWidget(line, 2)
        button = self._button(row, typed.press)
        button.told.connect(lambda press: self.told.emit(replace(press, args=(line.text(),))))
        line.returnPressed.connect(button.click)

    def _listed(self, row: QHBoxLayout, listed: Listed) -> None:
        box = ListedBox(listed)
        self.lists.append(box)
        row.addWidget(box, 2)
        button = self._button(row, listed.press)
        button.told.connect(lambda press: self.told.emit(replace(press, args=(*press.args, *box.words))))

    def _someone(self, button: TellButton) -> None:
        def tell() -> None:
            if self.people and self.people.id:
                self.told.emit(replace(button.press, args=(self.people.id,)))

        button.told.connect(tell)
        if self.people and button.press.main:  # one key puts one card down
            self.people.chosen.connect(tell)
            self.people.search.returnPressed.connect(tell)


def card_column(card: QFrame, zh: str, en: str) -> QVBoxLayout:
    """The card's column, with its title and a small word under way."""
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(INNER, INNER - 3, INNER, INNER)
    column.setSpacing(GAP)
    head = QHBoxLayout()
    head.addWidget(label(zh, "cardTitle"))
    head.addWidget(label(en, "small"))
    head.addStretch(1)
    column.addLayout(head)
    return column


def label(text: str, name: str = "") -> QLabel:
    one = QLabel(text)
    one.setObjectName(name)
    return one


def as_plain_rows(tree: QTreeWidget, columns: int) -> None:
    """A tree without branches, head or horizontal scrolling."""
    tree.setColumnCount(columns)
    tree.setHeaderHidden(True)
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def set_look(widget: QWidget, look: str) -> None:
    """Let the style sheet's rules for this look hold for the widget and the labels in it."""
    widget.setProperty("look", look)
    for one in (widget, *widget.findChildren(QLabel)):
        widget.style().unpolish(one)
        widget.style().polish(one)
