"""What a journey wants to read on paper, and what must not stand there."""

from tests.flows.player import misread

ROWS = ["姓名                 陈*明", "证明编号", "440100-2026-0037715"]


def test_words_that_stand_in_one_row_are_read_whatever_space_keeps_the_columns_apart() -> None:
    assert misread(ROWS, ["姓名 陈*明", "0037715"]) == []


def test_words_that_stand_nowhere_or_in_two_rows_are_told() -> None:
    assert misread(ROWS, ["黄玉兰", "证明编号 440100"]) == ["黄玉兰", "证明编号 440100"]


def test_words_that_must_not_stand_there_are_told_where_they_do() -> None:
    assert misread(ROWS, ["!陈建明", "!陈*明"]) == ["!陈*明"]
