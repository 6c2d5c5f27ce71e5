"""What can be said before anybody comes: the clauses of all sentences, small counts in them, how much of a value is
hidden, digits and letters, and where a tongue needs it digits two by two and the words of which numbers are made.

Pure; knows no sound.
"""

import string
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import product

from ui.speech.saying.number_words import WORDS
from ui.speech.saying.say import say_code, say_text
from ui.speech.utterance import MANDARIN, Phrase, run_together
from ui.words.sentences import Vocabulary

_UNKNOWN = "\ua66e"  # a letter that no sentence has, where a value stands that nobody knows before
_DIGITS = (string.digits, "1380", string.ascii_uppercase)  # Chinese has two words for 1 in numbers
_PAIRED = (MANDARIN,)  # whose digits, one syllable each, are hard to follow as single clips one after another
_HIDDEN = (*(f"1{'*' * many}1" for many in range(1, 13)), *("*" * many for many in range(1, 4)))  # of values
_COUNTED = (("at", "of"), ("now", "of"), ("at", "count"), ("count",), ("minutes",))  # arguments: which one, of how many
_SET = {"idle-ends": {"seconds": 45}}  # what the settings are where nobody has set them
_COUNTS = range(1, 10)  # as many steps, choices and digits as most pages have


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
    if tongue in _PAIRED:
        digits = [unit for phrase in say_code(string.digits, tongue, private=False) for unit in phrase.units]
        yield from map(run_together, product(digits, repeat=2))
        yield from WORDS
    for value in _HIDDEN:
        yield [one.said for one in say_text(value, tongue, private=False) if not one.units][-1]


def _texts(vocabulary: Vocabulary) -> Iterator[str]:
    for name, places in vocabulary.places().items():
        key, _, variant = name.partition(".")
        for values in (*_values(places), *filter(None, [_SET.get(key)])):
            yield vocabulary.say(key, values, elder=variant == "elder", spoken=variant == "spoken")


def _values(places: Collection[str]) -> Iterator[Mapping[str, str | int]]:
    """First what nobody knows, then the counts, where its arguments are some."""
    unknown = dict.fromkeys(places, _UNKNOWN)
    yield unknown
    for which, total in ((names[:-1], names[-1]) for names in _COUNTED if set(names) <= set(places)):
        for many in _COUNTS:
            for at in range(1, many + 1) if which else (0,):
                yield unknown | dict.fromkeys(which, at) | {total: many}


def _clauses(text: str, tongue: str) -> Iterator[str]:
    yield from (one.said for one in say_text(text, tongue, private=False) if _is_fixed(one))


def _is_fixed(phrase: Phrase) -> bool:
    return not phrase.units and _UNKNOWN not in phrase.said and any(map(str.isalnum, phrase.said))
