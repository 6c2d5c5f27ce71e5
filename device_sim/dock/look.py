"""The dock's colours and sizes as one Qt style sheet. Knows no device."""

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from device_sim.dock.words import Level

FONTS = ["Noto Sans CJK SC", "HanaMinB", "HanaMinA", "BabelStone Han"]
TEXT_PX = 13
INK, GROUND, WHITE, HAIRLINE = "#14202E", "#F3F6FA", "#FFFFFF", "#D5DFEA"
COLOURS = {Level.GOOD: "#0E6B43", Level.CARE: "#7A4B00", Level.BAD: "#B3261E", Level.UNKNOWN: "#3A4A5E"}

_STYLE = """
QWidget { color: #14202E; }
#ground, #scrolled { background: #F3F6FA; }
QScrollArea { border: none; background: transparent; }
#head { background: #14202E; }
#head QLabel { color: #FFFFFF; }
#headTitle { font-size: 19px; font-weight: bold; }
#headSmall { font-size: 12px; }
#banner { background: #FFF4DB; color: #7A4B00; border: 1px solid #E3C274; border-radius: 10px; padding: 9px 12px;
    margin-bottom: 4px; }
#card { background: #FFFFFF; border: 1px solid #D5DFEA; border-radius: 12px; }
#cardTitle { font-size: 15px; font-weight: bold; }
#small { font-size: 11px; color: #3A4A5E; }
#foot { background: #FFFFFF; border-top: 1px solid #D5DFEA; }
#foot QLabel { font-size: 12px; color: #3A4A5E; padding: 6px 0; }
#foot QLabel[look="refused"] { color: #B3261E; font-weight: bold; }

TellButton { border: 1px solid #C4D2E1; border-radius: 8px; background: #FFFFFF; }
TellButton QLabel { background: transparent; border: none; }
TellButton #en { font-size: 10px; color: #3A4A5E; }
TellButton:hover { background: #F3F6FA; border-color: #8FA3B8; }
TellButton:pressed { background: #E4EFFB; }
TellButton:focus { border: 2px solid #0B57A4; }
TellButton[look="main"] { background: #0B57A4; border-color: #0B57A4; }
TellButton[look="main"]:hover, TellButton[look="main"]:pressed { background: #0A4C93; }
TellButton[look="main"]:focus { border: 2px solid #14202E; }
TellButton[look="main"] QLabel, TellButton[look="main"] #en { color: #FFFFFF; }
TellButton[look="chosen"] { background: #E4EFFB; border: 2px solid #0B57A4; }
TellButton[look="chosen"] QLabel, TellButton[look="chosen"] #en { color: #0A4C93; font-weight: bold; }
TellButton[look="mend"] { background: #FFF4DB; border: 2px solid #7A4B00; }
TellButton[look="mend"] QLabel, TellButton[look="mend"] #en { color: #7A4B00; font-weight: bold; }
TellButton:disabled { background: #F3F6FA; border: 1px solid #D5DFEA; }
TellButton QLabel:disabled, TellButton[look] #en:disabled { color: #66788C; font-weight: normal; }

QLineEdit, QSpinBox { background: #FFFFFF; border: 1px solid #8FA3B8; border-radius: 8px; padding: 4px 8px;
    selection-background-color: #0B57A4; selection-color: #FFFFFF; }
QSpinBox { padding: 4px 2px; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QLineEdit:focus, QSpinBox:focus { border: 2px solid #0B57A4; padding: 3px 7px; }
QSpinBox:focus { padding: 3px 1px; }
QTreeWidget, QListWidget { background: #FFFFFF; border: 1px solid #D5DFEA; border-radius: 8px; outline: none; }
QTreeWidget::item { padding: 3px 2px; border: none; }
QTreeWidget::item:selected { background: #E4EFFB; color: #0A4C93; }
#bare { border: none; }
#records { border: none; font-size: 12px; }
#records::item { padding: 2px 0; }
QListWidget::item { border-radius: 6px; padding: 2px; }
QListWidget::item:hover, QListWidget::item:selected { background: #E4EFFB; color: #0A4C93; }
QScrollBar:vertical { background: transparent; width: 9px; margin: 1px; }
QScrollBar::handle:vertical { background: #C4D2E1; border-radius: 3px; min-height: 30px; }
QScrollBar::handle:vertical:hover { background: #8FA3B8; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { height: 0; background: none; }
QToolTip { background: #14202E; color: #FFFFFF; border: none; padding: 4px; }
"""


def dress(app: QApplication) -> None:
    """One calm look on every desktop: light, flat, with fonts that have the rare characters."""
    app.setStyle("Fusion")
    font = QFont(FONTS)
    font.setPixelSize(TEXT_PX)
    app.setFont(font)
    palette = QPalette(QColor(GROUND))
    for role, colour in (
        (QPalette.ColorRole.Window, GROUND),
        (QPalette.ColorRole.Base, WHITE),
        (QPalette.ColorRole.Text, INK),
        (QPalette.ColorRole.WindowText, INK),
        (QPalette.ColorRole.PlaceholderText, "#66788C"),
    ):
        palette.setColor(role, QColor(colour))
    app.setPalette(palette)
    app.setStyleSheet(_STYLE)
