"""Something that is to happen to a printer once so many more lines are printed."""

from collections.abc import Callable


class Mishap:
    """One at a time; a picture, a code or a feed counts as a line."""

    def __init__(self) -> None:
        self.name = ""  # of what is awaited; "": nothing, or what has no name
        self._lines_left: int | None = None
        self._then: Callable[[], None] = lambda: None

    def plan(self, lines: int, then: Callable[[], None], name: str = "") -> None:
        """In the place of what was awaited before; at once where no line is left."""
        self._lines_left, self._then, self.name = lines, then, name
        self._come_due()

    def forget(self, name: str) -> None:
        """Where it is this that is awaited."""
        if self.name == name:
            self._lines_left, self.name = None, ""

    def line_printed(self) -> None:
        if self._lines_left is not None:
            self._lines_left -= 1
            self._come_due()

    def _come_due(self) -> None:
        if self._lines_left is not None and self._lines_left <= 0:
            self._lines_left, self.name = None, ""
            self._then()
