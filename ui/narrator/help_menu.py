"""What else there is: a menu of it, and a page to practise the keys on. Pure."""

from dataclasses import replace

from kiosk.model.text import Text
from ui.narrator.mode import MENU, PRACTICE, Hush, Mode, Next, Touch
from ui.narrator.saying import line, lines, next_contrast, other_language, parts_of, say
from ui.narrator.settings import set_by
from ui.speech.utterance import CANTONESE

TOLD_KEYS = frozenset(
    {"up", "down", "left", "right", "select", "help", "cancel", "slower", "faster", "softer", "louder", "repeat"}
)


def open_menu(mode: Mode) -> Next:
    how = Text("voice-menu-scan" if mode.scan else "voice-menu")
    return say(replace(mode, aside=MENU, menu_at=0), (how, line(mode, 0)))


def in_menu(mode: Mode, key: str) -> Next:
    """Help or left again leads back to where one was."""
    match key:
        case "up" | "down":
            at = (mode.menu_at + (1 if key == "down" else -1)) % len(lines(mode))
            return say(replace(mode, menu_at=at), (line(mode, at),))
        case "select":
            return _chosen(mode, lines(mode)[mode.menu_at % len(lines(mode))])
        case "help" | "left" | "cancel":
            return _back(mode, "voice-menu-end")
        case "practice":
            return practise(mode)
    return say(mode, (Text("voice-key-other"),))


def _chosen(mode: Mode, name: str) -> Next:
    match name:
        case "practice":
            return practise(mode)
        case "close":
            return _back(mode, "voice-menu-end")
        case "repeat" | "where":
            return set_by(replace(mode, aside="", said=()), name)
        case "end":
            return mode, (Touch("voice"),)
        case "language":
            return replace(mode, aside="", speaking=False), (Hush(), Touch("language", other_language(mode)))
        case "colours":  # for who sees them and cannot touch the glass
            colours = next_contrast(mode)
            mode, said = say(mode, (Text(f"frame-contrast-{colours}"),))
            return mode, (Touch("contrast", colours), *said)
        case "tongue":
            tongue = "" if mode.tongue == CANTONESE else CANTONESE
            return _back(replace(mode, tongue=tongue), "voice-menu-end")
    return set_by(mode, name)


def practise(mode: Mode) -> Next:
    return say(replace(mode, aside=PRACTICE), (Text("voice-practice"),))


def in_practice(mode: Mode, key: str) -> Next:
    """Every key says what it does, and does nothing; help twice leads back to where one was."""
    if key == "practice" or (key == "help" and mode.helped):
        return _back(mode, "voice-practice-end")
    name = "digit" if key.isdigit() else key if key in TOLD_KEYS else "other"
    return say(mode, (Text(f"voice-key-{name}"),))


def _back(mode: Mode, told: str) -> Next:
    mode = replace(mode, aside="")
    return say(mode, (Text(told), *parts_of(mode)))
