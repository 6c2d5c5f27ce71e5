"""The one place that shows: every view in its list gets the same screen, for the same reader."""

from collections.abc import Callable, Iterable
from typing import Protocol

from kiosk.model.screen import Screen
from ui.theme.reader import Reader


class View(Protocol):
    """Tells a Screen to somebody's eyes, ears or fingers. Reads the value and decides nothing about the visit."""

    def show(self, screen: Screen, reader: Reader) -> None:
        """This is what stands now, and how it is read. Comes again when only the reader has changed.

        LookupError: a sentence is missing in the reader's language.
        """


USUAL_TONGUE = "tongue-"  # a key of the voice mode: what is spoken is the language that is read


def _ignore_voice(key: str) -> None:
    del key


def _ignore_reader(reader: Reader) -> None:
    del reader


class Presenter:
    """Holds what is shown and how it is read: another screen, size, contrast or language reaches every view from here.

    `on_touch(action, value)` gets every touch but the reader's own settings, which `on_reader` is told of, and the
    voice mode's: `on_voice` gets its key, or "" for the switch itself. All calls come from one thread.
    """

    def __init__(
        self,
        views: Iterable[View],
        on_touch: Callable[[str, str], None],
        on_reader: Callable[[Reader], None] = _ignore_reader,
        on_voice: Callable[[str], None] = _ignore_voice,
    ) -> None:
        self.reader = Reader()
        self._views = tuple(views)
        self._on_touch = on_touch
        self._on_reader = on_reader
        self._on_voice = on_voice
        self._screen: Screen | None = None

    def show(self, screen: Screen, *, another: bool = False) -> None:
        """Show this screen. `another`: it is for the next citizen, who begins with the usual look."""
        before = self.reader
        self._screen = screen
        if another:
            self.reader = Reader()
        self._show_all(screen)
        if self.reader != before:
            self._on_reader(self.reader)

    def join(self, view: View) -> None:
        """Show to this view, too, from now on."""
        self._views = (*self._views, view)
        if self._screen:
            view.show(self._screen, self.reader)

    def wear(self, reader: Reader) -> None:
        """Show everything again the way this reader wants it."""
        if reader == self.reader:
            return
        self.reader = reader
        if self._screen:
            self._show_all(self._screen)
        self._on_reader(reader)

    def touch(self, action: str, value: str = "") -> None:
        """What a view's reader has touched: a setting of the reader, or something for the visit."""
        match action:
            case "elder":
                self.wear(self.reader.other_size())
            case "language" | "size" | "contrast":
                self.wear(self.reader.wearing(action, value))
            case "usual":
                self.wear(Reader())
                self._on_voice(USUAL_TONGUE)
            case "voice":
                self._on_voice(value)
            case _:
                self._on_touch(action, value)

    def _show_all(self, screen: Screen) -> None:
        for view in self._views:
            view.show(screen, self.reader)
