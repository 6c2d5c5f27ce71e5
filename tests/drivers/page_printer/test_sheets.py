"""How many sheets of a job are out is told once each time that it is more."""

from drivers.page_printer.sheets import Sheets


def test_a_count_is_told_when_it_grows_and_never_beyond_the_pages() -> None:
    told: list[int] = []
    sheets = Sheets(3, told.append)
    for count in (0, 1, 1, 0, 2, 7, 9):
        sheets.out(count)
    assert told == [1, 2, 3]
