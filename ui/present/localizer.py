"""Says texts the way one reader wants them, with their lines broken where words end. Knows no screen."""

from functools import lru_cache
from typing import Any

from kiosk.model.frozen import dataclass
from kiosk.model.text import Text
from ui.words.line_breaks import tidy
from ui.words.sentences import Words

STATE_WORDS = ("done", "now", "waiting", "selected", "unavailable", "bad")


def frame_text(key: str, **args: Any) -> Text:
    """A sentence that the terminal says of itself."""
    return Text(f"frame-{key}", args, private=False)


@dataclass(frozen=True, slots=True)
class Localizer:
    """Says texts the way this reader wants them."""

    words: Words
    elder: bool = False

    def say(self, text: Text | None, *, reveal: bool = False) -> str:
        return tidy(self.words.say(text, elder=self.elder, reveal=reveal)) if text else ""

    def frame(self, key: str, **args: Any) -> str:
        return self.say(frame_text(key, **args))

    def spoken(self, text: Text | None) -> dict[str, Any]:
        """As it is shown -> as it is said, where its sentence has words of its own for that."""
        if text is None or not self.words.knows(f"{text.key}.spoken"):
            return {}
        return {self.say(text): self.words.say(text, elder=self.elder, spoken=True)}


@lru_cache(maxsize=64)  # hundreds of services share one; there are six in each language and size
def state_word(state: str, localizer: Localizer) -> str:
    """How it is with a row, a card or a stage; "" where its state has no word."""
    return localizer.frame(state) if state in STATE_WORDS else ""
