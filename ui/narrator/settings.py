"""Speed, volume, darkness, and hearing once more where one is. Pure."""

from dataclasses import replace

from kiosk.model.text import Text
from ui.narrator.mode import Mode, Next, Pace, Part, Say
from ui.narrator.saying import parts_of, say
from ui.speech.utterance import SPEEDS, VOLUMES

FASTEST_SCAN_S, SLOWEST_SCAN_S, SCAN_STEP = 0.5, 12.0, 1.4
SETTINGS = frozenset({"slower", "faster", "softer", "louder", "repeat", "where", "dark"})


def set_by(mode: Mode, key: str) -> Next:
    """What one of SETTINGS does; it is told in the new speed and volume."""
    match key:
        case "slower" | "faster":
            return _speed(mode, mode.speed + (1 if key == "faster" else -1))
        case "softer" | "louder":
            return _volume(mode, mode.volume + (1 if key == "louder" else -1))
        case "scan-slower" | "scan-faster":
            return _scan(mode, mode.scan_s * SCAN_STEP if key == "scan-slower" else mode.scan_s / SCAN_STEP)
        case "dark":
            mode = replace(mode, dark=not mode.dark)
            return say(mode, (Text("voice-dark" if mode.dark else "voice-light"),))
        case "where":
            return say(mode, (*place(mode), *_stands(mode)))
    return say(mode, mode.said or parts_of(mode))


def _speed(mode: Mode, wanted: int) -> Next:
    mode = replace(mode, speed=min(max(wanted, 0), len(SPEEDS) - 1))
    percent = Text("voice-speed", {"percent": round(100 * SPEEDS[mode.speed])}, private=False)
    return _told(mode, percent, wanted - mode.speed)


def _volume(mode: Mode, wanted: int) -> Next:
    mode = replace(mode, volume=min(max(wanted, VOLUMES[0]), VOLUMES[-1]))
    return _told(mode, Text("voice-volume", {"step": mode.volume}, private=False), wanted - mode.volume)


def _scan(mode: Mode, wanted: float) -> Next:
    """How long the frame of one switch stays at a place."""
    mode = replace(mode, scan_s=min(max(wanted, FASTEST_SCAN_S), SLOWEST_SCAN_S))
    return say(mode, (Text("voice-scan-pace", {"seconds": f"{mode.scan_s:.1f}"}, private=False),))


def _told(mode: Mode, how: Text, beyond: int) -> Next:
    """Whoever changes how they hear a page wants to hear it: what was being said goes on."""
    before, goes_on = mode.said, mode.speaking and not mode.aside
    end = (Text("voice-most" if beyond > 0 else "voice-least"),) if beyond else ()
    mode, _ = say(mode, (how, *end))
    return replace(mode, said=before), (Pace(SPEEDS[mode.speed], mode.volume), Say((how, *end), goes_on=goes_on))


def place(mode: Mode) -> tuple[Part, ...]:
    """Service, step and page."""
    return (Text("voice-here"), *mode.reading.stops[0].said) if mode.reading else ()


def _stands(mode: Mode) -> tuple[Part, ...]:
    """Which of how many stops, and what stands there."""
    reading, stop = mode.reading, mode.stop
    if reading is None or stop is None:
        return ()
    count = Text("voice-at", {"at": mode.at + 1, "of": len(reading.stops)}, private=False)
    here = () if mode.at == 0 else stop.said
    return (count, Text(f"voice-group-{stop.group}"), *here)
