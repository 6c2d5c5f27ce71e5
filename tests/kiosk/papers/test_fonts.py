"""Which font has a character, and where lines break."""

from kiosk.papers.fonts import PaperFonts, typeface
from tests.kiosk.paper_samples import FONTS


def test_the_second_print_finds_its_fonts_loaded() -> None:
    assert typeface(FONTS) is typeface(PaperFonts(FONTS.body, FONTS.rare))


def test_no_line_begins_with_what_closes_or_ends_with_what_opens() -> None:
    face = typeface(FONTS)
    text = "甲乙丙（丁戊）己庚，辛壬“癸子”丑。寅卯《辰巳》午未！" * 3
    for width in range(40, 200, 7):
        lines = face.lines(text, 10, width)
        assert "".join(lines) == text
        assert not any(line[0] in "），”。》！" or line[-1] in "（“《" for line in lines)


def test_words_and_numbers_stay_whole_and_no_line_is_too_wide() -> None:
    face = typeface(FONTS)
    lines = face.lines("Issued for 440106195803120012 by the office", 10, 110)
    assert lines == ["Issued for", "440106195803120012", "by the office"]
    lines = face.lines("https://zwfw.example.cn/v1/verify/7f3a9c217f3a9c21", 10, 120)
    assert lines == ["https://zwfw.example.cn/", "v1/verify/", "7f3a9c217f3a9c21"]
    assert all(face.width(line, 10) <= 60 for line in face.lines("x" * 100, 10, 60))
