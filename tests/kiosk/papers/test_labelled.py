"""Labels and values stand in ruled rows: in pairs where both are short, and whole where they are long."""

import pytest

from kiosk.papers.fonts import typeface
from kiosk.papers.labelled import LOWEST_ROW, Labelled, labelled_rows
from kiosk.papers.pdf import Shade, Words
from kiosk.papers.sheet import RIGHT, TOP
from tests.kiosk.paper_samples import FONTS

NAME, SEX, NUMBER = Labelled("姓名", "陈志明"), Labelled("性别", "男"), Labelled("公民身份号码", "440106195803120012")
PLACE = Labelled("住址", "广州市越秀区", wide=True)
LONG = Labelled("住址", "广州市增城区新塘镇穗港澳大湾区跨境电子商务综合试验区" * 4)


def lines(*rows: Labelled) -> list[list[str]]:
    """What is written on each line, from the top and from the left, without what a cell's own end has broken."""
    marks, _ = labelled_rows(typeface(FONTS), rows, TOP)
    words = [mark for mark in marks if isinstance(mark, Words)]
    shades = [mark for mark in marks if isinstance(mark, Shade)]
    rows_at = sorted({(shade.y, shade.y + shade.height) for shade in shades}, reverse=True)
    return [[word.text for word in words if bottom < word.y < top] for bottom, top in rows_at]


@pytest.mark.parametrize(
    ("rows", "written"),
    [
        ((NAME, SEX), [["姓名", "陈志明", "性别", "男"]]),
        ((NAME, SEX, NUMBER), [["姓名", "陈志明", "性别", "男"], ["公民身份号码", "440106195803120012"]]),
        ((NAME, PLACE, SEX), [["姓名", "陈志明"], ["住址", "广州市越秀区"], ["性别", "男"]]),
        ((), []),
    ],
)
def test_two_share_a_line_unless_one_is_wide(rows: tuple[Labelled, ...], written: list[list[str]]) -> None:
    assert lines(*rows) == written


def test_a_long_value_is_broken_within_its_cell_and_its_row_grows() -> None:
    face = typeface(FONTS)
    _, low = labelled_rows(face, [NAME, SEX], TOP)
    marks, lower = labelled_rows(face, [LONG, SEX], TOP)
    assert TOP - low == pytest.approx(LOWEST_ROW)
    assert TOP - lower > 2 * LOWEST_ROW
    assert "".join(mark.text for mark in marks if isinstance(mark, Words)) == "住址" + LONG.value + "性别男"
    assert all(mark.x + face.width(mark.text, mark.size) <= RIGHT for mark in marks if isinstance(mark, Words))
