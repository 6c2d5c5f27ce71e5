"""How the voice mode begins and ends: by a key, by headphones that are plugged in, and with the visit. Pure."""

from dataclasses import replace

from kiosk.model.text import Text
from ui.narrator.mode import STARTED, Attended, Command, Hush, Into, Mode, Next, Note, Pace
from ui.narrator.reading import opening
from ui.narrator.saying import parts_of, say
from ui.narrator.switches import AMONG_GROUPS, SWITCHES, begins, started
from ui.speech.utterance import HEADPHONES, SPEAKER, SPEEDS


def begin(mode: Mode, by: str, now: float, key: str = "") -> Next:
    tongue = mode.tongue  # in which a page was read aloud before
    mode = replace(_usual(mode), on=True, output=output_of(mode), reading=mode.reading, tongue=tongue, quiet_since=now)
    if key in SWITCHES:
        mode = begins(replace(mode, scan=AMONG_GROUPS, switched_at=now))
    first = started(mode) if mode.scan else STARTED
    mode, said = say(mode, (first, *(opening(None, mode.reading) if mode.reading else ())))
    return mode, (Note(True, by), Attended(True), Into(mode.output), _pace(mode), *said)


def over(mode: Mode, by: str) -> Next:
    """With a last word, and nothing of it is left for the next citizen."""
    if not mode.on:
        return _usual(mode), (Hush(),) if mode.aloud else ()
    usual = replace(_usual(mode), output=mode.output)
    usual, said = say(usual, (Text("voice-ended"),))
    return replace(usual, said=()), (Note(False, by), _pace(usual), *said)


def _usual(mode: Mode) -> Mode:
    scan_s = mode.usual_scan_s
    return Mode(mode.outputs, mode.tongues, mode.jack, switches=mode.switches, usual_scan_s=scan_s, scan_s=scan_s)


def listens(mode: Mode) -> Command:
    """In headphones it is still the same person; before a loudspeaker anybody may stand."""
    return Attended(mode.output == HEADPHONES)


def _pace(mode: Mode) -> Command:
    return Pace(SPEEDS[mode.speed], mode.volume)


def output_of(mode: Mode) -> str:
    wanted = HEADPHONES if mode.jack else SPEAKER
    return wanted if wanted in mode.outputs else ""


def plugged(mode: Mode, now: float, *, found: bool) -> Next:
    """Pulled out, all is silent until a key is pressed. Plugged in, it begins, or goes on for one pair of ears.

    What the plug has torn, or breaks off in the loudspeaker, is said again. Headphones that were in already begin
    nothing: somebody may have left them there.
    """
    if not mode.jack:
        if mode.output != HEADPHONES:
            return mode, ()
        mode = replace(mode, output="", unplugged=mode.on, torn=mode.speaking, speaking=False)
        return mode, (Into(""), Hush())
    if not mode.on:
        return (mode, ()) if found else begin(mode, "headphones", now)
    mode = replace(mode, output=output_of(mode), unplugged=False, quiet_since=now)
    mode, said = say(mode, mode.said if mode.torn or mode.speaking else parts_of(mode))
    return mode, (Attended(True), Into(mode.output), *said)
