"""What would be heard of a text, in one line: phrases between bars, the units of a group with spaces between them."""

from collections.abc import Iterable

from ui.speech.saying.say import say_text
from ui.speech.utterance import MANDARIN, Phrase


def heard(text: str, tongue: str = MANDARIN, names: Iterable[str] = ()) -> str:
    return line(say_text(text, tongue, private=False, names=names))


def line(phrases: Iterable[Phrase]) -> str:
    return " | ".join(" ".join(phrase.units) or phrase.said for phrase in phrases)
