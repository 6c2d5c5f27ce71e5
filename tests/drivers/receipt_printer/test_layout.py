"""Where text breaks on 48 columns."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.api.font_coverage import is_written
from drivers.api.receipt_printer import ReceiptPair, ReceiptText
from drivers.receipt_printer.layout import COLUMNS, Line, pair_lines, printable, text_lines, width, wrap

CHARACTERS = st.sampled_from("广州市越秀区中山路，。、；：（）《》“”…—·￥ABCxyz0123456789 ,.()-/%𬭎𠮷㵢ñ〇\u3000\u0301")
TEXTS = st.text(CHARACTERS, max_size=200)


def squeezed(text: str) -> str:
    return text.replace(" ", "")


@given(TEXTS, st.integers(1, 4))
def test_no_line_is_wider_than_the_paper_and_no_character_is_lost(text: str, scale: int) -> None:
    lines = text_lines(ReceiptText(text, scale))
    assert all(width(line.text) * scale <= COLUMNS for line in lines)
    assert squeezed("".join(line.text for line in lines)) == squeezed(printable(text))


@given(TEXTS, TEXTS)
def test_no_pair_is_wider_than_the_paper_and_no_character_is_lost(label: str, value: str) -> None:
    lines = [line.text for line in pair_lines(ReceiptPair(label, value))]
    assert all(width(line) <= COLUMNS for line in lines)
    together = squeezed("".join(lines))
    assert sorted(together) == sorted(squeezed(printable(label) + printable(value)))


def test_a_large_pair_stands_on_one_line_where_it_fits_and_otherwise_below_its_label() -> None:
    beside = pair_lines(ReceiptPair("姓名", "陈*明", scale=2))
    below = pair_lines(ReceiptPair("身份证号码", "440104********0014", scale=2))
    assert [(line.text, line.scale) for line in beside] == [("姓名" + " " * 15 + "陈*明", 2)]
    assert [line.text.strip() for line in below] == ["身份证号码", "440104********0014"]
    assert all(width(line.text) <= COLUMNS // 2 for line in (*beside, *below))


@given(st.text(max_size=60))
@settings(max_examples=settings().max_examples * 2)
def test_any_text_is_laid_out_or_refused(text: str) -> None:
    newer = {one for one in text if ord(one) in range(0x20000, 0x3FFFE) and is_written(one)}  # than Python's tables
    if all(one.isprintable() or one in {"\u3000", "\u00a0"} | newer for one in text):
        assert all(width(line.text) <= COLUMNS for line in text_lines(ReceiptText(text)))
    else:
        with pytest.raises(ValueError, match="expected no control"):
            text_lines(ReceiptText(text))


@given(st.text(st.sampled_from("中文，。！）《（A1 "), max_size=120), st.integers(8, 48))
def test_punctuation_does_not_begin_a_line_unless_there_is_nothing_else_to_break(text: str, columns: int) -> None:
    runs = [line for line in wrap(text, columns)[1:] if line and line[0] in "，。！）"]
    longest = max((len(run) for run in text.replace(" ", "，").split("中")), default=0)
    assert not runs or " " in text or longest * 2 > columns - 4


def test_word_is_not_cut_where_it_fits_on_a_line() -> None:
    assert wrap("受理编号 GZ-20261123-000117 已经登记", 24) == ["受理编号", "GZ-20261123-000117 已经", "登记"]


def test_word_wider_than_the_paper_is_cut() -> None:
    assert wrap("x" * 100, 48) == ["x" * 48, "x" * 48, "xxxx"]


def test_a_number_wider_than_the_paper_is_parted_behind_a_hyphen() -> None:
    assert wrap("GZ0117-20261128-0001-9Z7XP", 24) == ["GZ0117-20261128-0001-", "9Z7XP"]
    assert wrap("GZ-" + "x" * 12, 12) == ["GZ-" + "x" * 9, "xxx"], "not where most of a line would stay empty"
    assert wrap("xxxxxxxxxx-。x", 12) == ["xxxxxxxxxx", "-。x"], "closing punctuation stays with the hyphen"


def test_closing_punctuation_stays_with_its_word() -> None:
    assert wrap("一二三四五六，七八", 12) == ["一二三四五", "六，七八"]
    assert wrap("一二三四五（六）", 12) == ["一二三四五", "（六）"]
    assert wrap("x" * 12 + "。", 12) == ["x" * 11, "x。"]


def test_spaces_at_the_front_are_kept_and_spaces_at_a_break_are_not() -> None:
    assert wrap("  一二三 四五", 8) == ["  一二三", "四五"]


def test_combining_marks_stay_on_their_character() -> None:
    assert width("e\u0301") == 1
    assert wrap("e\u0301" * 10, 4) == ["e\u0301" * 4, "e\u0301" * 4, "e\u0301" * 2]


@pytest.mark.parametrize(
    ("text", "columns"), [("A", 1), ("广", 2), ("·", 2), ("é", 2), ("𬭎", 2), ("𠮷", 2), ("ñ", 1), ("“", 2), ("—", 2)]
)
def test_width_is_what_the_printer_moves_by(text: str, columns: int) -> None:
    assert width(text) == columns


def test_long_value_stands_in_a_block_at_the_right() -> None:
    lines = [line.text for line in pair_lines(ReceiptPair("办理事项", "城乡居民基本养老保险参保登记（首次参保）"))]
    assert lines == [
        "办理事项" + " " * 20 + "城乡居民基本养老保险",
        " " * 28 + "参保登记（首次参保）",
    ]


def test_long_label_gets_its_own_line() -> None:
    label, value = "社会保险关系转移接续联系函编号", "GZ-20261123-000117-00001"
    assert [line.text for line in pair_lines(ReceiptPair(label, value))] == [label, " " * 24 + value]


def test_yen_sign_and_hard_space_take_the_printers_form() -> None:
    assert text_lines(ReceiptText("¥5\u00a0元")) == [Line("￥5 元")]


def test_accents_written_as_marks_become_one_character() -> None:
    assert text_lines(ReceiptText("Jose\u0301")) == [Line("José")]


def test_empty_text_is_an_empty_line() -> None:
    assert text_lines(ReceiptText("")) == [Line("")]
    assert pair_lines(ReceiptPair("", "")) == [Line("")]
