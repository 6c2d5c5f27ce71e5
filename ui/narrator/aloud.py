"""The page read aloud to somebody who sees it, without the voice mode: one touch begins it, another one ends it. Pure.

It is read as the voice mode opens a page. Another page ends it; so does whatever begins the voice mode.
"""

from dataclasses import replace

from kiosk.model.text import Text
from ui.narrator.mode import Attended, Ended, Event, Hush, Into, Mode, Next, Pace, Plug, ReadAloud, Shown, Tick
from ui.narrator.reading import Reading, opening, same_page
from ui.narrator.saying import say
from ui.speech.utterance import CANTONESE, HEADPHONES, USUAL_SPEED, USUAL_VOLUME

KEPT_BACK = Text("voice-private-shown")  # said in the end where others listen and something is private


def tongue_after(mode: Mode, touched: str) -> str:
    """The tongue of this visit once this button was touched; one that asks for none leaves it."""
    return (CANTONESE if touched == CANTONESE else "") if touched else mode.tongue


def read_aloud(mode: Mode, touched: ReadAloud) -> Next:
    """The button was touched; a second time it is silent."""
    output = mode.ears
    if mode.on or not output:
        return mode, ()
    if mode.aloud and not touched.tongue:
        mode, ended = _silent(mode)
        return mode, (Attended(True), *ended)
    tongue = tongue_after(mode, touched.tongue)
    mode = replace(mode, aloud=True, tongue=tongue, output=output, reading=touched.reading, at=0)
    mode, said = say(mode, opening(None, touched.reading))
    return mode, (Attended(True), Into(output), Pace(USUAL_SPEED, USUAL_VOLUME), *said)


def speak_in(mode: Mode, tongue: str) -> Next:
    """The tongue of this visit, chosen before anything is heard or while something is.

    Who listens hears the page again, in it. A page that is being read aloud is silent: it was in the other one.
    """
    chosen = CANTONESE if tongue == CANTONESE else ""
    if chosen == mode.tongue:
        return mode, ()
    mode, ended = _silent(mode) if mode.aloud else (mode, ())
    return replace(mode, tongue=chosen), (Attended(True), *ended)


def meanwhile(mode: Mode, event: Event) -> Next | None:
    """What an event makes of a page that is being read; None: it is the voice mode's."""
    match event:
        case Shown(reading):
            return _shown(mode, reading)
        case Ended():
            return _silent(mode)[0], (_listens(mode),)
        case Tick():
            return mode, (_listens(mode),)
        case Plug(jack) if mode.output == HEADPHONES and not jack:
            mode, ended = _silent(mode)
            return replace(mode, jack=jack), (Into(""), *ended)
    return None


def _shown(mode: Mode, reading: Reading) -> Next:
    if mode.reading and same_page(mode.reading, reading):
        return replace(mode, reading=reading), ()
    return _silent(mode)


def _silent(mode: Mode) -> Next:
    """Nothing of the page is kept, but in which tongue it was read."""
    return replace(mode, aloud=False, output="", reading=None, said=(), speaking=False), (Hush(),)


def _listens(mode: Mode) -> Attended:
    """Whoever has touched the button listens until it is read; before a loudspeaker anybody may stand."""
    return Attended(mode.output == HEADPHONES)
