"""How many lines a text takes, as it is estimated and as Qt draws it."""

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from ui.gallery.render import EXAMPLES
from ui.gallery.screens import SERVICES
from ui.present.lines import ems, lines
from ui.present.localizer import Localizer
from ui.theme.reader import LANGUAGES
from ui.window import FAMILIES
from ui.words.sentences import STRINGS, Words

PX = 100


@pytest.mark.parametrize(
    ("text", "room", "count"),
    [
        ("", 5, 0),
        ("社保参保证明", 6, 1),
        ("社保参保证明", 5, 2),
        ("打印 · 约 1 分钟", 20, 1),
        ("Social insurance certificate", 20, 1),
        ("Social insurance certificate", 9, 2),
        ("养老金资格\u2060认\u2060证", 7, 1),
        ("养老金资格\u2060认\u2060证", 6, 2),
        ("Social insurance certificate", 1, 3),  # words are not broken
    ],
)
def test_words_stay_whole_and_hanzi_may_part(text: str, room: float, count: int) -> None:
    assert lines(text, room) == count


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("bold", [False, True])
def test_no_name_is_wider_than_estimated_and_none_is_much_narrower(qtbot: QtBot, language: str, bold: bool) -> None:
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPixelSize(PX)
    font.setBold(bold)
    localizer = Localizer(Words(language, (STRINGS, EXAMPLES)))
    for text in [localizer.say(text) for service in SERVICES for text in (service.label, service.note)]:
        drawn = QFontMetricsF(font).horizontalAdvance(text) / PX
        assert drawn - 0.01 <= ems(text, bold) <= drawn * 1.12, text
