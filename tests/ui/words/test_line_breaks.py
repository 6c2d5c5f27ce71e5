"""Where lines end: no dot at an end, no number without its unit, no character alone on the last line."""

import itertools

import pytest
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from pytestqt.qtbot import QtBot

from ui.words.line_breaks import JOIN, KEEP, tidy

SIZE = 40
SENTENCES = (
    "申请 · 约 4 分钟 · 断网也能办",
    "民政局还没有审核，您不用再来。15 个工作日内答复，短信通知您。",
    "在任何一台终端扫这个码查进度",
    "身份证如果还在读卡区，请记得拿走。",
)


def _lines(sentence: str, width: float) -> list[str]:
    font = QFont("Noto Sans CJK SC")
    font.setPixelSize(SIZE)
    layout, option = QTextLayout(sentence, font), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)  # as the window's texts wrap
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(sentence[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return lines


@pytest.mark.parametrize("sentence", SENTENCES)
def test_lines_end_where_people_would_end_them(qtbot: QtBot, sentence: str) -> None:
    for width in range(8 * SIZE, 30 * SIZE, SIZE // 2):
        lines = _lines(tidy(sentence), width)
        for line, following in itertools.pairwise(lines):
            assert not line.rstrip().endswith("·"), lines
            assert not (line.rstrip()[-1].isdigit() and following[0] in "分个"), lines
        assert len(lines) == 1 or len(lines[-1].replace(JOIN, "").strip()) > 1, lines


def test_nothing_that_can_be_read_is_changed() -> None:
    for sentence in (*SENTENCES, "Print · about 1 min", "138 2233 6620", "星期一", "11月23日 星期一"):
        assert tidy(sentence).replace(KEEP, " ").replace(JOIN, "") == sentence
    assert tidy("11月23日 星期一") == "11月23日 星期一"
