"""Pieces of a sentence as phrases: cut where people breathe, and never longer than a voice says in one go. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ui.speech.readings import without_readings
from ui.speech.saying.pieces import COMMA, SENTENCE, Piece
from ui.speech.utterance import ENGLISH, Phrase

MOST = 25  # Chinese characters in one go, beyond which a synthesiser takes seconds and much memory
MOST_LETTERS = 70  # letters and spaces of an English clause, about as long
BREATH = 0.05  # seconds, where a clause had to be cut

_PAUSES = {
    **dict.fromkeys("，、：；,;:（）()〔〕《》〈〉【】[]—–→·・|/\u3000", COMMA),
    **dict.fromkeys("。！？!?…\n", SENTENCE),
}
_SILENT = frozenset("“”‘’「」『』\"'`·・")  # within words they make no pause
_WORDS = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+)*|\{[^{}|]*\|[a-z]+\d\}|\s+|.", re.DOTALL)
_LETTERS = re.compile(r"[A-Z]{1,4}")  # in Chinese: an abbreviation, said letter by letter
_ENGLISH_LETTERS = re.compile(r"(?!OK|NO|MR|MS)[A-Z]{2,3}")
_AFTER = frozenset("的了着过时后前，")
_BEFORE = frozenset("和或并也就都在把被请及但才再到从由给为对向，")
_JOINING = frozenset(
    ["and", "or", "to", "if", "when", "with", "for", "of", "at", "in", "on", "that", "from", "by", "which", "is", "are"]
)
_TOO_EARLY = 4  # a shorter part is no clause


@dataclass(frozen=True)
class _Atom:
    """What is never cut."""

    shown: str
    said: str
    pause: float = 0.0

    @cached_property
    def weight(self) -> float:
        said = without_readings(self.said)
        return sum(0.4 if sign < "\u0250" else 1.0 for sign in said)


def phrases(pieces: Iterable[Piece | str], tongue: str, *, private: bool) -> tuple[Phrase, ...]:
    """Together they show the whole text."""
    found: list[Phrase] = []
    clause: list[_Atom] = []

    def end(pause: float) -> None:
        found.extend(_said(clause, tongue, private=private, pause=pause))
        clause.clear()

    for piece in pieces:
        if isinstance(piece, Piece) and piece.units:
            end(COMMA)
            found.append(Phrase(piece.shown, piece.said, private, piece.units, piece.pause))
            continue
        for atom in _atoms(piece, tongue):
            clause.append(atom)
            if atom.pause:
                end(atom.pause)
    end(SENTENCE)
    said = tuple(_joined(found))
    return (*said[:-1], replace(said[-1], pause=SENTENCE)) if said else ()


def _atoms(piece: Piece | str, tongue: str) -> Iterator[_Atom]:
    if isinstance(piece, Piece):
        *parts, last = _parts(piece.said, tongue)
        yield from (_Atom("" if index else piece.shown, part) for index, part in enumerate(parts))
        yield _Atom("" if parts else piece.shown, last, piece.pause)
        return
    words: list[str] = _WORDS.findall(piece)
    for index, word in enumerate(words):
        near = words[index - 1 : index] + words[index + 1 : index + 2]
        yield _Atom(word, _spoken(word, tongue), _pause(word, near, tongue))


def _parts(said: str, tongue: str) -> list[str]:
    """What is too long for one breath, after its larger units or its words."""
    if tongue == ENGLISH and said.isascii():  # words stand apart, also from a letter beside a number
        return [f" {part} " for part in (said.split() if len(said) > MOST_LETTERS else [said])]
    if len(without_readings(said)) <= MOST:
        return [said]
    return re.findall(r"(?:\{[^}]*\}|[^亿億万萬元]){1,25}[亿億万萬元]?", said)


def _spoken(word: str, tongue: str) -> str:
    if word.isspace():
        return " "
    if (_ENGLISH_LETTERS if tongue == ENGLISH else _LETTERS).fullmatch(word):
        return f" {' '.join(word)} "
    if (word[0].isalpha() and word.isascii()) or "À" <= word[0] <= "ɏ":
        return f" {word} " if tongue != ENGLISH else word
    return word if word.startswith("{") or word.isalpha() else ""


def _pause(word: str, near: Sequence[str], tongue: str) -> float:
    spaced = any(map(str.isspace, near))
    if word in _SILENT and not spaced:
        return 0.0
    if word == "-":
        return COMMA if spaced else 0.0
    if word == "." and (tongue == ENGLISH or spaced):
        return SENTENCE
    return _PAUSES.get(word, 0.0)


def _said(clause: Sequence[_Atom], tongue: str, *, private: bool, pause: float) -> Iterator[Phrase]:
    """One phrase, or as many as it takes. An empty one is a sign alone, for the phrase before it."""
    most = MOST_LETTERS * 0.4 if tongue == ENGLISH else MOST
    rest = list(clause)
    while sum(atom.weight for atom in rest) > most:
        cut = _cut(rest, most)
        if cut is None:
            break
        yield _phrase(rest[:cut], tongue, private=private, pause=BREATH)
        rest = rest[cut:]
    if rest:
        yield _phrase(rest, tongue, private=private, pause=pause)


def _cut(atoms: Sequence[_Atom], most: float) -> int | None:
    """Where people would breathe, as near to the middle as may be."""
    whole = sum(atom.weight for atom in atoms)
    middle = whole / 2 if whole <= 2 * most else most * 0.8
    best, least, before = None, float("inf"), 0.0
    for index, atom in enumerate(atoms[:-1]):
        before += atom.weight
        if before > most:
            break
        if not _may_part(atom, atoms[index + 1]):
            continue
        good = atom.said.strip()[-1:] in _AFTER or atoms[index + 1].said.strip() in _BEFORE | _JOINING
        if before < _TOO_EARLY:
            good = False
        cost = abs(before - middle) + (0 if good else whole)
        if cost < least:
            best, least = index + 1, cost
    return best


def _may_part(one: _Atom, other: _Atom) -> bool:
    """Not within an English sentence's word and its sign, and not after nothing."""
    latin = one.said.strip().isascii() and other.said.strip().isascii()
    return bool(one.said) and (not latin or one.said.isspace() or other.said.isspace())


def _phrase(atoms: Sequence[_Atom], tongue: str, *, private: bool, pause: float) -> Phrase:
    said = " ".join("".join(atom.said for atom in atoms).split())
    if tongue != ENGLISH:
        said = re.sub(r"(?<![A-Za-zÀ-ɏ]) | (?![A-Za-zÀ-ɏ])", "", said)
    return Phrase("".join(atom.shown for atom in atoms), said, private, (), pause)


def _joined(found: Iterable[Phrase]) -> Iterator[Phrase]:
    """What says nothing goes with the phrase before it, or where there is none, with the one after it."""
    waiting: Phrase | None = None
    for phrase in found:
        if waiting is None:
            waiting = phrase
        elif phrase.said and waiting.said:
            yield waiting
            waiting = phrase
        else:
            said = waiting if waiting.said else phrase
            pause = max(waiting.pause, phrase.pause) if waiting.said else phrase.pause
            waiting = Phrase(waiting.shown + phrase.shown, said.said, said.private, said.units, pause)
    if waiting is not None and waiting.said:
        yield waiting
