"""What an event makes of the voice mode. Pure.

Six keys are enough: up and down go from stop to stop and round again, left goes back a page, right to the next group,
the round key presses, help opens a menu of all else. Any key interrupts what is being said.
"""

from dataclasses import replace

from kiosk.model.text import Text
from ui.narrator.aloud import meanwhile, read_aloud, speak_in
from ui.narrator.beginning import begin, listens, output_of, over, plugged
from ui.narrator.explore import after_press, felt, left_alone, lifted
from ui.narrator.help_menu import in_menu, in_practice, open_menu, practise
from ui.narrator.mode import (
    MENU,
    PRACTICE,
    STARTED,
    Attended,
    Command,
    Ended,
    Event,
    Felt,
    Heard,
    Hush,
    Into,
    InTongue,
    Key,
    Lifted,
    Mode,
    Next,
    Part,
    Plug,
    ReadAloud,
    Shown,
    Tick,
    Touch,
    Unmoved,
    VisitOver,
)
from ui.narrator.reading import Reading, echo, news, opening, same_page, true_still
from ui.narrator.saying import parts_of, say
from ui.narrator.settings import SETTINGS, set_by
from ui.narrator.switches import SWITCHES, begins, goes_by_itself, goes_on, pressed

SAME_KEY_S = 0.6  # in elder mode the same key so soon is the same press; EN 301 549, 5.8: after 0.5 s it must still be
REREAD_S = (12.0, 30.0, 60.0, 120.0)  # of silence until it is read again: the first time, the second time …


def step(mode: Mode, event: Event, now: float) -> Next:
    """The mode after this event, and what is to be done. `now`: seconds of the monotonic clock."""
    if mode.aloud and (taken := meanwhile(mode, event)):
        return taken
    match event:
        case Key():
            return _key(mode, event, now)
        case ReadAloud():
            return read_aloud(mode, event)
        case InTongue(tongue):
            return speak_in(mode, tongue)
        case Plug(jack, found):
            return plugged(replace(mode, jack=jack), now, found=found)
        case Felt() | Lifted():
            return _touching(mode, event, now)
        case _:
            return _by_itself(mode, event, now)


def _by_itself(mode: Mode, event: Shown | Heard | Ended | Unmoved | Tick | VisitOver, now: float) -> Next:
    match event:
        case Shown(reading):
            return _shown(mode, reading)
        case Heard(part):
            return replace(mode, heard=(*mode.heard, part)), ()
        case Ended(whole):
            mode = replace(mode, heard=(*mode.heard, *mode.unheard)) if whole and mode.speaking else mode
            return _ended(replace(mode, speaking=False, quiet_since=now))
        case Unmoved():
            return _unmoved(mode)
        case Tick():
            return _tick(mode, now)
        case VisitOver():
            return over(mode, "visit")


# --- keys -----------------------------------------------------------------------------------------------------


def _key(mode: Mode, key: Key, now: float) -> Next:
    """What the shield does for a finger on the glass, `_twice` does for a key that is felt."""
    twice = _twice(mode, key, now)
    mode = replace(mode, last_key=key.name, last_key_at=now)
    return (mode, ()) if twice else _take_key(mode, key, now)


def _twice(mode: Mode, key: Key, now: float) -> bool:
    elder = mode.reading is not None and mode.reading.elder
    return elder and key.by == "key" and key.name == mode.last_key and now - mode.last_key_at < SAME_KEY_S


def _take_key(mode: Mode, key: Key, now: float) -> Next:
    if not mode.on:
        return (mode, ()) if key.by == "panel" else begin(mode, key.by, now, key.name)
    if key.name == "end":
        return over(mode, key.by)
    mode, into = _somebody(mode, now)
    mode = replace(mode, thing=None, acted=False) if key.by == "panel" else left_alone(mode)
    if key.name in SWITCHES and mode.aside != PRACTICE:
        mode, commands = pressed(mode, key.name, now)
    else:
        mode, commands = _do(replace(mode, scan=""), key.name)
    return replace(mode, helped=key.name == "help"), (Attended(True), *into, *commands)


def _somebody(mode: Mode, now: float) -> Next:
    """Is there, and wants to hear something again also after the plug was pulled."""
    into: tuple[Command, ...] = ()
    if mode.unplugged:
        mode = replace(mode, unplugged=False, output=output_of(mode))
        into = (Into(mode.output),)
    return replace(mode, rereads=0, quiet_since=now), into


def _touching(mode: Mode, event: Felt | Lifted, now: float) -> Next:
    if not mode.on:
        return mode, ()
    mode, into = _somebody(replace(mode, scan=""), now)
    mode, commands = felt(mode, event, now) if isinstance(event, Felt) else lifted(mode, now)
    return mode, (Attended(True), *into, *commands)


def _do(mode: Mode, key: str) -> Next:
    if mode.aside == PRACTICE:
        return in_practice(mode, key)
    if key in SETTINGS:
        return set_by(mode, key)
    if mode.aside == MENU:
        return in_menu(mode, key)
    return _on_page(mode, key)


