"""One or two switches instead of keys: a frame goes from group to group and from thing to thing in it. Pure.

With two, the first goes on and the second takes. With one, the frame goes on by itself and the switch takes. Whatever
was taken by mistake has a way back: the last place of every group leads out of it, and so does waiting.
"""

from dataclasses import replace

from kiosk.model.text import Text
from ui.narrator.help_menu import in_menu, open_menu
from ui.narrator.mode import MENU, Attended, Command, Hush, Mode, Next, Part, Touch
from ui.narrator.reading import PAGE
from ui.narrator.saying import lines, say

SWITCHES = ("switch-1", "switch-2")
AMONG_GROUPS, IN_GROUP = "groups", "group"  # where the frame goes
HELP, OUT = "help", -1  # places that no page has: the help menu after the last group, the way out after the last thing
SAME_PRESS_S = 0.5  # what follows a press so soon is a hand that shakes, whichever switch it is
ROUNDS = 3  # without a press: the frame leaves a group, and then stands still
HELP_KEY = "voice-help"  # of the panel, as the window names it


def pressed(mode: Mode, switch: str, now: float) -> Next:
    """A switch was pressed while the mode is on."""
    if now - mode.switched_at < SAME_PRESS_S:
        return mode, ()
    stood, mode = mode.stands, replace(mode, switched_at=now, passed=0, unanswered=0, stands=False, quiet_since=now)
    if mode.aside == MENU:
        mode = replace(mode, scan=AMONG_GROUPS)
        return in_menu(mode, "down" if _goes_on(mode, switch) else "select")
    if not mode.scan:
        return say(begins(replace(mode, scan=AMONG_GROUPS)), (started(mode),))
    if stood:
        return _on(replace(mode, place=mode.place - 1))
    if _goes_on(mode, switch):
        return _on(mode)
    return _take(mode)


def goes_by_itself(mode: Mode) -> bool:
    return mode.on and mode.scan != "" and mode.switches == 1 and not mode.stands


def goes_on(mode: Mode, now: float) -> Next:
    """The frame goes on by itself. Somebody is there for as long as they have pressed within one round."""
    length = _length(mode)
    mode = replace(mode, passed=mode.passed + 1, unanswered=mode.unanswered + 1, quiet_since=now)
    long = mode.passed > ROUNDS * length
    if mode.aside == MENU:
        mode, commands = in_menu(mode, "help" if long else "down")
    else:
        mode, commands = _leave(mode) if long else _on(mode)
    answered = mode.unanswered <= length
    here: tuple[Command, ...] = (Attended(True),) if answered else ()
    return replace(mode, by_itself=not answered), (*here, *commands)


def begins(mode: Mode) -> Mode:
    """On this page the frame goes from group to group, from the first on."""
    return replace(mode, place=-1, scan=AMONG_GROUPS, stands=False, passed=0) if mode.scan else mode


def started(mode: Mode) -> Text:
    """What the switches do."""
    return Text(f"voice-started-{min(max(mode.switches, 1), len(SWITCHES))}")


def framed(mode: Mode) -> tuple[str, ...]:
    """The handles of what the frame is around: a whole group, or one thing."""
    if mode.reading is None or mode.place < 0:
        return ()
    group = mode.scanned if mode.scan == IN_GROUP else _groups(mode)[_place(mode)]
    if group == HELP:
        return (HELP_KEY,)
    at = _things(mode)[_place(mode)] if mode.scan == IN_GROUP else OUT
    stops = [stop for stop in mode.reading.stops if stop.group == group] if at == OUT else [mode.reading.stops[at]]
    return tuple(stop.handle for stop in stops if stop.handle)


# --- the frame ------------------------------------------------------------------------------------------------


def _goes_on(mode: Mode, switch: str) -> bool:
    return mode.switches > 1 and switch == SWITCHES[0]


def _groups(mode: Mode) -> tuple[str, ...]:
    """What can be pressed comes first, then what is only read, then help."""
    groups = mode.reading.groups if mode.reading else ()
    return (*(group for group in groups if group != PAGE), PAGE, HELP)


def _things(mode: Mode) -> tuple[int, ...]:
    stops = mode.reading.stops if mode.reading else ()
    return (*(at for at, stop in enumerate(stops) if stop.group == mode.scanned), OUT)


def _length(mode: Mode) -> int:
    if mode.aside == MENU:
        return len(lines(mode))
    return len(_things(mode) if mode.scan == IN_GROUP else _groups(mode))


def _place(mode: Mode) -> int:
    """Groups and things may have become fewer since."""
    return mode.place % _length(mode)


def _on(mode: Mode) -> Next:
    mode = replace(mode, place=(mode.place + 1) % _length(mode))
    return _tell(mode)


def _tell(mode: Mode) -> Next:
    """Where the frame is, in few words: it does not wait."""
    if mode.scan == AMONG_GROUPS:
        return _tell_group(mode, _groups(mode)[_place(mode)])
    at = _things(mode)[_place(mode)]
    if at == OUT or mode.reading is None:
        return say(mode, (Text("voice-scan-out"),))
    stop = mode.reading.stops[at]
    return say(replace(mode, at=at), stop.brief if goes_by_itself(mode) else stop.sentences)


def _tell_group(mode: Mode, group: str) -> Next:
    name: tuple[Part, ...] = (Text("voice-help" if group == HELP else f"voice-group-{group}"),)
    if group != HELP and mode.reading:
        mode = replace(mode, at=mode.reading.first_of(group))
    return say(mode, name)


def _take(mode: Mode) -> Next:
    if mode.scan == AMONG_GROUPS:
        return _enter(mode)
    at = _things(mode)[_place(mode)]
    if at == OUT or mode.reading is None:
        return _leave(mode)
    stop = mode.reading.stops[at]
    if stop.touch is None:
        return say(mode, stop.sentences)
    return replace(mode, at=at, acted=True, speaking=False), (Hush(), Touch(*stop.touch))


def _enter(mode: Mode) -> Next:
    group = _groups(mode)[_place(mode)] if mode.place >= 0 else ""
    if group == HELP:
        return open_menu(mode)
    if not group:
        return _on(mode)
    return _tell(replace(mode, scan=IN_GROUP, scanned=group, place=0))


def _leave(mode: Mode) -> Next:
    """Out of a group; where the frame is among groups already, it stands still until a switch is pressed."""
    if mode.scan == IN_GROUP:
        place = _groups(mode).index(mode.scanned) if mode.scanned in _groups(mode) else 0
        return _tell(replace(mode, scan=AMONG_GROUPS, place=place, passed=0))
    return say(replace(mode, stands=True), (Text("voice-scan-stands"),))
