"""Sizes in millimetres on the panel, and with the colours all that a reader's screens are drawn with. Knows no Qt."""

import math
from collections.abc import Mapping

from kiosk.model.frozen import dataclass
from ui.theme.colours import palette, samples
from ui.theme.reader import Reader

MM_PER_INCH = 25.4
COMPACT_BELOW_MM = 220.0  # a lower panel gets the smallest permitted sizes; its pages split sooner
ROOMY_FROM_MM, ELDER_ROOMY_FROM_MM = 300.0, 380.0  # between the two, sizes grow evenly
STEP_MS = 180  # no motion is longer

Dress = dict[str, int | bool | str]  # px, flags and "#RRGGBB" by the names that ui/qml/theme/Dress.qml declares


@dataclass(frozen=True, slots=True)
class Panel:
    """The glass: pixels as mounted (so width < height when upright), and its diagonal."""

    width: int = 1080
    height: int = 1920
    diagonal_in: float = 21.5

    @property
    def portrait(self) -> bool:
        return self.height > self.width

    @property
    def px_per_mm(self) -> float:
        return math.hypot(self.width, self.height) / (self.diagonal_in * MM_PER_INCH)

    @property
    def height_mm(self) -> float:
        return self.height / self.px_per_mm

    @property
    def compact(self) -> bool:
        return self.height_mm < COMPACT_BELOW_MM

    def roominess(self, *, elder: bool, taken: float = 0.0) -> float:
        """0 where only the smallest permitted sizes leave room, 1 where there is plenty of height.

        `taken`: millimetres of the height that pages do not have.
        """
        plenty = ELDER_ROOMY_FROM_MM if elder else ROOMY_FROM_MM
        return min(1.0, max(0.0, (self.height_mm - taken - COMPACT_BELOW_MM) / (plenty - COMPACT_BELOW_MM)))


# Millimetres. Text sizes are the Chinese em box: body >= 7.4 and titles >= 11, elder >= 10.1 and >= 15 (0.7 degrees
# capital height at 600 mm). Five a mode and no others: second lines, frame and labels; body and quiet buttons; titles
# of cards and sections; primary button, header, keys and values to compare; the one title of a page.
_LETTERS = {"s": 7.68, "m": 8.42, "l": 9.91, "p": 11.4, "t": 14.37}
_LETTERS_LANDSCAPE = _LETTERS | {"l": 9.66, "t": 13.63}
_LETTERS_ELDER = {"s": 10.41, "m": 11.4, "l": 13.38, "p": 15.36, "t": 17.35}
_LETTERS_COMPACT = {"s": 7.68, "m": 7.68, "l": 8.6, "p": 9.4, "t": 11.6}
_LETTERS_COMPACT_ELDER = {"s": 10.36, "m": 10.36, "l": 11.37, "p": 12.63, "t": 15.41}

# Targets >= 16, elder >= 20, nothing below 12.7; gaps >= 2.6.
_ROOMY = {
    "picture": 92.0,
    "touch": 16.5,
    "button": 25.0,
    "primaryButton": 29.0,
    "card": 36.0,
    "key": 27.0,
    "icon": 11.0,
    "tile": 26.0,
    "badge": 33.0,
    "margin": 11.0,
    "gap": 6.0,
    "inner": 9.0,
    "padding": 6.2,
    "radius": 6.4,
    "radiusSmall": 4.6,
    "qr": 58.0,
}
_ROOMY_ELDER = _ROOMY | {
    "touch": 21.0,
    "button": 31.0,
    "primaryButton": 36.0,
    "card": 42.0,
    "key": 33.0,
    "icon": 13.5,
    "tile": 31.0,
    "badge": 36.0,
}
_COMPACT = {
    "picture": 62.0,
    "touch": 16.2,
    "button": 17.5,
    "primaryButton": 19.5,
    "card": 23.5,
    "key": 18.0,
    "icon": 8.6,
    "tile": 16.5,
    "badge": 19.0,
    "margin": 7.0,
    "gap": 3.6,
    "inner": 5.0,
    "padding": 4.6,
    "radius": 5.0,
    "radiusSmall": 3.6,
    "qr": 44.0,
}
_COMPACT_ELDER = _COMPACT | {
    "touch": 20.4,
    "button": 21.0,
    "primaryButton": 23.0,
    "card": 28.0,
    "key": 20.4,
    "icon": 10.6,
    "tile": 18.0,
    "inner": 4.2,
    "badge": 21.0,
}
# The frame: places as wide as the words of elder mode need, in shares of the panel's width. Sizes, themes and languages
# move none of them.
PLACES = ("back", "home", "elder", "voice", "display", "help")
_SHARES = (106, 128, 150, 178, 228, 184)
_SHARES_LANDSCAPE = (148, 162, 204, 216, 282, 242)
_FRAME_MM = {"frame": 41.6, "tool": 33.6, "header": 53.5, "frameMargin": 5.6, "frameGap": 2.95, "frameIcon": 9.9}
_FRAME_LANDSCAPE_MM = {
    "frame": 26.75,
    "tool": 20.8,
    "header": 27.75,
    "frameMargin": 5.9,
    "frameGap": 3.7,
    "frameIcon": 8.4,
}
_FRAME_COMPACT_MM = {"frame": 26.2, "tool": 20.2, "header": 23.2, "frameMargin": 5.9, "frameGap": 3.0, "frameIcon": 7.6}
_HEADER_ELDER_MM = 58.5  # upright
# The voice mode's panel: how high it is under an upright page, how wide beside a flat one.
_VOICE_MM, _VOICE_ELDER_MM = 156.0, 136.0
_VOICE_BESIDE_MM, _VOICE_BESIDE_ELDER_MM = 126.0, 140.0
_VOICE_COMPACT_MM = 90.0
_READS_MM = 34.0  # how high the strip is under an upright page of elder mode from which it is read aloud

