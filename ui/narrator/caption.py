"""What is seen of the voice mode, as the map QML reads: every sound has a visible twin. Pure; knows no Qt."""

from collections.abc import Callable
from typing import Any

from kiosk.model.text import Text
from ui.narrator.mode import MENU, PRACTICE, Mode
from ui.narrator.phrases import shown
from ui.narrator.reading import CHOICES, KEYS
from ui.narrator.switches import framed
from ui.narrator.voice_mode import next_group
from ui.speech.utterance import CANTONESE, ENGLISH, HEADPHONES, MANDARIN, SPEAKER, SPEEDS, VOLUMES, Utterance
from ui.words.line_breaks import tidy

READ = "read-"  # how the keys on the glass begin that read a page aloud; its tongue follows, or `stop`
TONGUE = "tongue-"  # how the choices of a tongue begin
Says = Callable[[Text], str]
_WORDS = {
    "speedWord": "speed-label",
    "volumeWord": "volume-label",
    "repeatWord": "do-repeat",
    "practiceWord": "do-practice",
    "darkWord": "do-dark",
    "slowerWord": "do-slower",
    "fasterWord": "do-faster",
    "softerWord": "do-softer",
    "louderWord": "do-louder",
}
NOTHING = "nothing"
_EARS = {HEADPHONES: "headphones", SPEAKER: "volume"}  # the icon before who hears it
_SELECT = {CHOICES: "voice-select", KEYS: "voice-select-enter"}


def caption(mode: Mode, utterance: Utterance, phrase: int, tongue: str, say: Says) -> dict[str, Any]:
    """`phrase` is the one that is being said. With the mode off, that it can be switched on, and how a page is read."""
    if not mode.on:
        return {
            "there": bool(mode.outputs),
            "on": False,
            **_tongues(mode, tongue, say),
            **_aloud(mode, utterance, phrase, tongue, say),
        }
    return {
        **_tongues(mode, tongue, say),
        "there": True,
        "on": True,
        "reads": [],
        "reading": False,
        "dark": mode.dark,
        "ear": _EARS.get(mode.output, "scan" if mode.scan else "volume"),
        "line": say(_line(mode, say(Text(f"voice-tongue-{tongue}")))),
        "brief": say(Text(f"{_who(mode)}-brief-{mode.output or NOTHING}")),
        **_said(mode, utterance, phrase),
        "handle": next(iter(_marked(mode)), ""),
        "marked": list(_marked(mode)),
        "sought": _sought(mode),
        "keys": [say(Text(key)) for key in _keys(mode)],
        **_pace(mode),
        "practising": mode.aside == PRACTICE,
        "helping": mode.aside == MENU,
        **{name: say(Text(f"voice-{key}")) for name, key in _WORDS.items()},
    }


def _pace(mode: Mode) -> dict[str, Any]:
    return {
        "speed": mode.speed + 1,
        "speeds": len(SPEEDS),
        "percent": f"{round(100 * SPEEDS[mode.speed])}%",
        "volume": mode.volume,
        "volumes": len(VOLUMES),
    }


def _tongues(mode: Mode, tongue: str, say: Says) -> dict[str, Any]:
    """What one can be spoken to in, where that is to be chosen."""
    several = bool(mode.outputs) and tongue != ENGLISH and CANTONESE in mode.tongues
    tongues = (MANDARIN, CANTONESE) if several else ()
    return {
        "tongue": f"{TONGUE}{tongue}",
        "tongues": [f"{TONGUE}{one}" for one in tongues],
        "tongueLabels": [say(Text(f"voice-tongue-{one}")) for one in tongues],
        "tongueWord": say(Text("frame-display-tongue")),
        "tongueOther": say(Text("frame-display-tongue-other")),
    }


def _said(mode: Mode, utterance: Utterance, phrase: int) -> dict[str, Any]:
    return {
        "phrases": [tidy(shown(one, mode.output)) for one in utterance.phrases],
        "phrase": min(phrase, max(0, len(utterance.phrases) - 1)),
    }


def _aloud(mode: Mode, utterance: Utterance, phrase: int, tongue: str, say: Says) -> dict[str, Any]:
    """The buttons that read a page aloud, by key and word; while it is read, what is said."""
    if SPEAKER not in mode.outputs:
        return {"reads": [], "reading": False}
    both = tongue != ENGLISH and CANTONESE in mode.tongues
    tongues = (MANDARIN, CANTONESE) if both else (MANDARIN if tongue == CANTONESE else tongue,)
    return {
        "reads": [f"{READ}{one}" for one in tongues],
        "readWords": [say(Text(f"voice-read-{one}" if both else "voice-read")) for one in tongues],
        "readBrief": [say(Text(f"voice-tongue-{one}" if both else "voice-read")) for one in tongues],
        "reading": mode.aloud,
        "stopRead": f"{READ}stop",
        "stopWord": say(Text("voice-read-stop")),
        **(_said(mode, utterance, phrase) if mode.aloud else {}),
    }


def _marked(mode: Mode) -> tuple[str, ...]:
    """What is heard, and would be pressed; or the group that the frame of switches is around."""
    if mode.thing:
        return (mode.thing.handle,)
    if mode.aside or mode.stop is None:
        return ()
    if mode.scan:
        return framed(mode)
    return (mode.stop.handle,) if mode.stop.handle else ()


def _sought(mode: Mode) -> str:
    """What of the page is read, as the window names it: a control, or a row that nobody presses."""
    if marked := _marked(mode):
        return f"act-{marked[0]}"
    return f"row-{mode.stop.id}" if mode.stop and not mode.aside else ""


def _line(mode: Mode, tongue: str) -> Text:
    """Who hears it."""
    return Text(f"{_who(mode)}-into-{mode.output or NOTHING}", {"tongue": tongue}, private=False)


def _who(mode: Mode) -> str:
    """How the sentences begin: where the frame of the switches goes without a sound, nothing is read aloud."""
    return "voice-scan" if mode.scan and not mode.output else "voice"


def _keys(mode: Mode) -> tuple[str, ...]:
    """What up, down, left, right, the round key and help do here."""
    if mode.aside or mode.reading is None or mode.stop is None:
        return tuple(f"voice-{key}" for key in ("up", "down", "left", "right", "select", "help"))
    group = f"voice-to-{next_group(mode.reading, mode.at)}"
    press = _SELECT.get(mode.stop.group, "voice-select-press") if mode.stop.touch else "voice-select-none"
    left = "voice-left" if mode.reading.place_of("frame-back") is not None else "voice-left-none"
    return ("voice-up", "voice-down", left, group, press, "voice-help")
