"""The view on the window: puts a Screen value to QML, hands touches on. Decides nothing about the visit."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kiosk.model.screen import Item, Screen
from ui.present.keystrokes import Keystrokes
from ui.present.localizer import Localizer
from ui.present.shield import Shield
from ui.present.shown import FrameStatus, SaidItems, frame_words, offered, shown_offers, shown_screen
from ui.present.view_model import ALL, Shown, ViewModel, on_shelf
from ui.theme.reader import Reader
from ui.theme.sizes import Dress, Theme
from ui.words.sentences import STRINGS, WRITTEN, Words

REMEMBERED = 24  # services of a shelf: two pages and more


def _ignore() -> None: ...


class _Library:
    """The sentences of every language, each loaded when it is first asked for."""

    def __init__(
        self, folders: tuple[Path, ...], heads: Mapping[str, Mapping[str, str]], spelled: Callable[[str], str]
    ) -> None:
        self._folders, self._heads, self._spelled = folders, heads, spelled
        self._words: dict[str, Words] = {}

    def words(self, language: str) -> Words:
        if language not in self._words:
            heads = self._heads.get(language)
            otherwise = self.words(WRITTEN[language]) if language in WRITTEN else None
            self._words[language] = Words(
                language, self._folders, heads=heads, spelled=self._spelled, otherwise=otherwise
            )
        return self._words[language]

    def warm(self) -> None:
        for words in list(self._words.values()):
            words.warm()


class _Said:
    """What has been put into words before: the services and the date in each language and size, and the frame for each
    way of reading.
    """

    def __init__(self) -> None:
        self.offers: dict[tuple[str, bool], tuple[tuple[Item, ...], Shown]] = {}
        self.items: dict[tuple[str, bool], SaidItems] = {}
        self.frames: dict[Reader, Shown] = {}
        self.day = date.min
        self.dates: dict[tuple[str, bool], str] = {}


class KioskBridge:
    """Puts words to a `ViewModel`, which is what QML sees. All calls come from the GUI thread.

    `status` is what the frame says of this machine. `on_touch(action, value)` gets every touch that counts, `on_hand`
    is told that there was one, also where it only turns a page or opens a sheet. `now` is
    the wall clock on the screen, `seconds` a monotonic clock, by which `shield` knows which touches count. `spelled` is
    how a value is written whose characters no font may have. `on_burst` hears of keys that
    no person has pressed.
    """

    def __init__(
        self,
        theme: Theme,
        status: FrameStatus,
        on_touch: Callable[[str, str], None],
        *,
        now: Callable[[], datetime],
        seconds: Callable[[], float],
        folders: Iterable[Path] = (STRINGS,),
        heads: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
        spelled: Callable[[str], str] = str,
        view_model: ViewModel | None = None,
        on_burst: Callable[[], None] = _ignore,
        on_hand: Callable[[], None] = _ignore,
    ) -> None:
        self.view_model = view_model or ViewModel()
        self.shield = self.view_model.shield = Shield(seconds)
        self.view_model.keystrokes = Keystrokes(seconds, on_burst)
        self.view_model.answer_touches(on_touch, on_hand)
        self.reader = Reader()
        self._listens = self._reads = False
        self._theme = theme
        self._status = status
        self.view_model.put_dress(theme.dress(self.reader))
        self._now = now
        self._ends_in = 0
        self._library = _Library(tuple(folders), heads, spelled)
        self._said = _Said()

    # --- from the presenter

    def show(self, screen: Screen, reader: Reader) -> None:
        """Show this value. LookupError when a sentence is missing in the reader's language."""
        before = self.view_model.shown[0]
        stood = self.reader, _standing(before)
        self._wear(reader)
        shown = shown_screen(screen, self._status, self._localizer(), self._offers(offered(screen)))
        if stood != (reader, _standing(shown)):
            self.shield.changed(elder=reader.elder, page=shown["key"] != before.get("key"))
        self.view_model.put_frame(self._frame())
        self.view_model.put_screen(shown)
        self.tick()

    def put_voice(self, voice: dict[str, Any]) -> None:
        """What is seen of the voice mode. While it is on, its panel takes room of the page; so does in elder mode the
        strip from which a page is read aloud.
        """
        taken = bool(voice.get("on", False)), bool(voice.get("reads"))
        if taken != (self._listens, self._reads):
            self._listens, self._reads = taken
            self.view_model.put_dress(self._dress())
            self.shield.changed(elder=self.reader.elder)
        self.view_model.put_voice(voice)

    def warm(self) -> None:
        """Load, once the first frame stands, what other screens and languages will need."""
        self._library.warm()

    def count_down(self, seconds: int) -> None:
        """So many are left until the visit ends by itself; 0: it does not."""
        if seconds != self._ends_in:
            self._ends_in = seconds
            self.tick()

    def tick(self) -> None:
        """Bring the clock on the screen up to date."""
        now, localizer = self._now(), self._localizer()
        ends_in = localizer.frame("ends-in", seconds=str(self._ends_in)) if self._ends_in else ""
        clock = {"time": f"{now:%H:%M}", "date": self._date(now, localizer), "endsIn": ends_in}
        self.view_model.put_clock(clock)

    def _date(self, now: datetime, localizer: Localizer) -> str:
        """The day, said once in each language and size: it is asked for every second and with every screen."""
        day, how = now.date(), (self.reader.language, self.reader.elder)
        if self._said.day != day:
            self._said.day, self._said.dates = day, {}
        if how not in self._said.dates:
            weekday = localizer.frame(f"weekday-{now.isoweekday()}")
            month = localizer.frame(f"month-{now.month}")
            self._said.dates[how] = localizer.frame("date", month=month, day=now.day, weekday=weekday)
        return self._said.dates[how]

    def to_remember(self) -> dict[str, Any]:
        """Words, colours and sizes of what is shown now, without any of the code that makes them."""
        localizer = self._localizer()
        screen, frame = self.view_model.shown
        return {
            "screen": _begun(screen),
            "frame": frame,
            "weekdays": [localizer.frame(f"weekday-{day}") for day in range(1, 8)],
            "months": [localizer.frame(f"month-{month}") for month in range(1, 13)],
            "date": localizer.frame("date", month="{month}", day="{day}", weekday="{weekday}"),
            "dress": self._theme.dress(self.reader),
        }

    # --- the reader

    def _wear(self, reader: Reader) -> None:
        if reader != self.reader:
            self.reader = reader
            self.view_model.put_dress(self._dress())

    def _dress(self) -> Dress:
        return self._theme.dress(self.reader, voice=self._listens, reads=self._reads)

    def _frame(self) -> Shown:
        """The frame says the same for every screen: once for each way of reading."""
        if self.reader not in self._said.frames:
            self._said.frames[self.reader] = frame_words(self._status, self.reader, self._localizer())
        return self._said.frames[self.reader]

    def _offers(self, items: tuple[Item, ...]) -> Shown:
        """The same services are said once in each language and size: a large terminal has hundreds of them. Where one
        has changed, only that is said again.
        """
        how = self.reader.language, self.reader.elder
        if not items:
            return shown_offers((), self._localizer(), {})
        if how not in self._said.offers or self._said.offers[how][0] != items:
            said = self._said.items.setdefault(how, {})
            self._said.offers[how] = items, shown_offers(items, self._localizer(), said)
        return self._said.offers[how][1]

    def _localizer(self) -> Localizer:
        return Localizer(self.words(self.reader.language), self.reader.elder)

    def words(self, language: str) -> Words:
        """The sentences of a language, loaded once."""
        return self._library.words(language)


def _begun(home: Mapping[str, Any]) -> dict[str, Any]:
    """The home screen with no more services than its first pages show: a start reads them before anything is shown."""
    first_shelf = (home["shelves"] or [ALL])[0]
    offers = {
        offer["key"]: offer for shelf in (ALL, first_shelf) for offer in on_shelf(home["offers"], shelf)[:REMEMBERED]
    }
    return {**home, "offers": list(offers.values())}


def _standing(shown: Mapping[str, Any]) -> tuple[Any, ...]:
    """What stands on a screen, and how it is. Not in it: what is typed, and sentences that only say something else."""
    if not shown:
        return ()
    entries = [(one["key"], one["state"]) for one in (*shown["items"], *shown["offers"])]
    parts = [bool(shown[part]) for part in ("notice", "reminder", "number", "qr", "code")]
    actions = [action["key"] for action in shown["actions"]]
    return shown["key"], len(shown["body"]), entries, parts, actions, shown["canLeave"], shown["canGoBack"]
