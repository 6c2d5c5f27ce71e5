"""What is said of the place where one is, and how it becomes an order. Pure."""

from dataclasses import replace

from kiosk.model.text import Text
from ui.narrator.mode import MENU, Mode, Next, Part, Say
from ui.narrator.reading import CHOICES, KEYS, Stop
from ui.speech.utterance import CANTONESE, MANDARIN
from ui.theme.reader import CONTRASTS, LANGUAGES

SCAN_PACE = ("scan-slower", "scan-faster")
PACE = ("slower", "faster", "softer", "louder")
USES = {CHOICES: "voice-choose", KEYS: "voice-enter"}  # what the round key does; with all others it presses
AGAIN = "voice-again"  # what a second touch does


def say(mode: Mode, parts: tuple[Part, ...]) -> Next:
    """Instead of what is being said. Where there is no output, it is shown all the same."""
    speaking = bool(parts and mode.output)
    if all(one in parts for one in mode.later):  # it is not said a second time
        mode = replace(mode, waiting=(), typed=())
    mode = replace(mode, said=parts, speaking=speaking, by_itself=False, torn=mode.unplugged)
    return mode, (Say(parts),)


def parts_of(mode: Mode) -> tuple[Part, ...]:
    """Of the stop, or of the line of the menu, at which one is."""
    if mode.aside == MENU:
        return (line(mode, mode.menu_at),)
    if mode.thing:
        return (mode.thing.name, Text(AGAIN if mode.thing.possible else "voice-impossible"))
    stop = mode.stop
    if stop is None:
        return ()
    use = (Text(_use(mode, stop)),) if stop.touch and stop.invites and not mode.scan else ()
    return (*stop.said, *use)


def _use(mode: Mode, stop: Stop) -> str:
    """A finger and the round key do the same."""
    return AGAIN if mode.felt == stop.id else USES.get(stop.group, "voice-press")


def parts_at(mode: Mode, by: int) -> tuple[Part, ...]:
    """Of the stop so many further on, as the keys go."""
    if mode.reading is None or mode.aside:
        return ()
    return parts_of(replace(mode, at=(mode.at + by) % len(mode.reading.stops), thing=None))


def lines(mode: Mode) -> tuple[str, ...]:
    """Of the help menu, by name."""
    chinese = mode.reading is not None and mode.reading.language != "en"
    tongue = ("tongue",) if CANTONESE in mode.tongues and chinese else ()
    pace = SCAN_PACE if mode.scan and mode.switches == 1 else ()
    practice = () if mode.scan else ("practice",)  # it is left by a key that switches have not
    return ("repeat", "where", *pace, *PACE, "language", *tongue, *practice, "colours", "dark", "end", "close")


def other_language(mode: Mode) -> str:
    return LANGUAGES[0] if mode.reading and mode.reading.language == LANGUAGES[1] else LANGUAGES[1]


def next_contrast(mode: Mode) -> str:
    """The colours after those in which the page is shown; after the last come the usual ones."""
    shown = mode.reading.contrast if mode.reading else ""
    at = CONTRASTS.index(shown) if shown in CONTRASTS else 0
    return CONTRASTS[(at + 1) % len(CONTRASTS)]


def line(mode: Mode, at: int) -> Text:
    """A line of the help menu. A language is called by its own name."""
    names = lines(mode)
    match names[at % len(names)]:
        case "end":
            return Text("voice-end")
        case "close":
            return Text("voice-menu-end")
        case "language":
            return Text(f"frame-language-{other_language(mode)}")
        case "dark" if mode.dark:
            return Text("voice-do-light")
        case "tongue":
            return Text(f"voice-tongue-{MANDARIN if mode.tongue == CANTONESE else CANTONESE}")
        case name:
            return Text(f"voice-do-{name}")
