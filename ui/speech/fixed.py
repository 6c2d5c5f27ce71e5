"""What can be said before anybody comes: the clauses of all sentences, digits and letters. Pure; knows no sound."""

import string
from collections.abc import Iterable, Iterator

from ui.speech.saying.say import say_code, say_text
from ui.speech.utterance import Phrase
from ui.words.sentences import Vocabulary

_UNKNOWN = "\ue000"  # where a value stands that nobody knows before: such a clause is no clip
_DIGITS = (string.digits, "1380", string.ascii_uppercase)  # Chinese has two words for 1 in numbers


def fixed(vocabularies: Iterable[Vocabulary], tongue: str) -> list[str]:
    """Each once, in the order of the vocabularies: what is said, as `Phrase.said` and `Phrase.units` say it."""
    found = dict.fromkeys(_units(tongue))
    for vocabulary in vocabularies:
        for text in _texts(vocabulary):
            found |= dict.fromkeys(_clauses(text, tongue))
    return list(found)


def _units(tongue: str) -> Iterator[str]:
    for code in _DIGITS:
        for phrase in (*say_code(code, tongue, private=False), *say_text(code, tongue, private=False)):
            yield from phrase.units


def _texts(vocabulary: Vocabulary) -> Iterator[str]:
    for name, places in vocabulary.places().items():
        key, _, variant = name.partition(".")
        values = dict.fromkeys(places, _UNKNOWN)
        yield vocabulary.say(key, values, elder=variant == "elder", spoken=variant == "spoken")


def _clauses(text: str, tongue: str) -> Iterator[str]:
    yield from (one.said for one in say_text(text, tongue, private=False) if _is_fixed(one))


def _is_fixed(phrase: Phrase) -> bool:
    return not phrase.units and _UNKNOWN not in phrase.shown and any(map(str.isalnum, phrase.said))
