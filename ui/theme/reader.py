"""Who is reading: size, contrast and language of one visit. Knows nothing of how they look."""

from dataclasses import dataclass, replace

CONTRASTS = ("light", "white-on-black", "black-on-yellow", "dark")  # in the order the button steps through them
LANGUAGES = ("zh-Hans", "en")


@dataclass(frozen=True, slots=True)
class Reader:
    language: str = LANGUAGES[0]
    elder: bool = False
    contrast: str = CONTRASTS[0]

    def other_size(self) -> "Reader":
        return replace(self, elder=not self.elder)

    def next_contrast(self) -> "Reader":
        return replace(self, contrast=_after(self.contrast, CONTRASTS))

    def next_language(self) -> "Reader":
        return replace(self, language=_after(self.language, LANGUAGES))


def _after(value: str, values: tuple[str, ...]) -> str:
    return values[(values.index(value) + 1) % len(values)]
