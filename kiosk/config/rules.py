"""What a value of kiosk.toml may be, beyond its type. Pure; knows no file and no device."""

import ipaddress
import re
from collections.abc import Callable, Mapping
from typing import Any

from drivers.mistake import Sentence
from kiosk.config.words import sentence

TERMINAL_ID = re.compile(r"[A-Z0-9]{2,12}")
PIXELS = (300, 16_000)
INCHES = (3.0, 200.0)
SECONDS = (1.0, 86_400.0)
_OUTPUT_NAME = 500
SCAN = (0.5, 12.0)
LOOKS = (1.0, 3600.0)  # seconds between two looks at the back end
FED = (10.0, 600.0)  # seconds within which a watchdog is fed; it is fed every second, and a picture may take some
# Much stricter than a URL may be: whoever dials reads it once more, in its own way, and must find the same host and
# the same path. So there is no user, query, fragment, backslash, escape or step upwards.
_URL = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*)(:(?P<port>[0-9]{1,5}))?"
    r"(/(?!\.{1,2}(/|$))[A-Za-z0-9._~-]*)*"
)

_WIDE_SPACE = chr(0x3000)  # between Chinese words; Python calls it not printable
Check = Callable[[Any], Sentence | None]  # what was expected; None where the value will do


def whether_https_or_here(url: str) -> Sentence | None:
    """Back ends are reached by https; in plain words only on this machine."""
    named = _URL.fullmatch(url)
    host = named["host"].strip("[]") if named else ""
    if named and (named["scheme"] == "https" or _loopback(host)) and _may_be_dialled(named["port"]):
        return None
    return sentence("url")


def _may_be_dialled(port: str | None) -> bool:
    return port is None or 1 <= int(port) <= 0xFFFF


def expected(section: str, key: str, value: Any) -> Sentence | None:
    """What was expected of this value; None where it will do."""
    check = _CHECKS.get((section, key))
    return check(value) if check else None


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _between(least: float, most: float) -> Check:
    words = sentence("between", least=least, most=most)
    return lambda value: None if least <= value <= most else words  # nan is in no range


def _is_terminal_id(value: str) -> Sentence | None:
    return None if TERMINAL_ID.fullmatch(value) else sentence("terminal-id")


def _is_said(value: str) -> Sentence | None:
    """It stands on the screen and on paper, in one line."""
    shown = value.replace(_WIDE_SPACE, " ").isprintable()
    return None if value.strip() and shown else sentence("some-words")


def _is_output(value: str) -> Sentence | None:
    named = len(value) <= _OUTPUT_NAME and value.isprintable() and not value.startswith("-")
    return None if named else sentence("output", most=_OUTPUT_NAME)


def _https_or_nowhere(url: str) -> Sentence | None:
    return whether_https_or_here(url) if url else None


def _are_tongues(value: Any) -> Sentence | None:
    """Every page can be shown in Mandarin and in English, and then is read in these."""
    return None if sorted(map(str, value)) in (["en", "zh"], ["en", "yue", "zh"]) else sentence("tongues")


_CHECKS: Mapping[tuple[str, str], Check] = {
    ("terminal", "id"): _is_terminal_id,
    ("terminal", "name"): _is_said,
    ("terminal", "place"): _is_said,
    ("terminal", "help_phone"): _is_said,
    ("panel", "width"): _between(*PIXELS),
    ("panel", "height"): _between(*PIXELS),
    ("panel", "diagonal_inches"): _between(*INCHES),
    ("backend", "url"): whether_https_or_here,
    ("backend", "look_every"): _between(*LOOKS),
    ("sound", "speaker"): _is_output,
    ("sound", "headphones"): _is_output,
    ("voice", "tongues"): _are_tongues,
    ("voice", "scan_seconds"): _between(*SCAN),
    ("voice", "model_url"): _https_or_nowhere,
    ("idle", "cover_after"): _between(*SECONDS),
    ("idle", "ask_after"): _between(*SECONDS),
    ("idle", "ask_after_elder"): _between(*SECONDS),
    ("idle", "answer_within"): _between(*SECONDS),
    ("watchdog", "seconds"): _between(*FED),
}
