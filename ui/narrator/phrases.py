"""Sentences as what is said in one go, phrase by phrase. Pure; knows no screen and no sound."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ui.narrator.reading import DIGITS, NAME, Sentence
from ui.speech.saying.say import say_code, say_text
from ui.speech.utterance import ENGLISH, HEADPHONES, Phrase, Utterance

WHOLE = tuple("。！？.!?")  # how a sentence ends that needs no other word to it
ENDS = (*WHOLE, *"；…，：;,:")
PAUSE_S = 0.35  # after a sentence
HIDDEN = "••••"  # in the place of what is not said aloud


def utterance(sentences: Iterable[Sentence], tongue: str, output: str) -> Utterance:
    """What is said into this output: where others listen, instead of what is private what may be said of it."""
    said = (phrase for sentence in sentences for phrase in _phrases(_for(sentence, output), tongue))
    return Utterance(tuple(said), tongue)


def shown(phrase: Phrase, output: str) -> str:
    """As it stands in the caption beside which somebody may stand."""
    return HIDDEN if phrase.private and output != HEADPHONES else phrase.shown


def _for(sentence: Sentence, output: str) -> Sentence:
    open_to_all = sentence.private and output != HEADPHONES and sentence.aloud
    return Sentence(sentence.aloud) if open_to_all else sentence


def _phrases(sentence: Sentence, tongue: str) -> Iterator[Phrase]:
    """The last phrase of a sentence ends it, in the caption and for the ear."""
    phrases = _said(sentence, tongue)
    if not phrases:
        return
    yield from phrases[:-1]
    last = phrases[-1]
    bare = last.shown.rstrip()
    stop = "" if bare.endswith(ENDS) else "." if tongue == ENGLISH else "。"
    yield replace(last, shown=bare + stop + (" " if tongue == ENGLISH else ""), pause=max(last.pause, PAUSE_S))


def _said(sentence: Sentence, tongue: str) -> tuple[Phrase, ...]:
    if sentence.how == DIGITS:
        sizes = [len(group) for group in sentence.shown.split()]
        return say_code(sentence.shown, tongue, private=sentence.private, sizes=sizes)
    names = (sentence.shown,) if sentence.how == NAME else ()
    return say_text(sentence.spoken or sentence.shown, tongue, private=sentence.private, names=names)
