"""Counts the sheets of one job that are out, for who is told of them. Knows no printer."""

from collections.abc import Callable


class Sheets:
    """How many sheets are out, told whenever that is more than before."""

    def __init__(self, pages: int, on_page: Callable[[int], None]) -> None:
        self._pages, self._on_page, self._told = pages, on_page, 0

    def out(self, count: int) -> None:
        if (sheets := min(count, self._pages)) > self._told:
            self._told = sheets
            self._on_page(sheets)