NEAREST_MM = 2.8  # no two targets are nearer
_LINE_MM = {"hairline": 0.4, "outline": 0.5, "bold": 1.2, "ring": 1.7, "bar": 2.4}
_STRICT_LINE_MM = {
    "hairline": 0.6,
    "outline": 0.9,
    "bold": 1.4,
    "ring": 1.7,
    "bar": 2.4,
}  # two colours only: lines carry the form
TARGETS = ("touch", "button", "primaryButton", "card", "key")
TEXTS = tuple(_LETTERS)


def sizes_mm(panel: Panel, reader: Reader, *, voice: bool = False, reads: bool = False) -> dict[str, float]:
    """Size name -> millimetres. `voice`: its panel stands under the page; `reads`: the strip that reads it aloud."""
    least, most = (_COMPACT_ELDER, _ROOMY_ELDER) if reader.elder else (_COMPACT, _ROOMY)
    taken = voice_mm(panel, reader) if voice else _READS_MM if reads and reader.elder else 0.0
    roominess = panel.roominess(elder=reader.elder, taken=taken if panel.portrait else 0.0)
    return _letters_mm(panel, reader) | {name: least[name] + roominess * (most[name] - least[name]) for name in least}


def voice_mm(panel: Panel, reader: Reader) -> float:
    """How high the voice mode's panel is, and how wide beside a flat page."""
    if panel.portrait:
        return _VOICE_ELDER_MM if reader.elder else _VOICE_MM
    if panel.compact:
        return _VOICE_COMPACT_MM
    return _VOICE_BESIDE_ELDER_MM if reader.elder else _VOICE_BESIDE_MM


def _frame_mm(panel: Panel, reader: Reader) -> dict[str, float]:
    if panel.portrait:
        return _FRAME_MM | ({"header": _HEADER_ELDER_MM} if reader.elder else {})
    return _FRAME_COMPACT_MM if panel.compact else _FRAME_LANDSCAPE_MM


def _places_px(panel: Panel, frame: Mapping[str, int]) -> dict[str, int]:
    """How wide each place of the frame is."""
    room = panel.width - 2 * frame["frameMargin"] - (len(PLACES) - 1) * frame["frameGap"]
    shares = _SHARES if panel.portrait else _SHARES_LANDSCAPE
    return {f"place_{place}": room * share // sum(shares) for place, share in zip(PLACES, shares, strict=True)}


def _letters_mm(panel: Panel, reader: Reader) -> dict[str, float]:
    if reader.elder:
        return _LETTERS_COMPACT_ELDER if panel.compact else _LETTERS_ELDER
    if panel.compact:
        return _LETTERS_COMPACT
    return _LETTERS if panel.portrait else _LETTERS_LANDSCAPE


@dataclass(frozen=True, slots=True)
class Theme:
    """How one panel looks to a reader."""

    panel: Panel
    reduced_motion: bool = False

    def dress(self, reader: Reader, *, voice: bool = False, reads: bool = False) -> Dress:
        """Everything that QML draws with: sizes in whole px, colours as "#RRGGBB", and a few flags.

        `voice`: the voice mode is on, and its panel takes room of the page. `reads`: under upright pages of
        elder mode a strip does, from which they are read aloud.
        """
        strict = reader.contrast in ("black-on-yellow", "white-on-black")
        other = {"nearest": NEAREST_MM, "voice": voice_mm(self.panel, reader), "reads": _READS_MM}
        millimetres = sizes_mm(self.panel, reader, voice=voice, reads=reads) | other
        frame = {name: self.px(size) for name, size in _frame_mm(self.panel, reader).items()}
        lines = _STRICT_LINE_MM if strict else _LINE_MM
        wide = self.panel.portrait and not reader.elder
        return {
            "portrait": self.panel.portrait,
            "compact": self.panel.compact,
            "wide": wide,
            "elder": reader.elder,
            "strict": strict,
            "motion": 0 if self.reduced_motion else STEP_MS,
            **{name: self.px(size) for name, size in millimetres.items()},
            "drawing": math.floor(self.px(millimetres["badge"]) * (1.4 if wide else 1.15) + 0.5),
            **frame,
            **_places_px(self.panel, frame),
            "cardTitle": "m" if reader.language == "en" and not reader.elder else "l",  # longer words
            "sampleStandard": self._sample(elder=False),
            "sampleElder": self._sample(elder=True),
            **{f"line_{name}": self.px(size) for name, size in lines.items()},
            **{f"c_{name}": colour for name, colour in (palette(reader) | samples()).items()},
        }

    def _sample(self, *, elder: bool) -> int:
        """How large the titles of cards are in this size, px: what it is chosen by."""
        return self.px(_letters_mm(self.panel, Reader(elder=elder))["l"])

    def px(self, millimetres: float) -> int:
        return max(1, math.ceil(millimetres * self.panel.px_per_mm))