def _on_page(mode: Mode, key: str) -> Next:
    reading = mode.reading
    if reading is None:
        return mode, ()
    match key:
        case "up" | "down":
            at = (mode.at + (1 if key == "down" else -1)) % len(reading.stops)
            return _go(mode, at)
        case "right":
            return _next_group(mode, reading)
        case "select":
            return _press(mode)
        case "help":
            return open_menu(mode)
        case "practice":
            return practise(mode)
        case "cancel" if reading.typed:
            gone = reading.typed.value
            return _touch(mode, Touch("delete")) if gone else say(mode, (reading.typed.count,))
        case "left" | "cancel":
            back = reading.place_of("frame-back") is not None
            return _touch(mode, Touch("back")) if back else say(mode, (Text("voice-no-back"),))
        case digit if reading.typed and digit.isdigit():
            return _touch(mode, Touch("digit", digit))
    return say(mode, (Text("voice-key-other"),))


def _go(mode: Mode, at: int, *before: Part) -> Next:
    mode = replace(mode, at=at)
    return say(mode, (*before, *parts_of(mode)))


def _next_group(mode: Mode, reading: Reading) -> Next:
    group = next_group(reading, mode.at)
    return _go(mode, reading.first_of(group), Text(f"voice-group-{group}"))


def next_group(reading: Reading, at: int) -> str:
    """The group after the one of this stop; after the last comes the first."""
    groups = reading.groups
    return groups[(groups.index(reading.stops[at].group) + 1) % len(groups)]


def _press(mode: Mode) -> Next:
    touch = mode.stop.touch if mode.stop else None
    if touch is None:
        return say(mode, (Text("voice-nothing"),))
    return _touch(mode, Touch(*touch))


def _touch(mode: Mode, touch: Touch) -> Next:
    return replace(mode, acted=True, speaking=False), (Hush(), touch)


def _unmoved(mode: Mode) -> Next:
    """Nobody presses a key and hears nothing. What a field still lacks is why."""
    if not mode.acted or not mode.on:
        return mode, ()
    mode = replace(mode, acted=False)
    if mode.thing:
        return after_press(mode)
    typed = mode.reading.typed if mode.reading else None
    why = [one for one in ((typed.wrong, typed.missing) if typed else ()) if one]
    return say(mode, (*why, *parts_of(mode)))


# --- what comes by itself -------------------------------------------------------------------------------------


def _shown(mode: Mode, reading: Reading) -> Next:
    before = mode.reading
    if not mode.on or before is None:
        return replace(mode, reading=reading), ()
    acted, missed = mode.acted, () if mode.acted else mode.unheard
    heard = tuple(one for one in mode.heard if one in (STARTED, *reading.lasting))
    mode = replace(mode, reading=reading, acted=False, heard=heard)
    if not same_page(before, reading):
        mode = replace(begins(left_alone(mode)), at=0, aside="", waiting=(), typed=(), rereads=0)
        return say(mode, _told(before, reading, mode, missed))
    at = reading.place_of(before.stops[mode.at].id)
    mode = replace(mode, at=min(mode.at, len(reading.stops) - 1) if at is None else at)
    return _changed(mode, before, reading, acted=acted)


def _changed(mode: Mode, before: Reading, reading: Reading, *, acted: bool) -> Next:
    """What waits is told as the page stands now: what it said before and says no more must not be heard after that."""
    typed = echo(before, reading)
    new = () if typed else news(before, reading)
    waiting = news(reading if typed else before, reading, mode.waiting)
    mode = replace(mode, waiting=waiting, typed=(*true_still(before, reading, mode.typed), *typed))
    if not (typed or new):  # nothing that is heard has come of it
        return replace(mode, acted=acted), ()
    if mode.speaking and not acted:  # it waits its turn: what is being said may not be heard again
        return mode, ()
    if typed:  # a key that is felt is answered at once
        return say(replace(mode, typed=()), mode.typed)
    return say(mode, mode.later)


def _told(before: Reading, reading: Reading, mode: Mode, missed: tuple[Part, ...]) -> tuple[Part, ...]:
    """Of the home screen its name is not said again; what the keys do is, where a page came in between."""
    keys = (STARTED,) if STARTED in missed else ()
    return (*opening(before, reading, mode.heard, () if reading.kind == "home" else missed), *keys)


def _ended(mode: Mode) -> Next:
    here: tuple[Command, ...] = () if mode.by_itself or not mode.on else (listens(mode),)
    if not (mode.on and mode.later):
        return mode, here
    mode, said = say(mode, mode.later)
    return mode, (*here, *said)


def _tick(mode: Mode, now: float) -> Next:
    """Time runs from the end of what is said. What is read again of itself is no sign that somebody listens."""
    if not mode.on:
        return mode, ()
    if mode.speaking:
        return mode, () if mode.by_itself else (listens(mode),)
    if goes_by_itself(mode):
        return goes_on(mode, now) if now - mode.quiet_since >= mode.scan_s else (mode, ())
    if mode.rereads == len(REREAD_S) or now - mode.quiet_since < REREAD_S[mode.rereads] or not mode.output:
        return mode, ()
    mode, said = say(replace(mode, rereads=mode.rereads + 1, quiet_since=now), parts_of(mode))
    return replace(mode, by_itself=True), said
