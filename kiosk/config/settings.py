"""The terminal's settings from kiosk.toml: frozen, checked, with the line of whatever is wrong. Knows no device."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any, get_type_hints

from kiosk.config.rules import expected

Devices = Mapping[str, str]  # addresses by the need they serve; an empty one: this terminal has no such device
FirstMistake = Callable[[Devices], tuple[str, str] | None]


class ConfigError(ValueError):
    """kiosk.toml is wrong. Says the file, the line, what was found and what was expected."""


@dataclass(frozen=True, slots=True)
class Terminal:
    id: str  # as the back end knows it, e.g. GZ0117
    name: str  # the number people read on the machine, e.g. 0117
    place: str
    place_en: str = ""  # the same for readers of English; empty: as `place`
    help_phone: str = "12345"


@dataclass(frozen=True, slots=True)
class Panel:
    width: int = 1080  # pixels, as mounted
    height: int = 1920
    diagonal_inches: float = 21.5
    fullscreen: bool = True


@dataclass(frozen=True, slots=True)
class Backend:
    url: str
    key_file: Path  # the terminal's key, 32 bytes as hex digits
    look_every: float = 60.0  # seconds, while nobody is there and all is well


@dataclass(frozen=True, slots=True)
class Data:
    folder: Path  # outbox, its sealing key, journal


@dataclass(frozen=True, slots=True)
class Fonts:
    """Font files for paper. TrueType outlines: the PDF library cannot embed others."""

    page: Path = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")
    page_rare: tuple[Path, ...] = (
        Path("/usr/share/fonts/truetype/hanazono/HanaMinA.ttf"),
        Path("/usr/share/fonts/truetype/hanazono/HanaMinB.ttf"),
        Path("/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf"),
    )


@dataclass(frozen=True, slots=True)
class Idle:
    """Seconds without a touch."""

    cover_after: float = 60.0
    ask_after: float = 120.0
    ask_after_elder: float = 180.0
    answer_within: float = 45.0


@dataclass(frozen=True, slots=True)
class Config:
    terminal: Terminal
    backend: Backend
    data: Data
    panel: Panel = field(default_factory=Panel)
    devices: Devices = field(default_factory=dict)
    fonts: Fonts = field(default_factory=Fonts)
    idle: Idle = field(default_factory=Idle)


_WORDS = {str: "a string", int: "a whole number", float: "a number", bool: "true or false", Path: "a path"}


def load(path: Path, first_mistake: FirstMistake = lambda devices: None) -> Config:
    """Read `path`. ConfigError: unreadable, unknown section or key, a missing or wrong value.

    `first_mistake(devices)` gives the key in [devices] that is wrong, and why; None where all of them will do.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        raw = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error
    sections = get_type_hints(Config)
    for name, section in raw.items():
        if name not in sections:
            expected = ", ".join(sections)
            raise ConfigError(f"{path}:{_line(text, name)}: unknown section [{name}], expected one of {expected}")
        if not isinstance(section, dict):
            raise ConfigError(f"{path}:{_line(text, '', name)}: {name} = {section!r}, expected a section [{name}]")
    if "devices" in raw:
        _check_devices(path, text, raw["devices"], first_mistake)
    built = {name: _section(path, text, name, kind, raw[name]) for name, kind in sections.items() if name in raw}
    for needed in ("terminal", "backend", "data"):
        if needed not in built:
            raise ConfigError(f"{path}: section [{needed}] is missing")
    _check_idle(path, text, built.get("idle", Idle()))
    return Config(**built)


def _check_idle(path: Path, text: str, idle: Idle) -> None:
    for key in ("ask_after", "ask_after_elder"):
        if (value := getattr(idle, key)) < idle.cover_after:
            words = f"{key} = {value}, expected no less than cover_after = {idle.cover_after}"
            raise ConfigError(f"{path}:{_line(text, 'idle', key)}: {words}")


def _section(path: Path, text: str, section: str, kind: Any, raw: dict[str, Any]) -> Any:
    if kind == Devices:
        return raw  # its keys are those of the devices there are, which have been asked about
    types = get_type_hints(kind)
    for key in raw:
        if key not in types:
            line = _line(text, section, key)
            raise ConfigError(f"{path}:{line}: unknown key {key!r} in [{section}], expected one of {', '.join(types)}")
    for one in fields(kind):
        if one.default is MISSING and one.default_factory is MISSING and one.name not in raw:
            raise ConfigError(f"{path}:{_line(text, section)}: [{section}] needs {one.name!r}")
    return kind(**{key: _value(path, text, section, key, value, types[key]) for key, value in raw.items()})


def _value(path: Path, text: str, section: str, key: str, value: Any, wanted: Any) -> Any:
    if wanted == tuple[Path, ...] and isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(_beside(path, one) for one in value)
    if wanted is Path and isinstance(value, str):
        return _beside(path, value)
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if wanted not in (Path, tuple[Path, ...]) and type(value) is wanted:
        if words := expected(section, key, value):
            raise ConfigError(f"{path}:{_line(text, section, key)}: {key} = {value!r}, expected {words}")
        return value
    raise ConfigError(
        f"{path}:{_line(text, section, key)}: {key} = {value!r}, expected {_WORDS.get(wanted, 'a list of paths')}"
    )


def _check_devices(path: Path, text: str, devices: Mapping[str, Any], first_mistake: FirstMistake) -> None:
    for key, value in devices.items():
        if not isinstance(value, str):
            raise ConfigError(f"{path}:{_line(text, 'devices', key)}: {key} = {value!r}, expected {_WORDS[str]}")
    if mistake := first_mistake(devices):
        key, words = mistake
        raise ConfigError(f"{path}:{_line(text, 'devices', key)}: {words}")


def _beside(path: Path, value: str) -> Path:
    """Relative paths begin at the configuration file."""
    return path.parent.joinpath(value).resolve()


def _line(text: str, section: str, key: str = "") -> int:
    inside = not section
    for number, line in enumerate(text.splitlines(), 1):
        if section and re.match(rf"\s*\[{re.escape(section)}\]", line):
            inside = True
            if not key:
                return number
        elif line.lstrip().startswith("["):
            inside = False
        elif inside and re.match(rf"\s*{re.escape(key)}\s*=", line):
            return number
    return 1
