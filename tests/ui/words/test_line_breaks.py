"""Where lines end: no dot at a beginning, no number without its unit, no character alone on the last line."""

import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from tests.ui.typeset import bad_breaks, broken
from ui.words.line_breaks import JOIN, KEEP, WHOLE, tidy

SIZE = 40
SENTENCES = (
    "申请 · 约 4 分钟 · 断网也能办",
    "民政局还没有审批，不用再提交。15 个工作日内答复，短信通知您。",
    "在任何一台终端扫这个码查进度",
    "现在住在香港、澳门、台湾",
    "您 10:35 的打印中断了，编号在凭条上。如果有纸出来，请不要使用。",
    "住房公积金缴存证明",
    "安娜-玛丽亚·克里斯蒂娜·冯·施密特贝格霍芬",
    "买买提·阿卜杜热合曼吐尔逊艾力，您好",
    "养老待遇领取资格认证",
    "身份证如果还在读卡区，请记得拿走。",
    "养老保险已经交了 20 年 9 个月，从 2006 年 3 月到现在。",
    "养老保险 · 2006年3月至2026年11月",
    "代码 PAG-01 · 电话 020-1234 5678",
    "Code PAG-01 · Phone 020-1234 5678",
    "Page 2 of 3 was printed on 27 Nov 2026, about 12 minutes ago",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_lines_end_where_people_would_end_them(qtbot: QtBot, sentence: str) -> None:
    font = QFont("Noto Sans CJK SC")
    font.setPixelSize(SIZE)
    for width in range(10 * SIZE, 30 * SIZE, SIZE // 2):
        assert list(bad_breaks(broken(tidy(sentence), font, width))) == []


@pytest.mark.parametrize(
    ("sentence", "tied"), [("Tries left: 2.", "left: 2"), ("It ends in 38 s.", "38 s"), ("2 seats", "")]
)
def test_a_count_in_english_stays_with_what_it_counts(sentence: str, tied: str) -> None:
    assert tidy(sentence) == sentence.replace(tied, tied.replace(" ", KEEP))


def test_the_last_four_digits_are_asked_for_on_one_line(qtbot: QtBot) -> None:
    font = QFont("Noto Sans CJK SC")
    font.setPixelSize(SIZE)
    for width in range(10 * SIZE, 30 * SIZE, SIZE // 2):
        lines = broken(tidy("要接着办，请把身份证再放一次，或输入号码最后 4 位。"), font, width)
        assert sum("最\u2060后\u00a04\u00a0位" in line for line in lines) == 1, lines


def test_nothing_that_can_be_read_is_changed() -> None:
    for sentence in (*SENTENCES, "Print · about 1 min", "138 2233 6620", "星期一", "11月23日 星期一"):
        assert tidy(sentence).replace(KEEP, " ").replace(JOIN, "") == sentence


def test_a_word_is_whole_on_the_narrowest_place(qtbot: QtBot) -> None:
    font = QFont("Noto Sans CJK SC")
    font.setPixelSize(SIZE)
    lines = {
        width: [line.replace(JOIN, "") for line in broken(tidy("电子证照查询打印"), font, width * SIZE)]
        for width in (5, 7)
    }
    assert lines == {5: ["电子证照", "查询打印"], 7: ["电子证照", "查询打印"]}


def test_every_word_that_stays_whole_is_one_of_several_hanzi() -> None:
    words = WHOLE.read_text("utf-8").split()
    assert words == sorted(set(words))
    assert all(2 <= len(word) <= 5 and all("\u4e00" <= letter <= "\u9fff" for letter in word) for word in words)
