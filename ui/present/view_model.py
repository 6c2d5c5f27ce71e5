"""What QML sees as `kiosk`: maps to show, and touches to hand on. Knows no words and no visit.

Light on purpose: the first frame of a start needs this and nothing of what stands behind it. `ui/qml/values/Shown.qml`
makes values with types of the maps.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.present.cabinet import cabinet_map
from ui.present.keystrokes import Keystrokes
from ui.present.lines import lines
from ui.present.retold import said_otherwise
from ui.present.shield import Shield

QML_IMPORT_NAME = "Suizhu"  # read by @QmlElement
QML_IMPORT_MAJOR_VERSION = 1
QVariantMap: Any = "QVariantMap"  # the name of a C++ type; the stubs know Python types only

Shown = dict[str, Any]
CARD = (("label", True), ("value", False), ("note", False))  # the texts of a card, and which is bold
UNKNOWN_LINES = (1, 0, 1)  # a name and a note
ALL = "*"  # the shelf on which every service stands


class Finger(Protocol):
    """Whom a finger tells what it feels, while it presses nothing at the first touch. See `ui.narrator.narrator`."""

    def feel(self, handle: str, name: str, words: str, *, possible: bool, down: bool) -> None: ...

    def lift(self) -> bool: ...

    def pressed(self) -> None: ...


def on_shelf(offers: Iterable[Shown], shelf: str) -> list[Shown]:
    """Those of the services that belong to this group."""
    return [offer for offer in offers if shelf == ALL or shelf in offer["groups"]]


def _for_qml(values: Shown) -> Shown:
    """Texts, numbers and flags together under `said`: QML puts them into a value at once. Lists as they are."""
    said = {name: value for name, value in values.items() if isinstance(value, str | int)}
    rest = {name: value for name, value in values.items() if name not in said}
    return {"said": said, **rest}


def _other(values: Mapping[str, Any], before: Mapping[str, Any]) -> Shown:
    """What differs: to hand over all of a dress takes longer than to put on what is another size."""
    return {name: value for name, value in values.items() if name not in before or before[name] != value}


def _lists_apart(frame: Shown) -> Shown:
    lists = {name: words for name, words in frame.items() if isinstance(words, list)}
    return {"words": {name: word for name, word in frame.items() if name not in lists}, **lists}


@QmlElement
class ViewModel(QObject):
    """All calls come from the GUI thread. Touches that come before `answer_touches` wait for it.

    `shield` knows which touches count, `keystrokes` which keys. Until there is a clock, only the first one does.

    Nothing can be shown before `put_dress`: it holds what everything is drawn with.
    """

    screenChanged = Signal()
    frameChanged = Signal()
    clockChanged = Signal()
    dressChanged = Signal()
    voiceChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shield = Shield(lambda: 0.0)
        self.keystrokes = Keystrokes(lambda: 0.0)
        self._screen: Shown = {}
        self._other_screen: Shown | None = None
        self._frame: Shown = {}
        self._clock: Shown = {}
        self._dress: Shown = {}
        self._other_frame: Shown = {}
        self._other_dress: Shown = {}
        self._voice: Shown = {}
        self._on_touch: Callable[[str, str], None] | None = None
        self._on_hand: Callable[[], None] | None = None
        self.finger: Finger | None = None  # while the voice mode is on
        self._early: list[tuple[str, str]] = []

    def answer_touches(self, on_touch: Callable[[str, str], None], on_hand: Callable[[], None] | None = None) -> None:
        """From now on touches go there. `on_hand` hears of each before it does anything, of a turned page too."""
        self._on_touch, self._on_hand = on_touch, on_hand

    def hand_on_early_touches(self) -> None:
        """Those of the moment in which the rest of the terminal was not there yet."""
        early, self._early = self._early, []
        for action, value in early:
            self.touch(action, value)

    @property
    def shown(self) -> tuple[Shown, Shown]:
        """The screen and the frame as they are shown now."""
        return self._screen, self._frame

    def put_screen(self, screen: Shown) -> None:
        if screen != self._screen:
            self._other_screen = said_otherwise(screen, self._screen)
            self._screen = screen
            self.screenChanged.emit()

    def put_frame(self, frame: Shown) -> None:
        if frame != self._frame:
            self._other_frame = _other(frame, self._frame)
            self._frame = frame
            self.frameChanged.emit()

    def put_clock(self, clock: Shown) -> None:
        if clock != self._clock:
            self._clock = clock
            self.clockChanged.emit()

    def put_dress(self, dress: Mapping[str, Any]) -> None:
        """Sizes, colours and flags by the names of ui/qml/theme/Dress.qml, all of them."""
        if dress != self._dress:
            self._other_dress = _other(dress, self._dress)
            self._dress = dict(dress)
            self.dressChanged.emit()

    def put_voice(self, voice: Shown) -> None:
        """What is seen of the voice mode, by the names of ui/qml/values/Voice.qml; none where it is off."""
        if voice != self._voice:
            self._voice = voice
            self.voiceChanged.emit()

    # --- for QML

    @Slot(str, str, result=bool)
    def wouldTake(self, action: str, value: str) -> bool:
        return self.shield.would_take(action, value)

    @Slot(str, str, result=bool)
    def takesTap(self, action: str, value: str) -> bool:
        return self._by_hand(took=self.shield.takes_tap(action, value))

    @Slot(str, str, result=bool)
    def takesKey(self, action: str, value: str) -> bool:
        return self._by_hand(took=self.shield.takes_key(action, value))

    def _by_hand(self, *, took: bool) -> bool:
        if took and self._on_hand:
            self._on_hand()
        return took

    @Slot()
    def seen(self) -> None:
        """A frame with all that was put here has been painted."""
        self.shield.seen()

    @Slot(str, str)
    def touch(self, action: str, value: str) -> None:
        if self._on_touch:
            self._on_touch(action, value)
        else:
            self._early.append((action, value))

    @Slot(str, str, str, bool, bool)
    def feel(self, handle: str, name: str, words: str, possible: bool, down: bool) -> None:  # noqa: FBT001 - QML
        if self.finger:
            self.finger.feel(handle, name, words, possible=possible, down=down)

    @Slot(result=bool)
    def lift(self) -> bool:
        return self.finger is not None and self.finger.lift()

    @Slot()
    def pressed(self) -> None:
        if self.finger:
            self.finger.pressed()

    @Slot(str, result=int)
    def countOf(self, shelf: str) -> int:
        """How many services stand on this shelf. A start remembers the first ones only, and how many there were."""
        there = len(on_shelf(self._screen.get("offers", ()), shelf))
        remembered: int = self._screen.get("counts", {}).get(shelf, 0)
        return max(there, remembered)

    @Slot(str, int, float, float, "QVariantList", "QVariantList", result="QVariantList")
    def rowHeights(
        self, shelf: str, across: int, least: float, air: float, rooms: list[float], heights: list[float]
    ) -> list[float]:
        """How high each row of services on this shelf has to be: as its highest card, and no lower than `least`.

        A card is as high as `air` and all lines of its name, which is bold, its value and its note. `rooms`: how many
        em boxes a line of each of the three has, `heights`: how high a line is.
        """
        parts = list(zip(CARD, rooms, heights, strict=True))
        needed = [
            air + sum(height * lines(offer[part], room, bold=bold) for (part, bold), room, height in parts)
            for offer in on_shelf(self._screen.get("offers", ()), shelf)
        ]
        unknown = air + sum(height for height, there in zip(heights, UNKNOWN_LINES, strict=True) if there)
        needed += [unknown] * (self.countOf(shelf) - len(needed))
        return [max(least, *needed[at : at + across]) for at in range(0, len(needed), across)]

    @Slot(str, str, result=int)
    def placeOf(self, shelf: str, offer: str) -> int:
        """Which of the services on this shelf it is, from 0; -1: none of them."""
        keys = [one["key"] for one in on_shelf(self._screen.get("offers", ()), shelf)]
        return keys.index(offer) if offer in keys else -1

    @Slot(str, int, int, result="QVariantList")
    def offers(self, shelf: str, first: int, count: int) -> list[Shown]:
        """The maps of some services of this shelf: QML has only those that stand on its page."""
        offers = on_shelf(self._screen.get("offers", ()), shelf)[first : first + count]
        return [_for_qml(offer) for offer in offers]

    def _get_screen(self) -> Shown:
        told = {name: value for name, value in self._screen.items() if name not in ("offers", "counts")}
        told["offerCount"] = self._screen.get("counts", {}).get(ALL, 0)
        items = [_for_qml(item) for item in told.get("items", ())]
        return _for_qml({**told, "items": items})

    def _get_frame(self) -> Shown:
        return _lists_apart(self._frame)

    def _get_other_screen(self) -> Shown:
        return self._other_screen or {}

    def _get_other_frame(self) -> Shown:
        return _lists_apart(self._other_frame)

    def _get_clock(self) -> Shown:
        return self._clock

    def _get_cabinet(self) -> Shown:
        return cabinet_map(portrait=bool(self._dress["portrait"]))

    def _get_dress(self) -> Shown:
        return self._dress

    def _get_other_dress(self) -> Shown:
        return self._other_dress

    def _get_voice(self) -> Shown:
        return self._voice

    screen = Property(QVariantMap, _get_screen, notify=screenChanged)
    frame = Property(QVariantMap, _get_frame, notify=frameChanged)
    clock = Property(QVariantMap, _get_clock, notify=clockChanged)
    cabinet = Property(QVariantMap, _get_cabinet, constant=True)
    dress = Property(QVariantMap, _get_dress, notify=dressChanged)
    voice = Property(QVariantMap, _get_voice, notify=voiceChanged)
    otherScreen = Property(QVariantMap, _get_other_screen, notify=screenChanged)  # empty: it is another one
    otherFrame = Property(QVariantMap, _get_other_frame, notify=frameChanged)
    otherDress = Property(QVariantMap, _get_other_dress, notify=dressChanged)
