"""The colours: one palette a contrast theme, and which text stands on which ground. Knows no sizes."""

from ui.theme.reader import CONTRASTS, Reader

Palette = dict[str, str]

_LIGHT: Palette = {
    "ground": "#F3F6FA",
    "card": "#FFFFFF",
    "ink": "#14202E",
    "ink2": "#3A4A5E",
    "hairline": "#D5DFEA",
    "outline": "#8FA3B8",
    "primary": "#0B57A4",
    "primaryPressed": "#0A4C93",
    "onPrimary": "#FFFFFF",
    "pressed": "#DCE7F4",
    "tint": "#E4EFFB",
    "onTint": "#0B57A4",
    "header": "#0A4C93",
    "headerEnd": "#0B57A4",
    "onHeader": "#FFFFFF",
    "onHeader2": "#E4EFFB",
    "barOff": "#3F78B5",
    "caution": "#FFF4DB",
    "onCaution": "#7A4B00",
    "danger": "#B3261E",
    "success": "#0E6B43",
    "successTint": "#DDF2E6",
    "muted": "#EBEFF4",
    "onMuted": "#526174",
    "mutedDanger": "#A3221B",
    "machine": "#EAF1F9",
    "machinePart": "#D5DFEA",
    "paper": "#FFFFFF",
    "brand": "#C8102E",
    "onBrand": "#FFFFFF",
    "codeGround": "#FFFFFF",
    "voice": "#14202E",
    "voicePart": "#24344A",
    "voiceMark": "#9CC9FF",
    "onVoice": "#FFFFFF",
    "onVoice2": "#D5DFEA",
    "dark": "#000000",
}

_LIGHT_ELDER: Palette = _LIGHT | {
    "ground": "#FBF8F2",
    "hairline": "#8FA3B8",
    "ink2": "#34435A",
    "onTint": "#0A4486",
    "primary": "#0A4C93",
    "primaryPressed": "#083D78",
    "headerEnd": "#0A4C93",
    "onCaution": "#633D00",
    "danger": "#8F1B15",
    "success": "#0A5535",
    "onMuted": "#414E60",
    "mutedDanger": "#861A14",
}

_DARK: Palette = {
    "ground": "#0E1621",
    "card": "#18232F",
    "ink": "#F4F7FB",
    "ink2": "#C6D2E0",
    "hairline": "#31404F",
    "outline": "#7F94AB",
    "primary": "#9CC9FF",
    "primaryPressed": "#7FB6F7",
    "onPrimary": "#0B1A2B",
    "pressed": "#26374A",
    "tint": "#203246",
    "onTint": "#BBDAFF",
    "header": "#0A1A2C",
    "headerEnd": "#0F2540",
    "onHeader": "#FFFFFF",
    "onHeader2": "#D5E4F5",
    "barOff": "#3A5573",
    "caution": "#3A2C0C",
    "onCaution": "#FFD98A",
    "danger": "#FFB4AB",
    "success": "#8FE0B4",
    "successTint": "#153626",
    "muted": "#141D27",
    "onMuted": "#AEBBCA",
    "mutedDanger": "#FFB4AB",
    "machine": "#22303F",
    "machinePart": "#3B4C5E",
    "paper": "#E9EEF4",
    "brand": "#C8102E",
    "onBrand": "#FFFFFF",
    "codeGround": "#FFFFFF",
    "voice": "#05090F",
    "voicePart": "#18232F",
    "voiceMark": "#9CC9FF",
    "onVoice": "#FFFFFF",
    "onVoice2": "#D5E4F5",
    "dark": "#000000",
}


def _two_colours(front: str, back: str) -> Palette:
    """Strict contrast: nothing but these two colours carries meaning."""
    fronts = {"ink", "ink2", "hairline", "outline", "primary", "primaryPressed", "onTint", "onHeader", "onHeader2"}
    fronts |= {"danger", "success", "onMuted", "mutedDanger", "caution", "machinePart", "brand"}
    fronts |= {"onVoice", "onVoice2", "voiceMark"}
    return {name: front if name in fronts else back for name in _LIGHT} | {"codeGround": "#FFFFFF", "dark": "#000000"}


_PALETTES: dict[str, tuple[Palette, Palette]] = {
    "light": (_LIGHT, _LIGHT_ELDER),
    "dark": (_DARK, _DARK),
    "black-on-yellow": (_two_colours("#000000", "#FFE500"),) * 2,
    "white-on-black": (_two_colours("#FFFFFF", "#000000"),) * 2,
}

# Every text that stands on a ground somewhere in ui/qml, as (text, ground).
TEXT_PAIRS = (
    ("ink", "ground"),
    ("ink2", "ground"),
    ("ink", "card"),
    ("ink2", "card"),
    ("danger", "card"),
    ("success", "card"),
    ("success", "ground"),
    ("onTint", "card"),
    ("onTint", "ground"),
    ("onTint", "tint"),
    ("onTint", "machine"),
    ("onTint", "pressed"),
    ("ink", "pressed"),
    ("ink2", "pressed"),
    ("onPrimary", "primary"),
    ("onPrimary", "primaryPressed"),
    ("onHeader", "header"),
    ("onHeader", "headerEnd"),
    ("onHeader2", "header"),
    ("onHeader2", "headerEnd"),
    ("header", "onHeader"),
    ("header", "onHeader2"),
    ("onCaution", "caution"),
    ("onMuted", "muted"),
    ("onMuted", "card"),
    ("mutedDanger", "muted"),
    ("success", "successTint"),
    ("ink2", "machine"),
    ("onVoice", "voice"),
    ("onVoice", "voicePart"),
    ("onVoice2", "voice"),
    ("voice", "onVoice"),
    ("voice", "voiceMark"),
)


def palette(reader: Reader) -> Palette:
    """Token name -> "#RRGGBB"."""
    standard, elder = _PALETTES[reader.contrast]
    return elder if reader.elder else standard


def samples() -> Palette:
    """Card and ink of every theme, by its number: each is shown in its own colours, whichever is worn."""
    light = {name: _PALETTES[name][0] for name in CONTRASTS}
    cards = {f"sample{at}": colours["card"] for at, colours in enumerate(light.values())}
    return cards | {f"sampleInk{at}": colours["ink"] for at, colours in enumerate(light.values())}


def contrast_ratio(one: str, other: str) -> float:
    """WCAG 2.2 contrast of two "#RRGGBB" colours, from 1 (same) to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
