"""Who is reading: size, contrast and language of one visit. Knows nothing of how they look."""

from dataclasses import replace

from kiosk.model.frozen import dataclass

CONTRASTS = ("light", "dark", "black-on-yellow", "white-on-black")
LANGUAGES = ("zh-Hans", "en")
SIZES = ("standard", "elder")


@dataclass(frozen=True, slots=True)
class Reader:
    language: str = LANGUAGES[0]
    elder: bool = False
    contrast: str = CONTRASTS[0]

    def other_size(self) -> "Reader":
        return replace(self, elder=not self.elder)

    def wearing(self, setting: str, value: str) -> "Reader":
        """With this language, size or contrast, by its name. ValueError: there is none of this name."""
        match setting:
            case "language" if value in LANGUAGES:
                return replace(self, language=value)
            case "size" if value in SIZES:
                return replace(self, elder=value == "elder")
            case "contrast" if value in CONTRASTS:
                return replace(self, contrast=value)
        raise ValueError(f"no {setting} is called {value!r}")
