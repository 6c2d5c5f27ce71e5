"""A finger on the glass: what it feels is said, and what it feels again is pressed. Pure; knows no window.

The first touch speaks, the second acts, as KS X 9211:2025 (7.6.6) asks. A finger that slides hears what it comes to.
"""

from dataclasses import replace

from kiosk.model.text import Text
from ui.narrator.mode import MENU, PRACTICE, Felt, Hush, Mode, Next, Press, Thing
from ui.narrator.reading import Reading
from ui.narrator.saying import parts_of, say
from ui.narrator.settings import place

HEARD_S = 0.5  # a second touch sooner than this was a trembling hand's, or meant for what was heard before
PANEL = "voice-"  # how the names of the panel's keys begin


def touched(reading: Reading, stop: str | None, thing: Thing | None, *, down: bool) -> Felt:
    """What a finger is on: a stop of the page, where this one is there, otherwise this thing of the window."""
    at = reading.place_of(stop) if stop else None
    if stop and at is not None:
        return Felt(stop, at, down=down)
    return Felt(thing.handle, thing=thing, down=down) if thing else Felt(down=down)


def felt(mode: Mode, event: Felt, now: float) -> Next:
    """The finger is on this now. Put down on what it has felt before, it waits until it is lifted again."""
    known = event.name != "" and event.name == mode.felt
    if known and not event.down:
        return mode, ()
    if known and now - mode.felt_at >= HEARD_S:
        return replace(mode, armed=True), ()
    mode = replace(mode, felt=event.name, felt_at=now, armed=False)
    if not event.name:
        return _nothing(mode) if event.down else (mode, ())
    aside = "" if mode.aside == MENU and not event.name.startswith(PANEL) else mode.aside
    mode = replace(mode, aside=aside, thing=event.thing)
    if event.at is not None:
        mode = replace(mode, at=event.at)
    return say(mode, parts_of(mode))


def _nothing(mode: Mode) -> Next:
    return say(mode, (Text("voice-empty"), *place(mode)))


def lifted(mode: Mode, now: float) -> Next:
    """The finger is off the glass, at what it was last put on."""
    if not mode.armed:
        return mode, ()
    mode = replace(mode, armed=False, felt_at=now)
    practises = mode.aside == PRACTICE and not mode.felt.startswith(PANEL)
    if practises or not _acts(mode):
        return say(mode, parts_of(mode))
    return replace(mode, acted=True, speaking=False), (Hush(), Press())


def _acts(mode: Mode) -> bool:
    if mode.thing:
        return mode.thing.possible
    return mode.stop is not None and mode.stop.touch is not None


def left_alone(mode: Mode) -> Mode:
    """No finger has felt anything: a key was pressed, or another page is there."""
    return replace(mode, felt="", armed=False, thing=None)


def after_press(mode: Mode) -> Next:
    """Nothing has come of it that would be heard by itself: a page was turned, a sheet lies there."""
    assert isinstance(mode.thing, Thing)
    return say(mode, (mode.thing.name, Text("voice-pressed"), Text("voice-feel-again")))
